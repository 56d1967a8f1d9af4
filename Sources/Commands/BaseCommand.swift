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
        discussion: "Best first; exits 1 where none has all files as the series expects them.")

    @Argument(help: ArgumentHelp("REV..REV, mbox, maildir, folder of patches, or -.", valueName: "series"))
    var series: String?

    @Option(
        help: ArgumentHelp("Take v<n> where there are several.", valueName: "n"), transform: ArgumentText.version)
    var useVersion: SeriesVersion?

    @ParentCommand var lockstep: LockstepCommand

    func run(in session: Session) throws -> ExitStatus {
        let input = try SeriesInput(series ?? SeriesInput.standardFolder)
        let workbench = try session.workbench()
        let candidates = try workbench.baseCandidates(for: try workbench.series(in: input, version: useVersion))
        guard let best = candidates.first else {
            session.print("no branch and no tag in the repository\n")
            return .findings
        }
        if best.of == 0 {
            throw UsageError(
                words: "the series says nothing of the files that it expects",
                hint: "\"index\" lines do, which \"git format-patch\" writes")
        }
        let matches = candidates.filter(\.isMatch)
        // Where none fits, the nearest ones are of help; all of them are not.
        for candidate in matches.isEmpty ? Array(candidates.prefix(5)) : matches {
            let difference = candidate.firstDifference.map { ", \($0.shown) differs" } ?? ""
            session.print(
                "\(candidate.commit.prefix(12)) \(candidate.name.shown): "
                    + "\(candidate.matching) of \(candidate.of) files match\(difference)\n")
        }
        return matches.isEmpty ? .findings : .clean
    }
}
