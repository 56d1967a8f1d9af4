// SPDX-License-Identifier: GPL-2.0-only

/// What makes two findings the same one in two runs, also after a rebase.
///
/// Line and patch numbers are left out on purpose: a baseline has to survive a patch that is put in front. Two
/// findings of one rule on equal lines of one patch are told apart by an ordinal, which the report gives.
public struct Fingerprint: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Sixteen hexadecimal digits.
    public let description: String

    /// The fingerprint of `diagnostic`, the `ordinal`-th (from 0) of those that are otherwise equal.
    public init(_ diagnostic: Diagnostic, ordinal: Int = 0) {
        var hash = FNV1a()
        hash.combine(diagnostic.rule)
        hash.combine(diagnostic.location.patch?.title ?? "")
        hash.combine(diagnostic.location.tree?.file ?? "")
        hash.combine(Self.stableText(of: diagnostic))
        if ordinal > 0 { hash.combine(String(ordinal)) }
        description = hash.hexadecimal
    }

    /// A fingerprint as read from a baseline.
    public init(description: String) { self.description = description }

    /// Decodes the sixteen digits.
    public init(from decoder: any Decoder) throws {
        description = try decoder.singleValueContainer().decode(String.self)
    }

    /// Encodes the sixteen digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// The line that is meant, where it is one of the body: a header field changes from version to version (`[PATCH v2
    /// 1/5]`), and then the message has to do.
    private static func stableText(of diagnostic: Diagnostic) -> String {
        guard diagnostic.location.bodyLine != nil, let excerpt = diagnostic.excerpt else {
            return withoutNumbers(diagnostic.message)
        }
        return normalized(excerpt)
    }

    /// White space folded: re-indented code stays the same finding.
    private static func normalized(_ line: String) -> String {
        line.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
    }

    /// Counts and positions in a message change from version to version; the fault does not.
    private static func withoutNumbers(_ message: String) -> String {
        String(message.filter { !("0"..."9").contains($0) })
    }
}

/// The 64-bit FNV-1a hash: stable between runs and machines, which `Hasher` is not.
private struct FNV1a {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Adds the bytes of `text` and a separator.
    mutating func combine(_ text: String) {
        for byte in text.utf8 { combine(byte) }
        combine(0)
    }

    private mutating func combine(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    /// The state as sixteen hexadecimal digits.
    var hexadecimal: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
