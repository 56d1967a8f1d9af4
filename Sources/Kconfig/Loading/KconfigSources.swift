// SPDX-License-Identifier: GPL-2.0-only

public import SourceTrees

/// The Kconfig files of a source tree, each parsed once, however often and for however many architectures it is loaded.
///
/// A series moves it from state to state: what a patch leaves alone is kept.
public struct KconfigSources {
    /// The tree that files are read from.
    public private(set) var tree: any SourceTree

    /// The files that were asked for, nil where there is none.
    private var known: [String: KconfigFile?] = [:]

    /// The paths that could not be read, and why, in the order in which they were asked for.
    public private(set) var unreadable: [(path: String, reason: String)] = []

    /// The paths that the next state changes.
    var watched: Set<String> = []

    /// How far a tree was put together when the first of the watched files was to be entered.
    private(set) var stage: Elaborator.Stage?

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

    private mutating func read(_ path: String) -> KconfigFile? {
        var path = path
        for _ in 0..<Self.mostLinks {
            guard let plain = path.withoutDots else { return nil }
            do {
                guard let file = try tree.file(at: plain) else { return nil }
                switch file.mode {
                case .regular, .executable: return KconfigFile(parsing: file.bytes)
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

    /// Goes on to `next`, which differs from the tree before at `paths` only; whether a file that was asked for, or
    /// looked for in vain, is among them.
    public mutating func move(to next: any SourceTree, changing paths: some Sequence<String>) -> Bool {
        tree = next
        let changed = Set(paths)
        let touched = known.keys.filter { changed.contains($0) || changed.contains($0.withoutDots ?? $0) }
        for path in touched { known[path] = nil }
        if let stage, touched.contains(where: { !stage.isBefore($0) }) { self.stage = nil }
        return !touched.isEmpty
    }

    /// Keeps how far a tree was put together, or forgets it: files are not all that it comes from.
    mutating func keep(_ stage: Elaborator.Stage?) { self.stage = stage }

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
