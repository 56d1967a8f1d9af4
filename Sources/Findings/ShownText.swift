// SPDX-License-Identifier: GPL-2.0-only

extension Unicode.Scalar {
    /// Whether the character does something else than standing there: it moves the cursor, changes colours, turns
    /// the direction of the line around, or hides.
    ///
    /// Mail is written by strangers. A title with an escape sequence could repaint the report that quotes it, and one
    /// with a direction override shows another text than it holds ("Trojan Source", CVE-2021-42574).
    public var isUnsafeToShow: Bool {
        switch value {
        case 0x00...0x1f, 0x7f...0x9f: true  // C0, DEL, C1
        case 0xad: true  // soft hyphen
        case 0x61c, 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069: true  // direction
        case 0x200b, 0x2028, 0x2029, 0x2060...0x2064, 0x206a...0x206f, 0xfeff, 0xfff9...0xfffb: true  // invisible
        case 0xe0000...0xe007f: true  // tags
        default: false
        }
    }

    /// The character by its number, as `less` shows it: `<U+202E>`.
    public var shownByNumber: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    }
}

extension String {
    /// The text on one line, safe to show on a terminal: what is no plain text stands as `<U+001B>`.
    public var shown: String {
        guard unicodeScalars.contains(where: \.isUnsafeToShow) else { return self }
        return unicodeScalars.reduce(into: "") { shown, scalar in
            if scalar.isUnsafeToShow {
                shown += scalar.shownByNumber
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
    }
}
