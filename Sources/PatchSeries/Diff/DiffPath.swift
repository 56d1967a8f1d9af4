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
    /// where the two differ in it (`linux.orig/` and `linux/`), and where it stands in front of one of the kernel's
    /// own (`renesas-devel/drivers/`). Else no prefix was used: git would strip a directory nevertheless, and then not
    /// find the file.
    static func withoutPrefixes(
        old: ArraySlice<UInt8>?, new: ArraySlice<UInt8>?
    ) -> (old: ArraySlice<UInt8>?, new: ArraySlice<UInt8>?) {
        if let old, let new {
            let (oldTop, newTop) = (topDirectory(of: old), topDirectory(of: new))
            guard !oldTop.isEmpty, !newTop.isEmpty else { return (old, new) }
            let differ = oldTop != newTop && old.dropFirst(oldTop.count) == new.dropFirst(newTop.count)
            guard differ || beginsWithPrefix(old) && beginsWithPrefix(new) else { return (old, new) }
            return (old.dropFirst(oldTop.count), new.dropFirst(newTop.count))
        }
        func stripped(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
            beginsWithPrefix(path) ? path.dropFirst(topDirectory(of: path).count) : path
        }
        return (old.map(stripped), new.map(stripped))
    }

    /// The first directory of `path` with its slash; empty where there is none.
    static func topDirectory(of path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let slash = path.firstIndex(of: UInt8(ascii: "/")) else { return path.prefix(0) }
        return path[...slash]
    }

    /// Whether the first directory of `path` is no part of the tree: one of git's prefixes, `linux-6.1.orig/`, or what
    /// stands in front of a directory of the kernel.
    private static func beginsWithPrefix(_ path: ArraySlice<UInt8>) -> Bool {
        let top = topDirectory(of: path)
        if top.count == 2, let letter = top.first, "abciow".utf8.contains(letter) { return true }
        if top.hasPrefix("linux/") || top.hasPrefix("linux-") || top.hasPrefix("linux.") { return true }
        return !top.isEmpty && !isKernelDirectory(top) && isKernelDirectory(topDirectory(of: path.dropFirst(top.count)))
    }

    /// Whether the first directory of `path` stands at the top of the kernel's tree.
    static func beginsInKernel(_ path: ArraySlice<UInt8>) -> Bool { isKernelDirectory(topDirectory(of: path)) }

    /// Whether `directory` (with its slash) stands at the top of the kernel's tree.
    private static func isKernelDirectory(_ directory: ArraySlice<UInt8>) -> Bool {
        let names: [StaticString] = [
            "Documentation/", "LICENSES/", "arch/", "block/", "certs/", "crypto/", "drivers/", "fs/", "include/",
            "init/", "io_uring/", "ipc/", "kernel/", "lib/", "mm/", "net/", "rust/", "samples/", "scripts/",
            "security/", "sound/", "tools/", "usr/", "virt/",
        ]
        return names.contains { directory.equals($0) }
    }
}
