// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Git
import Mail
import PatchSeries
import SourceTrees

/// Why a binary change does not apply.
struct BinaryChangeProblem: Error {
    /// The reason, as a clause.
    let clause: String
}

extension Patch {
    /// What the binary change of `file` makes of `bytes`, whose blob id is `id`.
    ///
    /// As with `git apply`, the `index` line has to name both blobs in full, and both have to be as it says.
    func apply(_ file: FileDiff, to bytes: [UInt8], id: ContentID?) throws(BinaryChangeProblem) -> [UInt8] {
        guard case .data(let range) = file.binary else {
            throw BinaryChangeProblem(
                clause: "the mail says that \"\(file.path)\" changes, but not how: no binary data")
        }
        guard let old = file.oldID, let new = file.newID, old.utf8.count >= 40, new.utf8.count >= 40 else {
            throw BinaryChangeProblem(clause: "the binary change of \"\(file.path)\" has no index line with full ids")
        }
        let isNew = old.utf8.allSatisfy { $0 == UInt8(ascii: "0") }
        guard isNew ? id == nil : id?.description == old else {
            throw BinaryChangeProblem(clause: "\"\(file.path)\" is not the binary file that the patch was made for")
        }
        if file.status == .deleted { return [] }
        let lines = message.body
        var first = min(max(0, range.lowerBound - 1), lines.count)
        if first < lines.count, lines[first].equals("GIT binary patch") { first += 1 }
        let data = lines.joined(first..<max(first, min(range.upperBound, lines.count)))
        do throws(GitError) {
            let made = try BinaryPatch(data).applied(to: isNew ? nil : bytes)
            guard ContentID(blob: made).description == new else {
                throw GitError(.other, "the result is not the blob that the index line names")
            }
            return made
        } catch {
            throw BinaryChangeProblem(
                clause: "the binary change of \"\(file.path)\" can't be applied: \(error.message)")
        }
    }
}
