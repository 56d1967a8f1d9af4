// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Glibc

/// The files that hold the mail at `path`, in reading order: the file itself, or those of a maildir or folder.
func mailFiles(at path: String) throws(MailboxError) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0 else {
        throw MailboxError(code: .cannotOpen, message: "can't open \"\(path)\"", underlying: errno)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }

    let folder = path.hasSuffix("/") ? path : path + "/"
    let names = try namesOfEntries(in: path)
    if names.contains("cur") || names.contains("new") {
        var files: [String] = []
        for part in ["cur", "new"] where names.contains(part) {
            let inside = try namesOfEntries(in: folder + part).sorted(by: naturallyPrecedes)
            files += inside.map { "\(folder)\(part)/\($0)" }
        }
        return files.filter(isRegularFile)
    }
    let endings = [".patch", ".eml", ".mbox", ".mail"]
    let files = names.filter { name in endings.contains { name.hasSuffix($0) } }
        .sorted(by: naturallyPrecedes).map { folder + $0 }.filter(isRegularFile)
    guard !files.isEmpty else {
        throw MailboxError(
            code: .noMail,
            message: "\"\(path)\" is no maildir and holds no .patch, .eml, .mbox or .mail file")
    }
    return files
}

/// The names in a folder, hidden ones left out, in no order.
private func namesOfEntries(in path: String) throws(MailboxError) -> [String] {
    guard let folder = opendir(path) else {
        throw MailboxError(code: .cannotOpen, message: "can't open the folder \"\(path)\"", underlying: errno)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
                String(cString: $0)
            }
        }
        if !name.hasPrefix(".") { names.append(name) }
    }
    return names
}

/// Whether `path` is a regular file or a link to one: what stands in a folder may be a pipe that never ends.
private func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

/// Whether `left` comes before `right` where runs of digits count by their value: `9-x` before `10-y`.
func naturallyPrecedes(_ left: String, _ right: String) -> Bool {
    let (lhs, rhs) = (Array(left.utf8), Array(right.utf8))
    var (i, j) = (0, 0)
    while i < lhs.count, j < rhs.count {
        if lhs[i].isASCIIDigit, rhs[j].isASCIIDigit {
            let a = lhs[i...].prefix(while: \.isASCIIDigit)
            let b = rhs[j...].prefix(while: \.isASCIIDigit)
            let (x, y) = (a.drop { $0 == UInt8(ascii: "0") }, b.drop { $0 == UInt8(ascii: "0") })
            if x.count != y.count { return x.count < y.count }
            if !x.elementsEqual(y) { return x.lexicographicallyPrecedes(y) }
            (i, j) = (a.endIndex, b.endIndex)
        } else {
            if lhs[i] != rhs[j] { return lhs[i] < rhs[j] }
            i += 1
            j += 1
        }
    }
    if lhs.count - i != rhs.count - j { return lhs.count - i < rhs.count - j }
    return lhs.lexicographicallyPrecedes(rhs)
}
