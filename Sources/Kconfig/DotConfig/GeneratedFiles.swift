// SPDX-License-Identifier: GPL-2.0-only

/// What `syncconfig` makes of a configuration for the build.
public struct GeneratedFiles: Sendable {
    /// `include/config/auto.conf`: for make
    public var automatic: [UInt8]

    /// `include/config/auto.conf.cmd`: the Kconfig files and the environment that the configuration depends on
    public var command: [UInt8]

    /// `include/generated/autoconf.h`: for C
    public var header: [UInt8]

    /// `include/generated/rustc_cfg`: for Rust; nil where the kernel has none
    public var rust: [UInt8]?

    /// `include/config/tristate.conf`: what is built in and what is a module; nil where the kernel has none
    public var tristate: [UInt8]?

    /// The files beside `auto.conf`, for the symbols whose values have changed, that are to be touched, so that make
    /// rebuilds what names them.
    public var touched: [[UInt8]]
}

extension Configuration {
    /// The files for the build, where `old` is the `auto.conf` of the build before, nil where there is none, and
    /// `path` the path of `auto.conf` as `make` knows it.
    public mutating func generatedFiles(replacing old: [UInt8]?, path: [UInt8]) -> GeneratedFiles {
        let order = tree.symbolsInHashOrder().map { SymbolID(index: $0) }
        for id in order { _ = computed(id) }
        let heading = tree.heading()
        var automatic = Array("#\n".utf8)
        for line in heading { automatic += Array("# ".utf8) + line + [UInt8(ascii: "\n")] }
        automatic += "#\n".utf8
        let blank = tree.dialect.hasOldBuildFiles ? " *\n" : ""
        var header = Array("/*\n\(blank)".utf8)
        for line in heading { header += Array(" * ".utf8) + line + [UInt8(ascii: "\n")] }
        header += "\(blank) */\n".utf8
        var tristate = automatic
        var rust: [UInt8] = []
        for id in order where tree.symbols[Int(id.index)].name >= 0 && computed(id).isWritten {
            append(id, to: &automatic, writing: .automatic)
            append(id, to: &header, writing: .header)
            if tree.dialect.writesRust { append(id, to: &rust, writing: .rust) }
            if tree.dialect.writesTristates { append(id, to: &tristate, writing: .tristate) }
        }
        let touched = changedSymbols(since: old.map { ConfigLines(parsing: $0) }, order)
        return GeneratedFiles(
            automatic: automatic, command: tree.automaticCommand(path: path), header: header,
            rust: tree.dialect.writesRust ? rust : nil, tristate: tree.dialect.writesTristates ? tristate : nil,
            touched: touched.compactMap(tree.dialect.touchedFile))
    }

    /// The names of the symbols whose values are not those of `old`, an `auto.conf`.
    private mutating func changedSymbols(since old: ConfigLines?, _ order: [SymbolID]) -> [[UInt8]] {
        var changed: [[UInt8]] = []
        var oldValues = [ArraySlice<UInt8>?](repeating: nil, count: tree.symbols.count)
        for line in old?.lines ?? [] {
            guard let old, case .assignment(let name, let value) = line.content else { continue }
            guard let id = tree.symbol(old.bytes[name]) else {
                changed.append(Array(old.bytes[name]))
                continue
            }
            let index = Int(id.index)
            let type = tree.symbols[index].type
            var text = value.map { old.bytes[$0] }
            switch type {
            case .bool, .tristate:
                let letter = text ?? [UInt8(ascii: "n")]
                if Tristate(firstByteOf: letter, allowingModules: type == .tristate) == nil { continue }
            case .int, .hex: if text?.isNumber(type) != true { continue }
            case .string where tree.dialect.hasOldBuildFiles:
                guard text?.first == UInt8(ascii: "\""), let unquoted = text?.dropFirst().unquoted else { continue }
                text = unquoted[...]
            case .string: break
            case .unknown: continue
            }
            oldValues[index] = text ?? []
        }
        for id in order {
            let index = Int(id.index)
            guard tree.symbols[index].name >= 0 else { continue }
            let computed = computed(id)
            let isTristate = tree.symbols[index].type == .bool || tree.symbols[index].type == .tristate
            if computed.isWritten {
                if let before = oldValues[index] {
                    let isSame =
                        isTristate
                        ? (Tristate(firstByteOf: before, allowingModules: true) ?? .no) == computed.value
                        : before.elementsEqual(text(of: id))
                    if isSame { continue }
                } else if isTristate, computed.value == .no {
                    continue
                }
            } else if oldValues[index] == nil {
                continue
            }
            changed.append(Array(tree.name(of: id)))
        }
        return changed
    }
}

extension Dialect {
    /// The file that is touched for the symbol `name`; nil for a name that would be a file elsewhere.
    fileprivate func touchedFile(_ name: [UInt8]) -> [UInt8]? {
        guard !name.contains(UInt8(ascii: "/")), !name.contains(UInt8(ascii: ".")) else { return nil }
        guard touchesHeaders else { return name }
        return name.map { byte in
            switch byte {
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            case 0x41...0x5a: byte | 0x20
            default: byte
            }
        } + Array(".h".utf8)
    }
}

extension KconfigTree {
    /// The lines of the heading of every file that is written.
    func heading() -> [[UInt8]] {
        [Array("Automatically generated file; DO NOT EDIT.".utf8), Array(title(of: Self.root))]
    }

    /// What tells `make` that a change of a Kconfig file, or of a variable that one asks for, makes `path` old.
    func automaticCommand(path: [UInt8]) -> [UInt8] {
        var seen: Set<String> = []
        var paths = files.map(\.path).filter { seen.insert($0).inserted }
        if !dialect.listsFilesInOrder {
            paths.reverse()
            return oldAutomaticCommand(path: path, paths)
        }
        var text = Array("autoconfig := ".utf8) + path + Array("\n\ndeps_config := \\\n".utf8)
        for path in paths { text += "\t\(path) \\\n".utf8 }
        text += "\n$(autoconfig): $(deps_config)\n$(deps_config): ;\n".utf8
        for (name, value) in environment {
            text += "\nifneq \"$(\(name))\" \"\(value)\"\n$(autoconfig): FORCE\nendif\n".utf8
        }
        return text
    }

    /// The same as kernels before 6.9 write it.
    private func oldAutomaticCommand(path: [UInt8], _ paths: [String]) -> [UInt8] {
        var text = Array("deps_config := \\\n".utf8)
        text += paths.map { "\t\($0)" }.joined(separator: " \\\n").utf8
        let (end, needs) = dialect.hasOldBuildFiles ? ("\n", ": \\\n\t") : (" \\\n", ": ")
        text += Array("\(end)\n".utf8) + path + Array("\(needs)$(deps_config)\n\n".utf8)
        for (name, value) in environment {
            text += Array("ifneq \"$(\(name))\" \"\(value)\"\n".utf8) + path + Array(": FORCE\nendif\n".utf8)
        }
        return text + Array("\n$(deps_config): ;\n".utf8)
    }
}
