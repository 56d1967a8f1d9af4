// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries
internal import SourceTrees

extension Rule {
    /// A source file that the patch makes executable.
    static let executableSource = Rule.patch(
        "executable-source", severity: .warning,
        page: RulePage(
            finds: """
                Source, documentation or Kbuild files that a patch adds as executable, or makes so. Scripts, files \
                that begin with `#!`, and files of kinds that it does not know are left alone.
                """,
            why: """
                The bit comes from a file server or an editor, says that the file can be run, and stays until \
                somebody sends a patch to take it back.
                """,
            example: """
                diff --git a/drivers/lamp/lamp.c b/drivers/lamp/lamp.c
                old mode 100644
                new mode 100755
                """,
            advice: """
                `git update-index --chmod=-x FILE` and amend; `git config core.fileMode false` where the file system \
                can't tell.
                """,
            references: [
                "scripts/checkpatch.pl: EXECUTE_PERMISSIONS, “do not set execute permissions for source files”"
            ])
    ) { subject, faults in
        for file in subject.patch.diff where file.newMode == .executable && FileKind(file.path).isSource {
            // Executable before: not this patch's doing.
            guard file.oldMode != .executable else { continue }
            let beginsWithInterpreter = file.hunks.first.map { hunk in
                hunk.newStart <= 1 && (hunk.lines.first { $0.kind != .deletion }?.content.hasPrefix("#!") ?? false)
            }
            guard beginsWithInterpreter != true else { continue }
            faults.add(
                file.oldPath == nil
                    ? "the new source file \(quoted(file.path)) is executable"
                    : "\(quoted(file.path)) becomes executable, a source file",
                at: subject.place(of: file), advice: "give it mode 100644")
        }
    }
}
