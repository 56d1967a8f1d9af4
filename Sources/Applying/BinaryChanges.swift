// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Git
import Mail
import PatchSeries
import SourceTrees

/// Why the data of a binary change can't be used, whatever it is applied to.
public struct BinaryDamage: Sendable, Hashable {
    /// What is wrong, as a clause.
    public let clause: String

    /// Body line (from 1) that it is about.
    public let line: Int

    /// Whether the data may be sound, and is only too large to be looked at.
    public let isTooLarge: Bool
}

/// The binary change of a file.
enum BinaryData {
    /// There is none, or none that can be read.
    case none
    /// It can be applied.
    case sound(BinaryPatch)
    /// It can't be used.
    case damaged(BinaryDamage)
}

extension Patch {
    /// The binary data of `file`, held against the ids on its `index` line, which `git apply` wants in full. With
    /// `isReversed`, `file` is the reverse of one of the patch's.
    func binaryData(of file: FileDiff, isReversed: Bool, _ budget: inout WorkBudget) -> BinaryData {
        guard case .data(let range) = file.binary else { return .none }
        let lines = message.body
        let first = min(max(0, range.lowerBound - 1), lines.count)
        let end = max(first, min(range.upperBound, lines.count))
        // That the data is missing altogether was told when the diff was read.
        guard first < end, !lines[first].equals("GIT binary patch") else { return .none }
        var data: BinaryPatch
        do throws(BinaryPatchFault) {
            data = try BinaryPatch(lines, in: first..<end, limit: min(BinaryPatch.largest, budget.bytesLeft))
        } catch {
            return .damaged(
                BinaryDamage(clause: error.clause, line: error.index + 1, isTooLarge: error.isTooLarge))
        }
        budget.spend(bytes: data.inflatedSize + data.resultSize)
        guard let old = file.oldID, let new = file.newID, old.utf8.count >= 40, new.utf8.count >= 40 else {
            return .damaged(
                BinaryDamage(clause: "its \"index\" line has no full ids", line: file.line, isTooLarge: false))
        }
        if isReversed {
            guard let reversed = data.reversed else { return .none }
            data = reversed
        }
        // A delta tells nothing without the file that it is for.
        if file.status != .deleted, new.utf8.count == 40, let literal = data.literal {
            let made = ContentID(blob: literal).description
            guard made == new else {
                return .damaged(
                    BinaryDamage(
                        clause: "it makes the blob \"\(made)\", its \"index\" line says \"\(new)\"", line: file.line,
                        isTooLarge: false))
            }
        }
        return .sound(data)
    }
}

extension FileDiff {
    /// What `data` makes of `bytes`, whose blob id is `id`; both have to be as the `index` line says.
    func apply(_ data: BinaryData, to bytes: [UInt8], id: ContentID?) -> Result<[UInt8], BinaryChangeProblem> {
        guard case .sound(let data) = data else {
            return .failure("the mail says that \"\(path)\" changes, but not how: no binary data")
        }
        let isNew = oldID?.utf8.allSatisfy { $0 == UInt8(ascii: "0") } == true
        guard isNew ? id == nil : id?.description == oldID, let made = data.applied(to: bytes) else {
            return .failure("\"\(path)\" is not the binary file that the patch was made for")
        }
        if status == .deleted { return .success([]) }
        let id = ContentID(blob: made).description
        guard id == newID else {
            return .failure("the binary change makes the blob \"\(id)\", its \"index\" line says \"\(newID ?? "")\"")
        }
        return .success(made)
    }
}

/// Why a binary change does not apply.
struct BinaryChangeProblem: Error, ExpressibleByStringInterpolation {
    /// The reason, as a clause.
    let clause: String

    init(stringLiteral clause: String) { self.clause = clause }
}
