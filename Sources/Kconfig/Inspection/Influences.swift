// SPDX-License-Identifier: GPL-2.0-only

/// Who selects and implies whom, for those who ask about many symbols: one look at all lines of a tree.
public struct Influences: Sendable {
    private let tree: KconfigTree
    private var lines: [SymbolID: [Int]] = [:]

    /// The influences in `tree`.
    public init(of tree: KconfigTree) {
        self.tree = tree
        for (index, property) in tree.properties.enumerated()
        where property.kind == .select || property.kind == .imply {
            if let target = tree.expressions.symbol(in: property.value) { lines[target, default: []].append(index) }
        }
    }

    /// The `select` lines that have `id` as their target, in the order of the menu.
    public func selects(of id: SymbolID) -> [Definition.Influence] { influences(on: id, .select) }

    /// The `imply` lines that have `id` as their target, in the order of the menu.
    public func implies(of id: SymbolID) -> [Definition.Influence] { influences(on: id, .imply) }

    private func influences(on id: SymbolID, _ kind: Property.Kind) -> [Definition.Influence] {
        (lines[id] ?? []).map { tree.properties[$0] }.filter { $0.kind == kind }.compactMap(tree.influence)
    }
}
