// SPDX-License-Identifier: GPL-2.0-only

/// A tree of files that can be asked for the bytes of a path: a commit, a directory, an archive, an overlay.
///
/// Synchronous; safe to share between threads. Paths are relative to the top, with `/` between their parts, and
/// never begin with `/` or contain `..`.
public protocol SourceTree: Sendable {
    /// What stands at `path`, or nil where there is nothing.
    ///
    /// Throws where the world failed: an object is absent from the repository, a file can't be read.
    func file(at path: String) throws -> TreeFile?

    /// Names in the directory `path` ("" for the top), in ascending byte order; empty where there is none.
    func names(in path: String) throws -> [String]

    /// How reports call the tree: `v6.3.2`, `/usr/src/linux-source-6.12.tar.xz`, `sparse base`.
    var name: String { get }

    /// Whether a path that ``file(at:)`` does not know is known to be absent. False for a sparse base.
    var isComplete: Bool { get }
}

/// A file of a tree.
public struct TreeFile: Sendable, Hashable {
    /// What kind of file it is.
    public var mode: FileMode

    /// Its bytes; the target of a symbolic link.
    public var bytes: [UInt8]

    /// Git's object id of the bytes, where it is known without computing it.
    public var id: ContentID?

    /// A file of `mode` that holds `bytes`.
    public init(mode: FileMode, bytes: [UInt8], id: ContentID? = nil) {
        self.mode = mode
        self.bytes = bytes
        self.id = id
    }
}

/// The file modes that git knows.
public enum FileMode: UInt32, Sendable, Hashable, Codable {
    /// An ordinary file.
    case regular = 0o100644
    /// A file with its executable bits set.
    case executable = 0o100755
    /// A symbolic link; its bytes are the target.
    case symbolicLink = 0o120000
    /// A submodule.
    case gitlink = 0o160000

    /// The mode as git prints it in a diff: six octal digits.
    public var octal: String { String(rawValue, radix: 8) }

    /// The mode that six octal digits spell. Of an ordinary file git looks at the owner's executable bit only, and in
    /// old histories it writes 100664.
    public init?(octal: String) {
        guard let value = UInt32(octal, radix: 8) else { return nil }
        if value & ~0o7777 == 0o100000 {
            self = value & 0o100 != 0 ? .executable : .regular
        } else {
            self.init(rawValue: value)
        }
    }
}

/// Git's object id of a file's bytes: the same bytes have the same id in every tree.
public struct ContentID: Sendable, Hashable, Codable, CustomStringConvertible {
    /// 40 hexadecimal digits (SHA-1) or 64 (SHA-256), in lower case.
    public let description: String

    /// The id that `hexadecimal` spells.
    public init(hexadecimal: String) { description = hexadecimal }

    /// Whether `abbreviation` (any length, as on an `index` line) abbreviates this id.
    public func matches(abbreviation: String) -> Bool { description.hasPrefix(abbreviation) }
}
