// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Diagnostics
import Findings
import Reports
import Workspace

/// `lockstep check`: the main job.
struct CheckCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a series.",
        discussion: """
            Without SERIES, the folder patches/ is read. Exits 0 when clean, 1 on findings, 2 on wrong usage or input.
            """)

    @Argument(help: ArgumentHelp("REV..REV, mbox, maildir, folder of patches, or -.", valueName: "series"))
    var series: String?

    @OptionGroup var options: CheckOptions
    @ParentCommand var lockstep: LockstepCommand

    func run(in session: Session) throws -> ExitStatus {
        let input = try SeriesInput(series ?? SeriesInput.standardFolder)
        let workbench = try session.workbench()
        let settings = try session.settings(options, for: input, in: workbench)
        var request = try request(for: input, settings)
        request.kconfig = KconfigRequest(
            choice: options.kconfig.choice(settings, isProving: true),
            invariants: try session.invariants(options.invariants, settings),
            isOfAllArchitectures: options.kconfig.isOfAllArchitectures)
        let threshold = try threshold(settings)
        if options.every { return try checkEvery(request, threshold, workbench, session) }

        if request.selection.wantsCheckpatch {
            request.steps = session.steps(options, settings, in: workbench)
        }
        let known = try settings.baseline.flatMap { try knownFindings($0) }
        if var entries = known?.suppressions(source: settings.baseline ?? "") {
            for index in entries.indices { entries[index].isOfSeries = settings.isBaselineOfSeries }
            request.suppressions += entries
        }
        let report = try workbench.check(request, toolVersion: lockstepVersion)
        if let path = options.writeBaseline {
            let baseline = Baseline(of: report, keeping: known, source: settings.baseline ?? "")
            try Files.write(baseline.json(), to: path)
        }
        session.print(report.rendered(as: options.format, style: session.style))
        var tally = Tally()
        tally.add(report)
        return options.writeBaseline == nil ? threshold.status(tally) : .clean
    }

    private func request(for input: SeriesInput, _ settings: Settings) throws -> CheckRequest {
        CheckRequest(
            input: input, version: options.useVersion, base: settings.baseChoice,
            previous: try options.previous.map { try SeriesInput($0) },
            conversation: try options.thread.map { try SeriesInput($0) },
            selection: try RuleSelection(types: settings.types, ignore: settings.ignore),
            suppressions: settings.suppressions,
            mayBeSingleMail: options.format == .b4 || options.format == .b4JSON)
    }

    private func threshold(_ settings: Settings) throws -> FailureThreshold {
        guard let name = settings.failOn else { return .error }
        guard let threshold = FailureThreshold(rawValue: name) else {
            throw UsageError(words: "fail-on is \"\(name.shown)\", but it has to be error, warning, info or never")
        }
        return threshold
    }

    /// The baseline at `path`; nil where it is about to be written for the first time.
    private func knownFindings(_ path: String) throws -> Baseline? {
        if options.writeBaseline == path, Files.kind(of: path) == nil { return nil }
        return try Baseline(json: Files.read(path))
    }

    /// All series of a mailbox: their findings as they are found, the figures of all at the end.
    private func checkEvery(
        _ request: CheckRequest, _ threshold: FailureThreshold, _ workbench: Workbench, _ session: Session
    ) throws -> ExitStatus {
        var tally = Tally()
        var count = 0
        let style = session.style
        try workbench.checkEvery(request, toolVersion: lockstepVersion) { report in
            tally.add(report)
            count += 1
            switch options.format {
            case .terminal: session.print(report.findingsText(style))
            case .json: session.print(String(decoding: report.json(pretty: false), as: UTF8.self))
            default: session.print(report.rendered(as: options.format))
            }
        }
        if options.format == .terminal, !style.isQuiet {
            session.print("\(tally.line(style)) in \(count) series\n")
        }
        return threshold.status(tally)
    }
}
