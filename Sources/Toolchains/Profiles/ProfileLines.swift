// SPDX-License-Identifier: GPL-2.0-only

/// The lines of a profile's file, read one after the other.
struct ProfileLines {
    private let bytes: [UInt8]
    private let file: String
    private var position = 0

    /// The line that was read last, from 1.
    private var line = 0

    init(_ bytes: [UInt8], of file: String) {
        self.bytes = bytes
        self.file = file
    }

    /// A fault of the line that was read last.
    func fault(_ message: String) -> ToolchainError {
        ToolchainError(.malformedProfile, "\(file):\(line): \(message)")
    }

    mutating func expectHeading(_ heading: String) throws(ToolchainError) {
        guard let first = next(), first.elementsEqual(heading.utf8) else {
            line = 1
            throw fault("expected \"\(heading)\"")
        }
    }

    mutating func expectBlank() throws(ToolchainError) {
        guard let blank = next(), blank.isEmpty else { throw fault("expected an empty line") }
    }

    /// Whether a block follows, which an empty line stands in front of.
    mutating func hasBlock() throws(ToolchainError) -> Bool {
        guard position < bytes.count else { return false }
        try expectBlank()
        return true
    }

    /// Whether the next line is one of `key`.
    func isAt(_ key: String) -> Bool {
        let rest = bytes[position...]
        guard rest.starts(with: key.utf8) else { return false }
        let behind = rest.dropFirst(key.utf8.count)
        return behind.starts(with: ":".utf8) || behind.starts(with: "*:".utf8)
    }

    /// The value of the next line, which must be one of `key`.
    mutating func value(of key: String) throws(ToolchainError) -> String {
        let isExpected = isAt(key)
        guard let text = next(), isExpected else { throw fault("expected \"\(key): …\"") }
        var value = text.dropFirst(key.utf8.count)
        let isEscaped = value.first == UInt8(ascii: "*")
        value = value.dropFirst(isEscaped ? 2 : 1)
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        let plain = isEscaped ? try unescaped(value) : Array(value)
        guard isEscaped || plain.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else { throw fault("a control character") }
        guard let string = String(validating: plain, as: UTF8.self) else { throw fault("bytes that are no UTF-8") }
        return string
    }

    private func unescaped(_ text: ArraySlice<UInt8>) throws(ToolchainError) -> [UInt8] {
        var result: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            let mark = rest.popFirst()
            if mark == UInt8(ascii: "\\") {
                result.append(byte)
            } else if mark == UInt8(ascii: "x"), let high = rest.first?.hexadecimalDigit,
                let low = rest.dropFirst().first?.hexadecimalDigit
            {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                throw fault("expected \"\\\\\" or \"\\x\" and two digits behind a backslash")
            }
        }
        return result
    }

    private mutating func next() -> ArraySlice<UInt8>? {
        line += 1
        guard position < bytes.count else { return nil }
        let rest = bytes[position...]
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        position = min(end + 1, bytes.count)
        return rest[..<end]
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit in lower case.
    fileprivate var hexadecimalDigit: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
