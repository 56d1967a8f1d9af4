// SPDX-License-Identifier: GPL-2.0-only

import Foundation

/// A repository that a script under `Fixtures` makes in a temporary directory, removed with the value.
public final class FixtureRepository {
    /// Its directory.
    public let path: String

    /// What `script` makes.
    public init(_ script: String) throws {
        path = NSTemporaryDirectory() + "lockstep-test-" + UUID().uuidString
        try Self.run("/bin/sh", [Self.fixtures + script, path])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// What `git` with `arguments` prints there.
    @discardableResult
    public func git(_ arguments: String...) throws -> String {
        try Self.run("/usr/bin/env", ["git", "-c", "safe.directory=*", "-C", path] + arguments)
    }

    /// The stable patch id that git computes of `diff`.
    public func gitPatchID(_ diff: String) throws -> String {
        let file = path + "/.git/diff"
        try diff.write(toFile: file, atomically: true, encoding: .utf8)
        return String(try Self.run("/bin/sh", ["-c", "git patch-id --stable < \"$0\"", file]).prefix(40))
    }

    /// Removes the file at `path`.
    public func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures/"

    @discardableResult
    private static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(arguments: arguments) }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    struct Failure: Error { var arguments: [String] }
}
