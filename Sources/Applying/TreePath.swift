// SPDX-License-Identifier: GPL-2.0-only

/// Why a path that a patch names may not be touched, as git sees it when it takes paths into its index.
public enum TreePath {
    /// Longest path that is looked at; Linux opens none that is longer.
    static let longest = 4096

    /// Why `path` is none of a file in the tree, as a clause that follows the path; nil where it is one.
    ///
    /// Paths that only look like `.git` to other file systems (`.GIT`, `git~1`, `.git.`, with invisible characters in
    /// between) are refused too, as git does: the tree may be checked out there.
    public static func objection(to path: String) -> String? {
        if path.isEmpty { return "is empty" }
        if path.utf8.count > longest { return "is longer than \(longest) bytes" }
        if path.utf8.contains(0) { return "contains a NUL byte" }
        if path.utf8.first == UInt8(ascii: "/") { return "is absolute" }
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            if part.isEmpty { return "has an empty part" }
            if part == ".." { return "leaves the tree" }
            if part == "." { return "contains '.'" }
            if isGitDirectory(part) { return "reaches into the repository's own files" }
        }
        return nil
    }

    private static func isGitDirectory(_ part: Substring) -> Bool {
        guard part.utf8.count < 64 else { return false }
        var name = part.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }.map(\.value)
        while let last = name.last, last == 0x20 || last == 0x2e { name.removeLast() }
        let folded = name.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
        return folded == ".git".unicodeScalars.map(\.value) || folded == "git~1".unicodeScalars.map(\.value)
    }
}
