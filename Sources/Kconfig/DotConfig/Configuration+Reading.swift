// SPDX-License-Identifier: GPL-2.0-only

extension Configuration {
    /// Forgets what the user has set and takes over what `lines` say; answers what is odd about them.
    ///
    /// This is `conf_read_simple()` of `scripts/kconfig/confdata.c`. Symbols that the tree does not speak of leave
    /// ``isChanged`` true, and are warned about where `reportingUnknown` is set.
    public mutating func take(_ lines: ConfigLines, reportingUnknown: Bool = false) -> [ConfigWarning] {
        forgetUserValues()
        let isModal = tree.dialect.choices == .modal
        if isModal { expectChoices() }
        reset()
        var warnings: [ConfigWarning] = []
        for line in lines.lines {
            func warn(_ kind: ConfigWarning.Kind) { warnings.append(ConfigWarning(line: line.number, kind: kind)) }
            switch line.content {
            case .unexpected(let text): warn(.unexpectedData(Array(lines.bytes[text])))
            case .assignment(let name, let value):
                guard let id = tree.symbol(lines.bytes[name]) else {
                    isChanged = true
                    if reportingUnknown { warn(.unknownSymbol(Array(lines.bytes[name]))) }
                    continue
                }
                if hasUserValue(id) { warn(.reassigned(Array(lines.bytes[name]))) }
                if let fault = assign(value.map { lines.bytes[$0] } ?? Self.no, to: id) {
                    warn(fault)
                    continue
                }
                if isModal {
                    if let fault = settleMode(id) { warn(fault) }
                } else {
                    prefer(id)
                }
            }
        }
        reset()
        return warnings
    }

    private static let no: ArraySlice<UInt8> = [UInt8(ascii: "n")]

    /// Takes over `lines` as ``take(_:reportingUnknown:)`` does, and finds out whether what would be written differs:
    /// ``isChanged``.
    public mutating func load(_ lines: ConfigLines, reportingUnknown: Bool = false) -> [ConfigWarning] {
        isChanged = false
        let warnings = take(lines, reportingUnknown: reportingUnknown)
        var isSaved = isSaved()
        if tree.dialect.choices == .modal { forgetUnusable(&isSaved) }
        if !isSaved || !warnings.isEmpty { isChanged = true }
        return warnings
    }

    /// Whether the user has set `id`.
    public func hasUserValue(_ id: SymbolID) -> Bool {
        if tree.symbols[Int(id.index)].name < 0 { return userChoices[id.index]?.isSet ?? false }
        return userTristate[Int(id.index)] != nil || userText[Int(id.index)] >= 0
    }

    mutating func forgetUserValues() {
        for index in userTristate.indices {
            userTristate[index] = nil
            userText[index] = -1
        }
        memberOrder = [:]
        userChoices = [:]
        forgotten = [:]
    }

    /// Sets the value of `id` to what `value`, the right side of a line, says; answers what is wrong with it.
    private mutating func assign(_ value: ArraySlice<UInt8>, to id: SymbolID) -> ConfigWarning.Kind? {
        let index = Int(id.index)
        let type = tree.symbols[index].type
        switch type {
        case .unknown: return nil
        case .bool, .tristate:
            guard let letter = Tristate(firstByteOf: value, allowingModules: type == .tristate) else {
                return .invalidValue(Array(value), name: Array(tree.name(of: id)))
            }
            userTristate[index] = letter
        case .string:
            guard value.first == UInt8(ascii: "\"") else { return nil }
            guard let text = value.dropFirst().unquoted else { return .openString }
            userText[index] = Int32(truncatingIfNeeded: tree.name(text))
        case .int, .hex:
            guard value.isNumber(type) else {
                return .invalidValue(Array(value), name: Array(tree.name(of: id)))
            }
            userText[index] = Int32(truncatingIfNeeded: tree.name(Array(value)))
        }
        return nil
    }

    /// Lets `id` count most among the members of its choice.
    mutating func prefer(_ id: SymbolID) {
        let choice = tree.symbols[Int(id.index)].choice
        guard choice >= 0 else { return }
        var order = memberOrder[choice] ?? tree.choiceMembers[choice] ?? []
        order.removeAll { $0 == id }
        order.insert(id, at: 0)
        memberOrder[choice] = order
    }

    /// Whether all that would be written is what the user has set.
    private mutating func isSaved() -> Bool {
        var isSaved = true
        for index in tree.symbolsInHashOrder() {
            let id = SymbolID(index: index)
            let computed = computed(id)
            guard tree.symbols[Int(index)].name >= 0 else { continue }
            if computed.isWritten, hasUserValue(id) {
                if let user = userTristate[Int(index)] {
                    if user != computed.value { isSaved = false }
                } else if userText[Int(index)] != computed.text {
                    isSaved = false
                }
            } else if computed.isWritten || hasUserValue(id) {
                isSaved = false
            }
        }
        return isSaved
    }
}

extension Tristate {
    /// What the first byte of `text` says.
    init?(firstByteOf text: ArraySlice<UInt8>, allowingModules: Bool) {
        switch text.first {
        case UInt8(ascii: "y"): self = .yes
        case UInt8(ascii: "m") where allowingModules: self = .mod
        case UInt8(ascii: "n"): self = .no
        default: return nil
        }
    }
}

extension ArraySlice<UInt8> {
    /// The text up to the closing quote, without its backslashes; nil where no quote closes it.
    var unquoted: [UInt8]? {
        var result: [UInt8] = []
        var position = startIndex
        while position < endIndex {
            switch self[position] {
            case UInt8(ascii: "\""): return result
            case UInt8(ascii: "\\"):
                position += 1
                if position < endIndex { result.append(self[position]) }
            case let byte: result.append(byte)
            }
            position += 1
        }
        return nil
    }

    /// Whether an int or hex symbol can have the value: `sym_string_valid()`.
    func isNumber(_ type: SymbolType) -> Bool {
        if type == .hex {
            var digits = self
            if count >= 2, first == UInt8(ascii: "0"), self[startIndex + 1] | 0x20 == UInt8(ascii: "x") {
                digits = digits.dropFirst(2)
            }
            return !digits.isEmpty
                && digits.allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
                }
        }
        let digits = first == UInt8(ascii: "-") ? dropFirst() : self
        guard let leading = digits.first, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        return leading != UInt8(ascii: "0") || digits.count == 1
    }
}
