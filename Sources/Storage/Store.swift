// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// A folder of things that were costly to make, each a directory under a key.
///
/// What another version of the tool made is not found. A thing is either there in whole or not at all; when the
/// folder grows beyond its limit, what was not used for the longest time goes first.
public struct Store: Sendable {
    /// The folder; made when something is put there.
    public let folder: String

    /// The version of what is kept: part of every key.
    public let stamp: String

    /// Bytes that the folder may take.
    public let limit: Int

    /// The store in `folder`, for things of version `stamp`.
    public init(folder: String, stamp: String, limit: Int = 8 << 30) {
        self.folder = folder
        self.stamp = stamp
        self.limit = limit
    }

    /// The directory that is kept under `key`; where there is none, what `make` fills a new one with.
    ///
    /// Two runs that make the same thing at once do not disturb each other: the first to end has its directory kept.
    public func directory(
        for key: String, make: (_ directory: String) throws -> Void
    ) throws -> String {
        let path = "\(folder)/\(Self.name(of: "\(stamp)\n\(key)"))"
        if isDirectory(path) {
            // The time of last use is what eviction goes by.
            utimensat(AT_FDCWD, path, nil, 0)
            return path
        }
        try makeFolder(folder)
        removeLeftovers()
        let temporary = "\(folder)/\(Self.unfinished)\(getpid())-\(Self.name(of: key))"
        remove(tree: temporary)
        UnfinishedPaths.begin(temporary)
        defer { UnfinishedPaths.end(temporary) }
        guard mkdir(temporary, 0o777) == 0 else { throw StorageError("can't make \"\(temporary)\"") }
        do {
            try make(temporary)
        } catch {
            remove(tree: temporary)
            throw error
        }
        if rename(temporary, path) != 0 {
            let error = StorageError("can't put \"\(path)\" into its place")
            remove(tree: temporary)
            guard isDirectory(path) else { throw error }
        }
        evict(keeping: path)
        return path
    }

    /// Prefix of what is still being made.
    private static let unfinished = "unfinished-"

    /// A file name for `key`: two FNV-1a hashes of it, which no honest pair of keys shares.
    private static func name(of key: String) -> String {
        let hashes: [UInt64] = [0xcbf2_9ce4_8422_2325, 0x9ae1_6a3b_2f90_404f].map { start in
            key.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        }
        return hashes.map { hash in
            let digits = String(hash, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Removes what killed runs have left: their processes are gone.
    private func removeLeftovers() {
        for name in names(in: folder) where name.hasPrefix(Self.unfinished) {
            let process = name.dropFirst(Self.unfinished.count).prefix { $0 != "-" }
            guard let id = pid_t(process), kill(id, 0) != 0, errno == ESRCH else { continue }
            remove(tree: "\(folder)/\(name)")
        }
    }

    /// Removes the things that were not used for the longest time until the rest fits.
    private func evict(keeping kept: String) {
        var things: [(path: String, used: Int, size: Int)] = []
        for name in names(in: folder) where !name.hasPrefix(Self.unfinished) {
            let path = "\(folder)/\(name)"
            guard let used = status(of: path)?.st_mtim.tv_sec else { continue }
            things.append((path, used, size(of: path)))
        }
        var total = things.reduce(0) { $0 + $1.size }
        for thing in things.sorted(by: { ($0.used, $0.path) < ($1.used, $1.path) }) where total > limit {
            if thing.path == kept { continue }
            remove(tree: thing.path)
            total -= thing.size
        }
    }
}
