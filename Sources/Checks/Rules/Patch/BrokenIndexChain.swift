// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A patch that was not made on top of the patches before it.
    static let brokenIndexChain = Rule(
        "broken-index-chain", family: .patch, severity: .warning, needs: .wholeSeries,
        page: RulePage(
            finds: """
                A file whose content before a patch, by the `index` line, is not what the last patch before it that \
                touches the file has left: renames and copies are followed, ids are compared as far as both go. \
                Silent behind a gap in the numbers and where an `index` line is missing.
                """,
            why: """
                One of the two patches was edited, or made again on another branch, and the other was not. What was \
                tested is not what was sent, and `git am -3` can't fall back on a blob that never existed.
                """,
            example: """
                [PATCH 1/2]  index 1111111..2222222 100644	drivers/lamp/lamp.c
                [PATCH 2/2]  index 3333333..4444444 100644	drivers/lamp/lamp.c
                """,
            advice: "Make all patches of the series again from one branch: `git format-patch BASE`.",
            references: [
                "git-apply(1), --3way: “the patch records the identity of blobs it is supposed to apply to”",
                """
                Documentation/process/submitting-patches.rst: “If one patch depends on another patch in order for a \
                change to be complete, that is OK.”
                """,
            ])
    ) { subject in
        var faults = Faults(rule: "broken-index-chain", severity: .warning, limit: 100)
        var chain = BlobChain()
        var expected: Int?
        for index in subject.series.patches.indices {
            let patch = PatchUnderCheck(
                patch: subject.series.patches[index], index: index,
                reference: subject.series.reference(ofPatchAt: index), subject: subject)
            let number = patch.patch.subject.number
            // A patch that is not here may have touched anything.
            if let expected, number != expected { chain = BlobChain() }
            expected = number.map { $0 &+ 1 }
            chain.apply(patch, &faults)
        }
        return faults.diagnostics
    }
}

/// What the patches so far have made of the files that they touch.
private struct BlobChain {
    /// What is known of a path.
    private struct Entry {
        /// The id, abbreviated as it may be; nil for a file that was deleted.
        let id: String?
        /// Who left it so.
        let patch: PatchReference
        /// The place of that patch's diff.
        let place: Place
    }

    /// The paths whose state is known; nil where a patch touched one and did not say what it made of it.
    private var entries: [String: Entry] = [:]

    /// Holds `patch` against the state before it, and takes its changes in.
    mutating func apply(_ patch: PatchUnderCheck, _ faults: inout Faults) {
        // All diffs of a patch speak of the state before it: two files can change places.
        var changes: [(path: String, entry: Entry?)] = []
        var written: Set<String> = []
        let removed = Set(
            patch.patch.diff.compactMap { $0.status == .renamed || $0.status == .deleted ? $0.oldPath : nil })
        for (index, file) in patch.patch.diff.enumerated() {
            // Two diffs of one file in one patch: no git has made that.
            let isRepeated = file.newPath.map { !written.insert($0).inserted } ?? false
            if !isRepeated, let fault = fault(of: file, removed) {
                report(fault.message, fault.entry, file, index, patch, &faults)
            }
            guard let new = file.newPath else { continue }
            let carried = file.oldPath.flatMap { entries[$0] }?.id
            let made = isRepeated ? nil : file.newID ?? (file.hunks.isEmpty && file.binary == nil ? carried : nil)
            let id = made.flatMap { $0.isNoBlob ? nil : $0 }
            changes.append((new, id.map { Entry(id: $0, patch: patch.reference, place: patch.place(of: file)) }))
        }
        for file in patch.patch.diff {
            guard let old = file.oldPath, removed.contains(old) else { continue }
            entries[old] = Entry(id: nil, patch: patch.reference, place: patch.place(of: file))
        }
        for change in changes { entries[change.path] = change.entry }
    }

    /// What is wrong with `file` in the state before its patch, which takes the files at `removed` away.
    private func fault(of file: FileDiff, _ removed: Set<String>) -> (message: String, entry: Entry)? {
        guard let old = file.oldPath else {
            guard let new = file.newPath, !removed.contains(new), let entry = entries[new], entry.id != nil else {
                return nil
            }
            return ("\(quoted(new)) is added, but patch \(entry.patch.number) has left a file there", entry)
        }
        guard let entry = entries[old] else { return nil }
        guard let left = entry.id else {
            return ("\(quoted(old)) is changed, but patch \(entry.patch.number) has removed it", entry)
        }
        guard let met = file.oldID, !met.isNoBlob else { return nil }
        let digits = min(met.utf8.count, left.utf8.count)
        guard digits >= 4, met.utf8.prefix(digits).elementsEqual(left.utf8.prefix(digits)) == false else { return nil }
        let after = "patch \(entry.patch.number) has made it \(quoted(left))"
        return ("\(quoted(old)) is \(quoted(met)) before this patch, but \(after)", entry)
    }

    /// Adds a finding, with what applying the series says about it.
    private func report(
        _ message: String, _ entry: Entry, _ file: FileDiff, _ index: Int, _ patch: PatchUnderCheck,
        _ faults: inout Faults
    ) {
        var notes = [Note("patch \(entry.patch.number) changed the file here", at: entry.place.location)]
        if let files = patch.applied?.files, files.indices.contains(index), let matches = files[index].preImageMatches {
            let wrong = matches ? "patch \(entry.patch.number)" : "this patch"
            notes.append(Note("applied in order, the file is not what \(wrong) says"))
        }
        faults.add(message, at: patch.place(of: file), notes: notes)
    }
}

extension String {
    /// Whether the id is made of zeros: there is no such file.
    fileprivate var isNoBlob: Bool { utf8.allSatisfy { $0 == UInt8(ascii: "0") } }
}
