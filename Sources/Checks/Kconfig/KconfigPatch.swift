// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import Diagnostics
internal import Kconfig
public import PatchSeries
internal import SourceTrees

/// A patch with the Kconfig before and after it: what a rule of the family *Kconfig* looks at.
struct KconfigPatch {
    /// The patch.
    let patch: PatchUnderCheck

    /// The state that the patch goes onto.
    let before: KconfigStates.State

    /// The state that it makes.
    let after: KconfigStates.State

    /// The body lines that make the lines of each Kconfig file which the patch adds, by their number in the file.
    private let added: [String: [Int: HunkLine]]

    init(_ patch: PatchUnderCheck, _ before: KconfigStates.State, _ after: KconfigStates.State) {
        self.patch = patch
        self.before = before
        self.after = after
        var added: [String: [Int: HunkLine]] = [:]
        patch.forEachAddedLine { file, line, treeLine in
            if isKconfig(file.path) { added[file.path, default: [:]][treeLine] = line }
        }
        self.added = added
    }

    /// The Kconfig files to which the patch adds lines, in ascending order.
    var changedFiles: [String] { added.keys.sorted() }

    /// Whether the patch adds line `line` (from 1) of the Kconfig file at `path`.
    func adds(_ path: String, line: Int) -> Bool { added[path]?[line] != nil }

    /// The place of line `line` of the file at `path`: where the patch adds it, else the file's diff, else the patch.
    func place(_ path: String, line: Int) -> Place {
        let file = patch.patch.diff.first { $0.path == path || $0.oldPath == path }
        guard let file else {
            var place = patch.place
            place.location.tree = SourceLine(file: path, line: line)
            return place
        }
        guard let body = added[path]?[line] else {
            var place = patch.place(of: file)
            place.location.tree = SourceLine(file: path, line: line)
            return place
        }
        return patch.place(line: body.line, treeLine: line, of: file)
    }

    /// The place of the patch's first change of a Kconfig file, else of the patch.
    var placeOfChange: Place {
        let file = patch.patch.diff.first { isKconfig($0.path) }
        guard let file, let hunk = file.hunks.first else { return file.map { patch.place(of: $0) } ?? patch.place }
        let line = hunk.lines.first { $0.kind != .context }?.line ?? hunk.line
        return patch.place(line: line, treeLine: patch.treeLine(ofBodyLine: line)?.line, of: file)
    }

    /// The state before the patch and the one that it makes, for the chosen architecture and then for each other one
    /// that was asked about: a series that changes `arch/arm64/Kconfig` is at fault on arm64.
    var states: [(before: KconfigStates.State, after: KconfigStates.State)] {
        let others = patch.subject.kconfigProofs.dropFirst().map(\.states.states)
        return [(before, after)]
            + others.filter { $0.indices.contains(patch.index + 1) }
            .map { ($0[patch.index], $0[patch.index + 1]) }
    }

    /// The place of a line of the tree.
    func place(of line: KconfigLine) -> Place { place(line.path, line: line.line) }

    /// The tree that the patch makes.
    var tree: OverlayTree? {
        guard let trees = patch.subject.applied?.trees, trees.indices.contains(patch.index + 1) else { return nil }
        return trees[patch.index + 1]
    }

    /// The tree behind the last patch.
    var lastTree: OverlayTree? { patch.subject.applied?.trees.last }

    /// The states that later patches make; the index is the patch's number in the series, from 1.
    var laterStates: ArraySlice<KconfigStates.State> {
        patch.subject.kconfig?.states.dropFirst(patch.index + 2) ?? []
    }

    /// The statements that stand on added lines of the Kconfig file at `path`, with that file.
    func addedStatements(of path: String) -> (file: KconfigFile, indices: [Int])? {
        guard let bytes = try? tree?.file(at: path)?.bytes else { return nil }
        let syntax = patch.subject.kconfig?.states.first?.tree.dialect.syntax ?? []
        let file = KconfigFile(parsing: bytes, syntax)
        return (file, file.statements.indices.filter { adds(path, line: Int(file.statements[$0].line)) })
    }
}

/// Whether `path` is a Kconfig file by its name, as the kernel's own scripts take it.
func isKconfig(_ path: String) -> Bool {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map(Substring.init) ?? ""
    return name.hasPrefix("Kconfig") && !path.hasPrefix("scripts/kconfig/tests/") && !path.hasPrefix("Documentation/")
}

extension Rule {
    /// A rule of the family *Kconfig* that looks at one patch after the other.
    ///
    /// From the first patch on that does not go in there is nothing to look at: its tree is not the author's.
    static func kconfig(
        _ name: String, severity: Severity, page: RulePage,
        check: @escaping @Sendable (KconfigPatch, inout Faults) -> Void
    ) -> Rule {
        kconfig(
            name, severity: severity, page: page,
            ofAll: { patches, faults in
                for patch in patches { check(patch, &faults) }
            })
    }

    /// A rule of the family *Kconfig* that looks at all patches at once.
    static func kconfig(
        _ name: String, severity: Severity, page: RulePage,
        ofAll check: @escaping @Sendable ([KconfigPatch], inout Faults) -> Void
    ) -> Rule {
        Rule(name, family: .kconfig, severity: severity, needs: [.base, .kconfig], page: page) { subject in
            guard let states = subject.kconfig, WrongBase(subject) == nil else { return [] }
            var patches: [KconfigPatch] = []
            forEachKconfigPatch(of: subject, states) { patches.append($1) }
            var faults = Faults(rule: name, severity: severity)
            check(patches, &faults)
            return faults.diagnostics
        }
    }
}

/// Calls `body` with the patches of `subject` and their indices, up to the first that does not go in.
func forEachKconfigPatch(
    of subject: SeriesUnderCheck, _ states: KconfigStates, _ body: (_ index: Int, KconfigPatch) -> Void
) {
    let states = states.states
    for (index, patch) in subject.series.patches.enumerated() {
        guard states.indices.contains(index + 1) else { return }
        let patch = PatchUnderCheck(
            patch: patch, index: index, reference: subject.series.reference(ofPatchAt: index), subject: subject)
        if let applied = patch.applied, applied.outcome > .partlyApplied { return }
        body(index, KconfigPatch(patch, states[index], states[index + 1]))
    }
}

extension Series {
    /// Whether it changes a Kconfig file, or names a symbol of one in a line that it adds.
    public var concernsKconfig: Bool {
        patches.contains { patch in
            patch.diff.contains { file in
                isKconfig(file.path)
                    || file.hunks.contains { hunk in
                        hunk.lines.contains { $0.kind == .addition && !ConfigName.names(in: $0.content[...]).isEmpty }
                    }
            }
        }
    }
}
