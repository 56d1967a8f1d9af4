// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig

extension Rule {
    /// A new symbol that nothing can set.
    static let unsettableConfigSymbol = Rule.kconfig(
        "unsettable-config-symbol", severity: .warning,
        page: RulePage(
            finds: """
                A new symbol without a prompt and without a default, which nothing selects or implies on any \
                architecture: it is `n` for ever; and a symbol that loses its last prompt, default or `select` by the \
                patch. Silent where a later patch of the series sets it: a library comes before its users.
                """,
            why: """
                What it guards is never built. Often the `select` that should bring it is spelt differently.
                """,
            example: """
                +config LAMP_LIB
                +	tristate
                """,
            advice: "Select it where it is needed, or give it a prompt.",
            references: ["Documentation/kbuild/kconfig-language.rst, “Menu attributes”"])
    ) { patch, faults in
        guard patch.after.isNew else { return }
        for name in patch.touchedNames {
            let bytes = Array(name.utf8)
            guard patch.after.index.defines(bytes), !patch.after.index.canBeSet(bytes),
                !patch.before.index.defines(bytes) || patch.before.index.canBeSet(bytes),
                let place = patch.after.index.places(of: bytes).first
            else { continue }
            guard !patch.laterStates.contains(where: { $0.index.canBeSet(bytes) }) else { continue }
            let wasSet = patch.before.index.defines(bytes)
            let words = wasSet ? "nothing sets \(quoted(name)) any more" : "nothing can set \(quoted(name))"
            faults.add(
                words + ": it has no prompt and no default, and nothing selects it",
                at: patch.place(place.path, line: place.line))
        }
    }
}
