// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig

extension Rule {
    /// The names of the rules that hold a series to what its maintainer wants: it can't hold back what they find.
    public static let maintained: Set<String> = [violatedInvariant.name]

    /// A rule of the subsystem's that does not hold in all configurations any more.
    static let violatedInvariant = Rule.proved(
        "violated-invariant", severity: .error,
        page: RulePage(
            finds: """
                An invariant of the subsystem (`templates/invariants/`, `--invariants`, `lockstep.invariants`, \
                `lockstep.yaml`) which some configuration breaks since the patch, with the smallest such configuration; \
                and one whose symbols go away. It is silent as long as not all of its symbols are defined.
                """,
            why: """
                An invariant is what the maintainer never wants to see: a subsystem without any user interface, a \
                built-in that calls into a module.
                """,
            example: """
                -	select VFIO_DEVICE_CDEV if !VFIO_GROUP
                """,
            advice: "Restore the line that kept it, or ask the maintainer to change the invariant.",
            references: ["Documentation/kbuild/kconfig-language.rst, “Menu dependencies”"])
    ) { proved, faults in
        let index = proved.patch.patch.index
        let before = proved.patch.patch.subject.kconfigProofs.first { $0.architecture == proved.architecture }?
            .proofs[index].invariants
        for (place, verdict) in proved.proofs.invariants.enumerated() {
            let last = before.flatMap { $0.indices.contains(place) ? $0[place].outcome : nil }
            let text = quoted(verdict.invariant.invariant.text)
            let source = Note(
                "\(verdict.invariant.source) states it" + (verdict.invariant.reason.map { ": \($0)" } ?? ""))
            switch verdict.outcome {
            case .violated(let witness):
                if case .violated = last { continue }
                faults.add(
                    "\(text) does not hold in all configurations", at: proved.patch.placeOfChange,
                    notes: proved.notes(witness) + [source])
            case .vanished(let names):
                if case .vanished = last { continue }
                faults.add(
                    "\(text) can't be held any more: \(names.map { quoted($0) }.joined(separator: ", ")) is gone",
                    at: proved.patch.placeOfChange, severity: .warning, notes: [source])
            case .notYet, .notMeant, .holds, .undecided: break
            }
        }
    }
}
