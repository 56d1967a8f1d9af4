// SPDX-License-Identifier: GPL-2.0-only

import Applying
public import Checks
import Kconfig
import PatchSeries
import SourceTrees
import Toolchains

/// What is to be proved of a series' Kconfig.
public struct KconfigRequest: Sendable {
    /// How Kconfig is read.
    public var choice: KconfigChoice

    /// What its maintainers want to hold.
    public var invariants: [MaintainedInvariant]

    /// Whether all architectures of the base are asked, not only the chosen one and those that the series changes.
    public var isOfAllArchitectures: Bool

    /// Proofs of the Kconfig that `choice` reads.
    public init(
        choice: KconfigChoice = KconfigChoice(), invariants: [MaintainedInvariant] = [],
        isOfAllArchitectures: Bool = false
    ) {
        self.choice = choice
        self.invariants = invariants
        self.isOfAllArchitectures = isOfAllArchitectures
    }
}

extension Workbench {
    /// Puts the Kconfig of all states of `subject`, which was applied to a base, into it, and what is proved of them.
    ///
    /// Nothing where the base is no kernel: then there is nothing to be said. The proofs are left out where no patch
    /// changes Kconfig, unless `isWhole`.
    func addKconfig(
        to subject: inout SeriesUnderCheck, _ request: KconfigRequest, threads: Int, isWhole: Bool = false
    ) throws {
        guard let applied = subject.applied, try applied.base.file(at: KconfigReading.first) != nil else { return }
        let reading = try kconfigReading(request.choice, of: applied.base)
        let (states, probes) = try reading.statesAndProbes(of: applied.trees)
        subject.kconfig = states
        subject.changedProbes = probes
        let isChanged = states.states.dropFirst().contains(where: \.isNew)
        guard isChanged || isWhole else { return }
        subject.kconfigProofs = [
            try proofs(of: states, reading, applied, subject.series, request, threads: threads)
        ]
        for architecture in try otherArchitectures(request, reading.architecture, states, of: applied.base) {
            var choice = request.choice
            (choice.architecture, choice.profile) = (architecture, nil)
            let reading = try kconfigReading(choice, of: applied.base)
            let states = try reading.states(of: applied.trees)
            subject.kconfigProofs.append(
                try proofs(of: states, reading, applied, subject.series, request, threads: threads))
        }
    }

    /// What is proved of `states`; states without a change share the work of none.
    private func proofs(
        of states: KconfigStates, _ reading: KconfigReading, _ applied: AppliedSeries, _ series: Series,
        _ request: KconfigRequest, threads: Int
    ) throws -> KconfigProofs {
        let architecture = reading.architecture.folder
        let others = try KernelArchitecture.all(in: applied.base).filter { $0.folder != architecture }
        let indices = Array(states.states.indices.dropFirst())
        progress(Progress("proving Kconfig", done: 0, total: indices.count, unit: "patches"))
        var proofs = orderedMap(indices, threads: threads) { index in
            KconfigStateProofs(of: states, at: index) { likely, body in
                forEachTree(of: applied.trees[index], others, likely, request, applied.base, body)
            }
        }
        proofs.insert(KconfigStateProofs(), at: 0)
        let verdicts = InvariantVerdict.verdicts(
            on: request.invariants, of: states, architecture: architecture,
            titles: series.patches.map(\.subject.title), influencedBy: proofs)
        for index in proofs.indices { proofs[index].invariants = verdicts[index] }
        var result = KconfigProofs(
            architecture: architecture, profile: reading.profile.name, states: states, proofs: proofs)
        result.markMended { likely, body in
            guard let last = applied.trees.last else { return }
            forEachTree(of: last, others, likely, request, applied.base, body)
        }
        return result
    }

    /// Calls `body` with the Kconfig of `files` for each of `architectures`, the `likely` ones first, until it says
    /// `false`.
    private func forEachTree(
        of files: any SourceTree, _ architectures: [KernelArchitecture], _ likely: [String], _ request: KconfigRequest,
        _ base: any SourceTree, _ body: (KconfigTree) -> Bool
    ) {
        // What architectures share is read once.
        var sources = KconfigSources(files)
        let isLikely = { (architecture: KernelArchitecture) in likely.contains(architecture.folder) }
        for architecture in architectures.filter(isLikely) + architectures.filter({ !isLikely($0) }) {
            let choice = KconfigChoice(architecture: architecture.name, version: request.choice.version)
            guard let reading = try? kconfigReading(choice, of: base), let tree = try? reading.load(&sources).tree,
                body(tree)
            else { return }
        }
    }

    /// The architectures besides the chosen one that have to be asked: those whose own Kconfig files the series
    /// changes, or all.
    private func otherArchitectures(
        _ request: KconfigRequest, _ chosen: KernelArchitecture, _ states: KconfigStates, of base: any SourceTree
    ) throws -> [String] {
        let all = try KernelArchitecture.all(in: base).map(\.folder).filter { $0 != chosen.folder }
        if request.isOfAllArchitectures { return all }
        let changed = Set(
            states.states.flatMap(\.changedPaths).compactMap { path -> String? in
                let parts = path.split(separator: "/")
                guard parts.count > 2, parts[0] == "arch", parts[parts.count - 1].hasPrefix("Kconfig") else {
                    return nil
                }
                return String(parts[1])
            })
        return all.filter { changed.contains($0) }
    }
}
