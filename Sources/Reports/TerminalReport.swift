// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
public import Findings

extension Report {
    /// The report as text: one finding a line, context below it on a terminal, the figures last.
    public func terminalText(_ style: TextStyle) -> String {
        var text = findingsText(style)
        if style.isQuiet { return text }
        if style.hasSymbols, series.patches.count > 1 || !findings.isEmpty { text += patchTable(style) }
        text += kconfigText(style)
        text += notCheckedText(style)
        var tally = Tally()
        tally.add(self)
        return text + tally.line(style) + "\n"
    }

    /// The findings alone, and with ``TextStyle/isVerbose`` those held back.
    public func findingsText(_ style: TextStyle) -> String {
        var text = ""
        for finding in findings { text += block(finding, style) }
        guard style.isVerbose else { return text }
        for held in suppressed {
            text += line(of: held.finding.diagnostic, style)
            let wrapped = WrappedText(width: style.width)
            text +=
                wrapped.lines(
                    "suppressed by \(held.source.shown): \(held.reason.shown)", first: "    ", indent: "    "
                ).joined(separator: "\n") + "\n"
        }
        return text
    }

    /// What could not be checked, a line for each reason.
    public func notCheckedText(_ style: TextStyle) -> String {
        notChecked.map { entry in
            let names = entry.what.joined(separator: ", ").shown
            let text =
                style.isVerbose || entry.what.count < 4
                ? "not checked: \(names) (\(entry.reason.shown))"
                : "not checked: \(entry.what[0].shown) and \(entry.what.count - 1) more (\(entry.reason.shown))"
            return WrappedText(width: style.width).lines(text, indent: "    ").joined(separator: "\n") + "\n"
        }.joined()
    }

    /// A finding with all that belongs to it.
    private func block(_ finding: Finding, _ style: TextStyle) -> String {
        let diagnostic = finding.diagnostic
        var text = line(of: diagnostic, style)
        guard style.hasContext else { return text }
        let wrapped = WrappedText(width: style.width)
        func add(_ line: String, mark: String) {
            text +=
                wrapped.lines(line, first: mark, indent: String(repeating: " ", count: columns(mark)))
                .joined(separator: "\n") + "\n"
        }
        if let excerpt = diagnostic.excerpt { text += gutter(excerpt, diagnostic.location, style) }
        if let tree = diagnostic.location.tree, diagnostic.location.mail != nil {
            text += "    in the tree: \(tree.shown)\n"
        }
        for note in diagnostic.notes {
            add((note.location.map { "\(place(of: $0)): " } ?? "") + note.message.shown, mark: "    note: ")
        }
        if let advice = diagnostic.advice {
            add(advice.shown, mark: style.hasSymbols ? "    → " : "    => ")
        }
        if let fix = diagnostic.fix {
            for line in fix.replacement { text += "    " + style.paint("+ \(line.expandingTabs.shown)", .green) + "\n" }
        }
        if style.isVerbose { text += style.paint("    fingerprint \(finding.fingerprint)", .dim) + "\n" }
        return text + "\n"
    }

    /// `file:line: LEVEL: text [rule]`, wrapped where the style has a width.
    private func line(of diagnostic: Diagnostic, _ style: TextStyle) -> String {
        let color: TextStyle.Color =
            switch diagnostic.severity {
            case .error: .red
            case .warning: .yellow
            case .info: .cyan
            }
        let text =
            style.paint("\(place(of: diagnostic)):", .bold) + " "
            + style.paint("\(diagnostic.severity.level):", color) + " " + diagnostic.message.shown + " "
            + style.paint("[\(diagnostic.rule.shown)]", .dim)
        return WrappedText(width: style.width).lines(text, indent: "    ").joined(separator: "\n") + "\n"
    }

    /// The line that is meant, with its number in the mail.
    private func gutter(_ excerpt: String, _ location: Location, _ style: TextStyle) -> String {
        let number = (location.mail?.line ?? location.bodyLine).map(String.init) ?? ""
        let margin = String(repeating: " ", count: max(0, 6 - number.count)) + number
        let room = style.width.map { $0 - columns(margin) - 3 }
        let shown = excerpt.expandingTabs.shown
        return style.paint("\(margin) |", .dim) + " "
            + (room.map { WrappedText(width: style.width).cut(shown, to: max($0, 20)) } ?? shown) + "\n"
    }

    private func place(of location: Location) -> String {
        location.mail?.shown ?? location.tree?.shown ?? location.patch.map { series.label($0.number) }
            ?? series.source.shown
    }
}

extension String {
    /// The text with each TAB exchanged for spaces up to the next multiple of eight, as an editor shows kernel code.
    public var expandingTabs: String {
        guard contains("\t") else { return self }
        var expanded = ""
        var column = 0
        for scalar in unicodeScalars {
            if scalar == "\t" {
                let spaces = 8 - column % 8
                expanded += String(repeating: " ", count: spaces)
                column += spaces
            } else {
                expanded.unicodeScalars.append(scalar)
                column += 1
            }
        }
        return expanded
    }
}
