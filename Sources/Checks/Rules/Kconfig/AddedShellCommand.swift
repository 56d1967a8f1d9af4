// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig
internal import PatchSeries

extension Rule {
    /// A command that a series lets every configuration of the kernel run.
    static let addedShellCommand = Rule.kconfig(
        "added-shell-command", severity: .info,
        page: RulePage(
            finds: """
                A command in `$(shell,…)`, `$(success,…)` and the like that the tree did not ask a shell to run before \
                the patch; and one that it asks for still, which reaches a script, a header or another file that the \
                patch changes. Neither is ever run here; what depends on the answer is proved for every answer.
                """,
            why: """
                It runs on the machine of everybody who configures the kernel, with the user's rights, before anything \
                is built. Most are honest probes of the compiler; the reader should know.
                """,
            example: """
                +config CC_HAS_LAMP
                +	def_bool $(cc-option,-mlamp)
                """,
            advice: "Read the command, and the files that it reaches.",
            references: ["Documentation/kbuild/kconfig-macro-language.rst, “Caveats”"])
    ) { patch, faults in
        reportChangedProbes(patch, &faults)
        var told: Set<String> = []
        for (before, after) in patch.states where after.isNew {
            let known = Set(before.tree.shellCalls.map(\.command))
            for call in after.tree.shellCalls where !known.contains(call.command) {
                guard call.answer != .unknownCommand, told.insert(call.command).inserted else { continue }
                faults.add(
                    "every configuration of the kernel runs \(quoted(call.command)) from now on",
                    at: patch.place(call.path, line: Int(call.line)))
            }
        }
    }
}

/// Adds the commands that reach files which the patch changes, those of the same files at once.
private func reportChangedProbes(_ patch: KconfigPatch, _ faults: inout Faults) {
    let states = patch.patch.subject.changedProbes
    guard states.indices.contains(patch.patch.index + 1) else { return }
    var told: Set<[String]> = []
    let probes = states[patch.patch.index + 1]
    for probe in probes where told.insert(probe.files).inserted {
        let same = probes.filter { $0.files == probe.files }
        let what = same.count == 1 ? quoted(probe.command) : counted(same.count, "command")
        let verb = same.count == 1 ? "reaches" : "reach"
        let file = probe.files.first.flatMap { path in patch.patch.patch.diff.first { $0.path == path } }
        faults.add(
            probe.files.isEmpty
                ? "every configuration of the kernel runs \(what), and it can't be told any more what that \(verb)"
                : """
                every configuration of the kernel runs \(what), which \(verb) what the patch changes: \
                \(probe.files.joined(separator: ", "))
                """,
            at: file.map { patch.patch.place(of: $0) } ?? patch.patch.place,
            notes: same.prefix(4).map { Note("\($0.path):\($0.line) asks for \(quoted($0.command))") })
    }
}
