// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig

extension Rule {
    /// A line of a Kconfig file that `conf` refuses or warns about.
    static let malformedKconfig = Rule.kconfig(
        "malformed-kconfig", severity: .error,
        page: RulePage(
            finds: """
                What `conf` refuses in the Kconfig files since the patch: lines that it can't parse, blocks without an \
                end, files that are not there, members of a choice that can't be some. A warning where `conf` only \
                warns: a second type, a default of another type, blanks in front of a prompt. Circles are told by \
                `recursive-dependency`.
                """,
            why: """
                An error stops every `make` of the tree; a warning is printed to everybody who configures a kernel.
                """,
            example: """
                +config LAMP
                +	boolean "Lamp"
                """,
            advice: "Run `make olddefconfig` with the patch applied, and correct the line.",
            references: ["Documentation/kbuild/kconfig-language.rst"])
    ) { patch, faults in
        var told: Set<String> = []
        for (before, after) in patch.states where after.isNew {
            for fault in after.tree.newFaults(since: before.tree) {
                let line = after.tree.line(of: fault)
                guard told.insert("\(line): \(fault.message)").inserted else { continue }
                let isError = fault.severity(in: after.tree.dialect) == .error
                faults.add(
                    fault.message, at: patch.place(of: line), severity: isError ? nil : .warning,
                    notes: after.tree.includeTrace(of: fault).map { Note("sourced by \($0.path):\($0.line)") })
            }
        }
    }
}
