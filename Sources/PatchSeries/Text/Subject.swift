// SPDX-License-Identifier: GPL-2.0-only

/// A subject, taken apart.
public struct Subject: Sendable, Hashable {
    /// The whole subject, decoded and unfolded.
    public var raw: String

    /// Whether it begins with `Re:` or one of its relatives in other languages.
    public var isReply: Bool

    /// The words in the brackets in front of the title, in their order: `RFC`, `PATCH`, `net-next`, `v4`, `03/19`.
    public var prefixes: [String]

    /// The version, nil where none is named.
    public var version: SeriesVersion?

    /// The number before the slash.
    public var number: Int?

    /// The number behind the slash.
    public var total: Int?

    /// The title without brackets: the first line of the commit message.
    public var title: String

    /// Whether one of the prefixes is `name`, compared without case (`RFC`, `RESEND`, `PATCH`).
    public func hasPrefix(_ name: String) -> Bool { prefixes.contains { $0.uppercased() == name.uppercased() } }
}
