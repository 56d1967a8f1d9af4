// SPDX-License-Identifier: GPL-2.0-only

public import Diagnostics

/// The tree that a series was checked against.
public struct BaseOutline: Sendable, Codable {
    /// How the user named it.
    public var name: String
    /// The commit, where it is one.
    public var commit: String?
    /// Whether all pre-images match: the base is proved.
    public var isProved: Bool

    /// A base called `name`.
    public init(name: String, commit: String? = nil, isProved: Bool) {
        self.name = name
        self.commit = commit
        self.isProved = isProved
    }
}

/// The series as a table.
public struct SeriesOutline: Sendable, Codable {
    /// The input as the user named it: `patches/`, `v6.3..topic`, `-`.
    public var source: String
    /// Title of the cover letter, or of the first patch.
    public var title: String
    /// `v4`.
    public var version: String
    /// Who sent it.
    public var sender: String?
    /// Whether there is a cover letter.
    public var hasCover: Bool
    /// A row a patch.
    public var patches: [PatchRow]

    /// A table with a row for each of `patches`.
    public init(
        source: String, title: String, version: String, sender: String?, hasCover: Bool, patches: [PatchRow]
    ) {
        self.source = source
        self.title = title
        self.version = version
        self.sender = sender
        self.hasCover = hasCover
        self.patches = patches
    }

    /// A patch as a row.
    public struct PatchRow: Sendable, Codable {
        /// Its number.
        public var number: Int
        /// Its title.
        public var title: String
        /// Its author.
        public var author: String?
        /// The paths that it touches.
        public var paths: [String]
        /// Inserted lines.
        public var insertions: Int
        /// Deleted lines.
        public var deletions: Int
        /// The trailers, as written.
        public var trailers: [String]
        /// How it applies: `exact`, `moved`, `already applied`, …; nil where it was not applied.
        public var applies: String?

        /// A row.
        public init(
            number: Int, title: String, author: String?, paths: [String], insertions: Int, deletions: Int,
            trailers: [String], applies: String?
        ) {
            self.number = number
            self.title = title
            self.author = author
            self.paths = paths
            self.insertions = insertions
            self.deletions = deletions
            self.trailers = trailers
            self.applies = applies
        }
    }
}

/// A rule as a report describes it, so that a renderer needs no catalogue.
public struct RuleOutline: Sendable, Codable {
    /// Its name: `missing-signed-off-by`.
    public var name: String
    /// The family that it is listed in: `series`, `patch`, `version`.
    public var family: String
    /// The severity of its findings, where it does not say otherwise for one of them.
    public var severity: Severity
    /// What it finds, in a sentence.
    public var finds: String
    /// Why it matters.
    public var why: String
    /// What the author does about it.
    public var advice: String
    /// The kernel's own documents.
    public var references: [String]

    /// A rule called `name`.
    public init(
        name: String, family: String, severity: Severity, finds: String, why: String, advice: String,
        references: [String]
    ) {
        self.name = name
        self.family = family
        self.severity = severity
        self.finds = finds
        self.why = why
        self.advice = advice
        self.references = references
    }
}
