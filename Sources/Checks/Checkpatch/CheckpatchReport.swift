// SPDX-License-Identifier: GPL-2.0-only

import ByteText
public import Diagnostics
import Mail
public import PatchSeries

/// What `scripts/checkpatch.pl` has to say about a patch, as diagnostics.
///
/// The script is the base tree's own; it is run by `Workspace`. Here stand both ends that need no process: the mail
/// that it is given, and the reading of its lines.
public enum CheckpatchReport {
    /// Arguments behind the script's path for a mail on standard input.
    ///
    /// One line a finding with its type; no look at a tree, since what the sandbox shows of it is the script alone.
    public static func arguments(isStrict: Bool) -> [String] {
        ["--no-tree", "--terse", "--show-types", "--no-summary", "--max-line-length=100"]
            + (isStrict ? ["--strict"] : []) + ["-"]
    }

    /// The mail of `patch` for the script: the header fields that it reads, and the body with its transfer encoding
    /// undone, so that quoted-printable is no style fault.
    public static func mail(of patch: Patch) -> [UInt8] {
        var mail: [UInt8] = []
        mail += "From: \(singleLine(patch.sender?.description ?? ""))\n".utf8
        mail += "Subject: \(singleLine(patch.subject.raw))\n\n".utf8
        return mail + patch.message.body.bytes
    }

    /// Lines of ``mail(of:)`` in front of the body.
    private static let headerLines = 3

    /// The findings in `output`, the script's standard output for the patch at `index` of the series.
    ///
    /// Lines that are none of its findings are left out (`total: …`, Perl's own warnings), and so are the types whose
    /// ground a rule of ours covers: one fault is one finding.
    public static func diagnostics(
        in output: [UInt8], ofPatchAt index: Int, of subject: SeriesUnderCheck
    ) -> [Diagnostic] {
        let series = subject.series
        let patch = PatchUnderCheck(
            patch: series.patches[index], index: index, reference: series.reference(ofPatchAt: index),
            subject: subject)
        return Lines(output).compactMap { line in
            guard let finding = finding(in: line.text), covered[finding.type] == nil else { return nil }
            if finding.type == "FILE_PATH_CHANGES", !series.shouldAskForMaintainers(atPatch: index) { return nil }
            return diagnostic(finding, of: patch)
        }
    }

    /// The script's types that are left to rules of ours, which look at the whole mail and the whole series.
    static let covered: [String: String] = [
        "BAD_FIXES_TAG": "malformed-fixes",
        "BAD_SIGN_OFF": "malformed-trailer",
        "BAD_STABLE_ADDRESS_STYLE": "malformed-stable-cc",
        "COMMIT_LOG_LONG_LINE": "long-message-line",
        "COMMIT_MESSAGE": "empty-message",
        "EXECUTE_PERMISSIONS": "executable-source",
        "FROM_SIGN_OFF_MISMATCH": "author-differs-from-sign-off",
        "MISSING_SIGN_OFF": "missing-signed-off-by",
        "NO_AUTHOR_SIGN_OFF": "missing-signed-off-by",
        "TRAILING_WHITESPACE": "trailing-whitespace",
        "UNKNOWN_COMMIT_ID": "fixes-unknown-commit",
    ]

    /// A line of the script's: `-:17: WARNING:LONG_LINE: line length of 104 exceeds 100 columns`.
    private struct Finding {
        var line: Int
        var severity: Severity
        var type: String
        var message: String
    }

    private static func finding(in line: String) -> Finding? {
        let fields = line.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
        guard fields.count == 5, fields[0] == "-", let number = Int(fields[1]),
            let severity = severity(fields[2].drop(while: { $0 == " " }))
        else { return nil }
        let message = fields[4].drop(while: { $0 == " " })
        return Finding(line: number, severity: severity, type: String(fields[3]), message: String(message))
    }

    private static func severity(_ level: Substring) -> Severity? {
        switch level {
        case "ERROR": .error
        case "WARNING": .warning
        case "CHECK": .info
        default: nil
        }
    }

    private static func diagnostic(_ finding: Finding, of patch: PatchUnderCheck) -> Diagnostic {
        let bodyLine = finding.line - headerLines
        var place = patch.place
        if patch.patch.message.body.indices.contains(bodyLine - 1) {
            place = patch.place(line: bodyLine)
            place.location.tree = patch.treeLine(ofBodyLine: bodyLine)
        }
        return Diagnostic(
            rule: rulePrefix + finding.type, severity: finding.severity, message: finding.message,
            location: place.location, excerpt: place.excerpt)
    }

    /// What the names of the script's types begin with in reports: `checkpatch:LONG_LINE`.
    public static let rulePrefix = "checkpatch:"

    /// The script's own name of the type that a rule's `name` stands for: `LONG_LINE` for `checkpatch:LONG_LINE`.
    public static func typeName(of name: String) -> String {
        name.hasPrefix(rulePrefix) ? String(name.dropFirst(rulePrefix.count)) : name
    }

    private static func singleLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }
}

extension Series {
    /// Whether the patch at `index` is the first to add, move or delete a file, in a series that leaves MAINTAINERS
    /// alone. The script sees one patch at a time, and would ask at each of them.
    fileprivate func shouldAskForMaintainers(atPatch index: Int) -> Bool {
        if patches.contains(where: { $0.diff.contains { $0.path == "MAINTAINERS" } }) { return false }
        return patches.firstIndex { $0.diff.contains { $0.status != .modified } } == index
    }
}
