// SPDX-License-Identifier: GPL-2.0-only

import Git
import PatchSeries
import SourceTrees

/// What a patch makes of one file's content and mode.
struct FileChange {
    /// What became of the hunks and the mode.
    private(set) var outcome = Outcome.exact

    /// What became of each hunk.
    private(set) var hunks: [HunkOutcome] = []

    /// Why the file as a whole does not apply.
    private(set) var problem: String?

    /// What stands at the path afterwards.
    private(set) var content = PathContent.nothing

    /// Id of the bytes before.
    private(set) var preImageID: ContentID?

    /// Id of the bytes after.
    private(set) var postImageID: ContentID?

    /// Applies `file` with its binary `data` to `source`, which is nil for a new file.
    init(_ file: FileDiff, of source: TreeFile?, with data: BinaryData, budget: inout WorkBudget) {
        preImageID = source.map { $0.id ?? ContentID(blob: $0.bytes) }
        if let mode = source?.mode, let expected = file.oldMode, !mode.isSameType(as: expected) {
            fail("\"\(file.oldPath ?? file.path)\" is \(mode.noun), not \(expected.noun)")
            return
        }
        var bytes = source?.bytes ?? []
        if file.binary != nil {
            switch file.apply(data, to: bytes, id: preImageID) {
            case .success(let made): bytes = made
            case .failure(let problem):
                fail(problem.clause)
                return
            }
        } else if !file.hunks.isEmpty {
            let application = HunkApplication(file.hunks, to: bytes, budget: &budget)
            hunks = application.outcomes
            outcome = application.outcome
            if application.gaveUp {
                problem = "the search was given up: the series causes too much work"
                content = file.status == .deleted ? .nothing : .partial(PartialFile())
            }
            guard outcome != .doesNotApply, outcome != .unknown else { return }
            bytes = application.image.bytes
        } else if let source, let mode = file.newMode, mode != file.oldMode, mode == source.mode {
            outcome = .alreadyApplied
        }
        finish(file, source: source, bytes: bytes)
    }

    private mutating func finish(_ file: FileDiff, source: TreeFile?, bytes: [UInt8]) {
        if file.status == .deleted {
            if !bytes.isEmpty { fail("lines of \"\(file.path)\" remain after its removal") }
            return
        }
        // The mode on an `index` line is not enforced: git warns and keeps the one that it finds.
        let changesMode = file.newMode != nil && file.newMode != file.oldMode
        let mode = (changesMode ? file.newMode : nil) ?? source?.mode ?? file.newMode ?? .regular
        var id = bytes == source?.bytes ? preImageID : nil
        if mode == .gitlink {
            id = ContentID(gitlinkText: bytes)
            if id == nil { return fail("\"\(file.path)\" names no commit of its submodule") }
        }
        let known = id ?? ContentID(blob: bytes)
        postImageID = known
        content = .file(TreeFile(mode: mode, bytes: bytes, id: known))
    }

    /// Makes the file one that does not apply, for the reason `problem`.
    mutating func fail(_ problem: String) {
        self.problem = problem
        outcome = .doesNotApply
        postImageID = nil
        content = .nothing
    }

    /// Applies `file` to one of which only some lines are known, for the reason `problem` where there is one.
    init(_ file: FileDiff, of source: PartialFile, problem: String? = nil, budget: inout WorkBudget) {
        self.problem = problem
        var result = source
        result.beginPatch()
        if file.binary != nil { result = PartialFile() }
        for hunk in file.hunks { hunks.append(result.apply(hunk, &budget)) }
        outcome = hunks.isEmpty ? .unknown : Outcome(of: hunks)
        guard outcome != .doesNotApply else { return }
        content = file.status == .deleted ? .nothing : .partial(result)
    }
}

extension AppliedFile {
    /// What became of `file`.
    init(_ file: FileDiff, _ change: FileChange, damage: BinaryDamage? = nil) {
        self.init(
            path: file.path, outcome: change.outcome, hunks: change.hunks, problem: change.problem, damage: damage,
            preImageID: change.preImageID, postImageID: change.postImageID,
            preImageMatches: change.preImageID?.matches(indexLine: file.oldID),
            postImageMatches: change.postImageID?.matches(indexLine: file.newID))
    }

    /// A file of which nothing was applied.
    init(_ file: FileDiff, problem: String, damage: BinaryDamage? = nil) {
        self.init(
            path: file.path, outcome: .doesNotApply, hunks: [], problem: problem, damage: damage, preImageID: nil,
            postImageID: nil, preImageMatches: nil, postImageMatches: nil)
    }
}

extension ContentID {
    /// Whether `abbreviation` on an `index` line is this id's; nil where the line is missing or names no blob.
    func matches(indexLine abbreviation: String?) -> Bool? {
        guard let abbreviation, !abbreviation.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
        return matches(abbreviation: abbreviation)
    }

    /// The commit in the one line that a diff shows for a submodule.
    init?(gitlinkText bytes: [UInt8]) {
        let prefix = Array("Subproject commit ".utf8)
        guard bytes.starts(with: prefix) else { return nil }
        let digits = bytes.dropFirst(prefix.count).prefix { $0 != UInt8(ascii: "\n") }
        guard digits.count == 40, digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
            return nil
        }
        self.init(hexadecimal: String(decoding: digits, as: UTF8.self))
    }
}

extension FileMode {
    /// Whether both are files, or links, or submodules.
    func isSameType(as other: FileMode) -> Bool { rawValue & 0o170000 == other.rawValue & 0o170000 }

    /// The kind in words, with its article.
    var noun: String {
        switch self {
        case .regular, .executable: "a file"
        case .symbolicLink: "a symbolic link"
        case .gitlink: "a submodule"
        }
    }
}
