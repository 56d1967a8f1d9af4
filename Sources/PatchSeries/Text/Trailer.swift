// SPDX-License-Identifier: GPL-2.0-only

public import Mail

/// A trailer of a commit message: `Reviewed-by: Jane Doe <jane@example.org> # for the PCI part`.
public struct Trailer: Sendable, Hashable {
    /// The name as it was written: `Signed-off-by`.
    public var name: String

    /// The value with continuation lines joined by a space, the comment included.
    public var value: String

    /// The address in the value, where there is one.
    public var address: Address?

    /// What stands behind `#`, or nil.
    public var comment: String?

    /// Body line (from 1) of its first line.
    public var line: Int

    /// Whether the trailer is called `name`, ASCII letters compared without case.
    public func isNamed(_ name: String) -> Bool { self.name.lowercased() == name.lowercased() }
}
