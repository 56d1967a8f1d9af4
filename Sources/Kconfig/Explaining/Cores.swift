// SPDX-License-Identifier: GPL-2.0-only

internal import SAT

/// Finds the fewest of many demands that can't be met together, and the fewest that have to go.
struct Cores {
    let solver: Solver

    /// What has to be true in any case.
    let hard: [Literal]

    /// The demands.
    let soft: [Literal]

    /// Conflicts that a question may take.
    let conflicts: Int32

    /// What the questions so far took.
    private let effort = Effort()

    /// Sets of demands of which each way to say that they can't be met has one: found on the way.
    private let mostSets = 400

    /// Demands that are looked at in all questions together: some seconds.
    private static let mostDemands = 200_000_000

    private final class Effort {
        var demands = 0
    }

    /// Whether the demands at `indices` can be met; nil where that could not be told.
    private func canMeet(_ indices: some Sequence<Int>) -> Bool? {
        let demands = hard + indices.map { soft[$0] }
        effort.demands += demands.count
        guard effort.demands < Self.mostDemands else { return nil }
        return switch solver.solve(assuming: demands, conflicts: conflicts) {
        case .satisfiable: true
        case .unsatisfiable: false
        case .undecided: nil
        }
    }

    private func failed(among indices: some Sequence<Int>) -> [Int] { indices.filter { solver.isFailed(soft[$0]) } }

    /// Demands that can't be met together, none of which can be left out as far as that can be told in time; nil where
    /// all can be met.
    func core() -> [Int]? {
        guard canMeet(soft.indices) == false else { return nil }
        return shrink(failed(among: soft.indices))
    }

    /// Leaves out of `core` what can be.
    private func shrink(_ core: [Int]) -> [Int] {
        var core = core
        var place = core.count - 1
        while place >= 0 {
            var fewer = core
            fewer.remove(at: place)
            if canMeet(fewer) == false {
                core = failed(among: fewer)
                place = min(place, core.count)
            }
            place -= 1
        }
        return core
    }

    /// The fewest demands that can't be met together, the first ones among equals; nil where the search was given up.
    ///
    /// What is met in some assignment says nothing about why all can't be: each core has one of the rest. The fewest
    /// demands that hit all rests found so far either are a core, or show another rest.
    func shortestCore() -> [Int]? {
        var rests: [[Int]] = []
        while rests.count < mostSets {
            guard let candidate = smallestHittingSet(of: rests), let isMet = canMeet(candidate) else { return nil }
            if !isMet { return candidate }
            guard let rest = smallRest(beside: candidate) else { return nil }
            rests.append(rest)
        }
        return nil
    }

    /// The demands that can't be met beside `kept` and as many others as can.
    ///
    /// One of each core that shows up is left out until the others can be met, and taken back where it turns out that
    /// it can be.
    private func smallRest(beside kept: [Int]) -> [Int]? {
        var isIn = soft.map { _ in true }
        var rest: [Int] = []
        while let isMet = canMeet(soft.indices.filter { isIn[$0] }), !isMet {
            guard let last = failed(among: soft.indices.filter { isIn[$0] }).last(where: { !kept.contains($0) }) else {
                return nil
            }
            isIn[last] = false
            rest.append(last)
        }
        for index in rest.reversed() {
            isIn[index] = true
            guard let isMet = canMeet(soft.indices.filter { isIn[$0] }) else { return nil }
            if !isMet { isIn[index] = false }
        }
        return soft.indices.filter { !isIn[$0] }
    }

    /// The fewest demands without which all others can be met, the first ones among equals; nil where none are enough,
    /// or the search was given up.
    func smallestCorrection() -> [Int]? {
        var cores: [[Int]] = []
        while cores.count < mostSets {
            guard let candidate = smallestHittingSet(of: cores),
                let isMet = canMeet(soft.indices.filter { !candidate.contains($0) })
            else { return nil }
            if isMet { return candidate }
            let core = shrink(failed(among: soft.indices.filter { !candidate.contains($0) }))
            if core.isEmpty { return nil }
            cores.append(core)
        }
        return nil
    }
}
