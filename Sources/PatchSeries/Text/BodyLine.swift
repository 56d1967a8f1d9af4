// SPDX-License-Identifier: GPL-2.0-only

/// A line of a message's body, decoded as text.
public struct BodyLine: Sendable, Hashable {
    /// Number of the line in the body, from 1.
    public var number: Int

    /// The line as text, without its end.
    public var text: String

    /// Line `number`, which reads `text`.
    public init(number: Int, text: String) {
        self.number = number
        self.text = text
    }
}
