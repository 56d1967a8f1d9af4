// SPDX-License-Identifier: GPL-2.0-only

extension Elaborator {
    /// How far a tree was put together when a file was to be entered.
    struct Stage {
        fileprivate var elaborator: Elaborator

        /// The file that is to be entered, and the line that sources it.
        fileprivate var path: String
        fileprivate var parent: Int32
        fileprivate var line: UInt32

        /// Whether nothing of it comes from what the file at `path` holds, or that there is none.
        func isBefore(_ path: String) -> Bool {
            let tree = elaborator.tree
            guard !tree.hasAllFaults, !tree.files.contains(where: { KconfigSources.plain($0.path) == path }) else {
                return false
            }
            return !tree.faults.contains { fault in
                guard case .noSuchFile(let missing) = fault.kind else { return false }
                return KconfigSources.plain(missing) == path
            }
        }

        /// Takes over the numbers of names that were given after it.
        mutating func adopt(_ names: NameTable) {
            elaborator.tree.names = names
            while elaborator.tree.symbolOfName.count < names.count {
                elaborator.tree.makeRoom(forName: elaborator.tree.symbolOfName.count)
            }
        }
    }

    /// Reads `path` of `sources` and all that it sources; where they keep a stage of that, only what stands behind it.
    mutating func load(_ path: String, of sources: inout KconfigSources) {
        var next = (path: path, parent: Int32(-1), line: UInt32(0))
        if let stage = sources.stage, goOn(from: stage, at: path) {
            next = (stage.path, stage.parent, stage.line)
        } else {
            sources.forget()
        }
        load(next.path, from: next.parent, line: next.line) { elaborator, path, parent, line in
            if !elaborator.isStaged, sources.watched.contains(KconfigSources.plain(path)) {
                elaborator.isStaged = true
                if elaborator.tree.modules != .no { elaborator.tree.handDown() }
                sources.keep(Stage(elaborator: elaborator, path: path, parent: parent, line: line))
            }
            return sources.file(at: path)
        }
    }

    /// Takes over what `stage` holds; false where that is another tree's.
    private mutating func goOn(from stage: Stage, at path: String) -> Bool {
        let other = stage.elaborator
        guard other.tree.files.first?.path == path, other.tree.dialect == tree.dialect,
            other.macros.environment == macros.environment
        else { return false }
        let answers = macros.answers
        self = other
        macros.answers = answers
        isStaged = false
        return true
    }
}
