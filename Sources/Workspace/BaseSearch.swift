// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Git
public import PatchSeries
import SourceTrees

/// A reference of the repository, and how well a series goes onto it.
public struct BaseCandidate: Sendable, Hashable {
    /// The branch or tag, as people name it.
    public var name: String
    /// The commit that it leads to.
    public var commit: String
    /// How many files stand there as the `index` lines expect them before the series.
    public var matching: Int
    /// How many files the series tells the content of, before it changes them.
    public var of: Int
    /// A file that differs, the first in the order of the series; nil where all match.
    public var firstDifference: String?

    /// Whether all pre-images match: the tree that the series was made for, as far as its files go.
    public var isMatch: Bool { matching == of }
}

extension Workbench {
    /// The tags and branches of the repository, best first, by how many pre-images of `series` they hold.
    ///
    /// What is compared are the blob ids on the `index` lines of the first patch that touches each file, so that no
    /// file is read and no patch applied. Of references that lead to the same commit the first is named.
    public func baseCandidates(for series: Series) throws -> [BaseCandidate] {
        guard let repository else {
            throw WorkspaceError(.noRepository, "there is no repository to look for a base in")
        }
        let expected = series.preImages
        var seen: Set<String> = []
        let references = try repository.references().filter { seen.insert($0.commit.description).inserted }
        var candidates: [BaseCandidate] = []
        for (index, reference) in references.enumerated() {
            progress(Progress("looking for a base", done: index, total: references.count, unit: "references"))
            let commit = reference.commit.description
            let tree = try repository.tree(at: commit)
            var candidate = BaseCandidate(
                name: reference.shortName, commit: commit, matching: 0, of: expected.count, firstDifference: nil)
            for image in expected {
                let found = try? tree.entry(at: image.path)?.id
                let isMatch = image.id.map { found?.matches(abbreviation: $0) ?? false } ?? (found == nil)
                if isMatch {
                    candidate.matching += 1
                } else if candidate.firstDifference == nil {
                    candidate.firstDifference = image.path
                }
            }
            candidates.append(candidate)
        }
        // Git's own order of the references decides between equals; the sort must not.
        return candidates.enumerated().sorted { one, other in
            (other.element.matching, one.offset) < (one.element.matching, other.offset)
        }.map(\.element)
    }
}

extension Series {
    /// What the series expects before it: for each path that it touches first, the blob id as on the `index` line, or
    /// nil where nothing may stand there.
    fileprivate var preImages: [(path: String, id: String?)] {
        var seen: Set<String> = []
        var images: [(path: String, id: String?)] = []
        for file in patches.flatMap(\.diff) {
            if file.status == .added, let path = file.newPath, seen.insert(path).inserted {
                images.append((path, nil))
            } else if let path = file.oldPath, seen.insert(path).inserted, let id = file.oldID {
                images.append((path, id))
            }
            if let path = file.newPath { seen.insert(path) }
        }
        return images
    }
}
