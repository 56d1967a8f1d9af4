// SPDX-License-Identifier: GPL-2.0-only

public import Git
public import PatchSeries
public import SourceTrees

/// What a series as a whole changes: its base against its last tree, as `git diff --stat -M` sees it.
///
/// A file that one patch adds and a later one removes is none of it, and lines that one patch puts in and a later one
/// takes out again are not counted.
public struct NetDifference: Sendable, Hashable {
    /// The files that differ, in ascending order of their paths.
    public let files: [File]

    /// A file that differs.
    public struct File: Sendable, Hashable {
        /// Path before; nil for a new file.
        public let oldPath: String?
        /// Path after; nil for a deleted one.
        public let newPath: String?
        /// What happens to it.
        public let status: FileDiff.Status
        /// Mode before.
        public let oldMode: FileMode?
        /// Mode after.
        public let newMode: FileMode?
        /// How alike the two are, in percent, where it was renamed.
        public let similarity: Int?
        fileprivate let before: [UInt8]
        fileprivate let after: [UInt8]

        /// The lines that differ by `algorithm`; nil for a binary file.
        public func counts(by algorithm: DiffAlgorithm) throws -> LineCounts? {
            try LineCounts(from: before, to: after, by: algorithm)
        }
    }

    /// What `applied` changes; nil where that can't be told: a patch does not apply, or its base does not know a file.
    public init?(of applied: AppliedSeries) throws {
        guard applied.patches.allSatisfy({ $0.outcome <= .moved }), let last = applied.trees.last else { return nil }
        var before: [String: TreeFile] = [:]
        var after: [String: TreeFile] = [:]
        for (path, file) in last.changes {
            let original = try applied.base.file(at: path)
            if let original, let file, original.mode == file.mode, original.bytes == file.bytes { continue }
            if let original { before[path] = original }
            if let file { after[path] = file }
        }
        files = try FileSetDifference.between(before, after).map { difference in
            File(
                difference, before: difference.oldPath.flatMap { before[$0]?.bytes } ?? [],
                after: difference.newPath.flatMap { after[$0]?.bytes } ?? [])
        }
    }
}

extension NetDifference.File {
    fileprivate init(_ difference: FileSetDifference, before: [UInt8], after: [UInt8]) {
        oldPath = difference.oldPath
        newPath = difference.newPath
        status =
            difference.oldPath == nil
            ? .added : difference.newPath == nil ? .deleted : difference.similarity != nil ? .renamed : .modified
        oldMode = difference.oldMode
        newMode = difference.newMode
        similarity = difference.similarity
        self.before = before
        self.after = after
    }
}
