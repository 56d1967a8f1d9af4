// SPDX-License-Identifier: GPL-2.0-only

internal import Mail
internal import PatchSeries

/// How much two mail identities have in common.
///
/// People write from several addresses, and one person's name is spelt with and without accents, with and without a
/// middle initial, first name first or last. None of that makes them somebody else.
enum Likeness: Int, Comparable {
    /// Neither the name nor the address.
    case different
    /// The name alone.
    case sameName
    /// The address alone.
    case sameAddress
    /// Both.
    case same

    /// Orders by what they have in common.
    static func < (lhs: Likeness, rhs: Likeness) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension Address {
    /// What this identity has in common with `other`.
    func likeness(to other: Address) -> Likeness {
        let sameAddress = !email.isEmpty && mailbox == other.mailbox
        let sameName = !nameWords.isEmpty && nameWords == other.nameWords
        switch (sameAddress, sameName) {
        case (true, true): return .same
        case (true, false): return .sameAddress
        case (false, true): return .sameName
        case (false, false): return .different
        }
    }

    /// Whether both may well be one person: also where one goes by a part of the name only (`Claudiu`), has the same
    /// name in front of the `@` of another domain, or an address that spells the other's name
    /// (`mail@janeroe.example`). Kinder than ``likeness(to:)``, which is for telling what differs.
    func isLike(_ other: Address) -> Bool {
        if likeness(to: other) != .different { return true }
        let words = Set(nameWords)
        let others = Set(other.nameWords)
        if !words.isEmpty, !others.isEmpty, words.isSubset(of: others) || others.isSubset(of: words) { return true }
        if spells(others) || other.spells(words) { return true }
        guard let local = localPart, local == other.localPart else { return false }
        return local.utf8.count >= 4 && !Address.sharedLocalParts.contains(local)
    }

    /// Whether the address holds all of `words`, those of a name that is long enough to stand there by no chance.
    private func spells(_ words: Set<String>) -> Bool {
        let length = words.reduce(0) { $0 + $1.utf8.count }
        return length >= 7 && mailbox.utf8.count < 200 && words.allSatisfy(mailbox.contains)
    }

    /// What stands in front of the `@`.
    private var localPart: Substring? { mailbox.lastIndex(of: "@").map { mailbox[..<$0] } }

    /// Names in front of an `@` that many people have.
    private static let sharedLocalParts: Set<Substring> = [
        "linux", "kernel", "mail", "email", "info", "patch", "patches", "lists", "maillist", "contact", "devnull",
        "opensource", "admin", "root",
    ]

    /// The address in lower case and without the detail of RFC 5233: `jane+kernel@example.org` is Jane's.
    private var mailbox: String {
        let lowered = email.lowercased()
        guard let plus = lowered.firstIndex(of: "+"), let at = lowered.lastIndex(of: "@"), plus < at else {
            return lowered
        }
        return String(lowered[..<plus] + lowered[at...])
    }

    /// The words of the name in ascending order, accents and single letters left out.
    private var nameWords: [String] {
        var words: [String] = []
        var word = ""
        for scalar in name.unicodeScalars.prefix(200) {
            if let letters = scalar.plainLetters {
                word += letters
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        let long = words.filter { $0.unicodeScalars.count > 1 || !($0.utf8.first.map { $0 < 0x80 } ?? false) }
        return (long.isEmpty ? words : long).sorted()
    }
}

extension Unicode.Scalar {
    /// The letter or digit in lower case without what stands on or through it; empty for a mark that stands on the
    /// letter before, nil for what separates words.
    fileprivate var plainLetters: String? {
        if isASCII { return properties.isAlphabetic || ("0"..."9").contains(self) ? properties.lowercaseMapping : nil }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return ""
        case .spaceSeparator, .control, .lineSeparator, .paragraphSeparator, .dashPunctuation: return nil
        default: break
        }
        // "LATIN SMALL LETTER L WITH STROKE", "LATIN CAPITAL LETTER AE".
        guard let name = properties.name, name.hasPrefix("LATIN "),
            let letter = name.split(separator: " ").dropFirst(3).first
        else { return properties.lowercaseMapping }
        return letter.lowercased()
    }
}
