// SPDX-License-Identifier: GPL-2.0-only

import Glibc
public import SourceTrees
public import Storage

/// A source archive (`linux-source-6.12.tar.xz`) as a source tree.
///
/// The first use unpacks it into the store as two files: the bytes of all files one after the other, and a table of
/// where each stands. No path of the archive ever becomes a path of this machine, whatever it looks like.
public final class ArchiveTree: SourceTree {
    /// The archive as the user named it.
    public let name: String

    /// What the archive does not hold is absent.
    public var isComplete: Bool { true }

    private let table: ArchiveTable
    private let data: CInt

    /// The tree in the archive at `path`: `.tar`, `.tar.gz`, `.tar.xz`, `.tar.zst` or `.tar.bz2`.
    ///
    /// Where it has to be unpacked, `progress` is told how many bytes of how many are read.
    public init(
        at path: String, store: Store, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw TreeFilesError(.notFound, "there is no archive \"\(path)\"")
        }
        let resolved = realpath(path, nil)
        defer { free(resolved) }
        let place = resolved.map { String(cString: $0) } ?? path
        let time = status.st_mtim
        // The same path, size and time are the same archive: reading 140 MB to make sure would cost a second.
        let key = "archive\n\(place)\n\(status.st_size)\n\(time.tv_sec).\(time.tv_nsec)"
        let size = Int(status.st_size)
        let directory = try store.directory(for: key) { directory in
            try unpack(archive: path, into: directory) { progress($0, size) }
        }
        name = path
        table = try ArchiveTable(at: directory + "/table")
        data = open(directory + "/data", O_RDONLY | O_CLOEXEC)
        guard data >= 0 else { throw TreeFilesError(.unreadable, "can't read the unpacked \"\(path)\"") }
    }

    deinit { close(data) }

    /// The file or link at `path`.
    public func file(at path: String) throws -> TreeFile? {
        guard let entry = table.entry(at: path) else { return nil }
        guard let bytes = readBytes(entry.size, at: entry.offset, of: data), bytes.count == entry.size else {
            throw TreeFilesError(.unreadable, "can't read \"\(path)\" of the unpacked \"\(name)\"")
        }
        return TreeFile(mode: entry.mode, bytes: bytes)
    }

    /// The names in the directory `path`, in ascending byte order.
    public func names(in path: String) throws -> [String] { table.names(in: path) }
}
