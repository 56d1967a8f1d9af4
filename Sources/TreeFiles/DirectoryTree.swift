// SPDX-License-Identifier: GPL-2.0-only

import Glibc
public import SourceTrees
import Synchronization

/// A directory as a source tree.
///
/// A symbolic link is a file that holds its target, as in git; it is never followed, so that no path leads out of the
/// directory. What is neither file nor link (a device, a pipe, a socket) is not there.
///
/// The directories on the way to what was read last stay open: where one of them is moved away while the tree is read, its
/// files are still those that it holds.
public final class DirectoryTree: SourceTree {
    /// The directory as the user named it.
    public let name: String

    /// What the directory does not hold is absent.
    public var isComplete: Bool { true }

    private let top: CInt

    /// The way to what was read last, so that its neighbours are not looked for from the top; nil while it is used.
    private let lastWay = Mutex<Way?>(nil)

    /// Largest file that is read; the kernel's largest is 24 MB.
    private static let largestFile = 1 << 30

    /// The tree in the directory at `path`.
    public init(at path: String) throws(TreeFilesError) {
        name = path
        top = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard top >= 0 else {
            throw TreeFilesError(
                errno == ENOENT || errno == ENOTDIR ? .notFound : .unreadable, "can't read the directory \"\(path)\"",
                underlying: String(cString: strerror(errno)))
        }
    }

    deinit {
        lastWay.withLock { $0?.leave(after: 0) }
        close(top)
    }

    /// The file or link at `path`.
    public func file(at path: String) throws -> TreeFile? {
        try withParent(of: path) { directory, name in
            var status = stat()
            guard fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return try absent(path) }
            switch status.st_mode & S_IFMT {
            case S_IFLNK:
                return try link(name, in: directory, path: path)
            case S_IFREG:
                return try regularFile(name, in: directory, path: path)
            default:
                return nil
            }
        }
    }

    /// The names in the directory `path`, in ascending byte order; the repository's own directory is left out.
    public func names(in path: String) throws -> [String] {
        let directory = try withParent(of: path.isEmpty ? "." : path) { parent, last in
            let directory = openat(parent, last, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            return directory >= 0 ? directory : try absent(path)
        }
        guard let directory else { return [] }
        guard let stream = fdopendir(directory) else {
            close(directory)
            throw unreadable(path)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." && name != ".git" { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Runs `body` with the directory that holds the last part of `path`, going down to it without following a link,
    /// and that part; nil where there is no such directory.
    private func withParent<Result>(
        of path: String, _ body: (_ directory: CInt, _ name: String) throws -> Result?
    ) throws -> Result? {
        // By bytes, as the system does: to Swift a "/" with a combining character behind it is another character.
        var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Substring.init)
        guard path == "." || !parts.contains(where: { $0.isEmpty || $0 == ".." || $0 == "." || $0.utf8.contains(0) })
        else { return nil }
        let name = String(parts.removeLast())
        var way = lastWay.withLock { $0.take() } ?? Way()
        defer {
            var other = lastWay.withLock { last in
                defer { last = way }
                return last
            }
            other?.leave(after: 0)
        }
        way.leave(after: zip(way.names, parts).prefix { $0.utf8.elementsEqual($1.utf8) }.count)
        for part in parts.dropFirst(way.names.count) {
            guard way.enter(part, from: top) else { return try absent(path) }
        }
        return try body(way.directories.last ?? top, name)
    }

    private func link(_ name: String, in directory: CInt, path: String) throws -> TreeFile {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlinkat(directory, name, &target, target.count)
        guard count >= 0 else { throw unreadable(path) }
        return TreeFile(mode: .symbolicLink, bytes: target.prefix(count).map { UInt8(bitPattern: $0) })
    }

    private func regularFile(_ name: String, in directory: CInt, path: String) throws -> TreeFile? {
        // Should a pipe have taken the file's place meanwhile, the opening must not wait for its other end.
        let file = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return try absent(path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw unreadable(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        let size = Int(status.st_size)
        guard size <= Self.largestFile else {
            throw TreeFilesError(
                .tooLarge, "\"\(path)\" in \"\(self.name)\" is larger than any source file: \(size) bytes")
        }
        guard let bytes = readBytes(size, at: 0, of: file) else { throw unreadable(path) }
        return TreeFile(mode: status.st_mode & S_IXUSR != 0 ? .executable : .regular, bytes: bytes)
    }

    /// Nil where `errno` says that there is nothing, or something else than a directory on the way; else throws.
    private func absent<Result>(_ path: String) throws -> Result? {
        switch errno {
        case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: return nil
        default: throw unreadable(path)
        }
    }

    private func unreadable(_ path: String) -> TreeFilesError {
        TreeFilesError(
            .unreadable, "can't read \"\(path)\" in \"\(name)\"", underlying: String(cString: strerror(errno)))
    }
}

/// Directories that are open, each in the one before.
private struct Way {
    private(set) var names: [Substring] = []
    private(set) var directories: [CInt] = []

    /// Goes down into the directory `name`, from `top` where there is none yet; false where that fails, with `errno`.
    mutating func enter(_ name: Substring, from top: CInt) -> Bool {
        let next = openat(
            directories.last ?? top, String(name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard next >= 0 else { return false }
        names.append(name)
        directories.append(next)
        return true
    }

    /// Goes back up, so that `count` directories are left.
    mutating func leave(after count: Int) {
        for directory in directories.dropFirst(count) { close(directory) }
        directories.removeLast(directories.count - count)
        names.removeLast(names.count - count)
    }
}

/// `count` bytes of an open file from `offset` on; fewer where it ends before, nil where it can't be read.
func readBytes(_ count: Int, at offset: Int, of file: CInt) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        filled = 0
        while filled < count, let base = buffer.baseAddress {
            let got = pread(file, base + filled, count - filled, off_t(offset + filled))
            if got < 0 && errno == EINTR { continue }
            if got < 0 { failed = true }
            if got <= 0 { break }
            filled += got
        }
    }
    return failed ? nil : bytes
}
