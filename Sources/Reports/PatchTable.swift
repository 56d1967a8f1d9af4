// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
public import Findings

extension Report {
    /// A line a patch, with a mark for the worst that was found in it: ✓ nothing, ● warnings, ✗ errors.
    func patchTable(_ style: TextStyle) -> String {
        var worst: [Int: Severity] = [:]
        for finding in findings {
            guard let number = finding.diagnostic.location.patch?.number else { continue }
            worst[number] = max(worst[number] ?? .info, finding.diagnostic.severity)
        }
        var text = ""
        if series.hasCover { text += row(0, series.title, worst[0], style) }
        for patch in series.patches { text += row(patch.number, patch.title, worst[patch.number], style) }
        return text + "\n"
    }

    private func row(_ number: Int, _ title: String, _ severity: Severity?, _ style: TextStyle) -> String {
        let mark =
            switch severity {
            case .error: style.paint("✗", .red)
            case .warning: style.paint("●", .yellow)
            case .info, nil: style.paint("✓", .green)
            }
        let head = "  \(mark) \(series.ordinal(number)) "
        let room = max(20, (style.width ?? 80) - columns(head))
        return head + WrappedText(width: style.width).cut(title.shown, to: room, ellipsis: "…") + "\n"
    }
}

extension Tally {
    /// `total: 2 errors, 5 warnings, 3 checks, 19 patches checked`, and what is held back by whom.
    public func line(_ style: TextStyle) -> String {
        let held = suppressed.map { "\($0.count) suppressed by \($0.source.shown)" }
        let color: TextStyle.Color = errors > 0 ? .red : warnings > 0 ? .yellow : .green
        let checked = counted(patches, "patch", "patches") + " checked"
        let text = style.paint("total:", color) + " " + ([figures, checked] + held).joined(separator: ", ")
        return WrappedText(width: style.width).lines(text, indent: "    ").joined(separator: "\n")
    }

    /// `2 errors, 5 warnings, 3 checks`.
    var figures: String {
        [counted(errors, "error"), counted(warnings, "warning"), counted(checks, "check")].joined(separator: ", ")
    }

    private func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }
}
