// SPDX-License-Identifier: GPL-2.0-only

/// How far a stage of a run is.
public struct Progress: Sendable {
    /// What is being done: `reading`, `checking`.
    public var stage: String
    /// How much of it is done.
    public var done: Int
    /// How much there is, where that is known.
    public var total: Int?

    /// What is counted: `mails`, `MiB`.
    public var unit: String

    /// `done` of `total` `unit`s in `stage`.
    public init(_ stage: String, done: Int, total: Int? = nil, unit: String) {
        self.unit = unit
        self.stage = stage
        self.done = done
        self.total = total
    }
}
