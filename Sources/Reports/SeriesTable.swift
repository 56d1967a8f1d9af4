// SPDX-License-Identifier: GPL-2.0-only

public import Findings

extension SeriesOutline {
    /// The series as a table for people: a block a patch with its size, its files and its trailers.
    public func table(_ style: TextStyle) -> String {
        var text = style.paint("\(title.shown)", .bold) + "\n"
        text += "\(version), \(patches.count) \(patches.count == 1 ? "patch" : "patches")"
        text += sender.map { " from \($0.shown)" } ?? ""
        text += hasCover || patches.count < 2 ? "\n" : ", no cover letter\n"
        for patch in patches { text += block(patch, style) }
        return text
    }

    private func block(_ patch: PatchRow, _ style: TextStyle) -> String {
        let wrapped = WrappedText(width: style.width)
        let number = ordinal(patch.number)
        let indent = String(repeating: " ", count: columns(number) + 1)
        var text = "\n"
        text +=
            wrapped.lines(patch.title.shown, first: style.paint(number, .cyan) + " ", indent: indent)
            .joined(separator: "\n") + "\n"
        if let author = patch.author, author != sender { text += indent + "From: \(author.shown)\n" }
        let size = style.paint("+\(patch.insertions)", .green) + " " + style.paint("-\(patch.deletions)", .red)
        text += indent + size + (patch.applies.map { ", applies: \($0)" } ?? "") + "\n"
        for path in patch.paths { text += indent + path.shown + "\n" }
        for trailer in patch.trailers { text += indent + style.paint(trailer.shown, .dim) + "\n" }
        return text
    }
}
