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
    /// Lines that are none of its findings are left out (`total: …`, Perl's own warnings), and so are faults that one
    /// of `found` tells already, and those that a rule of ours knows to be none: see ``CheckpatchMatter``.
    public static func diagnostics(
        in output: [UInt8], ofPatchAt index: Int, of subject: SeriesUnderCheck, beside found: [Diagnostic]
    ) -> [Diagnostic] {
        let series = subject.series
        let patch = PatchUnderCheck(
            patch: series.patches[index], index: index, reference: series.reference(ofPatchAt: index),
            subject: subject)
        var told = ToldFaults(found, of: patch)
        let own = Lines(output).compactMap { finding(in: $0.text) }.filter { finding in
            if finding.type == "FILE_PATH_CHANGES" { return series.shouldAskForMaintainers(atPatch: index) }
            guard let matter = CheckpatchMatter.all[finding.type] else { return true }
            return !told.contain(finding, about: matter) && !matter.isMistaken(finding, patch)
        }
        // What is left the script may still tell under two types.
        for finding in own { told.add(rulePrefix + finding.type, line: finding.line) }
        return own.filter { finding in
            CheckpatchMatter.all[finding.type].map { !told.contain(finding, about: $0) } ?? true
        }.map { diagnostic($0, of: patch) }
    }

    private static func finding(in line: String) -> CheckpatchFinding? {
        let fields = line.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
        guard fields.count == 5, fields[0] == "-", let number = Int(fields[1]),
            let severity = severity(fields[2].drop(while: { $0 == " " }))
        else { return nil }
        let message = fields[4].drop(while: { $0 == " " })
        return CheckpatchFinding(
            line: number &- headerLines, severity: severity, type: String(fields[3]), message: String(message))
    }

    private static func severity(_ level: Substring) -> Severity? {
        switch level {
        case "ERROR": .error
        case "WARNING": .warning
        case "CHECK": .info
        default: nil
        }
    }

    private static func diagnostic(_ finding: CheckpatchFinding, of patch: PatchUnderCheck) -> Diagnostic {
        var place = patch.place
        if patch.patch.message.body.indices.contains(finding.line &- 1) {
            place = patch.place(line: finding.line)
            place.location.tree = patch.treeLine(ofBodyLine: finding.line)
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
