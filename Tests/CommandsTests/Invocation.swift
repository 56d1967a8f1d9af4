// SPDX-License-Identifier: GPL-2.0-only

import Commands
import Foundation
import Synchronization

/// A run of the command in this process, as a shell would see it.
struct Invocation {
    /// What it wrote to standard output.
    let output: String
    /// What it wrote to standard error.
    let errors: String
    /// How it ended.
    let status: Int32

    /// Runs `lockstep` with `arguments`.
    init(
        _ arguments: String..., isTerminal: Bool = false, environment: [String: String] = ["LANG": "C.UTF-8"]
    ) {
        self.init(arguments: arguments, isTerminal: isTerminal, environment: environment)
    }

    /// Runs `lockstep` with `arguments`.
    init(
        arguments: [String], isTerminal: Bool = false, environment: [String: String] = ["LANG": "C.UTF-8"]
    ) {
        let output = Kept()
        let errors = Kept()
        let console = Console(
            output: output.stream(isTerminal: isTerminal), errors: errors.stream(isTerminal: false),
            environment: environment)
        status = runLockstep(arguments, on: console)
        self.output = output.text
        self.errors = errors.text
    }

    /// Runs the built program with `arguments`: what changes the process (`-C`) would disturb other tests.
    init(ofProcess arguments: String...) throws {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.environment = ["LANG": "C.UTF-8"]
        process.standardInput = FileHandle.nullDevice
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        self.errors = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }

    /// `lockstep`, which stands beside the program that runs the tests.
    private static var program: URL {
        var folder = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        while folder.path.count > 1,
            !FileManager.default.isExecutableFile(atPath: folder.appending(path: "lockstep").path)
        {
            folder.deleteLastPathComponent()
        }
        return folder.appending(path: "lockstep")
    }

    /// The lines of ``output``.
    var lines: [Substring] { output.split(separator: "\n") }
}

/// Bytes that a stream was given.
private final class Kept: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    func stream(isTerminal: Bool) -> Console.Stream {
        Console.Stream(isTerminal: isTerminal) { written in
            self.bytes.withLock { $0 += written }
            return 0
        }
    }

    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
}

/// The folder of a faultless series, version 2.
let faultless = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../SeriesFixtures/Fixtures/faultless/v2").standardizedFileURL.path
