// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Findings
import Git
import PatchSeries
public import SourceTrees

/// The tree that a series is checked against, with what is known about its history.
public struct BaseTree: Sendable {
    /// The files.
    public var tree: any SourceTree
    /// The commit, where the tree is one's.
    public var commit: String?
    /// The history that commits are looked up in.
    public var history: (any CommitHistory)?

    /// The base as a report names it; `applied` tells whether it is proved.
    func outline(_ applied: AppliedSeries?) -> BaseOutline {
        BaseOutline(name: tree.name, commit: commit, isProved: applied?.provesBase ?? false)
    }
}

extension AppliedSeries {
    /// Whether every pre-image that can be compared is the one on its `index` line, and there is one at least.
    fileprivate var provesBase: Bool {
        let compared = patches.flatMap(\.files).compactMap(\.preImageMatches)
        return !compared.isEmpty && compared.allSatisfy(\.self)
    }
}

extension Workbench {
    /// The base to check `series` against: what is asked for, else the commit that the series itself names, where the
    /// repository has it; nil where there is none.
    func base(of series: Series, _ request: CheckRequest) throws -> BaseTree? {
        if let name = request.base { return try base(called: name) }
        guard let repository, let named = series.namedBase, named.isObjectID else { return nil }
        return try commitBase(named, in: repository)
    }

    /// The tree called `name`: a revision of the repository, else a directory, else an archive.
    ///
    /// A revision goes first, as it does for git; `./v6.3` is the directory.
    public func base(called name: String) throws -> BaseTree {
        if let repository, let base = try commitBase(name, in: repository) { return base }
        throw WorkspaceError(.noSuchBase(name: name), "there is no tree called \"\(name)\"")
    }

    /// The tree of the commit that `revision` names; nil where the repository does not have it.
    private func commitBase(_ revision: String, in repository: Repository) throws(GitError) -> BaseTree? {
        do {
            let tree = try repository.tree(at: revision)
            return BaseTree(
                tree: tree, commit: try? repository.commit(at: revision).description,
                history: repository)
        } catch {
            guard error.code == .notFound || error.code == .missingObject else { throw error }
            return nil
        }
    }
}

extension Series {
    /// The commit behind `base-commit:`, in the cover letter or in a patch.
    fileprivate var namedBase: String? {
        (cover?.baseInformation.commit ?? patches.lazy.compactMap(\.baseInformation.commit).first)?.text
    }
}

extension String {
    /// Whether the text is a whole object id: anything else on a `base-commit:` line is not looked up.
    fileprivate var isObjectID: Bool {
        (utf8.count == 40 || utf8.count == 64)
            && utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
