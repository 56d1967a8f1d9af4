// SPDX-License-Identifier: GPL-2.0-only

import PatchSeries
import SourceTrees

/// What keeps a file from being touched at all, whatever its hunks say.
extension PatchApplication {
    /// Why one of the file's paths may not be touched: it leaves the tree.
    func objection(to file: FileDiff) -> String? {
        for path in [file.oldPath, file.newPath] {
            guard let path else { continue }
            if let objection = TreePath.objection(to: path) { return "the path \"\(path)\" \(objection)" }
        }
        if file.oldPath == nil && file.newPath == nil { return "the diff names no path" }
        return nil
    }

    /// Why there is nothing to change.
    func absence(of file: FileDiff) -> String {
        let path = file.oldPath ?? file.path
        if before.tree.changes.keys.contains(path) || next.tree.changes.keys.contains(path) {
            return "\"\(path)\" was removed by an earlier patch"
        }
        return "there is no \"\(path)\""
    }

    /// Why nothing can be put where `file` goes.
    func obstacle(to file: FileDiff) -> String? {
        for path in [file.oldPath, file.newPath] {
            guard let path else { continue }
            if let problem = obstacle(above: path) { return problem }
        }
        guard file.status == .added || file.status == .renamed || file.status == .copied, let path = file.newPath,
            !removed.contains(path)
        else { return nil }
        switch next.content(at: path) {
        case .file, .partial: return "\"\(path)\" exists already"
        case .nothing, .untold, .unreadable: break
        }
        return holdsFiles(path) ? "\"\(path)\" is a directory" : nil
    }

    /// What stands at a parent of `path` that is no directory.
    private func obstacle(above path: String) -> String? {
        for slash in path.utf8.indices where path.utf8[slash] == UInt8(ascii: "/") {
            let parent = String(path[..<slash])
            guard !removed.contains(parent), case .file(let file) = next.content(at: parent) else { continue }
            return file.mode == .symbolicLink
                ? "\"\(path)\" is beyond the symbolic link \"\(parent)\"" : "\"\(parent)\" is a file, not a directory"
        }
        return nil
    }

    /// Whether the directory `path` holds a file that the patch does not remove.
    private func holdsFiles(_ path: String) -> Bool {
        var directories = [path]
        while let directory = directories.popLast() {
            for name in (try? next.tree.names(in: directory)) ?? [] {
                let entry = "\(directory)/\(name)"
                if case .file = next.content(at: entry) {
                    if !removed.contains(entry) { return true }
                } else {
                    directories.append(entry)
                }
            }
        }
        return false
    }
}
