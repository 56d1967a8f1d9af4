// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig

extension Rule {
    /// A new symbol that asks the user and does not say what it is.
    static let missingConfigHelp = Rule.kconfig(
        "missing-config-help", severity: .warning,
        page: RulePage(
            finds: """
                A new symbol with a prompt and without a help text, or with one of fewer than five words. Members of \
                a choice are left alone: the choice may speak for them. Silent where the symbol only moves.
                """,
            why: """
                Whoever configures a kernel is asked a question, and the prompt is all there is to answer it with.
                """,
            example: """
                +config LAMP_DIMMER
                +	bool "Dimmer"
                +	depends on LAMP
                """,
            advice: """
                Say what the option is for, who needs it, and what the module is called.
                """,
            references: [
                """
                Documentation/kbuild/kconfig-language.rst, “Menu attributes”, help text
                """,
                "scripts/checkpatch.pl: CONFIG_DESCRIPTION, “please write a help paragraph that fully describes…”",
            ])
    ) { patch, faults in
        for definition in patch.newDefinitions where definition.hasPrompt && !definition.isInChoice {
            let words = definition.help.split { $0 <= UInt8(ascii: " ") }.count
            guard words < fewestWords else { continue }
            let name = quoted(definition.name)
            faults.add(
                words == 0
                    ? "\(name) has a prompt and no help text"
                    : "the help text of \(name) has \(counted(words, "word"))",
                at: patch.place(definition.path, line: definition.line))
        }
    }
}

/// What takes fewer words is no description.
private let fewestWords = 5
