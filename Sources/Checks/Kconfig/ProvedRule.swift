// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig

/// A patch with what was proved of the state that it makes, on one architecture.
struct ProvedPatch {
    /// The patch, with the Kconfig before and after it.
    let patch: KconfigPatch

    /// The architecture as its folder is called.
    let architecture: String

    /// What was proved.
    let proofs: KconfigStateProofs

    /// What a witness is told as: the lines of a fragment, and on which architecture they show the fault.
    func notes(_ witness: Witness?) -> [Note] {
        guard let witness else { return [] }
        let lines = witness.fragment.joined(separator: ", ")
        return [Note("shows on \(architecture) with \(lines.isEmpty ? "every default" : lines)")]
    }
}

extension Rule {
    /// A rule of the family *Kconfig* that tells what was proved, one patch and one architecture after the other.
    static func proved(
        _ name: String, severity: Severity, page: RulePage,
        check: @escaping @Sendable (ProvedPatch, inout Faults) -> Void
    ) -> Rule {
        Rule(name, family: .kconfig, severity: severity, needs: [.base, .kconfig], page: page) { subject in
            guard WrongBase(subject) == nil else { return [] }
            var faults = Faults(rule: name, severity: severity)
            for proofs in subject.kconfigProofs {
                forEachKconfigPatch(of: subject, proofs.states) { index, patch in
                    guard proofs.proofs.indices.contains(index + 1) else { return }
                    check(
                        ProvedPatch(patch: patch, architecture: proofs.architecture, proofs: proofs.proofs[index + 1]),
                        &faults)
                }
            }
            return faults.diagnostics.told(once: \.message)
        }
    }
}

extension [Diagnostic] {
    /// The first of those that say the same of the same patch: architectures share most of their files.
    fileprivate func told(once text: (Diagnostic) -> String) -> [Diagnostic] {
        var seen: Set<String> = []
        return filter { seen.insert("\($0.location.patch?.number ?? 0) \(text($0))").inserted }
    }
}
