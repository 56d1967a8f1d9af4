// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig

extension Rule {
    /// A prompt, a default or a choice that has no effect in any configuration.
    static let uselessConfigLine = Rule.proved(
        "useless-config-line", severity: .warning,
        page: RulePage(
            finds: """
                A prompt that can be seen in no configuration of any architecture since the patch, and a `default` that \
                never applies, because its condition can't be met or one above it always wins; a choice that can be \
                seen without a member to choose; info where the user is asked for a symbol that is never `n`. Silent \
                on symbols that are dead altogether, which `dead-config-symbol` tells.
                """,
            why: """
                The line says something that is never true; the reader believes it.
                """,
            example: """
                 config LAMP_LEVEL
                 	int "Level"
                 	default 10
                +	default 20 if LAMP_BRIGHT
                """,
            advice: "Remove it, or put the default with a condition above the one without.",
            references: [
                """
                Documentation/kbuild/kconfig-language.rst, “Menu attributes”, default value: “If multiple default \
                values are visible, only the first defined one is active.”
                """
            ])
    ) { proved, faults in
        for fault in proved.proofs.faults where !fault.isMended {
            let name = quoted(proved.patch.after.tree.nameText(of: fault.symbol))
            switch fault.kind {
            case .unseenPrompt:
                faults.add(
                    "the prompt of \(name) can be seen in no configuration", at: proved.patch.place(of: fault.line))
            case .uselessDefault:
                faults.add(
                    "this default of \(name) applies in no configuration", at: proved.patch.place(of: fault.line))
            case .neverUnset:
                faults.add(
                    "the user is asked for \(name), which can't be \"n\" in any configuration",
                    at: proved.patch.place(of: fault.line), severity: .info)
            case .emptyChoice:
                faults.add(
                    "this choice can be seen while none of its members can", at: proved.patch.place(of: fault.line),
                    notes: proved.notes(fault.witness))
            case .unmetSelect, .deadSymbol, .recursion: continue
            }
        }
    }
}
