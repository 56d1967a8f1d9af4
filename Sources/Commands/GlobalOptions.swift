// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser

/// Options of every command, given before or behind its name.
struct GlobalOptions: ParsableArguments {
    @Option(name: .customShort("C"), help: ArgumentHelp("Run as if started in <dir>.", valueName: "dir"))
    var directory: String?

    @Flag(name: .shortAndLong, help: "Print findings only.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Print what is held back, and why.")
    var verbose = false

    @Option(help: ArgumentHelp("Use colours.", valueName: "when"))
    var color: ColorChoice?

    @Option(name: .customShort("j", allowingJoined: true), help: ArgumentHelp("Run on <n> threads.", valueName: "n"))
    var jobs: Int?

    /// When colours are used.
    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("'-j \(jobs)': at least one thread is needed") }
    }
}
