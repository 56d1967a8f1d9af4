// SPDX-License-Identifier: GPL-2.0-only

/// A call to another program, as a value: what to run, on what, and what it may use.
///
/// A value can be printed, compared, recorded and replayed; only a ``ProgramRunner`` makes a process of it.
public struct Program: Sendable, Hashable, Codable {
    /// The program's name, looked up in ``path``, or an absolute path.
    public var name: String

    /// The arguments behind the name.
    public var arguments: [String]

    /// What it reads on standard input.
    public var input: [UInt8]

    /// The whole environment that it gets; nothing is inherited.
    public var environment: [String: String]

    /// The folder that it starts in; nil for that of the caller.
    public var workingDirectory: String?

    /// What it is cut off at.
    public var limits: Limits

    /// What it may see of the machine, or nil to run it as the user: only for programs and input that the user trusts.
    public var sandbox: Sandbox?

    /// A call to `name`, with the C locale and the usual folders of programs as its whole environment.
    public init(
        _ name: String, _ arguments: [String] = [], input: [UInt8] = [],
        environment: [String: String] = ["PATH": Program.path, "LC_ALL": "C.UTF-8"],
        workingDirectory: String? = nil, limits: Limits = Limits(), sandbox: Sandbox? = nil
    ) {
        self.name = name
        self.arguments = arguments
        self.input = input
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.limits = limits
        self.sandbox = sandbox
    }

    /// Where programs are looked up: the system's folders, never one of the user's or of a tree's.
    public static let path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    /// What a program is cut off at.
    public struct Limits: Sendable, Hashable, Codable {
        /// Seconds by the wall clock; a last resort against a program that hangs, not a budget.
        public var seconds: Int
        /// Bytes of standard output, and as many of standard error.
        public var outputBytes: Int

        /// Two minutes and 16 MiB, unless told otherwise.
        public init(seconds: Int = 120, outputBytes: Int = 16 << 20) {
            self.seconds = seconds
            self.outputBytes = outputBytes
        }
    }

    /// What a program may see of the machine. Everything else is hidden: no network, no home, no other processes.
    public struct Sandbox: Sendable, Hashable, Codable {
        /// Folders that it may read, at the place where it sees them: from the machine's path to its own.
        public var readOnly: [Mount]
        /// Folders that it may write.
        public var writable: [Mount]
        /// The folder that it starts in, as it sees it.
        public var workingDirectory: String

        /// A sandbox that shows the system's programs and libraries and the given folders.
        public init(readOnly: [Mount] = [], writable: [Mount] = [], workingDirectory: String = "/") {
            self.readOnly = readOnly
            self.writable = writable
            self.workingDirectory = workingDirectory
        }

        /// A folder of the machine, and where the program sees it.
        public struct Mount: Sendable, Hashable, Codable {
            /// The folder on the machine.
            public var source: String
            /// The path inside.
            public var target: String

            /// `source`, seen at `target`.
            public init(_ source: String, at target: String) {
                self.source = source
                self.target = target
            }
        }
    }
}

/// What became of a program.
public struct ProgramResult: Sendable, Hashable, Codable {
    /// How it ended.
    public var ending: Ending
    /// What it wrote to standard output.
    public var output: [UInt8]
    /// What it wrote to standard error.
    public var errors: [UInt8]

    /// A program that ended so and wrote this.
    public init(ending: Ending, output: [UInt8] = [], errors: [UInt8] = []) {
        self.ending = ending
        self.output = output
        self.errors = errors
    }

    /// How a program ended.
    public enum Ending: Sendable, Hashable, Codable {
        /// By itself, with this exit status.
        case exited(Int32)
        /// By this signal.
        case signaled(Int32)
        /// It ran over its time and was ended with all of its children.
        case timedOut
        /// It wrote more than it may and was ended with all of its children.
        case tooMuchOutput
    }
}

/// Makes processes of programs.
public protocol ProgramRunner: Sendable {
    /// Runs `program` to its end.
    ///
    /// Throws ``ProgramError`` where it can't be started; how it ended otherwise is a result.
    func run(_ program: Program) async throws -> ProgramResult
}

/// Why a program could not be started.
public struct ProgramError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public var code: Code
    /// What was tried: a lowercase clause.
    public var message: String
    /// The system's own words, where it had any.
    public var underlying: String?

    /// A failure of kind `code`.
    public init(_ code: Code, _ message: String, underlying: String? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// The kinds of failure that callers tell apart.
    public enum Code: Sendable, Hashable {
        /// There is no such program.
        case notFound
        /// The sandbox can't be had on this machine.
        case noSandbox
        /// Anything else.
        case other
    }

    /// The message with the system's words behind it.
    public var description: String { underlying.map { "\(message): \($0)" } ?? message }
}
