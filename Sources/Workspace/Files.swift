// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Reading and writing whole files: baselines, settings, reports.
public enum Files {
    /// What stands at a path.
    public enum Kind: Sendable {
        /// An ordinary file, a pipe, a device.
        case file
        /// A directory.
        case directory
    }

    /// What stands at `path`, symbolic links followed; nil where there is nothing.
    public static func kind(of path: String) -> Kind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR ? .directory : .file
    }

    /// `path` without symbolic links and `..`; nil where there is nothing.
    public static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The bytes of the file at `path`.
    public static func read(_ path: String) throws(WorkspaceError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("can't open", path) }
        defer { close(descriptor) }
        return try read(descriptor, path)
    }

    /// All that comes from `descriptor`, called `name` in errors.
    public static func read(_ descriptor: Int32, _ name: String) throws(WorkspaceError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure("can't read", name)
            }
            bytes += chunk[..<count]
        }
    }

    /// Puts `bytes` in the file at `path`: under another name first, then renamed, so that it is whole or not there.
    public static func write(_ bytes: [UInt8], to path: String) throws(WorkspaceError) {
        var template = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw failure("can't write", path) }
        let temporary = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? path }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let error = failure("can't write", path)
                close(descriptor)
                unlink(temporary)
                throw error
            }
            written += count
        }
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, 0o666 & ~mask)
        guard fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
            let error = failure("can't write", path)
            unlink(temporary)
            throw error
        }
    }

    /// The names in the directory at `path`, in ascending byte order.
    public static func names(in path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func failure(_ what: String, _ path: String) -> WorkspaceError {
        WorkspaceError(.file(path: path), "\(what) \"\(path)\"", underlying: String(cString: strerror(errno)))
    }
}
