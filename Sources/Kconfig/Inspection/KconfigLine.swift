// SPDX-License-Identifier: GPL-2.0-only

/// A line of a Kconfig file of a tree: what an explanation points to.
public struct KconfigLine: Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was sourced.
    public var path: String

    /// Line of the file, from 1.
    public var line: Int

    /// What stands there, blanks around it left out; a line that a backslash goes on is one.
    public var text: String

    /// `path:line`
    public var description: String { "\(path):\(line)" }
}

extension KconfigTree {
    /// The paths of the files that the tree is made of, in the order in which they were sourced; a file that is sourced
    /// twice stands there twice.
    public var paths: [String] { files.map(\.path) }

    /// Line `line` of the file with number `file`.
    func line(_ line: UInt32, of file: Int32) -> KconfigLine {
        guard files.indices.contains(Int(file)) else { return KconfigLine(path: "", line: 0, text: "") }
        let loaded = files[Int(file)]
        let text = loaded.content.text(ofLine: Int(line))
        return KconfigLine(path: loaded.path, line: Int(line), text: String(decoding: text, as: UTF8.self))
    }

    /// The line of a property.
    func line(of property: Property) -> KconfigLine { line(property.line, of: property.file) }

    /// The line of a fault; without a path where it is of no file.
    public func line(of fault: KconfigFault) -> KconfigLine { line(fault.line, of: fault.file) }

    /// The line that an entry begins with.
    func line(ofEntry entry: Int) -> KconfigLine { line(entries[entry].line, of: entries[entry].file) }

    /// The line of a condition.
    func line(of condition: ConditionLine) -> KconfigLine {
        line(condition.line, of: entries[Int(condition.entry)].file)
    }
}

extension KconfigFile {
    /// The text of line `line`, from 1, with those that a backslash joins to it; blanks around it left out.
    func text(ofLine line: Int) -> [UInt8] {
        guard var start = lineStarts.start(of: line, in: bytes) else { return [] }
        var text: [UInt8] = []
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            var part = bytes[start..<end].trimmingBlanks
            let goesOn = part.last == UInt8(ascii: "\\")
            if goesOn { part = part.dropLast().trimmingBlanks }
            if !text.isEmpty, !part.isEmpty { text.append(UInt8(ascii: " ")) }
            text += part
            start = end + 1
            if !goesOn { break }
        }
        return text
    }
}

extension ArraySlice<UInt8> {
    /// The bytes without blanks, tabs and carriage returns around them.
    fileprivate var trimmingBlanks: ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
        }
        var rest = drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}
