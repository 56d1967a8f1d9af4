// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import SourceTrees
import Storage

/// Where each file of an unpacked archive stands in the data: records in ascending byte order of their paths.
///
/// A record is `MODE OFFSET SIZE PATH` with a NUL behind it. The table is searched as it lies there: a kernel has
/// eighty thousand files, of which a series touches thirty.
struct ArchiveTable {
    private let bytes: [UInt8]

    /// Offset of each record.
    private let records: [Int]

    /// A file of the archive.
    struct Entry {
        var mode: FileMode
        var offset: Int
        var size: Int
    }

    /// The table that ``write(_:to:)`` wrote at `path`.
    init(at path: String) throws(TreeFilesError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        var status = stat()
        guard file >= 0, fstat(file, &status) == 0, let bytes = readBytes(Int(status.st_size), at: 0, of: file) else {
            throw TreeFilesError(.unreadable, "can't read \"\(path)\"", underlying: String(cString: strerror(errno)))
        }
        self.bytes = bytes
        var records: [Int] = []
        var start = 0
        bytes.withUnsafeBufferPointer { bytes in
            while let end = bytes[start...].firstIndex(of: 0) {
                records.append(start)
                start = end + 1
            }
        }
        self.records = records
    }

    /// Writes a table of `entries`, which the paths lead to.
    static func write(_ entries: [String: Entry], to path: String) throws(StorageError) {
        var bytes: [UInt8] = []
        for (path, entry) in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            bytes += "\(entry.mode.octal) \(entry.offset) \(entry.size) \(path)\0".utf8
        }
        try AtomicFile.write(bytes, to: path)
    }

    /// The file at `path`.
    func entry(at path: String) -> Entry? {
        let index = firstRecord(notBefore: Array(path.utf8))
        guard index < records.count, self.path(at: index).elementsEqual(path.utf8) else { return nil }
        let fields = bytes[records[index]...].prefix { $0 != 0 }.split(separator: 0x20, maxSplits: 3)
        guard fields.count == 4, let mode = FileMode(octal: String(decoding: fields[0], as: UTF8.self)),
            let offset = Int(String(decoding: fields[1], as: UTF8.self)),
            let size = Int(String(decoding: fields[2], as: UTF8.self)), offset >= 0, size >= 0
        else { return nil }
        return Entry(mode: mode, offset: offset, size: size)
    }

    /// The names in the directory `path`, in ascending byte order.
    func names(in path: String) -> [String] {
        let prefix = Array((path.isEmpty ? "" : path + "/").utf8)
        var names: Set<String> = []
        var index = firstRecord(notBefore: prefix)
        while index < records.count, self.path(at: index).starts(with: prefix) {
            let name = self.path(at: index).dropFirst(prefix.count).prefix { $0 != UInt8(ascii: "/") }
            names.insert(String(decoding: name, as: UTF8.self))
            // Past everything below the name: `/` is followed by `0`.
            let isFile = name.endIndex == self.path(at: index).endIndex
            index = isFile ? index + 1 : firstRecord(notBefore: prefix + name + [UInt8(ascii: "/") + 1])
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func path(at index: Int) -> ArraySlice<UInt8> {
        let end = index + 1 < records.count ? records[index + 1] - 1 : bytes.count - 1
        var record = bytes[records[index]..<end]
        for _ in 0..<3 {
            guard let space = record.firstIndex(of: 0x20) else { return [] }
            record = record[(space + 1)...]
        }
        return record
    }

    private func firstRecord(notBefore path: [UInt8]) -> Int {
        var range = 0..<records.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let isBefore = self.path(at: middle).lexicographicallyPrecedes(path)
            range = isBefore ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
