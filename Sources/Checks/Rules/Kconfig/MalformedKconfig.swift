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
        guard patch.after.isNew else { return }
        var known: [String: Int] = [:]
        for fault in patch.before.tree.faults {
            known[patch.before.tree.key(of: fault), default: 0] += 1
        }
        let tree = patch.after.tree
        for fault in tree.faults {
            let key = tree.key(of: fault)
            if let count = known[key], count > 0 {
                known[key] = count - 1
                continue
            }
            let severity = fault.severity(in: tree.dialect)
            if severity == .note || fault.isToldElsewhere { continue }
            let trace = tree.includeTrace(of: fault)
            faults.add(
                fault.message, at: patch.place(of: tree.line(of: fault)), severity: severity == .error ? nil : .warning,
                notes: trace.map { Note("sourced by \($0.path):\($0.line)") })
        }
    }
}

extension KconfigTree {
    /// What a fault says, without the number of its line.
    fileprivate func key(of fault: KconfigFault) -> String { "\(line(of: fault).path): \(fault.message)" }
}

extension KconfigFault {
    /// Whether it is the matter of another rule, or of none: what a shell would print.
    fileprivate var isToldElsewhere: Bool {
        switch kind {
        case .recursiveDependency, .unknownAnswer: true
        default: false
        }
    }
}
