// SPDX-License-Identifier: GPL-2.0-only

extension Configuration {
    /// The configuration as `conf` writes it into `.config`.
    public mutating func dotConfig() -> [UInt8] {
        var text = Array("#\n# Automatically generated file; DO NOT EDIT.\n# ".utf8)
        text += tree.title(of: KconfigTree.root)
        text += "\n#\n".utf8
        text.reserveCapacity(1 << 18)
        var written = [Bool](repeating: false, count: tree.symbols.count)
        var needsNewline = false
        var entry = Int(tree.entries[KconfigTree.root].firstChild)
        while entry >= 0 {
            let symbol = tree.entries[entry].symbol
            if symbol < 0 {
                if isShown(entry) {
                    text += "\n#\n# ".utf8
                    text += tree.title(of: entry)
                    text += "\n#\n".utf8
                    needsNewline = false
                }
            } else if tree.symbols[Int(symbol)].name >= 0, !written[Int(symbol)], isWritten(SymbolID(index: symbol)) {
                if needsNewline { text.append(UInt8(ascii: "\n")) }
                needsNewline = false
                written[Int(symbol)] = true
                append(SymbolID(index: symbol), to: &text, writing: .noAsUnset)
            }
            if tree.entries[entry].firstChild >= 0 {
                entry = Int(tree.entries[entry].firstChild)
                continue
            }
            while entry > 0 {
                if tree.entries[entry].symbol < 0, tree.isMenu(entry), hasEnd(entry), isShown(entry) {
                    text += "# end of ".utf8
                    text += tree.title(of: entry)
                    text.append(UInt8(ascii: "\n"))
                    needsNewline = true
                }
                if tree.entries[entry].next >= 0 {
                    entry = Int(tree.entries[entry].next)
                    break
                }
                entry = Int(tree.entries[entry].parent)
            }
            if entry == 0 { break }
        }
        return text
    }

    /// Whether the menu has a line that says that it ends.
    private func hasEnd(_ menu: Int) -> Bool {
        switch tree.dialect.endsOfMenus {
        case .none: false
        case .ofFull: tree.entries[menu].firstChild >= 0
        case .ofAll: true
        }
    }
}

extension KconfigTree {
    /// The text of an entry's prompt, blanks in front of it left out.
    func title(of entry: Int) -> ArraySlice<UInt8> {
        let prompt = entries[entry].prompt
        guard prompt >= 0 else { return Array("Main menu".utf8)[...] }
        let text = text(of: Int(prompt))
        return text.drop { $0 == UInt8(ascii: " ") || (0x09...0x0d).contains($0) }
    }
    /// The text of a prompt as it is written.
    func text(of index: Int) -> ArraySlice<UInt8> {
        let property = properties[index]
        if property.text < -1 { return texts[Int(-2 - property.text)][...] }
        guard property.text >= 0 else { return [] }
        let content = files[Int(property.file)].content
        return content.bytes[content.words[Int(property.text)].range]
    }

    /// The name of a symbol as `conf` prints it.
    func printedName(of id: SymbolID) -> String {
        guard id.index >= 0 else { return "(null)" }
        return symbols[Int(id.index)].name < 0 ? "<choice>" : String(decoding: name(of: id), as: UTF8.self)
    }
}
