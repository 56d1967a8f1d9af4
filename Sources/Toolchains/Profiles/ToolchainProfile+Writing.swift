// SPDX-License-Identifier: GPL-2.0-only

extension ToolchainProfile {
    /// The first line of a profile's file.
    static let heading = "Lockstep toolchain profile, version 1"

    /// The profile as a file: a block of lines for each variable and each answer, in ascending order.
    ///
    /// Made to be read and compared by people: one block changes where one answer changes.
    public func text() -> [UInt8] {
        var text = Array("\(Self.heading)\n\n".utf8)
        Self.append("name", name, to: &text)
        Self.append("architecture", architecture, to: &text)
        Self.append("target", target, to: &text)
        for variable in variables {
            text.append(UInt8(ascii: "\n"))
            Self.append("variable", variable.name, to: &text)
            Self.append("value", variable.value, to: &text)
            if let version = variable.version { Self.append("version", version, to: &text) }
        }
        for record in records {
            text.append(UInt8(ascii: "\n"))
            Self.append("command", record.command, to: &text)
            for file in record.reach.files { Self.append("file", "\(file.id) \(file.path)", to: &text) }
            for variable in record.reach.variables { Self.append("with", variable, to: &text) }
            Self.append("answer", record.answer, to: &text)
        }
        return text
    }

    /// `key: value`; where the value would not survive as a line, `key*: value` with its bytes as a C string has them.
    private static func append(_ key: String, _ value: String, to text: inout [UInt8]) {
        text += key.utf8
        let bytes = Array(value.utf8)
        let blanks: [UInt8?] = [UInt8(ascii: " "), UInt8(ascii: "\t")]
        let isPlain =
            bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7f } && !blanks.contains(bytes.first)
            && !blanks.contains(bytes.last)
        text += (isPlain ? ":" : "*:").utf8
        if !bytes.isEmpty { text.append(UInt8(ascii: " ")) }
        for (index, byte) in bytes.enumerated() {
            let isInside = index > 0 && index < bytes.count - 1
            text += isPlain || byte == UInt8(ascii: " ") && isInside ? [byte] : Self.escaped(byte)
        }
        text.append(UInt8(ascii: "\n"))
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        if byte == UInt8(ascii: "\\") { return [byte, byte] }
        guard byte <= 0x20 || byte == 0x7f else { return [byte] }
        let digits = Array("0123456789abcdef".utf8)
        return [UInt8(ascii: "\\"), UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
