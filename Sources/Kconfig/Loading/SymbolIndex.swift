// SPDX-License-Identifier: GPL-2.0-only

internal import SourceTrees

/// The symbols that a source tree defines on any of its architectures, with the places where it does.
///
/// Made from the files alone: nothing is expanded but the names of architectures in `source` lines, so no environment
/// and no shell is needed, and what `if` blocks say does not matter.
public struct SymbolIndex: Sendable {
    /// The places of each symbol, in the order in which the files are sourced.
    private var places: [[UInt8]: [Place]] = [:]

    /// The symbols that can have a value of their own: one of their definitions has a prompt or a default.
    private var ownValues: Set<[UInt8]> = []

    /// The symbols that are selected or implied somewhere.
    private var targets: Set<[UInt8]> = []

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
            var current: [UInt8] = []
            for statement in file.statements {
                if statement.kind == .defaultValue || statement.kind == .option { ownValues.insert(current) }
                guard let word = statement.word else { continue }
                switch statement.kind {
                case .config, .menuConfig:
                    current = Array(file.source(of: word))
                    places[current, default: []].append(Place(path: path, line: Int(statement.line)))
                case .type, .prompt: ownValues.insert(current)
                case .select, .imply: targets.insert(Array(file.source(of: word)))
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

    /// Whether `name` can have another value than `n`, as far as the lines tell that speak of it: it has a prompt or a
    /// default, or somebody selects or implies it.
    public func canBeSet(_ name: some Collection<UInt8>) -> Bool {
        ownValues.contains(Array(name)) || targets.contains(Array(name))
    }

    /// The names that are defined, in ascending byte order.
    public var names: [String] {
        places.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }
}
