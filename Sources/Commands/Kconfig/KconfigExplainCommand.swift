// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Findings
import Kconfig
import Workspace

/// `lockstep kconfig explain`: what a symbol needs, and where that stands.
struct KconfigExplainCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain what a symbol needs, line by line.",
        discussion: """
            With --why-not, SYMBOL=VALUE asks why it can't have that value; exits 1 where it can't.
            """)

    @Argument(help: ArgumentHelp("The symbol, with or without CONFIG_.", valueName: "symbol"))
    var symbols: [String]

    @Flag(help: "Tell the fewest lines that keep it from being set.")
    var whyNot = false

    @Option(help: ArgumentHelp("With these values given: SYMBOL=VALUE, or a fragment.", valueName: "fragment"))
    var with: [String] = []

    @Option(help: ArgumentHelp("Read this tree: a revision, a directory or an archive.", valueName: "tree"))
    var tree: String?

    @OptionGroup var options: KconfigOptions
    @ParentCommand var kconfig: KconfigCommand
    var lockstep: LockstepCommand { kconfig.lockstep }

    func validate() throws {
        if !with.isEmpty, !whyNot { throw ValidationError("'--with' gives values to '--why-not'") }
    }

    func run(in session: Session) throws -> ExitStatus {
        let asked = try session.kconfig(tree, options, in: session.workbench())
        session.tellRefusal(of: asked.tree, asked.files)
        var status = ExitStatus.clean
        for (index, name) in symbols.enumerated() {
            if index > 0 { session.print("\n") }
            if whyNot {
                if try !explainWhyNot(name, asked, session) { status = .findings }
            } else {
                let text = ExplanationText(
                    try asked.symbol(name), in: asked.tree, architecture: asked.architecture, style: session.style)
                session.print(text.text)
            }
        }
        return status
    }

    /// Tells why `text` (`SYMBOL`, or `SYMBOL=VALUE`) can't be, or how it can; whether it can.
    private func explainWhyNot(_ text: String, _ asked: OpenKconfig, _ session: Session) throws -> Bool {
        let wanted = try value(text, asked)
        var given: [WantedValue] = []
        for source in with { given += try values(in: source, asked) }
        let answer = Explainer(for: asked.tree).whyNot(wanted, given: given)
        session.print(
            WhyNotText(
                answer: answer, wanted: wanted, given: given, tree: asked.tree, architecture: asked.architecture,
                style: session.style
            ).text)
        if case .possible = answer { return true }
        return false
    }

    /// The values that `source` gives: one, or those of a fragment.
    private func values(in source: String, _ asked: OpenKconfig) throws -> [WantedValue] {
        if Files.kind(of: source) == nil, source.contains("=") { return [try value(source, asked)] }
        let lines = ConfigLines(parsing: try Files.read(source))
        var values: [WantedValue] = []
        for line in lines.lines {
            guard case .assignment(let name, let text) = line.content else { continue }
            let letters = text.map { String(decoding: lines.bytes[$0], as: UTF8.self) } ?? "n"
            // Numbers and texts are not asked about.
            guard let value = Tristate(letters) else { continue }
            let spelt = String(decoding: lines.bytes[name], as: UTF8.self)
            values.append(WantedValue(try asked.symbol(spelt), value))
        }
        return values
    }

    private func value(_ text: String, _ asked: OpenKconfig) throws -> WantedValue {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let id = try asked.symbol(parts[0])
        let type = asked.tree.type(of: id)
        guard type == .bool || type == .tristate else {
            throw UsageError(
                words: "\(parts[0].shown) is \(type.article) \(type.word) symbol: it is neither n, m nor y")
        }
        guard parts.count > 1 else { return WantedValue(id, nil) }
        guard let value = Tristate(parts[1]) else {
            throw UsageError(words: "\"\(text.shown)\": a value is n, m or y")
        }
        guard type == .tristate || value != .mod else {
            throw UsageError(words: "\(parts[0].shown) is a bool symbol: it is n or y, never m")
        }
        return WantedValue(id, value)
    }
}

extension Tristate {
    /// The value that `text` spells.
    fileprivate init?(_ text: String) {
        guard let value = Tristate.allCases.first(where: { $0.name == text }) else { return nil }
        self = value
    }
}
