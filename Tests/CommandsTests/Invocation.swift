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
        let output = Kept()
        let errors = Kept()
        let console = Console(
            output: output.stream(isTerminal: isTerminal), errors: errors.stream(isTerminal: false),
            environment: environment)
        status = runLockstep(arguments, on: console)
        self.output = output.text
        self.errors = errors.text
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
            return true
        }
    }

    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
}

/// The folder of a faultless series, version 2.
let faultless = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../SeriesFixtures/Fixtures/faultless/v2").standardizedFileURL.path
