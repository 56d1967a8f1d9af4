// SPDX-License-Identifier: GPL-2.0-only

internal import Applying
internal import ByteText
internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A path that leaves the tree, or that belongs to git.
    static let pathOutsideTree = Rule.patch(
        "path-outside-tree", severity: .error,
        page: RulePage(
            finds: """
                A path of the diff that is absolute, that goes up with `..`, or that lies in `.git`, in whatever \
                spelling a file system takes for it; and a symbolic link to such a place.
                """,
            why: """
                Applied with `patch`, it writes outside of the tree; in `.git` it plants a hook or a setting that \
                runs a command. Nobody makes such a patch by accident.
                """,
            example: """
                --- a/../../.ssh/authorized_keys
                +++ b/../../.ssh/authorized_keys
                """,
            advice: "Don't apply the patch. If it is yours, make it with `git format-patch` at the top of the tree.",
            references: [
                """
                git-apply(1), --unsafe-paths: “By default, a patch that affects outside the working area […] is \
                rejected as a mistake (or a mischief).”
                """
            ])
    ) { subject, faults in
        for file in subject.patch.diff {
            var paths = [file.oldPath, file.newPath].compactMap { $0 }
            if paths.count == 2, paths[0] == paths[1] { paths.removeLast() }
            for path in paths {
                guard let fault = PathFault(path) else { continue }
                faults.add("the path \(quoted(path)) \(fault.rawValue)", at: subject.place(of: file))
            }
            guard file.newMode == .symbolicLink, let path = file.newPath,
                let line = file.hunks.first?.lines.last(where: { $0.kind == .addition }), line.content.count < 4096,
                PathFault(target: line.content.text, of: path) != nil
            else { continue }
            faults.add(
                "the symbolic link \(quoted(path)) leads out of the tree, to \(quoted(line.content.text))",
                at: subject.place(line: line.line, treeLine: 1, of: file))
        }
    }
}

/// What is wrong with a path.
private enum PathFault: String {
    case absolute = "is absolute"
    case goesUp = "leaves the tree"
    case inGit = "lies in \".git\""

    /// The fault of `path`.
    init?(_ path: String) {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if path.utf8.first == UInt8(ascii: "/") {
            self = .absolute
        } else if parts.contains(where: { $0.elementsEqual("..".utf8) }) {
            self = .goesUp
        } else if parts.contains(where: TreePath.isGitDirectory) {
            self = .inGit
        } else {
            return nil
        }
    }

    /// The fault of a symbolic link to `target` that stands at `path`: its depth must not fall below the top.
    init?(target: String, of path: String) {
        guard target.utf8.first != UInt8(ascii: "/") else {
            self = .absolute
            return
        }
        var depth = path.utf8.count { $0 == UInt8(ascii: "/") }
        for part in target.utf8.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
            depth += part.elementsEqual("..".utf8) ? -1 : 1
            guard depth >= 0 else {
                self = .goesUp
                return
            }
        }
        return nil
    }
}
