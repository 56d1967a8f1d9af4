// SPDX-License-Identifier: GPL-2.0-only

import CArchive
import SourceTrees
import Storage

/// What an archive may hold at most. The kernel has 90,000 files of 1.5 GB.
enum ArchiveLimits {
    /// Entries.
    static let entries = 4_000_000
    /// Bytes, unpacked.
    static let bytes = 16 << 30
    /// Bytes of a path.
    static let path = 4096
}

/// Writes the files of the archive at `path` into `directory`, as ``ArchiveTree`` reads them; tells how many bytes of
/// the archive are read.
func unpack(archive path: String, into directory: String, progress: (Int) -> Void) throws {
    guard let archive = archive_read_new() else { throw TreeFilesError(.unreadable, "no memory to read \"\(path)\"") }
    defer { archive_read_free(archive) }
    // By name, since some filters that "all" brings along call programs.
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_zstd(archive)
    archive_read_support_format_tar(archive)
    guard archive_read_open_filename(archive, path, 1 << 20) == ARCHIVE_OK else {
        throw damage(of: path, archive)
    }

    let data = try AtomicFile(at: directory + "/data")
    var entries: [String: ArchiveTable.Entry] = [:]
    var offset = 0
    var count = 0
    var entry: OpaquePointer?
    while true {
        let code = archive_read_next_header(archive, &entry)
        if code == ARCHIVE_EOF { break }
        guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry else { throw damage(of: path, archive) }
        count += 1
        guard count <= ArchiveLimits.entries else {
            throw TreeFilesError(.tooLarge, "\"\(path)\" holds more than \(ArchiveLimits.entries) entries")
        }
        progress(Int(archive_filter_bytes(archive, -1)))
        guard let name = name(of: entry) else { continue }
        if let original = archive_entry_hardlink(entry), archive_entry_size(entry) == 0 {
            entries[name] = entries[String(cString: original)]
            continue
        }
        guard let mode = mode(of: entry) else { continue }
        let start = offset
        if mode == .symbolicLink {
            guard let target = archive_entry_symlink(entry) else { continue }
            let bytes = UnsafeRawBufferPointer(start: target, count: String(cString: target).utf8.count)
            try data.write(bytes)
            offset += bytes.count
        } else {
            offset = try copyData(of: archive, path, to: data, from: offset)
        }
        entries[name] = ArchiveTable.Entry(mode: mode, offset: start, size: offset - start)
    }
    guard !entries.isEmpty else { throw TreeFilesError(.damaged, "\"\(path)\" holds no files") }
    try data.commit()
    try ArchiveTable.write(withoutTopFolder(entries), to: directory + "/table")
}

/// Appends the data of the entry that was read last, and returns where it ends.
private func copyData(
    of archive: OpaquePointer, _ path: String, to data: borrowing AtomicFile, from start: Int
) throws -> Int {
    var end = start
    while true {
        var block: UnsafeRawPointer?
        var size = 0
        var position: Int64 = 0
        let code = archive_read_data_block(archive, &block, &size, &position)
        if code == ARCHIVE_EOF { return end }
        guard code == ARCHIVE_OK || code == ARCHIVE_WARN else { throw damage(of: path, archive) }
        // A sparse file leaves out what is zero.
        let gap = Int(clamping: position) - (end - start)
        guard gap >= 0, size <= ArchiveLimits.bytes - end, gap <= ArchiveLimits.bytes - end - size else {
            throw TreeFilesError(.tooLarge, "\"\(path)\" unpacks to more than \(ArchiveLimits.bytes >> 30) GiB")
        }
        try writeZeros(gap, to: data)
        try data.write(UnsafeRawBufferPointer(start: block, count: size))
        end += gap + size
    }
}

private func writeZeros(_ count: Int, to data: borrowing AtomicFile) throws {
    guard count > 0 else { return }
    let zeros = [UInt8](repeating: 0, count: min(count, 1 << 20))
    var left = count
    while left > 0 {
        let size = min(left, zeros.count)
        let result = zeros.withUnsafeBytes { zeros in
            Result { try data.write(UnsafeRawBufferPointer(rebasing: zeros[..<size])) }
        }
        try result.get()
        left -= size
    }
}

/// The path of an entry; nil where it is none of a file in a source tree.
private func name(of entry: OpaquePointer) -> String? {
    guard let text = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry) else { return nil }
    var path = Substring(String(cString: text))
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Substring.init)
    guard path.utf8.count <= ArchiveLimits.path, !parts.contains(where: { $0.isEmpty || $0 == ".." || $0 == "." })
    else {
        return nil
    }
    return String(path)
}

private func mode(of entry: OpaquePointer) -> FileMode? {
    switch archive_entry_filetype(entry) {
    case 0o100000: archive_entry_perm(entry) & 0o100 != 0 ? .executable : .regular
    case 0o120000: .symbolicLink
    default: nil
    }
}

/// `entries` with the folder taken away that all of them stand in (`linux-source-6.12/`).
private func withoutTopFolder(_ entries: [String: ArchiveTable.Entry]) -> [String: ArchiveTable.Entry] {
    guard let top = entries.keys.first?.prefix(while: { $0 != "/" }),
        entries.keys.allSatisfy({ $0.utf8.count > top.utf8.count + 1 && $0.hasPrefix(top + "/") })
    else { return entries }
    return Dictionary(
        entries.map { (String($0.key.dropFirst(top.count + 1)), $0.value) }, uniquingKeysWith: { first, _ in first })
}

private func damage(of path: String, _ archive: OpaquePointer) -> TreeFilesError {
    TreeFilesError(
        .damaged, "\"\(path)\" can't be read as an archive",
        underlying: archive_error_string(archive).map { String(cString: $0) })
}
