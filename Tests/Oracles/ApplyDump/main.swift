// SPDX-License-Identifier: GPL-2.0-only

// Prints what Lockstep makes of series on a commit, one fact a line, for `Tests/Oracles/apply_oracle.py` to compare
// with git:
//
//     ApplyDump REPOSITORY REVISION MBOX...        REVISION "-": the sparse base
//     ApplyDump --mails REPOSITORY A..B            the range as mail

import Applying
import ByteText
import Git
import Mail
import PatchSeries
import SourceTrees

func outcomeName(_ hunk: HunkOutcome) -> String {
    switch hunk {
    case .exact: "exact"
    case .moved(let lines): "moved \(lines)"
    case .alreadyApplied(let line): "already \(line)"
    case .unknown: "unknown"
    case .doesNotApply: "fails"
    }
}

func dump(_ path: String, onto base: any SourceTree) throws {
    print("series \(path)")
    let mailbox = try Mailbox(at: path)
    var patches: [Patch] = []
    while let message = try mailbox.nextMessage() {
        let patch = Patch(parsing: message)
        if !patch.diff.isEmpty { patches.append(patch) }
    }
    let applied = AppliedSeries(patches, onto: base)
    for (number, patch) in applied.patches.enumerated() {
        print("patch \(number + 1) \(patch.outcome)")
        for file in patch.files {
            print("file \(file.outcome) \(file.path)\(file.problem.map { ": " + $0 } ?? "")")
            for hunk in file.hunks { print("hunk \(outcomeName(hunk))") }
        }
        if let tree = base as? CommitTree, patch.outcome <= .moved {
            print("tree \(try tree.id(with: applied.trees[number + 1].changes))")
        }
    }
}

func run(_ arguments: [String]) throws {
    if arguments.first == "--mails", arguments.count == 3 {
        let repository = try Repository(at: arguments[1])
        for mail in try repository.mails(of: repository.range(arguments[2])) {
            print(mail.fromLine + mail.bytes.text, terminator: "")
        }
        return
    }
    guard arguments.count >= 2 else { return }
    var base: any SourceTree = SparseBase()
    if arguments[1] != "-" { base = try Repository(at: arguments[0]).tree(at: arguments[1]) }
    for path in arguments.dropFirst(2) { try dump(path, onto: base) }
}

try run(Array(CommandLine.arguments.dropFirst()))
