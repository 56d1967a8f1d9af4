// SPDX-License-Identifier: GPL-2.0-only

import Findings
import Glibc
import Reports
import Workspace

/// A run of one command: its global options and the console.
struct Session: Sendable {
    let console: Console
    let options: GlobalOptions
    let progress: ProgressLine

    /// A session, begun in the directory that `-C` names.
    init(_ options: GlobalOptions, _ console: Console) throws(WorkspaceError) {
        self.options = options
        self.console = console
        progress = ProgressLine(console)
        if let directory = options.directory, chdir(directory) != 0 {
            throw WorkspaceError(
                .file(path: directory), "can't change to \"\(directory)\"", underlying: String(cString: strerror(errno))
            )
        }
    }

    /// Runs `command`, and takes the progress line away at its end.
    func run(_ command: any Subcommand) throws -> ExitStatus {
        defer { progress.clear() }
        return try command.run(in: self)
    }

    /// Writes `text` as a result.
    func print(_ text: String) {
        progress.clear()
        console.print(text)
    }

    /// How text for people is laid out here.
    var style: TextStyle {
        let isTerminal = console.output.isTerminal
        return TextStyle(
            hasColor: hasColor, hasSymbols: isTerminal && console.isUTF8,
            width: isTerminal ? min(max(console.width, 40), 100) : nil, hasContext: isTerminal && !options.quiet,
            isQuiet: options.quiet, isVerbose: options.verbose)
    }

    /// The number of threads: `-j`, else the configured one, else as many as there are processors.
    func threads(_ settings: Settings) -> Int {
        options.jobs ?? settings.jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// Whether colours are used: as told, else on a terminal unless `NO_COLOR` is set (no-color.org).
    private var hasColor: Bool {
        switch options.color ?? .auto {
        case .always: true
        case .never: false
        case .auto:
            console.output.isTerminal && (console.environment["NO_COLOR"] ?? "").isEmpty
                && console.environment["TERM"] != "dumb"
        }
    }
}
