// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Storage
import Synchronization

/// Ends the run on ^C, and where somebody hangs up or ends it: with the code that shells expect, and nothing left.
///
/// Files are written under another name and renamed, so that none is ever half-written; the other names go away here.
/// Programs in a sandbox end with this process.
enum Interruption {
    /// What the handler, which may do next to nothing, writes to and a thread of its own reads from.
    private static let signals = Atomic<Int32>(-1)

    /// Begins to watch. A signal that whoever started this process wants ignored (`nohup`) stays so.
    static func watch() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        signals.store(ends[1], ordering: .relaxed)
        let reader = Unmanaged.passRetained(Reader(ends[0]))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Reader>.fromOpaque(context).takeRetainedValue().end() }
                return nil
            }, reader.toOpaque())
        guard code == 0 else { return reader.release() }
        pthread_detach(thread)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var known = sigaction()
            guard sigaction(number, nil, &known) == 0,
                unsafeBitCast(known.__sigaction_handler.sa_handler, to: Int.self) != ignored
            else { continue }
            signal(number) { number in
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(Interruption.signals.load(ordering: .relaxed), &byte, 1)
            }
        }
    }

    /// `SIG_IGN`, which is a pointer to a function that nobody may call.
    private static let ignored = 1

    /// The thread's end of the pipe.
    private final class Reader {
        private let descriptor: Int32

        init(_ descriptor: Int32) { self.descriptor = descriptor }

        /// Waits for a signal, and ends the process.
        func end() {
            var number: UInt8 = 0
            var count = read(descriptor, &number, 1)
            while count < 0, errno == EINTR { count = read(descriptor, &number, 1) }
            guard count == 1 else { return }
            UnfinishedPaths.removeAll {
                let erased: StaticString = "\r\u{1b}[K"
                if isatty(STDERR_FILENO) == 1 { _ = write(STDERR_FILENO, erased.utf8Start, erased.utf8CodeUnitCount) }
                _exit(ExitStatus.interrupted.rawValue - SIGINT + Int32(number))
            }
        }
    }
}
