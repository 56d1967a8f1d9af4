// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// The files that `conf` reads and writes.
enum ConfFiles {
    /// The bytes of the file at `path`, nil where none can be read.
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return nil }
        // One byte more than there seem to be: a file in /proc says that it is empty.
        var capacity = max(0, Int(status.st_size)) + 1
        var bytes: [UInt8] = []
        while true {
            var count = 0
            bytes += [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
                count = Glibc.read(descriptor, buffer.baseAddress, capacity)
                initialized = max(0, count)
            }
            if count <= 0 { return count < 0 ? nil : bytes }
            capacity = 1 << 16
        }
    }

    /// Makes `path` a file that holds `bytes`; answers whether that went well.
    static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return false }
        var position = 0
        while position < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + position }, bytes.count - position)
            }
            guard count > 0 else { break }
            position += count
        }
        return close(descriptor) == 0 && position == bytes.count
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether something that is no file stands at `path`, such as `/dev/null`, which a file must not replace.
    static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    /// Makes the folders that `path` stands in; answers whether they are there in the end.
    static func makeFolders(around path: String) -> Bool {
        var end = path.startIndex
        while let slash = path[end...].firstIndex(of: "/") {
            end = path.index(after: slash)
            let folder = String(path[..<slash])
            if !folder.isEmpty, !isDirectory(folder), mkdir(folder, 0o755) != 0, !isDirectory(folder) { return false }
        }
        return true
    }

    /// Makes `path` an empty file that has just been written.
    static func touch(_ path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return false }
        close(descriptor)
        return true
    }
}
