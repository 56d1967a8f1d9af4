// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// What went wrong with a file that was to be written or kept.
public struct StorageError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The system's number for it.
    public var code: CInt

    /// What was tried and on what: a lowercase clause.
    public var message: String

    /// The system's own words.
    public var underlying: String { String(cString: strerror(code)) }

    /// A failure of which the system told `code`, or what it told last.
    public init(_ message: String, code: CInt? = nil) {
        self.code = code ?? errno
        self.message = message
    }

    /// The message with the system's words behind it.
    public var description: String { "\(message): \(underlying)" }
}
