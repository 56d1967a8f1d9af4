// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// A file that is either there in whole or not at all: written under another name, then renamed.
///
/// What stands at the path and is no file, `/dev/null` or a named pipe, is written to and stays what it is.
public struct AtomicFile: ~Copyable {
    /// Where the file will stand.
    public let path: String

    /// The name until the file is complete, nil where the path itself is written to.
    private let temporary: String?
    private var descriptor: CInt

    /// A file that ``commit(durably:)`` puts at `path`, in place of one that stands there.
    public init(at path: String) throws(StorageError) {
        self.path = path
        (descriptor, temporary) = try Self.isSpecial(path) ? (Self.openSpecial(path), nil) : Self.makeTemporary(path)
    }

    private static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    private static func openSpecial(_ path: String) throws(StorageError) -> CInt {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError("can't write \"\(path)\"") }
        return descriptor
    }

    private static func makeTemporary(_ path: String) throws(StorageError) -> (CInt, String) {
        var file: CInt = -1
        let made = UnfinishedPaths.begin {
            var template = Array("\(path).XXXXXX".utf8CString)
            file = mkstemp(&template)
            guard file >= 0 else { return nil }
            return template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
        }
        guard let made else { throw StorageError("can't write next to \"\(path)\"") }
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        // mkstemp keeps others out; the file shall have the rights that any new file has.
        let mask = umask(0)
        umask(mask)
        fchmod(file, 0o666 & ~mask)
        return (file, made)
    }

    deinit {
        // Given up before it was complete.
        if descriptor >= 0 {
            close(descriptor)
            if let temporary {
                unlink(temporary)
                UnfinishedPaths.end(temporary)
            }
        }
    }

    /// Appends `bytes`.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
        var rest = bytes
        while let base = rest.baseAddress, !rest.isEmpty {
            let written = Glibc.write(descriptor, base, rest.count)
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw StorageError("can't write \"\(path)\"") }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
        }
    }

    /// Puts the file into its place; `durably` where it must outlive a power cut, which takes the disk's time.
    public consuming func commit(durably: Bool = false) throws(StorageError) {
        let file = descriptor
        if durably && fsync(file) != 0 { throw StorageError("can't write \"\(path)\"") }
        if let temporary {
            guard rename(temporary, path) == 0 else { throw StorageError("can't put \"\(path)\" into its place") }
            UnfinishedPaths.end(temporary)
        }
        close(file)
        descriptor = -1
    }

    /// Puts `bytes` at `path`, in place of a file that stands there.
    public static func write(_ bytes: [UInt8], to path: String, durably: Bool = false) throws(StorageError) {
        let file = try AtomicFile(at: path)
        let result: Result<Void, StorageError> = bytes.withUnsafeBytes { buffer in
            do throws(StorageError) {
                return .success(try file.write(buffer))
            } catch {
                return .failure(error)
            }
        }
        try result.get()
        try file.commit(durably: durably)
    }
}
