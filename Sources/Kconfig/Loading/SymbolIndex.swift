// SPDX-License-Identifier: GPL-2.0-only

internal import SourceTrees

/// The symbols that a source tree defines on any of its architectures, with the places where it does.
///
/// Made from the files alone: nothing is expanded but the names of architectures in `source` lines, so no environment
/// and no shell is needed, and what `if` blocks say does not matter.
public struct SymbolIndex: Sendable {
    /// What is known of each symbol, made once and shared by the indices of all states of a series.
    private var entries: [[UInt8]: Entry] = [:]

    /// What is known of those that states behind the first say something else of.
    private var changed: [[UInt8]: Entry] = [:]

    /// The files that are looked at, in the order in which they are sourced, and the number of each.
    private var files: [(path: String, content: KconfigFile?)] = []
    private var numbers: [String: Int] = [:]
    private var architectures: [String] = []

    /// What the files say of a symbol.
    private struct Entry {
        /// The places where it is defined, in the order in which the files are sourced.
        var places: [Place] = []

        /// How many prompts and defaults it has: by them it can have a value of its own.
        var ownValues = 0

        /// How often it is selected or implied.
        var selections = 0
    }

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
        architectures = try sources.tree.names(in: "arch")
        var waiting = ["Kconfig"]
        var seen: Set<String> = ["Kconfig"]
        while let path = waiting.popLast() {
            let file = sources.file(at: path)
            numbers[path] = files.count
            files.append((path, file))
            guard let file else { continue }
            for line in Self.lines(of: file) {
                switch line.meaning {
                case .definition:
                    entries[line.name, default: Entry()].places.append(Place(path: path, line: line.number))
                case .ownValue: entries[line.name, default: Entry()].ownValues += 1
                case .selection: entries[line.name, default: Entry()].selections += 1
                }
            }
            waiting += Self.sources(of: file).flatMap { Self.paths($0, architectures) }
                .filter { seen.insert($0).inserted }.reversed()
        }
    }

    /// Goes on to what `sources` hold now, which differs at `paths` only.
    mutating func move(to sources: inout KconfigSources, rereading paths: Set<String>) throws {
        guard try sources.tree.names(in: "arch") == architectures else {
            self = try SymbolIndex(of: &sources)
            return
        }
        for number in paths.compactMap({ numbers[$0] }).sorted() {
            let new = sources.file(at: files[number].path)
            guard let new, let old = files[number].content, Self.sources(of: new) == Self.sources(of: old) else {
                self = try SymbolIndex(of: &sources)
                return
            }
            take(Self.lines(of: old), of: number, adding: -1)
            take(Self.lines(of: new), of: number, adding: 1)
            files[number].content = new
        }
    }

    /// Takes in (1) or back (-1) what the lines of file `number` say.
    private mutating func take(_ lines: [Line], of number: Int, adding sign: Int) {
        for line in lines {
            var entry = changed[line.name] ?? entries[line.name] ?? Entry()
            switch line.meaning {
            case .definition:
                let place = Place(path: files[number].path, line: line.number)
                if sign < 0 {
                    entry.places.removeAll { $0 == place }
                } else {
                    let position = entry.places.firstIndex { numbers[$0.path, default: 0] > number }
                    entry.places.insert(place, at: position ?? entry.places.count)
                }
            case .ownValue: entry.ownValues += sign
            case .selection: entry.selections += sign
            }
            changed[line.name] = entry
        }
    }

    /// A line that says something of a symbol.
    private struct Line {
        var name: [UInt8]
        var meaning: Meaning
        var number: Int

        enum Meaning {
            case definition, ownValue, selection
        }
    }

    private static func lines(of file: KconfigFile) -> [Line] {
        var lines: [Line] = []
        var current: [UInt8] = []
        for statement in file.statements {
            let number = Int(statement.line)
            if [.defaultValue, .option, .transitional].contains(statement.kind) {
                lines.append(Line(name: current, meaning: .ownValue, number: number))
            }
            guard let word = statement.word else { continue }
            switch statement.kind {
            case .config, .menuConfig:
                current = Array(file.source(of: word))
                lines.append(Line(name: current, meaning: .definition, number: number))
            case .type, .prompt: lines.append(Line(name: current, meaning: .ownValue, number: number))
            case .select, .imply:
                lines.append(Line(name: Array(file.source(of: word)), meaning: .selection, number: number))
            default: break
            }
        }
        return lines
    }

    /// What the `source` lines of `file` name.
    private static func sources(of file: KconfigFile) -> [String] {
        file.statements.compactMap { statement in
            guard statement.kind == .source, let word = statement.word else { return nil }
            return String(decoding: file.source(of: word), as: UTF8.self)
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

    private func entry(_ name: some Collection<UInt8>) -> Entry {
        let name = Array(name)
        return changed[name] ?? entries[name] ?? Entry()
    }

    /// The number of symbols.
    public var count: Int { definedNames.count }

    /// Whether a file defines `name` (without `CONFIG_`).
    public func defines(_ name: some Collection<UInt8>) -> Bool { !entry(name).places.isEmpty }

    /// The places where `name` is defined; empty where it is not.
    public func places(of name: some Collection<UInt8>) -> [Place] { entry(name).places }

    /// Whether `name` can have another value than `n`, as far as the lines tell that speak of it: it has a prompt or a
    /// default, or is left for old configurations, or somebody selects or implies it.
    public func canBeSet(_ name: some Collection<UInt8>) -> Bool {
        let entry = self.entry(name)
        return entry.ownValues + entry.selections > 0
    }

    /// The names that are defined, in ascending byte order.
    public var names: [String] {
        definedNames.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }

    private var definedNames: [[UInt8]] {
        entries.filter { !(changed[$0.key] ?? $0.value).places.isEmpty }.map(\.key)
            + changed.filter { entries[$0.key] == nil && !$0.value.places.isEmpty }.map(\.key)
    }
}
