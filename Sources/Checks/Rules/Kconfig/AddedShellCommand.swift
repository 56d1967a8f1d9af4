// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig

extension Rule {
    /// A command that a series lets every configuration of the kernel run.
    static let addedShellCommand = Rule.kconfig(
        "added-shell-command", severity: .info,
        page: RulePage(
            finds: """
                A command in `$(shell,…)`, `$(success,…)` and the like that the tree did not ask a shell to run before \
                the patch. It is never run here; what depends on its answer is proved for every answer.
                """,
            why: """
                It runs on the machine of everybody who configures the kernel, with the user's rights, before anything \
                is built. Most are honest probes of the compiler; the reader should know.
                """,
            example: """
                +config CC_HAS_LAMP
                +	def_bool $(cc-option,-mlamp)
                """,
            advice: "Read the command.",
            references: ["Documentation/kbuild/kconfig-macro-language.rst, “Caveats”"])
    ) { patch, faults in
        guard patch.after.isNew else { return }
        let known = Set(patch.before.tree.shellCalls.map(\.command))
        for call in patch.after.tree.shellCalls where !known.contains(call.command) {
            guard call.answer != .unknownCommand else { continue }
            faults.add(
                "every configuration of the kernel runs \(quoted(call.command)) from now on",
                at: patch.place(call.path, line: Int(call.line)))
        }
    }
}
