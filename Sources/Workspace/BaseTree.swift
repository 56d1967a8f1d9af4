// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Findings
import Git
public import PatchSeries
public import SourceTrees
import Storage
import TreeFiles

/// The tree that a series is checked against, with what is known about its history.
public struct BaseTree: Sendable {
    /// The files.
    public var tree: any SourceTree
    /// The commit, where the tree is one's.
    public var commit: String?
    /// The history that commits are looked up in.
    public var history: (any CommitHistory)?

    /// The base as a report names it; `applied` tells whether it is proved.
    func outline(_ applied: AppliedSeries) -> BaseOutline {
        BaseOutline(name: tree.name, commit: commit, isProved: applied.provesBase)
    }
}

/// How the base of a check is chosen.
public enum BaseChoice: Sendable, Hashable {
    /// The tree that the user named, which has to be there.
    case named(String)
    /// The revision that `lockstep.yaml` names, where the repository has it.
    case declared(String)
    /// What the series itself says in `base-commit:`, where the repository has it.
    case fromSeries
}

extension AppliedSeries {
    /// Whether every pre-image that can be compared is the one on its `index` line, and there is one at least.
    fileprivate var provesBase: Bool {
        let compared = patches.flatMap(\.files).compactMap(\.preImageMatches)
        return !compared.isEmpty && compared.allSatisfy(\.self)
    }
}

extension Workbench {
    /// The base to check `series`, read from `input`, against; nil where there is none, and the sparse base has to do.
    /// Commits of a range stand on theirs, where no other is named.
    public func base(of series: Series, in input: SeriesInput, _ choice: BaseChoice) throws -> BaseTree? {
        if case .commits(let range) = input {
            if case .named = choice {} else { return try base(ofRange: range) }
        }
        return try base(of: series, choice)
    }

    /// The base to check `series` against; nil where there is none, and the sparse base has to do.
    func base(of series: Series, _ choice: BaseChoice) throws -> BaseTree? {
        switch choice {
        case .named(let name): return try base(called: name)
        case .declared(let revision):
            if let repository, let base = try commitBase(revision, in: repository) { return base }
            fallthrough
        case .fromSeries:
            guard let repository, let named = series.namedBase, named.isObjectID else { return nil }
            return try commitBase(named, in: repository)
        }
    }

    /// Why there is no base for `series`, and what to do: a report says it in place of what needs one.
    func lackOfBase(of series: Series, _ choice: BaseChoice) -> String {
        var named = series.namedBase.flatMap { $0.isObjectID ? "\"\($0.prefix(12))\"" : nil }
        if case .declared(let revision) = choice { named = "\"\(revision)\"" }
        guard let named else { return SeriesCheck.noBase }
        return repository == nil
            ? "no base, there is no repository to find \(named) in: give --base"
            : "no base, \(named) is not in the repository: give --base"
    }

    /// The base of the commits in `range`: the commit that the first of them goes onto.
    func base(ofRange range: String) throws -> BaseTree? {
        guard let repository else { return nil }
        return try commitBase(repository.range(range).base.description, in: repository)
    }

    /// The tree called `name`: a revision of the repository, else a directory, else an archive.
    ///
    /// A revision goes first, as it does for git; `./v6.3` is the directory.
    public func base(called name: String) throws -> BaseTree {
        if let repository, let base = try commitBase(name, in: repository) { return base }
        switch Files.kind(of: name) {
        case .directory: return BaseTree(tree: try DirectoryTree(at: name))
        case .file:
            guard let storeFolder else {
                throw WorkspaceError(.file(path: name), "there is no folder to unpack \"\(name)\" into")
            }
            let store = Store(folder: storeFolder, stamp: "trees-1")
            let progress = progress
            let tree = try ArchiveTree(at: name, store: store) { done, total in
                progress(Progress("unpacking \(name)", done: done >> 20, total: total >> 20, unit: "MiB"))
            }
            return BaseTree(tree: tree)
        case nil:
            throw WorkspaceError(.noSuchBase(name: name), "there is no tree called \"\(name)\"")
        }
    }

    /// The tree of the commit that `revision` names; nil where the repository does not have it.
    private func commitBase(_ revision: String, in repository: Repository) throws(GitError) -> BaseTree? {
        do {
            let tree = try repository.tree(at: revision)
            return BaseTree(tree: tree, commit: try? repository.commit(at: revision).description, history: repository)
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
