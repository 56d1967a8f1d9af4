// SPDX-License-Identifier: GPL-2.0-only

/// A command that Kconfig asked a shell to run before a patch and after it, and that reaches files which the patch
/// changes.
public struct ChangedProbe: Sendable, Hashable {
    /// The command.
    public var command: String

    /// The Kconfig file that asks for it.
    public var path: String

    /// Line of the file, from 1.
    public var line: Int

    /// The files, in ascending order; empty where it can't be told any more what it reaches.
    public var files: [String]

    /// A command at line `line` of the file at `path` that reaches `files`.
    public init(command: String, path: String, line: Int, files: [String]) {
        self.command = command
        self.path = path
        self.line = line
        self.files = files
    }
}
