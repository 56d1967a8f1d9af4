// SPDX-License-Identifier: GPL-2.0-only

/// What a toolchain answered to the commands of `$(shell,…)`, and the variables that make exports for it.
///
/// An answer holds for the very command, for the programs that ``variables`` name, for the very bytes of the tree's
/// files that the command reaches, and for what else it reads of its environment: nothing is answered from the record of another script.
public struct ToolchainProfile: Sendable, Hashable {
    /// How the profile is called: `gcc-12-arm64`.
    public var name: String

    /// The architecture as the tree's folder is called: `SRCARCH`.
    public var architecture: String

    /// What the compiler makes code for: `aarch64-linux-gnu`, as `-dumpmachine` prints it.
    public var target: String

    /// The variables of make's that name the toolchain, in ascending order of their names.
    public private(set) var variables: [Variable]

    /// The answers by command; for one command in ascending order of the files.
    private var answers: [String: [Record]] = [:]

    /// A variable that make exports.
    public struct Variable: Sendable, Hashable {
        /// Its name: `CC`.
        public var name: String

        /// Its value: `aarch64-linux-gnu-gcc`.
        public var value: String

        /// Where the value is a program: the first line of what it says to `--version`, empty where there is none.
        public var version: String?

        /// The variable `name`.
        public init(name: String, value: String, version: String? = nil) {
            self.name = name
            self.value = value
            self.version = version
        }
    }

    /// An answer of the shell.
    public struct Record: Sendable, Hashable {
        /// The command, as ``CommandText`` writes it.
        public var command: String

        /// What the command reaches.
        public var reach: CommandReach

        /// What it prints, as `conf` takes it: line ends made spaces, none at the end.
        public var answer: String

        /// The answer to `command`, which reaches `reach`.
        public init(command: String, reach: CommandReach = CommandReach(), answer: String) {
            self.command = command
            self.reach = reach
            self.answer = answer
        }
    }

    /// A profile without answers.
    public init(name: String, architecture: String, target: String, variables: [Variable]) {
        self.name = name
        self.architecture = architecture
        self.target = target
        self.variables = variables.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The value of the variable `name`.
    public func value(of name: String) -> String? { variables.first { $0.name == name }?.value }
}

extension ToolchainProfile {
    /// The answers in ascending order of commands and what they reach.
    public var records: [Record] {
        answers.values.flatMap(\.self).sorted { ($0.command, $0.reach) < ($1.command, $1.reach) }
    }

    /// How many answers there are.
    public var count: Int { answers.values.reduce(0) { $0 + $1.count } }

    /// What `command` prints where it reaches `reach`; nil where that was not recorded.
    public func answer(to command: String, reaching reach: CommandReach) -> String? {
        answers[command]?.first { $0.reach == reach }?.answer
    }

    /// Keeps `record`, in place of one of the same command and reach; whether there was none.
    @discardableResult
    public mutating func add(_ record: Record) -> Bool {
        var known = answers[record.command] ?? []
        let index = known.firstIndex { $0.reach == record.reach }
        if let index { known[index] = record } else { known.append(record) }
        answers[record.command] = known
        return index == nil
    }

    /// Keeps the answers of `other` too, which win; nothing is kept where it is of another toolchain.
    public mutating func add(answersOf other: ToolchainProfile) {
        guard isSameToolchain(as: other) else { return }
        for record in other.records { add(record) }
    }

    /// Whether `other` was recorded with the same programs, in the same versions, for the same architecture.
    public func isSameToolchain(as other: ToolchainProfile) -> Bool {
        architecture == other.architecture && target == other.target && variables == other.variables
    }
}

/// What the answer to a command depends on, besides the programs of the toolchain.
public struct CommandReach: Sendable, Hashable {
    /// The tree's files that the command runs or reads, in ascending order.
    public var files: [ReachedFile]

    /// The variables that it or the files name and that differ among trees and architectures, with their values, in
    /// ascending order: `ARCH=x86`.
    public var variables: [String]

    /// These files and variables.
    public init(files: [ReachedFile] = [], variables: [String] = []) {
        self.files = files
        self.variables = variables
    }
}

/// A file of the tree that a command runs or reads.
public struct ReachedFile: Sendable, Hashable, Comparable {
    /// The path from the top of the tree.
    public var path: String

    /// Git's id of the file's bytes: 40 hexadecimal digits.
    public var id: String

    /// The file at `path` whose bytes have `id`.
    public init(path: String, id: String) {
        self.path = path
        self.id = id
    }

    /// Orders by path.
    public static func < (lhs: ReachedFile, rhs: ReachedFile) -> Bool { (lhs.path, lhs.id) < (rhs.path, rhs.id) }
}

/// Compares commands and what they reach the way that texts are compared.
private func < (lhs: (String, CommandReach), rhs: (String, CommandReach)) -> Bool {
    if lhs.0 != rhs.0 { return lhs.0.utf8.lexicographicallyPrecedes(rhs.0.utf8) }
    if lhs.1.files != rhs.1.files { return lhs.1.files.lexicographicallyPrecedes(rhs.1.files) }
    return lhs.1.variables.lexicographicallyPrecedes(rhs.1.variables)
}
