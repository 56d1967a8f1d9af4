// SPDX-License-Identifier: GPL-2.0-only

/// What a mail says about the tree that it was made for.
public struct BaseInformation: Sendable, Hashable {
    /// The id behind `base-commit:`, as written.
    public var commit: BodyLine?

    /// The ids behind `prerequisite-patch-id:`, as written.
    public var prerequisites: [BodyLine]

    /// The name behind b4's `change-id:`, which stays the same from version to version.
    public var changeID: BodyLine?

    /// Nothing said, unless given.
    public init(commit: BodyLine? = nil, prerequisites: [BodyLine] = [], changeID: BodyLine? = nil) {
        self.commit = commit
        self.prerequisites = prerequisites
        self.changeID = changeID
    }
}
