// SPDX-License-Identifier: GPL-2.0-only

import ByteText

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
        // By bytes, as git does: to Swift a "/" with a combining character behind it is another character.
        for part in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            if part.isEmpty { return "has an empty part" }
            if part.elementsEqual("..".utf8) { return "leaves the tree" }
            if part.elementsEqual(".".utf8) { return "contains \".\"" }
            if isGitDirectory(part) { return "reaches into the repository's own files" }
        }
        return nil
    }

    /// Whether a file system may take `part` of a path for `.git`: without case, with dots and spaces behind it or the
    /// name of a stream (NTFS), by its short name, with characters in it that nobody sees (HFS+).
    public static func isGitDirectory(_ part: Substring.UTF8View) -> Bool {
        // A short look first: every path of every patch comes by here.
        guard let first = part.first, first == UInt8(ascii: ".") || first | 0x20 == UInt8(ascii: "g") || first >= 0x80,
            part.count < 256
        else { return false }
        var name = Array(part)
        if name.contains(where: { $0 >= 0x80 }) {
            // Not one of the ignorable characters is ASCII.
            let visible = Substring(part).unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
            name = Array(String(String.UnicodeScalarView(visible)).utf8)
        }
        if let colon = name.firstIndex(of: UInt8(ascii: ":")) { name.removeSubrange(colon...) }
        while let last = name.last, last == 0x20 || last == 0x2e { name.removeLast() }
        let folded = name.map(\.asciiLowercased)
        return folded.elementsEqual(".git".utf8) || folded.elementsEqual("git~1".utf8)
    }
}
