// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import PatchSeries

/// How git prints a path in a diffstat and in its summary lines.
///
/// A path with unusual bytes is put in quotes, a rename folds what both paths share (`drivers/{old => new}/lamp.c`),
/// and a row that is too narrow loses the beginning (`.../lamp.c`).
enum PrintedPath {
    /// The path of `file` as `git diff --stat` prints it where there is room.
    static func full(_ file: FileDiff) -> String {
        guard file.status == .renamed || file.status == .copied, let old = file.oldPath, let new = file.newPath else {
            return quotedAsGitDoes(file.path)
        }
        return rename(from: old, to: new)
    }

    /// `old => new` with the folders that both share pulled out: git's `pprint_rename()`.
    static func rename(from old: String, to new: String) -> String {
        if needsQuotes(old) || needsQuotes(new) { return "\(quotedAsGitDoes(old)) => \(quotedAsGitDoes(new))" }
        let a = Array(old.utf8)
        let b = Array(new.utf8)
        let slash = UInt8(ascii: "/")
        var prefix = 0
        for index in 0..<min(a.count, b.count) {
            guard a[index] == b[index] else { break }
            if a[index] == slash { prefix = index + 1 }
        }
        // The shared end begins with a slash, which may be the one that ends the shared beginning.
        let floor = prefix > 0 ? prefix - 1 : 0
        var suffix = 0
        var offset = 1
        while offset <= a.count - floor, offset <= b.count - floor, a[a.count - offset] == b[b.count - offset] {
            if a[a.count - offset] == slash { suffix = offset }
            offset += 1
        }
        guard prefix + suffix > 0 else { return "\(old) => \(new)" }
        let middleA = a[min(prefix, a.count)..<max(prefix, a.count - suffix)].text
        let middleB = b[min(prefix, b.count)..<max(prefix, b.count - suffix)].text
        return "\(a[..<prefix].text){\(middleA) => \(middleB)}\(a[(a.count - suffix)...].text)"
    }

    /// Whether `row` may be `full`, shortened or printed by another program: `diffstat` leaves shared folders out,
    /// other tools keep one in front.
    static func isShortened(_ row: String, of full: String) -> Bool {
        if row.hasPrefix("...") { return full.utf8.count >= row.utf8.count - 3 && full.hasSuffix(row.dropFirst(3)) }
        return full.hasSuffix("/" + row) || row.hasSuffix("/" + full)
    }

    private static func needsQuotes(_ path: String) -> Bool {
        path.utf8.contains { $0 < 0x20 || $0 >= 0x7f || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    }

    /// The path in quotes with octal escapes, where it needs them.
    static func quotedAsGitDoes(_ path: String) -> String {
        guard needsQuotes(path) else { return path }
        let short: [UInt8: String] = [
            0x07: "\\a", 0x08: "\\b", 0x09: "\\t", 0x0a: "\\n", 0x0b: "\\v", 0x0c: "\\f", 0x0d: "\\r", 0x22: "\\\"",
            0x5c: "\\\\",
        ]
        var text = "\""
        for byte in path.utf8 {
            if let escape = short[byte] {
                text += escape
            } else if byte < 0x20 || byte >= 0x7f {
                let digits = String(byte, radix: 8)
                text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
            } else {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return text + "\""
    }
}
