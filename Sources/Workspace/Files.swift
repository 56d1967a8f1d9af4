// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Storage

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
        do {
            try AtomicFile.write(bytes, to: path)
        } catch {
            throw WorkspaceError(.file(path: path), "\(error)")
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
