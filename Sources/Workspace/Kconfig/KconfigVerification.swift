// SPDX-License-Identifier: GPL-2.0-only

import Applying
public import Checks
public import Kconfig
public import PatchSeries
public import SourceTrees
import Toolchains

/// What holds in all configurations of a tree, on one architecture.
public struct KconfigVerification: Sendable {
    /// The architecture as its folder is called.
    public var architecture: String

    /// The name of the toolchain's profile.
    public var profile: String

    /// The commands that a shell was asked to run.
    public var shellCalls: [ShellCall]

    /// Those of them without an answer.
    public var unansweredCalls: [ShellCall] { shellCalls.filter { $0.answer != .known } }

    /// The tree.
    public var tree: KconfigTree

    /// What became of the invariants.
    public var invariants: [InvariantVerdict]

    /// What became of the selects that were asked about.
    public var tally = ProofTally()

    /// The selects that can force their target beyond what it depends on, in the order of the files.
    public var unmetSelects: [KconfigProofFault] = []

    /// Why something could not be told of selects, each reason once.
    public var doubts: [UndecidedSelects] = []
}

/// Selects of which something could not be told, for one reason.
public struct UndecidedSelects: Sendable, Hashable {
    /// Why.
    public var doubt: Doubt

    /// The first of them.
    public var line: KconfigLine

    /// How many there are.
    public var count = 1
}

/// The selects that a verification asks about.
public enum SelectScope: Sendable, Hashable {
    /// Those that an invariant's symbols make or suffer.
    case ofInvariants
    /// All.
    case all
}

extension Workbench {
    /// What holds in all configurations of `tree`.
    public func verifyKconfig(
        of tree: any SourceTree, _ request: KconfigRequest, selects: SelectScope
    ) throws -> [KconfigVerification] {
        var architectures = [request.choice.architecture]
        if request.isOfAllArchitectures { architectures = try KernelArchitecture.all(in: tree).map(\.name) }
        return try architectures.map { architecture in
            var choice = request.choice
            choice.architecture = architecture
            if request.isOfAllArchitectures { choice.profile = nil }
            return try verifyKconfig(of: tree, kconfigReading(choice, of: tree), request.invariants, selects)
        }
    }

    /// Values that are computed for all selects of a tree, a hundred times what v6.12 takes.
    private static let mostSteps = 120_000_000

    private func verifyKconfig(
        of files: any SourceTree, _ reading: KconfigReading, _ invariants: [MaintainedInvariant],
        _ scope: SelectScope
    ) throws -> KconfigVerification {
        let tree = try reading.tree(of: files)
        let architecture = reading.architecture.folder
        var verification = KconfigVerification(
            architecture: architecture, profile: reading.profile.name, shellCalls: tree.shellCalls, tree: tree,
            invariants: InvariantVerdict.verdicts(on: invariants, of: tree, architecture: architecture))
        var selects = tree.attributes(of: .select)
        if scope == .ofInvariants {
            let names = Set(invariants.flatMap(\.invariant.names))
            let symbols = Set(names.compactMap { tree.symbol($0) })
            selects = selects.filter { select in
                [select.symbol, select.target].contains { $0.map { symbols.contains($0) } ?? false }
            }
        }
        let batches = tree.batches(of: selects)
        let limits = Prover.Limits(steps: Self.mostSteps / max(batches.count, 1))
        let progress = progress
        progress(Progress("proving selects", done: 0, total: selects.count, unit: "selects"))
        let results = orderedMap(batches, threads: threads) { batch in
            let prover = Prover(for: tree, limits: limits)
            return batch.map { ($0, prover.unmetSelect($0)) }
        }
        var places: [Doubt: Int] = [:]
        for (attribute, verdict) in results.flatMap(\.self) {
            switch verdict {
            case .holds: verification.tally.provedSelects += 1
            case .violated(let witness):
                verification.tally.violatedSelects += 1
                guard let source = attribute.symbol, let target = attribute.target else { continue }
                verification.unmetSelects.append(
                    KconfigProofFault(
                        kind: .unmetSelect, line: tree.line(of: attribute), symbol: target, source: source,
                        witness: witness))
            case .undecided(let doubt):
                verification.tally.undecidedSelects += 1
                if let place = places[doubt] {
                    verification.doubts[place].count += 1
                } else {
                    places[doubt] = verification.doubts.count
                    verification.doubts.append(UndecidedSelects(doubt: doubt, line: tree.line(of: attribute)))
                }
            }
        }
        return verification
    }

    /// What becomes of the invariants at each patch of `series` as far as the series itself shows: symbols that it does
    /// not define may have any value.
    ///
    /// What holds there holds in every tree that does not select or define anew what the series defines; what does not
    /// may still, for around the lines that are shown there may be others.
    public func verifyShownKconfig(of series: Series, _ request: KconfigRequest) throws -> KconfigProofs {
        let applied = AppliedSeries(series, onto: SparseBase())
        let architecture = KernelArchitecture(request.choice.architecture)
        let dialect = request.choice.version.map { Dialect(of: $0) } ?? .newest
        let environment = ["ARCH": architecture.name, "SRCARCH": architecture.folder]
        let states = try KconfigStates(of: ShownKconfig.trees(of: applied), decides: { _ in false }) { sources in
            KconfigTree(
                loading: ShownKconfig.first, dialect: dialect, environment: environment, answers: NoAnswers()
            ) { sources.file(at: $0) }.openWorld()
        }
        let verdicts = InvariantVerdict.verdicts(
            on: request.invariants, of: states, architecture: architecture.folder,
            titles: series.patches.map(\.subject.title))
        let proofs = verdicts.map { row in
            var proofs = KconfigStateProofs()
            proofs.invariants = row
            return proofs
        }
        return KconfigProofs(architecture: architecture.folder, profile: nil, states: states, proofs: proofs)
    }

    /// What is proved of the Kconfig at each patch of `series`, applied to `base`; an entry an architecture.
    public func verifyKconfig(
        of series: Series, onto base: any SourceTree, _ request: KconfigRequest
    ) throws -> [KconfigProofs] {
        // What has no Kconfig has nothing to be proved, which must not look like a proof.
        _ = try kconfigReading(request.choice, of: base)
        var subject = SeriesUnderCheck(series: series)
        subject.applied = AppliedSeries(series, onto: base)
        try addKconfig(to: &subject, request, threads: threads, isWhole: true)
        let patches = subject.applied?.patches ?? []
        return subject.kconfigProofs.map { proofs in
            var proofs = proofs
            let states = proofs.states.states
            for index in states.indices.dropFirst() {
                let refused = patches[index - 1].files.filter { $0.outcome == .doesNotApply }
                proofs.proofs[index].refusedPaths = refused.map(\.path)
                guard states[index].isNew else { continue }
                proofs.proofs[index].newFaults = states[index].tree.newFaults(since: states[index - 1].tree)
            }
            return proofs
        }
    }
}

/// A shell of which nothing is known.
private struct NoAnswers: ShellAnswers {
    func answer(to command: String) -> String? { nil }
}
