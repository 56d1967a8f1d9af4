// SPDX-License-Identifier: GPL-2.0-only

public import ByteText
internal import Diagnostics

/// The names under which the faults of a diff that can't be read are reported; each is a rule of the catalogue.
public enum DiffFaultName: String, Sendable, CaseIterable {
    /// Lines that should be a diff and are none.
    case malformedDiff = "malformed-diff"
}

/// Reads the files of a diff out of lines, in one pass and without ever failing.
///
/// What counts as a diff follows git's `apply.c`: a `diff --git` line with at least one header line below it, or
/// `---`, `+++` and `@@ -` on three lines in a row. Everything else between two files is prose and is passed over.
struct DiffReader {
    /// The text.
    let lines: Lines

    /// One past the last line that may belong to the diff.
    let end: Int

    /// The line that is read next.
    var index: Int

    /// Indexes of the lines that belong to no file, in ascending order.
    private(set) var prose: [Range<Int>] = []

    /// What is odd about the diff.
    var diagnostics: [Diagnostic] = []

    /// A reader of the lines in `range`.
    init(_ lines: Lines, in range: Range<Int>) {
        self.lines = lines
        self.index = range.lowerBound
        self.end = range.upperBound
    }

    /// All files of the diff, in their order.
    mutating func readFiles() -> [FileDiff] {
        var files: [FileDiff] = []
        while index < end {
            let line = lines[index]
            if line.hasPrefix("diff --git "), let file = readGitFile() {
                files.append(file)
            } else if startsPlainFile(at: index), let file = readPlainFile() {
                files.append(file)
            } else if line.hasPrefix("@@ -"), HunkHeader(line) != nil {
                readHunksWithoutHeader(into: &files)
            } else {
                passOver()
            }
        }
        return files
    }

    /// Passes over a line of prose.
    private mutating func passOver() {
        if let last = prose.last, last.upperBound == index {
            prose[prose.count - 1] = last.lowerBound..<(index + 1)
        } else {
            prose.append(index..<(index + 1))
        }
        index += 1
    }

    /// Whether `---`, `+++` and the first hunk follow each other from `index` on.
    func startsPlainFile(at index: Int) -> Bool {
        index + 2 < end && lines[index].hasPrefix("--- ") && lines[index + 1].hasPrefix("+++ ")
            && lines[index + 2].hasPrefix("@@ -")
    }

    /// Reads hunks that follow something that is no diff: a line that a mail program has wrapped, most of the time.
    ///
    /// They stay with the file before, so that what the patch means to do is still seen; git refuses such a patch.
    private mutating func readHunksWithoutHeader(into files: inout [FileDiff]) {
        note("hunk without a file header in front of it", at: index)
        let hunks = readHunks()
        if !files.isEmpty { files[files.count - 1].hunks += hunks }
    }

    /// Notes `message` about the line at `index`.
    mutating func note(_ message: String, at index: Int) {
        // A mail of a million faults needs no million diagnostics.
        guard diagnostics.count < 20 else { return }
        diagnostics.append(
            Diagnostic(
                rule: DiffFaultName.malformedDiff.rawValue, severity: .error, message: message,
                location: Location(bodyLine: index + 1), excerpt: lines[index].prefix(200).text))
    }
}

extension FileDiff {
    /// The files of the diff that stands in the lines of `text` in `range` (from 0); prose around it is passed over.
    public static func files(in text: Lines, range: Range<Int>? = nil) -> [FileDiff] {
        var reader = DiffReader(text, in: range ?? text.startIndex..<text.endIndex)
        return reader.readFiles()
    }
}
