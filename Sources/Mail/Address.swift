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
