// SPDX-License-Identifier: GPL-2.0-only

/// A pattern in which `*` stands for any text, `/` included, and every other character for itself.
struct Glob {
    private let pattern: [UInt8]

    init(_ pattern: String) { self.pattern = Array(pattern.utf8) }

    /// Whether all of `text` fits the pattern.
    ///
    /// Only the last `*` is ever taken back, which is enough and keeps the work at pattern × text.
    func matches(_ text: String) -> Bool {
        let text = Array(text.utf8)
        var (inPattern, inText) = (0, 0)
        var lastStar: (pattern: Int, text: Int)?
        while inText < text.count {
            if inPattern < pattern.count, pattern[inPattern] == UInt8(ascii: "*") {
                lastStar = (inPattern, inText)
                inPattern += 1
            } else if inPattern < pattern.count, pattern[inPattern] == text[inText] {
                inPattern += 1
                inText += 1
            } else if let star = lastStar {
                inPattern = star.pattern + 1
                inText = star.text + 1
                lastStar = (star.pattern, star.text + 1)
            } else {
                return false
            }
        }
        return pattern[inPattern...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
