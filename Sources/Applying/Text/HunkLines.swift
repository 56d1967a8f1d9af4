// SPDX-License-Identifier: GPL-2.0-only

import PatchSeries

/// A hunk taken into an image: what it expects there, what it makes of it, and what holds it in place.
struct HunkLines {
    /// Context and deletions: what has to stand in the file.
    var preImage: [LineImage.Line] = []

    /// Context and additions: what stands there afterwards.
    var postImage: [LineImage.Line] = []

    /// Index (from 0) of the line where the header says that the post-image begins.
    ///
    /// The position in the file as the hunks before have left it: lines that these inserted are counted in.
    let expected: Int

    /// Whether the hunk can stand at the top of the file only: its header names line 0 or 1 before the change.
    let isHeldAtStart: Bool

    /// Whether the hunk can stand at the end of the file only: no context follows its last change.
    let isHeldAtEnd: Bool

    /// Takes `hunk` into `image`.
    init(_ hunk: Hunk, into image: inout LineImage) {
        for line in hunk.lines {
            let taken = image.take(line)
            if line.kind != .addition { preImage.append(taken) }
            if line.kind != .deletion { postImage.append(taken) }
        }
        expected = max(0, hunk.newStart - 1)
        isHeldAtStart = hunk.oldStart <= 1
        isHeldAtEnd = hunk.lines.last?.kind != .context
    }
}
