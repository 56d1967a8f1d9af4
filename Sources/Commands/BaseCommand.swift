// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Findings
import PatchSeries
import Reports
import Workspace

/// `lockstep base`: the tree that a series was made for.
struct BaseCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "base", abstract: "List the branches and tags that a series was made for.",
        discussion: "Best first; exits 1 where none has all files as the series expects them, and none takes it.")

    @Argument(help: ArgumentHelp("REV..REV, mbox, maildir, folder of patches, or -.", valueName: "series"))
    var series: String?

    @Option(
        help: ArgumentHelp("Take v<n> where there are several.", valueName: "n"), transform: ArgumentText.version)
    var useVersion: SeriesVersion?

    @Option(
        help: ArgumentHelp("Look at the newest 1000 commits of this history too.", valueName: "rev"))
    var branch: String?

    @ParentCommand var lockstep: LockstepCommand

    func run(in session: Session) throws -> ExitStatus {
        let input = try SeriesInput(series ?? SeriesInput.standardFolder)
        let workbench = try session.workbench()
        let candidates = try workbench.baseMatches(
            for: try workbench.series(in: input, version: useVersion), branch: branch)
        guard let best = candidates.first else {
            session.print("no branch and no tag in the repository\n")
            return .findings
        }
        if best.of == 0 && best.applies != true {
            throw UsageError(
                words: "the series says nothing of the files that it expects",
                hint: "\"index\" lines do, which \"git format-patch\" writes")
        }
        let fitting = candidates.filter { $0.isMatch || $0.applies == true }
        // Where none fits, the nearest ones are of help; all of them are not.
        for candidate in fitting.isEmpty ? Array(candidates.prefix(5)) : fitting {
            session.print(candidate.line)
        }
        return fitting.isEmpty ? .findings : .clean
    }
}

extension BaseMatch {
    /// The candidate in a line.
    fileprivate var line: String {
        var line = commit.prefix(12) + (names.isEmpty ? "" : " " + names.map(\.shown).joined(separator: ", "))
        line += ": \(matching) of \(of) \(of == 1 ? "file" : "files") \(matching == 1 ? "matches" : "match")"
        if let firstDifference { line += ", \(firstDifference.shown) differs" }
        switch applies {
        case true?: line += isMatch ? "" : "; applies"
        case false?: line += "; does not apply"
        case nil: break
        }
        return line + "\n"
    }
}
