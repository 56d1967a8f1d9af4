// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Synchronization

/// The two streams that a command writes to, and what is known about the terminal behind them.
///
/// The only place where anything is printed. Tests put one in that keeps what it is given.
public final class Console: Sendable {
    /// What a stream is connected to.
    public struct Stream: Sendable {
        /// Whether it is a terminal.
        public var isTerminal: Bool
        /// Writes bytes; tells the system's error where they can't be written, 0 where they are.
        public var write: @Sendable ([UInt8]) -> Int32

        /// A stream.
        public init(isTerminal: Bool, write: @escaping @Sendable ([UInt8]) -> Int32) {
            self.isTerminal = isTerminal
            self.write = write
        }
    }

    /// Where results go.
    let output: Stream
    /// Where errors and progress go.
    let errors: Stream
    /// The columns of the terminal, 80 where there is none.
    let width: Int
    /// The environment's variables.
    let environment: [String: String]

    private let pending = Mutex<[UInt8]>([])
    private let failure = Atomic<Int32>(0)

    /// A console on the given streams.
    public init(output: Stream, errors: Stream, width: Int = 80, environment: [String: String] = [:]) {
        self.output = output
        self.errors = errors
        self.width = width
        self.environment = environment
    }

    /// The console of this process.
    public static func ofProcess() -> Console {
        Console(
            output: .descriptor(STDOUT_FILENO), errors: .descriptor(STDERR_FILENO), width: terminalWidth(),
            environment: processEnvironment())
    }

    /// Writes `text` as a result; held together in large pieces until ``flush()``.
    func print(_ text: String) {
        let full = pending.withLock { bytes in
            bytes += text.utf8
            return bytes.count > 1 << 16
        }
        if full || output.isTerminal { flush() }
    }

    /// Writes out what ``print(_:)`` has gathered.
    func flush() {
        let bytes = pending.withLock { bytes in
            defer { bytes = [] }
            return bytes
        }
        guard !bytes.isEmpty else { return }
        let error = output.write(bytes)
        if error != 0 { failure.store(error, ordering: .relaxed) }
    }

    /// Why results were lost: the system's words for it. Nil where all are written, or nobody wants them any more.
    var lossOfResults: String? {
        let error = failure.load(ordering: .relaxed)
        return error == 0 || error == EPIPE ? nil : String(cString: strerror(error))
    }

    /// Writes a line about what went wrong.
    func complain(_ text: String) {
        flush()
        _ = errors.write(Array((text + "\n").utf8))
    }

    /// Whether the locale is one of UTF-8, so that ✓ can be shown.
    var isUTF8: Bool {
        let locale =
            ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { self.environment[$0] }.first { !$0.isEmpty } ?? ""
        let name = locale.lowercased()
        return name.hasSuffix("utf-8") || name.hasSuffix("utf8")
    }
}

extension Console.Stream {
    /// The stream behind a file descriptor.
    static func descriptor(_ number: Int32) -> Console.Stream {
        Console.Stream(isTerminal: isatty(number) == 1) { bytes in
            var written = 0
            while written < bytes.count {
                let count = bytes[written...].withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return count < 0 ? errno : EIO }
                written += count
            }
            return 0
        }
    }
}

/// The columns of the terminal on standard output or standard error; 80 where there is none.
private func terminalWidth() -> Int {
    var size = winsize()
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 {
        if size.ws_col > 0 { return Int(size.ws_col) }
    }
    return 80
}

/// The variables of this process's environment.
private func processEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
        let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
        entry += 1
    }
    return variables
}
