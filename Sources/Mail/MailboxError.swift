// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// A mailbox could not be read: the world failed, not the mail.
public struct MailboxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What failed.
    public var code: Code

    /// A lowercase clause that names the file.
    public var message: String

    /// The `errno` behind it.
    public var underlying: CInt

    /// What can fail.
    public enum Code: Sendable, Hashable {
        /// There is no such file or folder, or it may not be opened.
        case cannotOpen
        /// Reading failed half-way.
        case cannotRead
        /// The folder holds neither a maildir nor files that are mail.
        case noMail
    }

    /// The message, with the system's own words behind it.
    public var description: String {
        underlying == 0 ? message : "\(message): \(strerror(underlying).map { String(cString: $0) } ?? "")"
    }

    /// `message`, because of `underlying`.
    public init(code: Code, message: String, underlying: CInt = 0) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }
}
