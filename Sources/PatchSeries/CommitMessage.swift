// SPDX-License-Identifier: GPL-2.0-only

/// A commit message without its subject.
public struct CommitMessage: Sendable, Hashable {
    /// The lines, trailers included; no empty lines at the ends.
    public var lines: [BodyLine]

    /// The trailers of its last paragraph.
    public var trailers: [Trailer]

    /// A message of `lines` that ends in `trailers`.
    public init(lines: [BodyLine], trailers: [Trailer]) {
        self.lines = lines
        self.trailers = trailers
    }
}
