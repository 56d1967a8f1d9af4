// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig

extension Rule {
    /// Symbols that depend on each other in a circle.
    static let recursiveDependency = Rule.proved(
        "recursive-dependency", severity: .error,
        page: RulePage(
            finds: """
                Symbols each of which has a say in the next one, and the last in the first, since the patch: by \
                `depends on`, `select`, `imply`, defaults or prompts.
                """,
            why: "`conf` refuses the tree: “recursive dependency detected!”",
            example: """
                 config LAMP
                 	bool "Lamp"
                 	depends on SOCKET
                 config SOCKET
                 	bool
                +	depends on LAMP
                """,
            advice: "Break the circle: often a `select` has to become `depends on`, or the other way round.",
            references: ["Documentation/kbuild/kconfig-language.rst, “Kconfig recursive dependency limitations”"])
    ) { proved, faults in
        for fault in proved.proofs.faults {
            guard case .recursion(let circle) = fault.kind else { continue }
            let tree = proved.patch.after.tree
            let names = (circle + circle.prefix(1)).map { tree.nameText(of: $0) }.joined(separator: " -> ")
            faults.add("symbols depend on each other in a circle: \(names)", at: proved.patch.place(of: fault.line))
        }
    }
}
