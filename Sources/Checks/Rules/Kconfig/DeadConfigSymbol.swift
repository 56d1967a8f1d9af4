// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig

extension Rule {
    /// A symbol that no configuration sets.
    static let deadConfigSymbol = Rule.proved(
        "dead-config-symbol", severity: .warning,
        page: RulePage(
            finds: """
                A symbol that is `n` in all configurations of all architectures since the patch, though a line would \
                set it: its dependencies contradict each other, or one of them can never be met. What nothing sets at \
                all is told by `unsettable-config-symbol`, a dependency on a name that nobody defines by \
                `undefined-config-symbol` and `removed-config-symbol`. Silent where a later patch of the series lets \
                it be set.
                """,
            why: "What it guards is never built, by anybody.",
            example: """
                +config LAMP
                +	bool "Lamp"
                +	depends on SOCKET && !SOCKET
                """,
            advice: "Correct the dependency, or remove the symbol with its code.",
            references: ["Documentation/kbuild/kconfig-language.rst, “Menu dependencies”"])
    ) { proved, faults in
        for fault in proved.proofs.faults where fault.kind == .deadSymbol && !fault.isMended {
            guard fault.undefinedNeed(in: proved.patch.after) == nil else { continue }
            let name = proved.patch.after.tree.nameText(of: fault.symbol)
            guard proved.patch.after.index.canBeSet(name.utf8) else { continue }
            let needs = proved.patch.after.tree.definitions(of: fault.symbol).flatMap(\.dependencies)
            faults.add(
                "\(quoted(name)) is \"n\" in all configurations", at: proved.patch.place(of: fault.line),
                notes: needs.prefix(6).map { Note("it needs: \($0.line.text) (\($0.line))") })
        }
    }
}
