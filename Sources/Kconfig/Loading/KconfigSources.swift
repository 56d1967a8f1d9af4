// SPDX-License-Identifier: GPL-2.0-only

public import SourceTrees

/// The Kconfig files of a source tree, each parsed once, however often and for however many architectures it is loaded.
///
/// A series moves it from state to state: what a patch leaves alone is kept.
public struct KconfigSources {
    /// The tree that files are read from.
    public private(set) var tree: any SourceTree

    /// What may be written in them.
    var syntax: Dialect.Syntax = [] {
        didSet {
            guard syntax != oldValue else { return }
            known = [:]
            forget()
        }
    }

    /// The files that were asked for, nil where there is none.
    private var known: [String: KconfigFile?] = [:]

    /// What those paths were called that lead to a path of the tree by dots or links.
    private var aliases: [String: Set<String>] = [:]

    /// The paths that could not be read, and why, in the order in which they were asked for.
    public private(set) var unreadable: [(path: String, reason: String)] = []

    /// The paths that the next state changes.
    var watched: Set<String> = []

    /// How far a tree was put together when the first of the watched files was to be entered.
    private(set) var stage: Elaborator.Stage?

    /// The order of the last tree that was put together.
    var order: DependencyOrder?

    /// The paths, as they were asked for, that may hold something else than before the last move.
    private(set) var touched: Set<String> = []

    /// Longest chain of symbolic links that is followed.
    private static let mostLinks = 8

    /// The files of `tree`; none is read yet.
    public init(_ tree: any SourceTree) { self.tree = tree }

    /// The file that a `source` line calls `path`; nil where there is none, or it leads out of the tree.
    public mutating func file(at path: String) -> KconfigFile? {
        let path = Self.plain(path)
        if let file = known[path] { return file }
        let file = read(path)
        known[path] = .some(file)
        return file
    }

    private mutating func read(_ asked: String) -> KconfigFile? {
        var path = asked
        for _ in 0..<Self.mostLinks {
            guard let plain = path.withoutDots else { return nil }
            if plain != asked { aliases[plain, default: []].insert(asked) }
            do {
                guard let file = try tree.file(at: plain) else { return nil }
                switch file.mode {
                case .regular, .executable: return KconfigFile(parsing: file.bytes, syntax)
                case .gitlink: return nil
                case .symbolicLink:
                    let target = String(decoding: file.bytes, as: UTF8.self)
                    guard !target.hasPrefix("/") else { return nil }
                    let folder = plain.split(separator: "/").dropLast().joined(separator: "/")
                    path = folder.isEmpty ? target : folder + "/" + target
                }
            } catch {
                unreadable.append((path, "\(error)"))
                return nil
            }
        }
        return nil
    }

    /// Goes on to `next`, which differs from the tree before at `paths` only.
    public mutating func move(to next: any SourceTree, changing paths: some Sequence<String>) {
        tree = next
        touched = []
        for path in paths {
            if known.removeValue(forKey: path) != nil { touched.insert(path) }
            for alias in aliases[path] ?? [] where known.removeValue(forKey: alias) != nil { touched.insert(alias) }
        }
        if let stage, touched.contains(where: { !stage.isBefore($0) }) { self.stage = nil }
    }

    /// Keeps how far a tree was put together.
    mutating func keep(_ stage: Elaborator.Stage) { self.stage = stage }

    /// Lets the names of the next tree have the numbers that they have among `names`, those of the last one.
    mutating func keep(_ names: NameTable) { stage?.adopt(names) }

    /// Forgets what is known of the last tree: files are not all that it comes from.
    mutating func forget() {
        stage = nil
        order = nil
    }

    /// The path that a `source` line calls `path`.
    static func plain(_ path: String) -> String {
        // `srctree` stands for itself while a tree is looked at, which has no place then.
        path.utf8.first == UInt8(ascii: "$") && path.hasPrefix("$(srctree)/") ? String(path.dropFirst(11)) : path
    }
}

extension String {
    /// The path from the top of the tree; nil for one from the top of the machine.
    fileprivate var withoutDots: String? { utf8.first == UInt8(ascii: "/") ? nil : pathWithoutDots }
}
