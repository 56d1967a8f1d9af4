// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

/// The value of a `Fixes:` tag, read as far as it can be: `0123456789ab ("lamp: Add a driver")`.
struct FixesTag {
    /// The commit's id as written, at least five hexadecimal digits; nil where none stands in front.
    let id: String?

    /// The title between the quotes and parentheses that stand there; nil where there is none.
    let title: String?

    /// How the value departs from the form, in the order of the text.
    let departures: [Departure]

    /// A way to depart from the form.
    enum Departure: Hashable {
        /// `commit` stands in front of the id.
        case commitWord
        /// There is no id in front.
        case noID
        /// The id has fewer than twelve digits.
        case shortID
        /// The id has more digits than any id has.
        case longID
        /// The title follows the id without a space.
        case noSpace
        /// There is no title.
        case noTitle
        /// The title does not stand in parentheses.
        case noParentheses
        /// The title does not stand in double quotes.
        case noQuotes
        /// Something stands behind the title.
        case textBehind
        /// The title's end is missing: the tag goes on in the next line.
        case unfinished
    }

    /// The tag whose value is `value`.
    init(_ value: String) {
        var departures: [Departure] = []
        var rest = Array(value.utf8.prefix(4096)).trimmed
        if rest.hasPrefixIgnoringCase("commit ") {
            departures.append(.commitWord)
            rest = rest.dropFirst("commit ".utf8.count).trimmed
        }
        let digits = rest.prefix { $0.isASCIIHexDigit }
        let behind = rest.dropFirst(digits.count).first ?? UInt8(ascii: " ")
        guard digits.count >= 5, !behind.isASCIILetter, behind != UInt8(ascii: "-") else {
            id = nil
            title = nil
            self.departures = departures + [.noID]
            return
        }
        id = digits.text.lowercased()
        if digits.count < 12 { departures.append(.shortID) }
        if digits.count > 40, digits.count != 64 { departures.append(.longID) }
        rest = rest.dropFirst(digits.count)
        if let next = rest.first, !next.isASCIIWhitespace { departures.append(.noSpace) }
        rest = rest.trimmed
        title = FixesTag.title(rest, &departures)
        self.departures = departures
    }

    /// The title in `rest`, what stands behind the id.
    private static func title(_ rest: ArraySlice<UInt8>, _ departures: inout [Departure]) -> String? {
        var rest = rest
        guard !rest.isEmpty else {
            departures.append(.noTitle)
            return nil
        }
        if rest.first == UInt8(ascii: "(") {
            guard let close = rest.lastIndex(of: UInt8(ascii: ")")) else {
                departures.append(.unfinished)
                return nil
            }
            if !rest[(close + 1)...].trimmed.isEmpty { departures.append(.textBehind) }
            rest = rest[(rest.startIndex + 1)..<close].trimmed
        } else {
            departures.append(.noParentheses)
        }
        if rest.count >= 2, rest.first == UInt8(ascii: "\""), rest.last == UInt8(ascii: "\"") {
            rest = rest.dropFirst().dropLast()
        } else {
            departures.append(.noQuotes)
            rest = rest.withoutOtherQuotes
        }
        return rest.isEmpty ? nil : rest.text
    }
}

extension ArraySlice<UInt8> {
    /// The text without the quotes of another kind that stand around it: they are no part of a title.
    fileprivate var withoutOtherQuotes: ArraySlice<UInt8> {
        for (open, close) in [("'", "'"), ("`", "`"), ("`", "'"), ("“", "”"), ("‘", "’"), ("„", "“"), ("«", "»")]
        where count > open.utf8.count + close.utf8.count && starts(with: open.utf8) {
            guard suffix(close.utf8.count).elementsEqual(close.utf8) else { continue }
            return dropFirst(open.utf8.count).dropLast(close.utf8.count)
        }
        return self
    }
}
