// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A space in front of a TAB in the indentation of an added line.
    static let spaceBeforeTab = Rule.patch(
        "space-before-tab", severity: .warning,
        page: RulePage(
            finds: """
                A space in front of a TAB in the indentation of an added line. Only the indentation, as `git am` \
                looks at it; silent where the same line only moves within the patch.
                """,
            why: """
                The space is swallowed by the TAB on the screen, so that nobody sees it; `git am` warns, and the \
                next change of the line shows a difference that is none.
                """,
            example: "+<space><TAB>return 0;",
            advice: "Indent with TABs. `git rebase --whitespace=fix BASE` mends a whole series.",
            references: [
                """
                Documentation/process/coding-style.rst: “Outside of comments, documentation and except in Kconfig, \
                spaces are never used for indentation”
                """
            ])
    ) { subject, faults in
        var moved: Set<ArraySlice<UInt8>>?
        subject.forEachAddedLine { file, line, treeLine in
            let indentation = line.content.prefix { $0 == 0x20 || $0 == 0x09 }
            guard let tab = indentation.lastIndex(of: 0x09), indentation[..<tab].contains(0x20) else { return }
            // A line of nothing but white space is the other rule's.
            guard indentation.count < line.content.trimmedEnd.count, file.isText else { return }
            guard !FileKind(file.path).keepsTrailingSpace else { return }
            let deleted = moved ?? subject.patch.diff.reduce(into: []) { $0.formUnion($1.deletedLines) }
            moved = deleted
            guard !deleted.contains(line.content) else { return }
            faults.add(
                "a space in front of a TAB in the indentation",
                at: subject.place(line: line.line, treeLine: treeLine, of: file))
        }
    }
}
