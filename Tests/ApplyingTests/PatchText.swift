// SPDX-License-Identifier: GPL-2.0-only

import Applying
import ByteText
import Mail
import PatchSeries
import SourceTrees

/// A patch that carries `diff`.
func patch(_ diff: String) -> Patch {
    let mail = """
        From: Jane Doe <jane@example.org>
        Subject: [PATCH] lamp: change it
        Message-ID: <1@example.org>

        Signed-off-by: Jane Doe <jane@example.org>
        ---
        \(diff)
        --\u{20}
        2.39.5

        """
    return Patch(parsing: Message(parsing: Array(mail.utf8)))
}

/// A tree of regular files.
func tree(_ files: [String: String], name: String = "tree") -> MemoryTree {
    MemoryTree(name: name, files: files.mapValues { TreeFile(mode: .regular, bytes: Array($0.utf8)) })
}

extension AppliedSeries {
    /// The text of a file after all patches.
    func text(at path: String) throws -> String? { try trees.last?.file(at: path)?.bytes.text }

    /// The first file of the last patch.
    var lastFile: AppliedFile? { patches.last?.files.first }
}
