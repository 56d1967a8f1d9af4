// SPDX-License-Identifier: GPL-2.0-only

extension String {
    /// This compact JSON text laid out for people, two spaces a level, or left on one line; characters that are no
    /// plain text stand as escapes either way.
    ///
    /// Foundation's own pretty form puts a blank line into every empty list and a blank before every colon.
    func jsonLaidOut(pretty: Bool) -> String {
        var text = ""
        var depth = 0
        var isInString = false
        var isEscaped = false
        var before: Unicode.Scalar = " "

        func newLine() {
            if pretty { text += "\n" + String(repeating: "  ", count: depth) }
        }

        for scalar in unicodeScalars {
            defer { before = scalar }
            if isInString {
                if scalar.isUnsafeToShow { text += scalar.jsonEscape } else { text.unicodeScalars.append(scalar) }
                if isEscaped {
                    isEscaped = false
                } else if scalar == "\\" {
                    isEscaped = true
                } else if scalar == "\"" {
                    isInString = false
                }
                continue
            }
            switch scalar {
            case "]", "}":
                depth -= 1
                if before != "[", before != "{" { newLine() }
                text.unicodeScalars.append(scalar)
            case ",":
                text += ","
                newLine()
            case ":":
                text += pretty ? ": " : ":"
            default:
                if before == "[" || before == "{" { newLine() }
                if scalar == "[" || scalar == "{" { depth += 1 }
                isInString = scalar == "\""
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// The character as JSON escapes it: `\u202e`, two of them beyond the basic plane.
    public var jsonEscape: String {
        String(self).utf16.reduce(into: "") { text, unit in
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}
