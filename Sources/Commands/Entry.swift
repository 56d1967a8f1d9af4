// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Findings
import Git
import Glibc
import Workspace

/// Runs the `lockstep` command with `arguments` (the program's own name left out) and returns its exit code.
public func runLockstep(_ arguments: [String], on console: Console) -> Int32 {
    let status = run(arguments, on: console)
    console.flush()
    guard let loss = console.lossOfResults else { return status }
    console.complain("lockstep: can't write the results: \(loss)")
    return ExitStatus.fatal.rawValue
}

private func run(_ arguments: [String], on console: Console) -> Int32 {
    do {
        try refuseUnknownCommand(in: arguments)
        var parsed = try LockstepCommand.parseAsRoot(arguments)
        guard let command = parsed as? any Subcommand else {
            // What is left are the root and the parser's own command for help: both throw the text to print.
            try parsed.run()
            return ExitStatus.clean.rawValue
        }
        return try Session(command.lockstep.global, console).run(command).rawValue
    } catch {
        return report(error, on: console)
    }
}

/// Runs the command of this process: its arguments, its streams.
public func runLockstep() -> Int32 {
    Interruption.watch()
    return runLockstep(Array(CommandLine.arguments.dropFirst()), on: .ofProcess())
}

/// The width of help texts: fixed, so that the page generated from them is too.
let helpColumns = 80

/// Says what went wrong, and returns the exit code for it.
private func report(_ error: any Error, on console: Console) -> Int32 {
    switch error {
    case let error as any Hinted:
        console.complain("lockstep: \(error.words)")
        if let hint = error.hint { console.complain("hint: \(hint)") }
        return error.status.rawValue
    default:
        // What is left are the parser's: requests for help, which are no errors, and faults of the command line.
        let text = LockstepCommand.fullMessage(for: error, columns: helpColumns)
        if LockstepCommand.exitCode(for: error) == .success {
            console.print(text + "\n")
            return ExitStatus.clean.rawValue
        }
        console.complain("lockstep: " + text.replacingPrefix("Error: ", with: ""))
        return ExitStatus.usage.rawValue
    }
}

/// The parser would call a misspelt command an unexpected argument.
private func refuseUnknownCommand(in arguments: [String]) throws(UsageError) {
    var index = 0
    while index < arguments.count, arguments[index].hasPrefix("-") {
        if arguments[index] == "--" { return }
        index += ["-C", "-j", "--color"].contains(arguments[index]) ? 2 : 1
    }
    guard index < arguments.count else { return }
    let names = LockstepCommand.configuration.subcommands.map { $0._commandName } + ["help"]
    if names.contains(arguments[index]) { return }
    throw UsageError(
        words: "there is no command \"\(arguments[index].shown)\"",
        hint: arguments[index].nearest(among: names).map { "did you mean \"lockstep \($0)\"?" }
            ?? "\"lockstep --help\" lists them")
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}
