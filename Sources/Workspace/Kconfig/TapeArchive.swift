// SPDX-License-Identifier: GPL-2.0-only

/// Files in the form of `tar`: a way to hand a folder to a program that sees none of the machine's.
struct TapeArchive {
    private(set) var bytes: [UInt8] = []

    private static let block = 512

    /// A path that the form has no room for, or that leads out of the folder.
    struct UnfitPath: Error, CustomStringConvertible {
        var path: String
        var description: String { "a path that can't be handed on: \"\(path)\"" }
    }

    /// Adds a file.
    mutating func add(_ content: [UInt8], at path: String) throws(UnfitPath) {
        guard let (prefix, name) = Self.parts(of: path) else { throw UnfitPath(path: path) }
        var header = [UInt8](repeating: 0, count: Self.block)
        func put(_ text: some Collection<UInt8>, at offset: Int) {
            header.replaceSubrange(offset..<(offset + text.count), with: text)
        }
        put(name, at: 0)
        put("0000644".utf8, at: 100)
        put("0000000".utf8, at: 108)
        put("0000000".utf8, at: 116)
        put(Self.octal(content.count, digits: 11), at: 124)
        put("00000000001".utf8, at: 136)
        put("        0".utf8, at: 148)
        put("ustar".utf8, at: 257)
        put("00".utf8, at: 263)
        put(prefix, at: 345)
        put(Self.octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + [0], at: 148)
        bytes += header
        bytes += content
        bytes += [UInt8](repeating: 0, count: (Self.block - content.count % Self.block) % Self.block)
    }

    /// Ends the archive: what follows is not read.
    mutating func end() { bytes += [UInt8](repeating: 0, count: 2 * Self.block) }

    /// The two fields that a path is kept in, which a slash between them joins.
    private static func parts(of path: String) -> (prefix: ArraySlice<UInt8>, name: ArraySlice<UInt8>)? {
        let bytes = Array(path.utf8)
        let folders = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !folders.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), !bytes.contains(0) else {
            return nil
        }
        if bytes.count <= 100 { return ([], bytes[...]) }
        let slash = bytes.indices.first { bytes[$0] == UInt8(ascii: "/") && bytes.count - $0 - 1 <= 100 }
        guard let slash, slash <= 155 else { return nil }
        return (bytes[..<slash], bytes[(slash + 1)...])
    }

    private static func octal(_ number: Int, digits: Int) -> [UInt8] {
        let text = String(number, radix: 8)
        return Array((String(repeating: "0", count: max(0, digits - text.utf8.count)) + text).utf8)
    }
}
