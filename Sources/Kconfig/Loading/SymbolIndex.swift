// SPDX-License-Identifier: GPL-2.0-only

internal import SourceTrees

/// The symbols that a source tree defines on any of its architectures, with the places where it does.
///
/// Made from the files alone: nothing is expanded but the names of architectures in `source` lines, so no environment
/// and no shell is needed, and what `if` blocks say does not matter.
public struct SymbolIndex: Sendable {
    /// The places of each symbol, in the order in which the files are sourced.
    private var places: [[UInt8]: [Place]] = [:]

    /// A `config` line.
    public struct Place: Sendable, Hashable {
        /// The file.
        public var path: String

        /// Line of the file, from 1.
        public var line: Int
    }

    /// The variables that stand for an architecture in the kernel's `source` lines.
    private static let architectureVariables = ["SRCARCH", "ARCH", "HEADER_ARCH"]

    /// The symbols of the files that `Kconfig` at the top of `sources` leads to.
    public init(of sources: inout KconfigSources) throws {
        let architectures = try sources.tree.names(in: "arch")
        var waiting = ["Kconfig"]
        var seen: Set<String> = ["Kconfig"]
        while let path = waiting.popLast() {
            guard let file = sources.file(at: path) else { continue }
            var sourced: [String] = []
            for statement in file.statements {
                guard let word = statement.word else { continue }
                switch statement.kind {
                case .config, .menuConfig:
                    places[Array(file.source(of: word)), default: []].append(
                        Place(path: path, line: Int(statement.line)))
                case .source:
                    let text = String(decoding: file.source(of: word), as: UTF8.self)
                    sourced += Self.paths(text, architectures).filter { seen.insert($0).inserted }
                default: break
                }
            }
            waiting += sourced.reversed()
        }
    }

    /// What a `source` line can lead to: itself, or one path an architecture.
    private static func paths(_ text: String, _ architectures: [String]) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return [text] }
        return architectures.map { architecture in
            var path = text
            for variable in architectureVariables { path.replace("$(\(variable))", with: architecture) }
            return path.replacing("$(srctree)/", with: "")
        }
    }

    /// The number of symbols.
    public var count: Int { places.count }

    /// Whether a file defines `name` (without `CONFIG_`).
    public func defines(_ name: some Collection<UInt8>) -> Bool { places[Array(name)] != nil }

    /// The places where `name` is defined; empty where it is not.
    public func places(of name: some Collection<UInt8>) -> [Place] { places[Array(name)] ?? [] }

    /// The names that are defined, in ascending byte order.
    public var names: [String] {
        places.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }
}
