// SPDX-License-Identifier: GPL-2.0-only

public import Applying
internal import ByteText
internal import Kconfig
public import SourceTrees

/// The Kconfig that a series shows of itself, where no base tells the rest.
///
/// New files are known whole. Of others only what hunks show: runs of lines, of which the entries are kept that stand
/// in them from their first line to the next entry. What is around them is not known; it can only add to what an entry
/// depends on.
public struct ShownKconfig {
    /// The path of the file that begins the tree: it sources all that is shown.
    public static let first = "Kconfig"

    /// The states of `applied`, each as the one before with the changes of a patch.
    public static func trees(of applied: AppliedSeries) -> [OverlayTree] {
        var trees: [OverlayTree] = []
        var tree = OverlayTree(MemoryTree(name: "what the series shows"))
        for index in applied.trees.indices {
            let files = Self.tree(of: applied, at: index).files
            for path in tree.changes.keys where files[path] == nil { tree.set(nil, at: path) }
            for (path, file) in files { tree.set(file, at: path) }
            trees.append(tree)
        }
        return trees
    }

    /// The state behind patch `index` of `applied`, 0 being the base; empty where the series shows no Kconfig.
    public static func tree(of applied: AppliedSeries, at index: Int) -> MemoryTree {
        var tree = MemoryTree(name: "what the series shows")
        var paths: [String] = []
        var sourced: Set<String> = []
        for path in applied.partialPaths(at: index) where isKconfig(path) {
            let text = text(of: applied.shownLines(of: path, at: index))
            tree.files[path] = TreeFile(mode: .regular, bytes: text)
            paths.append(path)
        }
        for (path, file) in applied.trees[index].changes where isKconfig(path) {
            guard let file else { continue }
            tree.files[path] = file
            paths.append(path)
        }
        for path in paths {
            guard let bytes = tree.files[path]?.bytes else { continue }
            // Nobody says of which kernel it is: older ones have paths without quotes.
            let file = KconfigFile(parsing: bytes, [.barePaths, .bareTexts])
            for statement in file.statements where statement.kind == .source {
                guard let word = statement.word else { continue }
                sourced.insert(String(decoding: file.source(of: word), as: UTF8.self))
            }
        }
        let roots = paths.sorted().filter { !sourced.contains($0) && $0 != first }
        if !paths.isEmpty, tree.files[first] == nil {
            let lines = roots.map { "source \"\($0)\"\n" }.joined()
            tree.files[first] = TreeFile(mode: .regular, bytes: Array(lines.utf8))
        }
        return tree
    }

    /// A file in which `lines` stand at their numbers, as far as they belong to whole entries, and nothing else.
    static func text(of lines: [ShownLine]) -> [UInt8] {
        var kept: [(number: Int, content: ArraySlice<UInt8>)] = []
        var run: [ShownLine] = []
        for line in lines {
            if let last = run.last, line.number != last.number + 1 {
                kept += wholeEntries(of: run)
                run = []
            }
            run.append(line)
        }
        kept += wholeEntries(of: run)
        var text: [UInt8] = []
        var next = 1
        for line in kept where line.number < 1 << 20 {
            text += repeatElement(UInt8(ascii: "\n"), count: max(0, line.number - next))
            text += line.content
            text.append(UInt8(ascii: "\n"))
            next = line.number + 1
        }
        return text
    }

    /// The lines of a run from the first `config` on, up to the last line that begins an entry: that one may go on
    /// behind the run. Blocks are left out, for their other ends may lie anywhere.
    private static func wholeEntries(of run: [ShownLine]) -> [(number: Int, content: ArraySlice<UInt8>)] {
        guard let last = run.lastIndex(where: { $0.content.beginsStatement }) else { return [] }
        var kept: [(number: Int, content: ArraySlice<UInt8>)] = []
        var isInEntry = false
        for line in run[..<last] {
            if line.content.beginsStatement { isInEntry = line.content.beginsSymbol }
            if isInEntry { kept.append((line.number, line.content)) }
        }
        return kept
    }
}

extension ArraySlice<UInt8> {
    /// Whether a statement that is no option begins in the first column; help texts and options are indented.
    fileprivate var beginsStatement: Bool {
        Self.statements.contains { word in
            starts(with: word.utf8)
                && (count == word.utf8.count || !self[startIndex + word.utf8.count].isIdentifierByte)
        }
    }

    /// Whether a symbol's definition begins.
    fileprivate var beginsSymbol: Bool { starts(with: "config ".utf8) || starts(with: "menuconfig ".utf8) }

    private static let statements = [
        "config", "menuconfig", "choice", "endchoice", "menu", "endmenu", "if", "endif", "comment", "source",
        "mainmenu",
    ]
}
