// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig

extension Rule {
    /// A select that can force a symbol beyond what it depends on.
    static let unmetSelect = Rule.proved(
        "unmet-select", severity: .error,
        page: RulePage(
            finds: """
                A `select` that in some configuration forces its target although what the target depends on is not \
                met: proved, with the smallest configuration in which it shows. Of all selects that the patch can have \
                a say in those are told that could not do so before it.
                """,
            why: """
                `select` looks at no dependencies. `conf` warns in that configuration only, which nobody may build for \
                a year; the code then fails to build, or to work.
                """,
            example: """
                 config LAMP
                 	tristate "Lamp"
                +	select LAMP_BUS
                 config LAMP_BUS
                 	bool
                 	depends on SOCKET
                """,
            advice: """
                Let the selecting symbol depend on what the target depends on, select that too, or write `depends on` \
                instead of `select`.
                """,
            references: [
                """
                Documentation/kbuild/kconfig-language.rst, “Menu attributes”, reverse dependencies: “select should be \
                used with care.”
                """
            ])
    ) { proved, faults in
        for fault in proved.proofs.faults where fault.kind == .unmetSelect {
            guard let source = fault.source else { continue }
            let tree = proved.patch.after.tree
            let target = tree.nameText(of: fault.symbol)
            let needs = tree.definitions(of: fault.symbol).flatMap(\.dependencies)
            faults.add(
                "\(quoted(tree.nameText(of: source))) can select \(quoted(target)) while what that depends on is not met",
                at: proved.patch.place(of: fault.line), advice: nil,
                notes: proved.notes(fault.witness)
                    + needs.prefix(4).map { Note("\(target) needs: \($0.line.text) (\($0.line))") })
        }
    }
}
