// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Applying
internal import Diagnostics
internal import Kconfig
internal import PatchSeries

extension Rule {
    /// A `CONFIG_` name that no Kconfig file defines.
    static let undefinedConfigSymbol = Rule.kconfig(
        "undefined-config-symbol", severity: .warning,
        page: RulePage(
            finds: """
                Added lines of code, Makefiles and documentation that name a `CONFIG_` symbol which no Kconfig file of \
                any architecture defines, and added Kconfig lines that depend on, select or imply such a symbol. \
                Once for each name, whatever patches name it. Info where a later patch of the series defines it, and \
                in documentation, `#warning` and `#error`. Silent on lines that only move, on names that the file itself defines (`#define CONFIG_…`, `-DCONFIG_…`), and in `tools/` and \
                `scripts/`, which have configurations of their own.
                """,
            why: """
                The preprocessor and make take an unknown name for `n` without a word: the code is never built, by \
                anybody, and a dependency is never met.
                """,
            example: """
                +obj-$(CONFIG_LAMP_DIMER) += dimmer.o
                """,
            advice: """
                Correct the name, or bring the Kconfig part in the same patch or an earlier one.
                """,
            references: [
                "scripts/checkkconfigsymbols.py: finds “references to Kconfig symbols that are not defined”"
            ])
    ) { (patches: [KconfigPatch], faults) in
        var mentions: [[UInt8]: [Mention]] = [:]
        var order: [[UInt8]] = []
        for mention in patches.flatMap({ namesInCode($0) + namesInKconfig($0) }) {
            if mentions[mention.name] == nil { order.append(mention.name) }
            mentions[mention.name, default: []].append(mention)
        }
        for name in order { report(mentions[name] ?? [], &faults) }
    }
}

/// An added line that names a symbol which is not defined behind its patch.
private struct Mention {
    var name: [UInt8]
    var prefix: String
    var patch: KconfigPatch
    var isProse: Bool
    var place: Place

    /// The name as the line has it.
    var text: String { prefix + String(decoding: name, as: UTF8.self) }
}

/// The names in added lines that are no Kconfig, each at its first place.
private func namesInCode(_ patch: KconfigPatch) -> [Mention] {
    var mentions: [Mention] = []
    var told: Set<[UInt8]> = []
    var ownNames: [String: Set<[UInt8]>] = [:]
    var moved: Set<[UInt8]>?
    patch.patch.forEachAddedLine { file, line, treeLine in
        guard !isKconfig(file.path), !hasOwnConfiguration(file.path), file.isText else { return }
        for name in ConfigName.names(in: line.content[...]) {
            guard !patch.after.index.defines(name.symbol), name.whole.map(patch.after.index.defines) != true,
                !isPlaceholder(name.symbol)
            else { continue }
            let own = ownNames[file.path] ?? namesOfItsOwn(file)
            ownNames[file.path] = own
            let removed = moved ?? removedNames(patch)
            moved = removed
            guard !own.contains(name.symbol), !removed.contains(name.symbol), told.insert(name.symbol).inserted else {
                continue
            }
            mentions.append(
                Mention(
                    name: name.symbol, prefix: "CONFIG_", patch: patch,
                    isProse: isDocumentation(file.path) || isMessage(line.content[...]),
                    place: patch.patch.place(line: line.line, treeLine: treeLine, of: file)))
        }
    }
    return mentions
}

/// The names in added expressions of Kconfig files, each at its first place.
private func namesInKconfig(_ patch: KconfigPatch) -> [Mention] {
    var mentions: [Mention] = []
    var told: Set<[UInt8]> = []
    let removed = Set(
        patch.patch.patch.diff.filter { isKconfig($0.path) }.flatMap { file in
            file.deletedLines.flatMap { $0.split { !$0.isIdentifierByte }.map { Array($0) } }
        })
    for path in patch.changedFiles {
        guard let (file, indices) = patch.addedStatements(of: path) else { continue }
        for index in indices {
            let statement = file.statements[index]
            for word in file.operands(of: statement) {
                let name = Array(file.source(of: word))
                guard !patch.after.index.defines(name), name.isSymbolName, !removed.contains(name),
                    told.insert(name).inserted
                else { continue }
                mentions.append(
                    Mention(
                        name: name, prefix: "", patch: patch, isProse: false,
                        place: patch.place(path, line: Int(statement.line))))
            }
        }
    }
    return mentions
}

/// Adds a finding on the name that all of `mentions` have.
private func report(_ mentions: [Mention], _ faults: inout Faults) {
    guard let first = mentions.first(where: { !$0.isProse }) ?? mentions.first else { return }
    let others = mentions.filter { $0.place.location != first.place.location }
    let notes = others.prefix(4).map { other in
        let place = other.place.location.tree.map { "\($0)" } ?? "a line"
        return Note("so does \(place), patch \(other.patch.patch.index + 1)")
    }
    if let later = first.patch.laterStates.firstIndex(where: { $0.index.defines(first.name) }) {
        return faults.add(
            "\(quoted(first.text)) is defined by a later patch only, \(later)", at: first.place,
            severity: .info, advice: "define it in this patch or an earlier one", notes: notes)
    }
    let near = nearest(to: first.name, in: first.patch.after.index)
    let guess = near.map { ", did you mean \(quoted(first.prefix + $0))?" } ?? ""
    faults.add(
        "no Kconfig file defines \(quoted(first.text))\(guess)", at: first.place,
        severity: first.isProse ? .info : nil, certainty: first.isProse ? .likely : .certain, notes: notes)
}

/// The defined symbol that `name` most likely was meant to be.
private func nearest(to name: [UInt8], in index: SymbolIndex) -> String? {
    let limit = max(1, min(3, name.count / 5))
    var best: (name: String, distance: Int)?
    for candidate in index.names where abs(candidate.utf8.count - name.count) <= limit {
        let distance = name.editDistance(to: Array(candidate.utf8), limit: limit)
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
}

/// The symbols that the lines of `file` define by themselves, or that its removed lines named before.
private func namesOfItsOwn(_ file: FileDiff) -> Set<[UInt8]> {
    var names: Set<[UInt8]> = []
    for hunk in file.hunks {
        for line in hunk.lines {
            let text = line.content.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            let definesIt = text.hasPrefix("#define") || text.hasPrefix("#undef") || text.contains("-DCONFIG_")
            guard line.kind != .addition || definesIt else { continue }
            names.formUnion(ConfigName.names(in: line.content[...]).map(\.symbol))
        }
    }
    return names
}

/// The symbols that lines name which the patch takes away, wherever: what is added again only moves.
private func removedNames(_ patch: KconfigPatch) -> Set<[UInt8]> {
    Set(patch.patch.patch.diff.flatMap(\.deletedLines).flatMap { ConfigName.names(in: $0[...]).map(\.symbol) })
}

/// Whether the line is a text for people.
private func isMessage(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "#") }
    return line.contains(UInt8(ascii: "#")) && (text.hasPrefix("warning") || text.hasPrefix("error"))
}

/// Whether what is built there has symbols of its own.
private func hasOwnConfiguration(_ path: String) -> Bool {
    ["tools/", "scripts/", "samples/bpf/", "usr/", "LICENSES/"].contains { path.hasPrefix($0) }
        || path == "MAINTAINERS" || path == "CREDITS"
}

private func isDocumentation(_ path: String) -> Bool {
    path.hasPrefix("Documentation/") || path.hasSuffix(".rst") || path.hasSuffix(".md") || path.hasSuffix(".txt")
}

/// Whether the name stands for any symbol.
private func isPlaceholder(_ name: [UInt8]) -> Bool {
    placeholders.contains { name.elementsEqual($0.utf8) } || name.hasPrefix("FOO_") || name.hasPrefix("XXX")
}

private let placeholders = ["FOO", "BAR", "BAZ", "X", "XYZ", "OPTION", "NAME", "SYMBOL", "MODULE", "SOMETHING"]

extension [UInt8] {
    /// Whether a word of an expression is a symbol's name: no number, no `y`.
    fileprivate var isSymbolName: Bool {
        contains { (0x41...0x5a).contains($0) } && !(first == UInt8(ascii: "0") && count > 1)
    }
}
