// SPDX-License-Identifier: GPL-2.0-only

/// The forms in which a symbol's value is written.
enum ConfigForm {
    /// `.config`: `# CONFIG_X is not set` for `n`
    case noAsUnset
    /// `listnewconfig`: `CONFIG_X=n` for `n`
    case noAsValue
    /// `auto.conf`: nothing for `n`, and texts as they are, or in quotes up to 5.16
    case automatic
    /// `tristate.conf`: `Y` or `M` of the tristates that are on
    case tristate
    /// `autoconf.h`
    case header
    /// `rustc_cfg`
    case rust
}

extension Configuration {
    /// Writes the value of `id` as lines of `form`; nothing for a symbol without a type.
    mutating func append(_ id: SymbolID, to text: inout [UInt8], writing form: ConfigForm) {
        let type = tree.symbols[Int(id.index)].type
        guard type != .unknown else { return }
        let value = self.text(of: id)
        let name = tree.name(of: id)
        switch form {
        case .header: return appendHeader(type, name, value, to: &text)
        case .rust: return appendRust(type, name, value, to: &text)
        case .tristate: return appendTristate(type, name, value, to: &text)
        default: break
        }
        if form != .noAsValue, type == .bool || type == .tristate, value.first == UInt8(ascii: "n") {
            guard form == .noAsUnset else { return }
            text += "# CONFIG_".utf8
            text += name
            text += " is not set\n".utf8
            return
        }
        text += "CONFIG_".utf8
        text += name
        text.append(UInt8(ascii: "="))
        if type == .string, form != .automatic || tree.dialect.hasOldBuildFiles {
            text.appendQuoted(value)
        } else {
            text += value
        }
        text.append(UInt8(ascii: "\n"))
    }

    private func appendHeader(
        _ type: SymbolType, _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, to text: inout [UInt8]
    ) {
        let isTristate = type == .bool || type == .tristate
        if isTristate, value.first == UInt8(ascii: "n") { return }
        text += "#define CONFIG_".utf8
        text += name
        if isTristate, value.first == UInt8(ascii: "m") { text += "_MODULE".utf8 }
        text.append(UInt8(ascii: " "))
        switch type {
        case .bool, .tristate: text.append(UInt8(ascii: "1"))
        case .string: text.appendQuoted(value)
        default:
            if type == .hex, !value.hasHexPrefix { text += "0x".utf8 }
            text += value
        }
        text.append(UInt8(ascii: "\n"))
    }

    private func appendTristate(
        _ type: SymbolType, _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, to text: inout [UInt8]
    ) {
        guard type == .tristate, value.first != UInt8(ascii: "n") else { return }
        text += "CONFIG_".utf8
        text += name
        text += (value.first == UInt8(ascii: "m") ? "=M\n" : "=Y\n").utf8
    }

    private func appendRust(
        _ type: SymbolType, _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, to text: inout [UInt8]
    ) {
        if type == .bool || type == .tristate {
            if value.first == UInt8(ascii: "n") { return }
            text += "--cfg=CONFIG_".utf8
            text += name
            text.append(UInt8(ascii: "\n"))
        }
        text += "--cfg=CONFIG_".utf8
        text += name
        text.append(UInt8(ascii: "="))
        text.appendQuoted(type == .hex && !value.hasHexPrefix ? Array("0x".utf8) + value : value)
        text.append(UInt8(ascii: "\n"))
    }
}

extension [UInt8] {
    /// Appends `value` in quotes, with backslashes in front of its quotes and backslashes.
    mutating func appendQuoted(_ value: ArraySlice<UInt8>) {
        append(UInt8(ascii: "\""))
        for byte in value {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { append(UInt8(ascii: "\\")) }
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }
}

extension ArraySlice<UInt8> {
    /// Whether the text begins with `0x` or `0X`.
    var hasHexPrefix: Bool {
        count >= 2 && first == UInt8(ascii: "0") && self[startIndex + 1] | 0x20 == UInt8(ascii: "x")
    }
}
