// SPDX-License-Identifier: GPL-2.0-only

extension ToolchainProfile {
    /// The profile that the file `file` holds as `bytes`.
    ///
    /// A file that is none in all its parts throws, with the line: half of a profile would make for quiet differences.
    public init(parsing bytes: [UInt8], of file: String) throws(ToolchainError) {
        guard bytes.count <= Self.mostBytes else {
            throw ToolchainError(.malformedProfile, "\(file): larger than \(Self.mostBytes >> 20) MiB")
        }
        var lines = ProfileLines(bytes, of: file)
        try lines.expectHeading(Self.heading)
        try lines.expectBlank()
        let name = try lines.value(of: "name")
        let architecture = try lines.value(of: "architecture")
        let target = try lines.value(of: "target")
        var variables: [String: Variable] = [:]
        var records: [Record] = []
        while try lines.hasBlock() {
            if lines.isAt("variable") {
                let variable = try Variable(from: &lines, isAbove: records.isEmpty)
                guard variables.updateValue(variable, forKey: variable.name) == nil else {
                    throw lines.fault("a second value of \"\(variable.name)\"")
                }
            } else {
                records.append(try Record(from: &lines))
            }
        }
        self.init(name: name, architecture: architecture, target: target, variables: Array(variables.values))
        guard architecture.isFileName else {
            throw ToolchainError(.malformedProfile, "\(file): \"\(architecture)\" is no architecture")
        }
        for record in records where !add(record) {
            throw ToolchainError(.malformedProfile, "\(file): two answers to \"\(record.command)\"")
        }
    }

    private static let mostBytes = 16 << 20
}

extension ToolchainProfile.Variable {
    fileprivate init(from lines: inout ProfileLines, isAbove: Bool) throws(ToolchainError) {
        let name = try lines.value(of: "variable")
        guard isAbove else { throw lines.fault("a variable stands below an answer") }
        guard name.isVariableName else { throw lines.fault("\"\(name)\" is no name of a variable") }
        let value = try lines.value(of: "value")
        self.init(name: name, value: value, version: lines.isAt("version") ? try lines.value(of: "version") : nil)
    }
}

extension ToolchainProfile.Record {
    fileprivate init(from lines: inout ProfileLines) throws(ToolchainError) {
        let command = try lines.value(of: "command")
        var files: [ReachedFile] = []
        while lines.isAt("file") {
            let text = try lines.value(of: "file")
            let id = String(text.prefix { $0 != " " })
            let path = String(text.dropFirst(id.count + 1))
            guard id.isBlobID, path.isTreePath else {
                throw lines.fault("expected a blob id and the path of a file, not \"\(text)\"")
            }
            guard files.last.map({ $0.path < path }) ?? true else {
                throw lines.fault("files stand in ascending order, each once")
            }
            files.append(ReachedFile(path: path, id: id))
        }
        var variables: [String] = []
        while lines.isAt("with") {
            let text = try lines.value(of: "with")
            guard let sign = text.firstIndex(of: "="), String(text[..<sign]).isVariableName else {
                throw lines.fault("expected a variable and its value, not \"\(text)\"")
            }
            guard variables.last.map({ $0 < text }) ?? true else {
                throw lines.fault("variables stand in ascending order, each once")
            }
            variables.append(text)
        }
        let reach = CommandReach(files: files, variables: variables)
        self.init(command: command, reach: reach, answer: try lines.value(of: "answer"))
    }
}

extension String {
    fileprivate var isVariableName: Bool {
        guard let first = utf8.first, !(0x30...0x39).contains(first) else { return false }
        return utf8.allSatisfy(\.isWordByte)
    }

    /// Whether it can be the name of a folder of `arch/`.
    var isFileName: Bool { !utf8.isEmpty && utf8.allSatisfy(\.isWordByte) }

    fileprivate var isBlobID: Bool {
        utf8.count == 40 && utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// Whether it is the path of something below the top of a tree.
    var isTreePath: Bool {
        let parts = utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
    }
}

extension UInt8 {
    /// A letter, a digit, an underscore.
    var isWordByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "_"): true
        default: false
        }
    }
}
