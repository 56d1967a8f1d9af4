// SPDX-License-Identifier: GPL-2.0-only

/// A commit message without its subject.
public struct CommitMessage: Sendable, Hashable {
    /// The lines, trailers included; no empty lines at the ends.
    public var lines: [BodyLine]

    /// The trailers of its last paragraph, as `git interpret-trailers` finds them.
    public var trailers: [Trailer]

    /// Lines elsewhere that their author plainly meant as trailers: `Signed-off-by:` above an empty line, under a long
    /// text, or above scissors of prose. Git does not see them.
    public var strayTrailers: [Trailer]

    /// A message of `lines` that ends in `trailers`.
    public init(lines: [BodyLine], trailers: [Trailer], strayTrailers: [Trailer] = []) {
        self.strayTrailers = strayTrailers
        self.lines = lines
        self.trailers = trailers
    }
}
