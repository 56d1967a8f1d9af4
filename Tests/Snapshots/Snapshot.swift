// SPDX-License-Identifier: GPL-2.0-only

import Foundation
public import Testing

/// Expects `text` to be what the file at `path` holds; `LOCKSTEP_RECORD=1` writes the file instead.
///
/// A recorded file is reviewed as a diff. Recording counts as a failure, so that no run passes without comparing.
public func expectSnapshot(
    _ text: String, _ path: String, besides testFile: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let url = URL(filePath: testFile).deletingLastPathComponent().appending(path: path)
    let recorded = try? String(contentsOf: url, encoding: .utf8)
    if recorded == text { return }
    if ProcessInfo.processInfo.environment["LOCKSTEP_RECORD"] == "1" {
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url, options: .atomic)
            Issue.record("recorded \(path): look at the diff, then run again", sourceLocation: sourceLocation)
        } catch {
            Issue.record("can't record \(path): \(error)", sourceLocation: sourceLocation)
        }
        return
    }
    let difference = firstDifference(recorded ?? "", text)
    Issue.record(
        "\(path) differs \(difference); LOCKSTEP_RECORD=1 records it anew", sourceLocation: sourceLocation)
}

/// The first line in which two texts differ, both ways.
private func firstDifference(_ expected: String, _ found: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(old.count, new.count) {
        let (left, right) = (
            old.indices.contains(index) ? old[index] : nil, new.indices.contains(index) ? new[index] : nil
        )
        if left != right {
            return "in line \(index + 1)\n  recorded: \(left ?? "(nothing)")\n  found:    \(right ?? "(nothing)")"
        }
    }
    return "in its line ends"
}
