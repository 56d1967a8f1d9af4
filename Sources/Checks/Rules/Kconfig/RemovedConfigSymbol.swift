// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import ByteText
internal import Diagnostics
internal import Kconfig
internal import SourceTrees

extension Rule {
    /// A symbol that goes away while it is still named.
    static let removedConfigSymbol = Rule.kconfig(
        "removed-config-symbol", severity: .warning,
        page: RulePage(
            finds: """
                A symbol whose last definition a patch removes, while Kconfig files still refer to it, or code and \
                Makefiles still name it: those in the folder of the Kconfig file that defined it and below, headers \
                in `include/`, all Makefiles, and all that the series changes. Info where a later patch takes the names away or brings the symbol back.
                """,
            why: """
                What depended on it can never be set again, what it guarded is not built any more: both without a \
                message from any tool.
                """,
            example: """
                -config LAMP_OLD
                -	bool
                """,
            advice: "Remove or rename what refers to it in the same patch.",
            references: ["Documentation/kbuild/kconfig-language.rst, “Menu dependencies”"])
    ) { patch, faults in
        guard patch.after.isNew else { return }
        for name in patch.touchedNames {
            let bytes = Array(name.utf8)
            guard patch.before.index.defines(bytes), !patch.after.index.defines(bytes) else { continue }
            let found = uses(of: name, in: patch.after, patch.tree, removedBy: patch)
            guard let first = found.first, let old = patch.before.index.places(of: bytes).first else { continue }
            let isMended = patch.laterStates.last.map { last in
                last.index.defines(bytes) || uses(of: name, in: last, patch.lastTree, removedBy: patch).isEmpty
            }
            faults.add(
                """
                \(quoted(name)) is removed, but \(first.description) still \(first.isKconfig ? "refers to" : "names") it
                """,
                at: patch.place(old.path, line: 0), severity: isMended == true ? .info : nil,
                notes: found.dropFirst().prefix(4).map { Note("so does \($0.description)") })
        }
    }
}

/// A line that names a symbol.
private struct Use {
    var path: String
    var line: Int
    var isKconfig: Bool

    var description: String { "\(path):\(line)" }
}

/// The lines that name the symbol `name`, which `patch` removes, in a state of the series and its tree.
private func uses(
    of name: String, in state: KconfigStates.State, _ tree: OverlayTree?, removedBy patch: KconfigPatch
) -> [Use] {
    let lines = state.tree.lines(referringTo: name).map { Use(path: $0.path, line: $0.line, isKconfig: true) }
    guard lines.isEmpty, let tree else { return lines }
    var search = NameSearch(name: Array(name.utf8))
    for place in patch.before.index.places(of: name.utf8) {
        search.look(below: place.path.split(separator: "/").dropLast().joined(separator: "/"), of: tree)
    }
    for path in tree.changes.keys.sorted() { search.look(at: path, of: tree) }
    search.lookAtHeadersAndMakefiles(of: tree)
    return search.uses
}

/// Looks through files for a `CONFIG_` name.
private struct NameSearch {
    let name: [UInt8]
    private(set) var uses: [Use] = []
    private var seen: Set<String> = []

    /// Files that may still be looked at: a symbol of the top would lead through the whole tree.
    private var left = 3000

    /// How many headers and Makefiles there may be.
    private static let mostOthers = 20_000

    /// The bytes that a line which names it holds.
    private let needle: [UInt8]

    init(name: [UInt8]) {
        self.name = name
        needle = Array("CONFIG_".utf8) + name
    }

    mutating func look(below folder: String, of tree: OverlayTree) {
        var waiting = [folder]
        // The files of the top belong to all.
        guard !folder.isEmpty else { return }
        while let path = waiting.popLast(), left > 0 {
            let names = (try? tree.names(in: path)) ?? []
            if names.isEmpty { look(at: path, of: tree) }
            waiting += names.reversed().map { path + "/" + $0 }
        }
    }

    /// Looks at the headers that all may include, and at what is built where.
    mutating func lookAtHeadersAndMakefiles(of tree: OverlayTree) {
        left = max(left, Self.mostOthers)
        var waiting = [""]
        while let folder = waiting.popLast(), left > 0 {
            for name in ((try? tree.names(in: folder)) ?? []).reversed() {
                let path = folder.isEmpty ? name : folder + "/" + name
                let isShared = path.hasPrefix("include/") && name.hasSuffix(".h")
                if isShared || name == "Kbuild" || name == "Makefile" || name.hasPrefix("Makefile.") {
                    look(at: path, of: tree)
                } else if !name.utf8.contains(UInt8(ascii: ".")), !Self.foldersOfTheirOwn.contains(path) {
                    // A file without a dot in its name is a folder of nothing.
                    waiting.append(path)
                }
            }
        }
    }

    /// Folders in which nothing of the kernel is built.
    private static let foldersOfTheirOwn = ["Documentation", "LICENSES", "tools", "usr"]

    mutating func look(at path: String, of tree: OverlayTree) {
        guard left > 0, seen.insert(path).inserted, !isKconfig(path), !path.hasPrefix("tools/"),
            let bytes = try? tree.file(at: path)?.bytes
        else { return }
        left -= 1
        guard bytes.holds(needle) else { return }
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where ConfigName.names(in: line).contains(where: { $0.symbol == name }) {
            uses.append(Use(path: path, line: index + 1, isKconfig: false))
            break
        }
    }
}

extension [UInt8] {
    /// Whether `needle`, which is not empty, stands in it: millions of bytes are looked through.
    fileprivate func holds(_ needle: [UInt8]) -> Bool {
        withUnsafeBufferPointer { bytes in
            needle.withUnsafeBufferPointer { needle in
                guard bytes.count >= needle.count else { return false }
                // Many lines begin like it; few have the byte that it ends with where they do.
                let mark = needle.count - 1
                for end in mark..<bytes.count where bytes[end] == needle[mark] {
                    var length = 0
                    while length < mark, bytes[end - mark + length] == needle[length] { length += 1 }
                    if length == mark { return true }
                }
                return false
            }
        }
    }
}
