// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Diagnostics
import Mail
import PatchSeries

/// Writes what is read in a patch mail, in the forms of `git mailinfo`, `interpret-trailers` and `apply --numstat`.
func dumpPatch(_ bytes: [UInt8]) {
    // Git ignores scissors unless it is told.
    let patch = Patch(parsing: Message(parsing: bytes), ignoringScissors: true)
    let message = patch.commitMessage
    var output = FrameWriter()
    output.add("name", patch.author?.name ?? "")
    output.add("email", patch.author?.email ?? "")
    output.add("subject", patch.subject.title)
    output.add("message", message.lines.map(\.text).joined(separator: "\n"))
    output.add("trailers", message.trailers.map { "\($0.name): \($0.value)" }.joined(separator: "\n"))
    output.add(
        "numstat",
        patch.diff.map { file in
            let figures = file.binary == nil ? "\(file.insertions)\t\(file.deletions)" : "-\t-"
            return "\(figures)\t\(file.path)"
        }.joined(separator: "\0"))
    output.add(
        "faults", patch.diagnostics.map { "\($0.location.bodyLine ?? 0): \($0.message)" }.joined(separator: "; "))
    output.end()
}
