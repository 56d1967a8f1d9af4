// SPDX-License-Identifier: GPL-2.0-only

import Git
import SourceTrees

/// Tells which files of a tree a command reaches: those that it names, and what these name in turn; and which variables
/// of its environment it or they name.
///
/// A name is a run of path characters with a slash in it, outside of comments, that is a file of the tree when it is
/// taken from the top or, in a script, from the script's folder: `$(srctree)/scripts/cc-version.sh` in a command,
/// `$(dirname $0)/min-tool-version.sh` in that script; pages of documentation are left out, which scripts name in their
/// messages. A folder behind `-I` stands for the headers that are included from it, and sources lead to what they
/// include only. A command that names a folder in another way, or a way through a symbolic link, reaches more than can
/// be told.
struct TreeReach {
    private let tree: any SourceTree

    /// The variables of the environment that an answer may depend on.
    private let variables: [String: String]

    /// What is known of each path that was looked at, nil where there is no file.
    private var known: [String: Content?] = [:]

    private struct Content {
        var file: ReachedFile
        var names: [String]
        var includes: [String]
        var variables: [String] = []
    }

    /// Names that commands have for what was no file.
    private var absent: Set<String> = []

    /// Whether there is a symbolic link at a path on the way to what was no file.
    private var links: [String: Bool] = [:]

    /// A command that reaches more files, or a file that is larger, is not followed.
    private static let mostFiles = 256
    private static let mostBytes = 1 << 20

    init(_ tree: any SourceTree, variables: [String: String] = [:]) {
        self.tree = tree
        self.variables = variables
    }

    /// Whether another file at `path`, or one where there is none, could change what was told.
    func dependsOnFile(at path: String) -> Bool {
        known[path] != nil || links[path] != nil || path.foldersAbove.contains { absent.contains($0) }
    }

    /// What `command` reaches; nil where that can't be told.
    mutating func reach(of command: String) throws -> CommandReach? {
        let bytes = Array(command.utf8)
        var named = Set(variablesNamed(in: bytes[...]))
        var folders: [String] = []
        var waiting: [String] = []
        for name in Self.names(in: bytes) {
            guard let path = name.text.pathWithoutDots else { continue }
            if try content(at: path) != nil {
                waiting.append(path)
                continue
            }
            absent.insert(path)
            if try !tree.names(in: path).isEmpty {
                guard name.isIncludeFolder else { return nil }
                folders.append(path)
            } else if try isBehindLink(path) {
                return nil
            }
        }
        var reached: [String: ReachedFile] = [:]
        while let path = waiting.popLast() {
            guard reached[path] == nil else { continue }
            guard let content = try content(at: path) else {
                if try isBehindLink(path) { return nil }
                continue
            }
            named.formUnion(content.variables)
            guard reached.count < Self.mostFiles, !content.file.id.isEmpty else { return nil }
            reached[path] = content.file
            let folder = path.parentFolder
            for name in content.names {
                waiting += [name.pathWithoutDots, (folder + name).pathWithoutDots].compactMap(\.self)
            }
            for name in content.includes {
                waiting += ([folder] + folders.map { $0 + "/" }).compactMap { ($0 + name).pathWithoutDots }
            }
        }
        return CommandReach(
            files: reached.values.sorted(), variables: named.sorted().map { "\($0)=\(variables[$0] ?? "")" })
    }

    /// Whether the way to `path` leads through a symbolic link.
    private mutating func isBehindLink(_ path: String) throws -> Bool {
        for folder in path.foldersAbove {
            let isLink = try links[folder] ?? (tree.file(at: folder)?.mode == .symbolicLink)
            links[folder] = isLink
            if isLink { return true }
        }
        return false
    }

    /// The names of the environment's variables that are words of `text`.
    private func variablesNamed(in text: ArraySlice<UInt8>) -> [String] {
        if variables.isEmpty { return [] }
        return text.split { !$0.isWordByte }.map { String(decoding: $0, as: UTF8.self) }
            .filter { variables[$0] != nil }
    }

    private mutating func content(at path: String) throws -> Content? {
        if let content = known[path] { return content }
        let content = try tree.file(at: path).map { self.content(of: $0, at: path) }
        known[path] = .some(content)
        return content
    }

    private func content(of file: TreeFile, at path: String) -> Content {
        guard file.bytes.count <= Self.mostBytes, file.mode != .gitlink else {
            return Content(file: ReachedFile(path: path, id: ""), names: [], includes: [])
        }
        let id = file.id.flatMap { $0.description.utf8.count == 40 ? $0 : nil } ?? ContentID(blob: file.bytes)
        var content = Content(file: ReachedFile(path: path, id: id.description), names: [], includes: [])
        if file.mode == .symbolicLink {
            content.names = ["/" + String(decoding: file.bytes, as: UTF8.self)]
            return content
        }
        let isSource = [".h", ".c", ".S"].contains { path.hasSuffix($0) }
        for line in file.bytes.split(separator: UInt8(ascii: "\n")) {
            let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            content.includes += Self.includes(in: text)
            guard !isSource, text.first != UInt8(ascii: "#") else { continue }
            content.names += Self.names(in: Array(text)).map(\.text)
            content.variables += variablesNamed(in: text)
        }
        content.names.removeAll { $0.hasSuffix(".rst") }
        return content
    }

    /// The runs of path characters in `text` that hold a slash; with a slash in front, for a variable may stand there.
    private static func names(in text: [UInt8]) -> [(text: String, isIncludeFolder: Bool)] {
        var names: [(text: String, isIncludeFolder: Bool)] = []
        var position = 0
        while position < text.count {
            let start = position
            while position < text.count, text[position].isNameByte { position += 1 }
            let run = text[start..<position]
            if run.contains(UInt8(ascii: "/")) {
                let isIncludeFolder =
                    run.starts(with: "-I".utf8)
                    || start >= 2 && text[..<start].dropVariable().suffix(2).elementsEqual("-I".utf8)
                let path = run.starts(with: "-I".utf8) ? run.dropFirst(2) : run
                let name = String(decoding: path, as: UTF8.self)
                names.append((name.hasPrefix("srctree/") ? String(name.dropFirst(8)) : name, isIncludeFolder))
            }
            if position == start { position += 1 }
        }
        return names
    }

    /// What `line` includes, wherever `#include` stands in it: scripts print such lines into a compiler.
    private static func includes(in line: ArraySlice<UInt8>) -> [String] {
        var includes: [String] = []
        var rest = line
        while let mark = rest.firstRange(of: Array("include".utf8)) {
            rest = rest[mark.upperBound...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard let opening = rest.first, opening == UInt8(ascii: "<") || opening == UInt8(ascii: "\"") else {
                continue
            }
            let closing = opening == UInt8(ascii: "<") ? UInt8(ascii: ">") : opening
            let name = rest.dropFirst().prefix { $0 != closing }
            includes.append(String(decoding: name, as: UTF8.self))
        }
        return includes
    }
}

extension ArraySlice<UInt8> {
    /// The bytes without the `$(NAME)`, `${NAME}` or `$NAME` that they end with.
    fileprivate func dropVariable() -> ArraySlice<UInt8> {
        guard let dollar = lastIndex(of: UInt8(ascii: "$")) else { return self }
        let isName = self[(dollar + 1)...].allSatisfy { $0.isWordByte || "(){}".utf8.contains($0) }
        return isName ? self[..<dollar] : self
    }
}

extension String {
    /// The folders on the way to the path, from the top.
    fileprivate var foldersAbove: [String] {
        utf8.indices.filter { utf8[$0] == UInt8(ascii: "/") }.map { String(self[..<$0]) }
    }

    /// The path of the folder that the file stands in, with a slash behind it; empty for the top.
    fileprivate var parentFolder: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(self[...slash])
    }
}
