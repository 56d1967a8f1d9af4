// SPDX-License-Identifier: GPL-2.0-only

/// A mail address with its display name.
public struct Address: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The display name, without quotes; empty where none is given.
    public var name: String

    /// The addr-spec: `author@example.org`.
    public var email: String

    /// `name <email>`.
    public init(name: String, email: String) {
        self.name = name
        self.email = email
    }

    /// `Name <email>`, or the email alone.
    public var description: String { name.isEmpty ? email : "\(name) <\(email)>" }
}

/// A moment as a `Date:` field gives it.
public struct MailDate: Sendable, Hashable, Codable, Comparable {
    /// Seconds since 1970-01-01 00:00 UTC.
    public var seconds: Int64

    /// Minutes east of UTC, as the sender's clock stood.
    public var offset: Int

    /// The moment `seconds`, told `offset` minutes east of UTC.
    public init(seconds: Int64, offset: Int) {
        self.seconds = seconds
        self.offset = offset
    }

    /// Orders by the moment alone.
    public static func < (lhs: MailDate, rhs: MailDate) -> Bool { lhs.seconds < rhs.seconds }
}
