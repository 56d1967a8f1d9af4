// SPDX-License-Identifier: GPL-2.0-only

import Foundation

/// A folder that is removed with the value.
final class TemporaryFolder {
    let path = NSTemporaryDirectory() + "lockstep-test-" + UUID().uuidString

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Runs a shell command there.
    func shell(_ command: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-euc", "cd \"$0\"; " + command, path]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(command: command) }
    }

    struct Failure: Error { var command: String }
}
