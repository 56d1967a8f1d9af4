// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import SourceTrees

extension DiffReader {
    /// Reads a file that begins with `diff --git`; nil, and nothing read, where no header line stands below it.
    mutating func readGitFile() -> FileDiff? {
        let start = index
        var header = GitHeader()
        index += 1
        while index < end, header.read(lines[index]) {
            if header.takeUnreadableMode() { note("file mode that can't be read", at: index) }
            index += 1
        }
        guard index > start + 1 || index < end && startsContent(at: index) else {
            index = start
            return nil
        }
        if header.hasUnreadablePath { note("path in quotes that can't be read", at: start) }
        var file = header.file(names: lines[start].dropFirst(11), line: start + 1)
        file.lacksPathPrefix = header.lacksPrefix(lines[start].dropFirst(11), of: file)
        if index < end, startsContent(at: index) {
            if lines[index].hasPrefix("@@ -") {
                file.hunks = readHunks()
            } else {
                file.binary = readBinaryChange()
            }
        }
        return file
    }

    /// Whether a hunk or a binary change begins at `index`.
    private func startsContent(at index: Int) -> Bool {
        let line = lines[index]
        return line.hasPrefix("@@ -") || line.equals("GIT binary patch") || isBinaryNotice(line)
    }
}

/// The header lines between `diff --git` and the first hunk.
private struct GitHeader {
    var old: ArraySlice<UInt8>?
    var new: ArraySlice<UInt8>?
    var isAdded = false
    var isDeleted = false
    var isRename = false
    var isCopy = false
    var from: ArraySlice<UInt8>?
    var to: ArraySlice<UInt8>?
    var oldMode: FileMode?
    var newMode: FileMode?
    var oldID: String?
    var newID: String?
    var similarity: Int?
    var hasUnreadablePath = false
    private var hasUnreadableMode = false

    /// Takes in a header line; false where `line` is none.
    mutating func read(_ line: ArraySlice<UInt8>) -> Bool {
        func value(after prefix: StaticString) -> ArraySlice<UInt8>? {
            line.hasPrefix(prefix) ? line.dropFirst(prefix.utf8CodeUnitCount) : nil
        }
        if let name = value(after: "--- ") {
            guard let path = path(name) else { return true }
            if DiffPath.isDevNull(path) { isAdded = true } else { old = path }
        } else if let name = value(after: "+++ ") {
            guard let path = path(name) else { return true }
            if DiffPath.isDevNull(path) { isDeleted = true } else { new = path }
        } else if let ids = value(after: "index ") {
            readIndex(ids)
        } else if let mode = value(after: "old mode ") {
            oldMode = readMode(mode)
        } else if let mode = value(after: "new mode ") {
            newMode = readMode(mode)
        } else if let mode = value(after: "deleted file mode ") {
            isDeleted = true
            oldMode = readMode(mode)
        } else if let mode = value(after: "new file mode ") {
            isAdded = true
            newMode = readMode(mode)
        } else if let name = value(after: "copy from ") {
            isCopy = true
            from = path(name)
        } else if let name = value(after: "copy to ") {
            isCopy = true
            to = path(name)
        } else if let name = value(after: "rename from ") ?? value(after: "rename old ") {
            isRename = true
            from = path(name)
        } else if let name = value(after: "rename to ") ?? value(after: "rename new ") {
            isRename = true
            to = path(name)
        } else if let percent = value(after: "similarity index ") {
            similarity = percent.prefix { $0.isASCIIDigit }.decimal
        } else {
            return line.hasPrefix("dissimilarity index ")
        }
        return true
    }

    /// The file that the header describes; `names` is what follows `diff --git `, `line` its body line.
    func file(names: ArraySlice<UInt8>, line: Int) -> FileDiff {
        var (oldPath, newPath) = DiffPath.withoutPrefixes(old: old, new: new)
        if isRename || isCopy {
            // These lines carry the paths without a prefix.
            oldPath = from ?? oldPath
            newPath = to ?? newPath
        }
        if oldPath == nil && newPath == nil || (isRename || isCopy) && (oldPath == nil || newPath == nil) {
            let pair = Self.names(in: names)
            oldPath = oldPath ?? pair?.old
            newPath = newPath ?? pair?.new
        }
        if !isAdded, !isDeleted {
            oldPath = oldPath ?? newPath
            newPath = newPath ?? oldPath
        }
        let status: FileDiff.Status =
            isRename ? .renamed : isCopy ? .copied : isAdded ? .added : isDeleted ? .deleted : .modified
        return FileDiff(
            oldPath: isAdded ? nil : oldPath.map(DiffPath.text),
            newPath: isDeleted && !isAdded ? nil : newPath.map(DiffPath.text),
            status: status, oldMode: oldMode, newMode: newMode, oldID: oldID, newID: newID, similarity: similarity,
            hunks: [], binary: nil, line: line)
    }

    private mutating func path(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let path = DiffPath.take(from: bytes)?.path else {
            hasUnreadablePath = true
            return nil
        }
        return path
    }

    private mutating func readMode(_ bytes: ArraySlice<UInt8>) -> FileMode? {
        let mode = FileMode(octal: bytes.trimmedEnd.text)
        hasUnreadableMode = mode == nil
        return mode
    }

    /// Whether the line that was read last names a mode that is none.
    mutating func takeUnreadableMode() -> Bool {
        defer { hasUnreadableMode = false }
        return hasUnreadableMode
    }

    /// Whether `paths`, which is what follows `diff --git `, has nothing in front of the paths of `file`.
    ///
    /// With prefixes the two names differ, or there is a top directory that was taken off.
    func lacksPrefix(_ names: ArraySlice<UInt8>, of file: FileDiff) -> Bool {
        if isRename || isCopy {
            guard let from, let to else { return false }
            return names.count == from.count + 1 + to.count && names.starts(with: from)
                && names.suffix(to.count) == to
        }
        var (first, second) = (names.prefix(names.count / 2), names.suffix(names.count / 2))
        if let quoted = DiffPath.unquoted(names) {
            (first, second) = (quoted.path, DiffPath.unquoted(quoted.rest.dropFirst())?.path ?? [])
        } else if names.count.isMultiple(of: 2) {
            return false
        }
        return !first.isEmpty && first.elementsEqual(second) && first.elementsEqual(file.path.utf8)
    }

    /// Reads `1a2b3c..4d5e6f 100644`.
    private mutating func readIndex(_ bytes: ArraySlice<UInt8>) {
        let old = bytes.prefix { $0.isASCIIHexDigit }
        guard !old.isEmpty, old.count <= 64, bytes[old.endIndex...].hasPrefix("..") else { return }
        let rest = bytes[(old.endIndex + 2)...]
        let new = rest.prefix { $0.isASCIIHexDigit }
        guard !new.isEmpty, new.count <= 64 else { return }
        oldID = old.text.lowercased()
        newID = new.text.lowercased()
        let mode = rest[new.endIndex...].trimmed
        if let mode = FileMode(octal: mode.text) {
            oldMode = oldMode ?? mode
            newMode = newMode ?? mode
        }
    }

    /// The two paths on a `diff --git` line, without prefixes.
    ///
    /// Unquoted names may hold spaces, so where one ends is known only because both are the same but for the prefix.
    private static func names(in bytes: ArraySlice<UInt8>) -> (old: ArraySlice<UInt8>?, new: ArraySlice<UInt8>?)? {
        if let first = DiffPath.unquoted(bytes) {
            guard first.rest.first == UInt8(ascii: " ") else { return nil }
            let rest = first.rest.dropFirst()
            return DiffPath.withoutPrefixes(old: first.path, new: DiffPath.unquoted(rest)?.path ?? rest)
        }
        if bytes.last == UInt8(ascii: "\""), let quote = bytes.firstIndex(of: UInt8(ascii: "\"")),
            quote > bytes.startIndex, let second = DiffPath.unquoted(bytes[quote...])
        {
            return DiffPath.withoutPrefixes(old: bytes[..<(quote - 1)], new: second.path)
        }
        // `a/x b/x`: the space in the middle. Prefixes of different length need a search, which is kept short.
        let middle = bytes.startIndex + bytes.count / 2
        var candidates = [middle].filter { bytes.indices.contains($0) && bytes[$0] == UInt8(ascii: " ") }
        var from = bytes.startIndex
        while candidates.count < 32, let space = bytes[from...].firstIndex(of: UInt8(ascii: " ")) {
            candidates.append(space)
            from = space + 1
        }
        for space in candidates {
            let pair = DiffPath.withoutPrefixes(old: bytes[..<space], new: bytes[(space + 1)...])
            if pair.old == pair.new { return pair }
        }
        return nil
    }
}
