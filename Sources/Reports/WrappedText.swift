// SPDX-License-Identifier: GPL-2.0-only

/// Text that is laid out in lines of a width, with ANSI colours counted as nothing.
///
/// Every character counts as one column, but for East Asian wide ones, which count as two.
struct WrappedText {
    /// The width, or nil to leave every paragraph on one line.
    let width: Int?

    /// `text` in lines: the first begins with `first`, all others with `indent`. Words are never cut.
    func lines(_ text: String, first: String = "", indent: String = "") -> [String] {
        guard let width else { return [first + text] }
        var lines: [String] = []
        var line = first
        var used = columns(first)
        var isEmpty = true
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let length = columns(word)
            if !isEmpty, used + 1 + length > width {
                lines.append(line)
                line = indent
                used = columns(indent)
                isEmpty = true
            }
            if !isEmpty {
                line += " "
                used += 1
            }
            line += word
            used += length
            isEmpty = false
        }
        lines.append(line)
        return lines
    }

    /// `text` cut to `width` columns, the last of them an ellipsis where something is cut.
    func cut(_ text: String, to width: Int, ellipsis: String = "...") -> String {
        guard self.width != nil, columns(text) > width else { return text }
        var shortened = ""
        var used = columns(ellipsis)
        for character in text {
            used += columns(String(character))
            if used > width { break }
            shortened.append(character)
        }
        return shortened + ellipsis
    }
}

extension String {
    /// The text's paragraphs in lines of `width` columns at most, where words are no longer than that.
    public func wrapped(to width: Int) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
            WrappedText(width: width).lines(String(paragraph)).joined(separator: "\n")
        }.joined(separator: "\n")
    }
}

/// The columns that `text` takes on a terminal, escape sequences for colours left out.
func columns(_ text: some StringProtocol) -> Int {
    var columns = 0
    var isInEscape = false
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x1b: isInEscape = true
        case _ where isInEscape: isInEscape = scalar != "m"
        case 0x20..<0x7f: columns += 1
        default: columns += scalar.columns
        }
    }
    return columns
}

extension Unicode.Scalar {
    /// The columns that the character takes: 0 for combining marks, 2 for East Asian wide characters and emoji.
    fileprivate var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
            0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f900...0x1f9ff, 0x20000...0x3fffd:
            return 2
        default:
            return 1
        }
    }
}
