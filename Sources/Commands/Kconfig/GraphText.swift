// SPDX-License-Identifier: GPL-2.0-only

import Kconfig

/// Symbols and what they have to do with each other, in the language of Graphviz.
///
/// An arrow leads from a symbol to what it depends on (solid), selects (bold) or implies (dashed).
struct GraphText {
    private let tree: KconfigTree
    private var nodes: [SymbolID] = []
    private var edges: [Edge] = []

    /// The symbols to be marked: those that a series changes.
    private let marked: Set<SymbolID>

    /// An arrow.
    private struct Edge: Hashable {
        var from: SymbolID
        var to: SymbolID
        var kind: Kind
    }

    private enum Kind: String {
        case depends, selects, implies
    }

    /// The symbols at most `depth` arrows away from `roots`, in the direction of the arrows, and with `hasUsers` those
    /// that lead to a root too.
    init(_ roots: [SymbolID], in tree: KconfigTree, depth: Int, hasUsers: Bool, marked: Set<SymbolID> = []) {
        self.tree = tree
        self.marked = marked
        nodes = roots
        var seen = Set(roots)
        var seenEdges: Set<Edge> = []
        var layer = roots
        for _ in 0..<depth {
            var next: [SymbolID] = []
            for id in layer {
                for edge in edges(from: id) where seenEdges.insert(edge).inserted {
                    edges.append(edge)
                    if seen.insert(edge.to).inserted { next.append(edge.to) }
                }
            }
            nodes += next
            layer = next
        }
        guard hasUsers else { return }
        for id in tree.definedSymbols {
            for edge in edges(from: id) where roots.contains(edge.to) && seenEdges.insert(edge).inserted {
                edges.append(edge)
                if seen.insert(id).inserted { nodes.append(id) }
            }
        }
    }

    private func edges(from id: SymbolID) -> [Edge] {
        var edges: [Edge] = []
        for definition in tree.definitions(of: id) {
            for condition in definition.dependencies {
                edges += tree.symbols(in: condition.expression).map { Edge(from: id, to: $0, kind: .depends) }
            }
            edges += definition.selects.map { Edge(from: id, to: $0.target, kind: .selects) }
            edges += definition.implies.map { Edge(from: id, to: $0.target, kind: .implies) }
        }
        return edges
    }

    /// The graph in DOT.
    var dot: String {
        var text = """
            digraph kconfig {
            \trankdir=LR;
            \tnode [shape=box, style=rounded, fontname="sans-serif", fontsize=10];
            \tedge [fontname="sans-serif", fontsize=8];

            """
        for node in nodes {
            let name = tree.nameText(of: node)
            var attributes: [String] = []
            if let place = tree.firstDefinition(of: node)?.line {
                attributes.append("tooltip=\(quote("\(place)"))")
                attributes.append("label=\(quote(name + "\\n" + tree.type(of: node).word))")
            } else {
                attributes.append("style=\"rounded,dotted\"")
                attributes.append("tooltip=\"not defined\"")
            }
            if marked.contains(node) { attributes.append("style=\"rounded,filled\", fillcolor=\"#ffe08a\"") }
            text += "\t\(quote(name)) [\(attributes.joined(separator: ", "))];\n"
        }
        for edge in edges {
            let names = (quote(tree.nameText(of: edge.from)), quote(tree.nameText(of: edge.to)))
            text += "\t\(names.0) -> \(names.1) [\(attributes(of: edge.kind))];\n"
        }
        return text + "}\n"
    }

    private func attributes(of kind: Kind) -> String {
        switch kind {
        case .depends: "tooltip=\"depends on\""
        case .selects: "style=bold, color=\"#b03030\", label=\"selects\""
        case .implies: "style=dashed, color=\"#3060b0\", label=\"implies\""
        }
    }

    /// `text` as a quoted identifier; a line break that stands for one stays.
    private func quote(_ text: String) -> String { "\"" + text.replacing("\"", with: "\\\"") + "\"" }
}
