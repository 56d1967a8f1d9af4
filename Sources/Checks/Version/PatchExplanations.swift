// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

/// What a series says about patches that are gone or new.
///
/// One word explains nothing: code is dropped, added, moved and merged as well as patches. So a verb counts with the
/// word patch, with the number of the patch, or with a word that only this patch has in its title or in the names of
/// its files. The text of a cover letter tells what the patches do; there a verb counts in the past only.
struct PatchExplanations {
    private let versions: VersionUnderCheck

    /// The remarks that are not about tags.
    private let remarks: [ChangeRemark]

    /// Those about tags, which may speak of a patch too: `drop patch 3, add tags`.
    private let remarksOnTags: [ChangeRemark]

    /// Words in the titles and files of the patches that were kept.
    private let wordsOfKept: Set<String>

    /// Whether it is said at large that patches are gone: `rebase`, `squash`, `merged already`.
    private let tellLossAtLarge: Bool

    /// Whether it is said at large that patches are new: `new patches`, `split`.
    private let tellArrivalAtLarge: Bool

    /// Whether it is said that something was split.
    let tellSplit: Bool

    /// Whether it is said that things were merged.
    let tellMerge: Bool

    init(_ versions: VersionUnderCheck) {
        self.versions = versions
        let all = versions.account.remarks
        remarks = all.filter { !$0.line.isAboutTags }
        remarksOnTags = all.filter { $0.line.isAboutTags }
        var words: Set<String> = []
        for row in versions.comparison.rows {
            guard let old = row.old, let new = row.new else { continue }
            words.formUnion(Self.words(of: versions.previous.patches[old.index]))
            words.formUnion(Self.words(of: versions.series.patches[new.index]))
        }
        wordsOfKept = words
        tellLossAtLarge = remarks.contains(where: \.tellsLossAtLarge)
        tellArrivalAtLarge = remarks.contains(where: \.tellsArrivalAtLarge)
        tellSplit = remarks.contains { $0.isEntry && $0.line.holds(anyOf: Stems.split) }
        tellMerge = remarks.contains { $0.isEntry && $0.line.holds(anyOf: Stems.merge) }
    }

    /// Whether anything tells what became of a patch of the version before.
    func tellLoss(of side: SeriesComparison.Side) -> Bool {
        if tellLossAtLarge { return true }
        let own = ownWords(of: versions.previous.patches[side.index])
        let title = side.patch.title
        return remarks.contains { remark in
            if remark.mentions(title: title) { return true }
            guard remark.isEntry, remark.line.holds(anyOf: Stems.gone) else { return false }
            return remark.calls(side.patch.number) || remark.line.shares(own)
        } || tagsMention(title, or: Stems.gone)
    }

    /// Whether anything tells that a patch of this version is new, or the patch has notes of its own.
    func tellArrival(of side: SeriesComparison.Side) -> Bool {
        if tellArrivalAtLarge || !versions.series.patches[side.index].notes.isEmpty { return true }
        let own = ownWords(of: versions.series.patches[side.index])
        let title = side.patch.title
        return remarks.contains { remark in
            if remark.mentions(title: title) { return true }
            guard remark.isEntry else { return false }
            if remark.calls(side.patch.number) { return true }
            if remark.line.holds(anyOf: Stems.split), remark.line.words.contains(where: wordsOfKept.contains) {
                return true
            }
            return remark.line.holds(anyOf: Stems.new) && remark.line.shares(own)
        } || tagsMention(title, or: Stems.new)
    }

    private func tagsMention(_ title: String, or stems: [String]) -> Bool {
        remarksOnTags.contains { $0.mentions(title: title) || $0.isEntry && $0.hasPatch(behind: stems) }
    }

    /// The words that `patch` has for itself, but for those by which changes of any kind are told.
    private func ownWords(of patch: Patch) -> Set<String> {
        Self.words(of: patch).filter { word in
            !wordsOfKept.contains(word) && !Stems.verbs.contains { word.hasPrefix($0) }
        }
    }

    /// The telling words of a patch's title and of the names of its files.
    private static func words(of patch: Patch) -> Set<String> {
        var words = Set(ChangeLine.tellingWords(in: patch.subject.title))
        for file in patch.diff.prefix(100) { words.formUnion(ChangeLine.tellingWords(in: file.path)) }
        return words.subtracting(Stems.folders)
    }
}

extension ChangeLine {
    /// Whether a word is one of `words`, or the beginning of one, or goes on from one.
    fileprivate func shares(_ own: Set<String>) -> Bool {
        words.contains { word in
            if own.contains(word) { return true }
            return word.utf8.count > 3 && !Stems.fillers.contains(word)
                && own.contains { $0.utf8.count > 3 && ($0.hasPrefix(word) || word.hasPrefix($0)) }
        }
    }
}

extension ChangeRemark {
    /// Whether it says, without naming one, that patches are gone.
    fileprivate var tellsLossAtLarge: Bool {
        if line.holds(anyOf: Stems.goneAtLarge) || isReworkOfAll { return true }
        if saysThatPatchesWereTaken { return true }
        guard isEntry else { return speaksOfPatches && line.holds(anyOf: Stems.goneInThePast) }
        if countsPatches || hasPatch(behind: Stems.gone) { return true }
        if speaksOfPatches, line.holds(anyOf: Stems.gone + Stems.goneFromPatches) { return true }
        return speaksOfSeries && line.holds(anyOf: Stems.gone)
    }

    /// Whether it says, without naming one, that patches are new.
    fileprivate var tellsArrivalAtLarge: Bool {
        if isReworkOfAll { return true }
        guard isEntry else {
            return speaksOfPatches
                && (hasPatch(behind: ["new", "additional"]) || line.holds(anyOf: ["added", "split"]))
        }
        if countsPatches || hasPatch(behind: Stems.new) || line.words.count == 1 && line.words[0].hasPrefix("split") {
            return true
        }
        return speaksOfPatches && line.holds(anyOf: Stems.new + ["more", "further", "additional"])
    }

    /// Whether it says that all was written or ordered anew.
    private var isReworkOfAll: Bool {
        guard isEntry, line.holds(anyOf: ["rework", "rewr", "restructur", "reorgani", "redesign"]) else { return false }
        return speaksOfPatches || speaksOfSeries
            || line.holds(anyOf: ["everything", "whole", "complete", "entire", "scratch", "all"])
    }

    /// Whether it says that somebody took something into a tree: `one is merged already`.
    private var saysThatPatchesWereTaken: Bool {
        guard line.holds(anyOf: ["applied", "accepted", "queued", "picked", "landed", "merged", "taken"]),
            !line.holds(anyOf: ["comment", "suggest", "feedback", "remark", "fix", "input", "advice", "propos"])
        else { return false }
        let hints = ["tree", "next", "maintainer", "already", "was", "were", "been", "are", "mainline", "linus"]
        return isEntry ? line.words.contains(where: hints.contains) : line.words.contains("already")
    }
}

/// The words by which authors tell what became of patches, by their beginnings.
private enum Stems {
    static let gone = [
        "drop", "remov", "delet", "squash", "merg", "fold", "combin", "join", "appl", "pick", "queue", "land",
        "separat", "seperat", "split", "discard", "skip", "omit", "revert", "replac", "accept", "without", "abandon",
        "consolidat", "integrat", "exclud", "unif", "postpon", "supersed", "gone", "longer", "instead", "rework",
        "restructur", "reorgani", "rewr", "moved", "moving", "taken", "left", "leav", "defer", "unneeded",
        "unnecessary",
    ]

    /// Of patches, these say that some are gone.
    static let goneFromPatches = ["not", "only", "later", "rest", "remain", "reduc", "based", "branch", "took", "move"]

    static let goneInThePast = [
        "dropped", "removed", "squashed", "merged", "folded", "combined", "applied", "picked", "queued", "landed",
        "separated", "split", "discarded", "skipped", "omitted", "replaced", "accepted", "abandoned", "excluded",
        "postponed", "superseded", "longer",
    ]

    /// What is done to nothing but patches.
    static let goneAtLarge = [
        "rebas", "squash", "upstreamed", "mainlined", "repost", "resen", "respin", "fixup", "cherry",
    ]

    static let new = [
        "new", "add", "introduc", "split", "separat", "seperat", "creat", "includ", "factor", "extract", "prepar",
        "prelim", "break", "broke", "divid", "replac", "insert", "append", "moved", "moving", "rework", "restructur",
        "reorgani", "rewr", "merg", "bring", "pull", "implement", "extend", "convert", "document",
    ]

    static let split = ["split", "separat", "seperat", "divid", "broke", "break", "factor", "extract"]
    static let merge = ["squash", "merg", "fold", "combin", "join", "consolidat", "integrat", "unif"]

    /// Verbs of titles that tell nothing of a patch; "document" does.
    static let verbs = (gone + new).filter { $0 != "document" }

    /// Parts of paths that many files have.
    static let folders: Set<String> = ["drivers", "include", "linux", "kernel", "arch", "src", "uapi", "makefile"]

    /// Words that are the beginning of others by chance.
    static let fillers: Set<String> = ["this", "that", "what", "like", "only", "some", "when", "then", "them", "from"]
}
