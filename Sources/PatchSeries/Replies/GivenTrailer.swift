// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
public import Mail

/// A trailer that somebody gave to a patch or to a whole series by writing it in a reply.
public struct GivenTrailer: Sendable, Hashable {
    /// The trailer; its line is the body line of the reply.
    public var trailer: Trailer

    /// Who wrote the reply; need not be the one whom the trailer names.
    public var giver: Address
}

extension GivenTrailer {
    /// The names of the trailers that people give in replies. `Signed-off-by` is none: it is for those who pass on.
    public static let names = ["Reviewed-by", "Acked-by", "Tested-by"]
}

extension Message {
    /// The trailers that this reply gives, in its own words.
    ///
    /// A quoted trailer is none, nor is one below the signature or in the original that some programs put below the
    /// answer without quoting it. A reply that holds a diff gives none: its trailers may be those of the patch that
    /// it proposes.
    public var givenTrailers: [GivenTrailer] {
        guard let giver = sender else { return [] }
        var found: [GivenTrailer] = []
        for index in ownLines {
            let line = body[index]
            if line.hasPrefix("diff --git ") || line.hasPrefix("+++ ") || line.hasPrefix("@@ -") { return [] }
            guard let name = GivenTrailer.name(in: line) else { continue }
            let value = String(decoding: text(at: index).utf8.dropFirst(name.utf8.count + 1), as: UTF8.self)
            let (address, comment) = Trailer.addressAndComment(in: value)
            let trailer = Trailer(
                name: name, value: Array(value.utf8)[...].trimmed.text, address: address, comment: comment,
                line: index + 1)
            found.append(GivenTrailer(trailer: trailer, giver: giver))
        }
        return found
    }

    /// Indexes of the body lines that the writer of this reply wrote: not quoted, above the signature and above an
    /// original that stands below without quotation marks.
    public var ownLines: [Int] {
        var lines: [Int] = []
        var isInHeader = false
        for (index, line) in body.enumerated() {
            if line.equals("-- ") || line.equals("--") { break }
            if line.hasPrefix("-----Original Message") || line.hasPrefix("________________________________") { break }
            // The fields that Outlook puts over the original: `From:` and then `Sent:` or `To:`.
            if isInHeader, line.hasPrefix("Sent:") || line.hasPrefix("To:") || line.hasPrefix("Date:") { break }
            isInHeader = line.hasPrefix("From:")
            let text = line.trimmed
            guard let first = text.first, first != UInt8(ascii: ">"), first != UInt8(ascii: "|") else { continue }
            lines.append(index)
        }
        return lines
    }
}

extension GivenTrailer {
    /// The canonical name of the trailer that `line` begins with; nil where it begins with none.
    ///
    /// It has to stand at the line's beginning, as `b4` and `git` want it: text that is indented is mostly quoted.
    fileprivate static func name(in line: ArraySlice<UInt8>) -> String? {
        guard let first = line.first, first.isASCIILetter, let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            return nil
        }
        let word = line[..<colon]
        guard word.count <= 20 else { return nil }
        return names.first { $0.utf8.elementsEqual(word) { $0.asciiLowercased == $1.asciiLowercased } }
    }
}
