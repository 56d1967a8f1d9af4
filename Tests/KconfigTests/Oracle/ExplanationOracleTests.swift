// SPDX-License-Identifier: GPL-2.0-only

import SAT
import Testing

@testable import Kconfig

#if canImport(Glibc)
    import Glibc
#endif

/// Holds explanations against all configurations of small trees, and against all ways to say less.
@Suite struct ExplanationOracleTests {
    private static let count = getenv("LOCKSTEP_KCONFIG_TREES").flatMap { Int(String(cString: $0)) } ?? 400

    @Test(arguments: [false, true]) func saysItWithAsLittleAsCanBe(isModal: Bool) throws {
        var explained = 0
        var withLines = 0
        var changes = 0
        for seed in 0..<UInt64(Self.count) {
            let random = RandomTree(seed: seed, isModal: isModal)
            let tree = SmallTree(random.text, KernelVersion(isModal ? 6 : 7, 1)).load()
            let symbols = tree.definedSymbols.filter { tree.type(of: $0) == .bool || tree.type(of: $0) == .tristate }
            let enumeration = Enumeration(of: tree)
            guard symbols.count > 2, enumeration.count <= 600, !random.constructs.contains(.recursion) else { continue }
            var numbers = SeededNumbers(state: seed ^ 0xabcd)
            let chosen = symbols.shuffled(using: &numbers).prefix(4)
            let demands = chosen.map { WantedValue($0, numbers.pick([.no, .mod, .yes, .yes, nil])) }
            let given = Array(demands.dropFirst())
            guard case .impossible(let explanation) = Explainer(for: tree).whyNot(demands[0], given: given) else {
                continue
            }
            explained += 1
            if !explanation.lines.isEmpty { withLines += 1 }
            #expect(explanation.isShortest, "seed \(seed)")
            if let fault = Self.sayingLess(than: explanation, demands[0], given, tree) {
                Issue.record("seed \(seed): \(fault)\n\(random.text)")
            }
            // How few of the given values have to change, of all configurations.
            var fewest: Int?
            var fewestMet: Int?
            var isThere = false
            let change = explanation.change ?? []
            var hasStable = false
            enumeration.forEachStable { configuration in
                hasStable = true
                guard configuration.has(demands[0]) else { return }
                let wrong = given.count { !configuration.has($0) }
                fewest = min(fewest ?? .max, wrong)
                if configuration.isMet(demands[0].symbol) { fewestMet = min(fewestMet ?? .max, wrong) }
                let kept = given.filter { one in !change.contains { $0.symbol == one.symbol } }
                if (kept + change).allSatisfy({ configuration.has($0) }) { isThere = true }
            }
            #expect(hasStable, "seed \(seed)")
            #expect(explanation.change?.count == fewestMet ?? fewest, "seed \(seed): \(random.text)")
            if explanation.change != nil {
                changes += 1
                #expect(isThere, "seed \(seed)")
            }
        }
        #expect(explained * 10 > Self.count)
        #expect(withLines * 10 > Self.count)
        #expect(changes * 20 > Self.count)
    }

    /// What is wrong with the core: it is none, or there is a shorter one.
    private static func sayingLess(
        than explanation: Explanation, _ wanted: WantedValue, _ given: [WantedValue], _ tree: KconfigTree
    ) -> String? {
        let guarded = GuardedTree(of: tree)
        var encoding = Encoding(of: guarded.tree, guarded: guarded)
        let goal = encoding.literal(of: .values([wanted]))
        let values = given.map { encoding.literal(of: .values([$0])) }
        let soft = values + encoding.guards.map(\.isCounted)
        let told =
            explanation.given.compactMap { given.firstIndex(of: $0) }.map { soft[$0] }
            + explanation.lines.compactMap { line in encoding.guards.first { $0.attribute == line }?.isCounted }
        func isImpossible(_ demands: [Int]) -> Bool {
            encoding.gates.solver.solve(assuming: [goal] + demands.map { soft[$0] }) == .unsatisfiable
        }
        guard encoding.gates.solver.solve(assuming: [goal] + told) == .unsatisfiable else { return "it is no core" }
        var subsets: [[Int]] = [[]]
        for _ in 0..<min(told.count, 4) {
            for subset in subsets where isImpossible(subset) { return "\(subset) says it too" }
            subsets = subsets.flatMap { subset in ((subset.last ?? -1) + 1..<soft.count).map { subset + [$0] } }
            if subsets.count > 3000 { break }
        }
        return nil
    }
}

extension Configuration {
    fileprivate mutating func has(_ wanted: WantedValue) -> Bool {
        let value = value(of: wanted.symbol)
        return wanted.value.map { $0 == value } ?? (value != .no)
    }

    /// Whether nothing raises the symbol above what it depends on.
    fileprivate mutating func isMet(_ id: SymbolID) -> Bool {
        let symbol = tree.symbols[Int(id.index)]
        guard symbol.choice < 0, let dependencies = symbol.dependencies, let reverse = symbol.reverse else {
            return true
        }
        let isBool = symbol.type == .bool || value(of: tree.modules) == .no
        let values = [value(of: dependencies), value(of: reverse)].map { $0 == .mod && isBool ? Tristate.yes : $0 }
        return values[0] >= values[1]
    }
}
