// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// What stands at `path`, links not followed.
func status(of path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
}

/// Whether a directory stands at `path`.
func isDirectory(_ path: String) -> Bool {
    status(of: path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
}

/// The names in a directory, in no order; none where it can't be read.
func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != "." && name != ".." { names.append(name) }
    }
    return names
}

/// Makes a directory and those above it.
public func makeFolder(_ path: String) throws(StorageError) {
    var end = path.startIndex
    while end < path.endIndex {
        end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
        let parent = String(path[..<end])
        if mkdir(parent, 0o777) != 0 && errno != EEXIST { throw StorageError("can't make \"\(parent)\"") }
    }
}

/// Bytes of the files in a directory of the store; its things are flat.
func size(of directory: String) -> Int {
    names(in: directory).reduce(0) { $0 + Int(status(of: "\(directory)/\($1)")?.st_size ?? 0) }
}

/// Removes a directory of the store with the files in it.
func remove(tree path: String) {
    for name in names(in: path) { unlink("\(path)/\(name)") }
    rmdir(path)
}
