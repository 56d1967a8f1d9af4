// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

extension DiffReader {
    /// Reads a file that begins with `---` and `+++`, as diff, quilt and CVS write them; nil, and nothing read, where
    /// no path stands on either line.
    mutating func readPlainFile() -> FileDiff? {
        let old = PlainName(lines[index].dropFirst(4))
        let new = PlainName(lines[index + 1].dropFirst(4))
        let (oldPath, newPath) = Self.paths(old, new)
        guard oldPath != nil || newPath != nil else { return nil }
        let line = index + 1
        index += 2
        let isAdded = old.isAbsent
        let isDeleted = new.isAbsent && !isAdded
        var file = FileDiff(
            oldPath: isAdded ? nil : oldPath.map(DiffPath.text), newPath: isDeleted ? nil : newPath.map(DiffPath.text),
            status: isAdded ? .added : isDeleted ? .deleted : .modified,
            hunks: [], line: line)
        // Of another directory nobody knows whether it is the top one.
        file.lacksPathPrefix = [old, new].allSatisfy { DiffPath.isDevNull($0.path) || DiffPath.beginsInKernel($0.path) }
        file.hunks = readHunks()
        return file
    }

    /// Both paths without prefixes. Where one is the other with something behind it (`file.c.orig`), the shorter is
    /// the file's name, for both.
    private static func paths(_ old: PlainName, _ new: PlainName) -> (old: ArraySlice<UInt8>?, new: ArraySlice<UInt8>?)
    {
        let pair = DiffPath.withoutPrefixes(
            old: DiffPath.isDevNull(old.path) ? nil : old.path, new: DiffPath.isDevNull(new.path) ? nil : new.path)
        guard let oldPath = pair.old, let newPath = pair.new else { return pair }
        if oldPath.count > newPath.count, oldPath.starts(with: newPath) { return (newPath, newPath) }
        if oldPath.count < newPath.count, newPath.starts(with: oldPath) { return (oldPath, oldPath) }
        return pair
    }
}

/// What follows `--- ` or `+++ `: a path, and perhaps a time behind a TAB or spaces.
private struct PlainName {
    var path: ArraySlice<UInt8>

    /// Whether the line says that there is no such file: `/dev/null`, or the time at which Unix began.
    var isAbsent: Bool

    init(_ bytes: ArraySlice<UInt8>) {
        guard let (path, rest) = DiffPath.take(from: bytes) else {
            self.path = bytes
            isAbsent = false
            return
        }
        if rest.isEmpty, bytes.first != UInt8(ascii: "\""), let time = Self.time(atEndOf: path) {
            self.path = path[..<time].trimmedEnd
            isAbsent = Self.isEpoch(path[time...])
        } else {
            self.path = path.trimmedEnd
            isAbsent = Self.isEpoch(rest.trimmed)
        }
        if DiffPath.isDevNull(self.path) { isAbsent = true }
    }

    /// Where a time like `2005-04-12 10:11:12.000000000 +0200` begins that ends `bytes` and stands behind spaces.
    private static func time(atEndOf bytes: ArraySlice<UInt8>) -> Int? {
        // The longest form that diff writes has 35 bytes.
        let tail = bytes.suffix(40)
        for index in tail.indices.dropLast(16) where tail[index] == UInt8(ascii: " ") && isDate(tail[(index + 1)...]) {
            return index
        }
        return nil
    }

    /// Whether `bytes` begin with `2005-04-12 10:11`.
    private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
        let shape: StaticString = "dddd-dd-dd dd:dd"
        guard bytes.count >= shape.utf8CodeUnitCount else { return false }
        return shape.withUTF8Buffer { shape in
            zip(bytes, shape).allSatisfy { $1 == UInt8(ascii: "d") ? $0.isASCIIDigit : $0 == $1 }
        }
    }

    /// Whether a time is midnight of 1970-01-01 UTC, which GNU diff prints for a file that is not there.
    private static func isEpoch(_ time: ArraySlice<UInt8>) -> Bool {
        guard time.trimmed.hasPrefix("1970-01-01") || time.trimmed.hasPrefix("1969-12-31") else { return false }
        let fields = time.trimmed.split(separator: UInt8(ascii: " "))
        guard fields.count == 3, fields[1].count >= 8, fields[2].count == 5 else { return false }
        let clock = fields[1].prefix(8).split(separator: UInt8(ascii: ":")).compactMap(\.decimal)
        guard clock.count == 3, clock[2] == 0, let zone = fields[2].dropFirst().decimal else { return false }
        guard fields[1].dropFirst(8).allSatisfy({ $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "0") }) else {
            return false
        }
        let offset = (zone / 100 * 60 + zone % 100) * (fields[2].first == UInt8(ascii: "-") ? -1 : 1)
        let day = fields[0].equals("1970-01-01") ? 0 : -1440
        return day + clock[0] * 60 + clock[1] - offset == 0
    }
}
