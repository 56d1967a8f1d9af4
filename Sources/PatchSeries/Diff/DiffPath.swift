// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

/// Paths as diffs print them: perhaps quoted the way C does it, perhaps with `a/` in front.
enum DiffPath {
    /// The path at the front of `bytes` and what follows it. An unquoted path ends at a TAB or at the line's end.
    static func take(from bytes: ArraySlice<UInt8>) -> (path: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        if bytes.first == UInt8(ascii: "\"") { return unquoted(bytes) }
        let path = bytes.prefix { $0 != UInt8(ascii: "\t") }
        return (path, bytes[path.endIndex...])
    }

    /// The bytes that the C string literal at the front of `bytes` stands for and what follows it, or nil where it
    /// does not end or has an escape that git never writes.
    static func unquoted(_ bytes: ArraySlice<UInt8>) -> (path: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        guard bytes.first == UInt8(ascii: "\"") else { return nil }
        var path: [UInt8] = []
        var index = bytes.startIndex + 1
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                return (path[...], bytes[index...])
            case UInt8(ascii: "\\"):
                guard index < bytes.endIndex else { return nil }
                if let simple = escape(bytes[index]) {
                    path.append(simple)
                    index += 1
                } else {
                    // Three octal digits that make a byte.
                    let digits = bytes[index...].prefix(3)
                    guard digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
                    let value = digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }
                    guard let octal = UInt8(exactly: value) else { return nil }
                    path.append(octal)
                    index += 3
                }
            default:
                path.append(byte)
            }
        }
        return nil
    }

    /// The byte that `\n` and its like stand for.
    private static func escape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a"): 0x07
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "n"): 0x0a
        case UInt8(ascii: "v"): 0x0b
        case UInt8(ascii: "f"): 0x0c
        case UInt8(ascii: "r"): 0x0d
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        default: nil
        }
    }

    /// The path as text. No system has longer paths than 4096 bytes; what is longer is cut, lest it be copied about.
    static func text(_ path: ArraySlice<UInt8>) -> String { path.prefix(4096).text }

    /// Whether `path` is the name for "no file".
    static func isDevNull(_ path: ArraySlice<UInt8>) -> Bool { path.equals("/dev/null") }

    /// Both paths of a file without the prefix that the diff program put in front.
    ///
    /// `a/` and `b/` go, and `diff.mnemonicPrefix`'s `i/`, `w/`, `c/`, `o/`. So does the name of the top directory
    /// where the two differ in it (`linux.orig/` and `linux/`). Where both begin with the same directory, no prefix
    /// was used: git would strip that directory nevertheless, and then not find the file.
    static func withoutPrefixes(
        old: ArraySlice<UInt8>?, new: ArraySlice<UInt8>?
    ) -> (old: ArraySlice<UInt8>?, new: ArraySlice<UInt8>?) {
        if let old, let new {
            let (oldTop, newTop) = (topDirectory(of: old), topDirectory(of: new))
            guard !oldTop.isEmpty, !newTop.isEmpty else { return (old, new) }
            if isPrefix(oldTop) && isPrefix(newTop) || isKernelTree(oldTop) && isKernelTree(newTop)
                || oldTop != newTop && old.dropFirst(oldTop.count) == new.dropFirst(newTop.count)
            {
                return (old.dropFirst(oldTop.count), new.dropFirst(newTop.count))
            }
            return (old, new)
        }
        func stripped(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
            let top = topDirectory(of: path)
            return isPrefix(top) || isKernelTree(top) ? path.dropFirst(top.count) : path
        }
        return (old.map(stripped), new.map(stripped))
    }

    /// The first directory of `path` with its slash; empty where there is none.
    static func topDirectory(of path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let slash = path.firstIndex(of: UInt8(ascii: "/")) else { return path.prefix(0) }
        return path[...slash]
    }

    /// Whether `top` is one of the prefixes that git puts in front.
    private static func isPrefix(_ top: ArraySlice<UInt8>) -> Bool {
        top.count == 2 && top.first.map { "abciow".utf8.contains($0) } == true
    }

    /// Whether `top` is how people call the top of a kernel tree: `linux/`, `linux-2.6.orig/`.
    private static func isKernelTree(_ top: ArraySlice<UInt8>) -> Bool {
        top.hasPrefix("linux/") || top.hasPrefix("linux-") || top.hasPrefix("linux.")
    }
}
