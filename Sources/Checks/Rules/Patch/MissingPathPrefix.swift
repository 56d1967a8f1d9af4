// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A diff without `a/` and `b/` in front of its paths.
    static let missingPathPrefix = Rule.patch(
        "missing-path-prefix", severity: .error,
        page: RulePage(
            finds: """
                A diff whose paths begin in the tree itself, not in `a/` and `b/` or another top directory: one \
                finding a patch. Of a diff without `diff --git` lines, as `diff` and quilt write it, that is said \
                where the path begins with a directory of the kernel.
                """,
            why: """
                `git am` strips the first directory from each path, and then does not find the file, or puts a new \
                one in the wrong place.
                """,
            example: """
                diff --git drivers/lamp/lamp.c drivers/lamp/lamp.c
                """,
            advice: """
                Set `diff.noprefix` and `format.noprefix` to false and make the patch again. To take it as it is, \
                apply it with `git am -p0`.
                """,
            references: [
                "git-config(1), format.noprefix",
                """
                Documentation/process/applying-patches.rst: “Less often, you'll find patches that need to be applied \
                with -p0 instead of -p1 […] this is an error by the person who created the patch”
                """,
            ])
    ) { subject, faults in
        let files = subject.patch.diff.filter(\.lacksPathPrefix)
        guard let first = files.first else { return }
        let others = files.count > 1 ? ", nor in front of \(counted(files.count - 1, "other path"))" : ""
        faults.add(
            "there is no \"a/\" and \"b/\" in front of \(quoted(first.path))\(others): \"git am\" refuses it",
            at: subject.place(of: first),
            advice: "make the patch again with \"git -c diff.noprefix=false format-patch\", or apply it with -p0")
    }
}
