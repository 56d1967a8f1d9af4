// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A trailer that programs can't read.
    static let malformedTrailer = Rule.patch(
        "malformed-trailer", severity: .warning,
        page: RulePage(
            finds: """
                A trailer with a misspelt name (`Signed-of-by`), without an address, with a bracket of the address \
                missing, or with text or a second address behind the address that no `#` or bracket sets apart; and \
                a line among the trailers that would be one if its colon were there, or stood where it belongs \
                (`Reviewed-by Ravi …`, `Reviewed by: Ravi …`). Names that no document knows are legal and left alone; \
                a reporter need not have an address, and a `Cc` may have many.
                """,
            why: """
                Trailers are read by programs: credit is counted, reviewers are put into the copy list, sign-offs \
                are verified. What is misspelt does not count.
                """,
            example: """
                Reveiwed-by: Ravi Kumar <ravi@example.net>
                Acked-by: Max Mustermann <max@example.com
                Signed-off-by: Jane Roe
                """,
            advice: "Write `Name-of-the-tag: Full Name <address>`, with remarks behind a `#`.",
            references: [
                "Documentation/process/5.Posting.rst: “tag: Full Name <email address>  optional-other-stuff”",
                """
                Documentation/process/submitting-patches.rst, “Sign your work - the Developer's Certificate of \
                Origin”
                """,
            ])
    ) { subject, faults in
        let nearly = subject.patch.commitMessage.nearTrailers
        for near in nearly {
            faults.add(
                near.message, at: subject.place(line: near.line), certainty: .likely,
                fix: SuggestedFix("write it as a trailer", replacement: [near.replacement]))
        }
        for trailer in subject.patch.commitMessage.trailers where !nearly.contains(where: { $0.line == trailer.line }) {
            let place = subject.place(line: trailer.line)
            if let meant = TagName.meant(by: trailer.name) {
                faults.add(
                    "\(quoted(trailer.name)) is no tag that the kernel knows; did you mean \(quoted(meant))?",
                    at: place, certainty: .likely,
                    fix: SuggestedFix("spell the tag \(quoted(meant))", replacement: ["\(meant): \(trailer.value)"]))
            } else if let fault = AddressFault(of: trailer) {
                faults.add(
                    "\(quoted(trailer.name)) \(fault.rawValue): \(quoted(trailer.value))", at: place,
                    severity: trailer.isNamed("Signed-off-by") && fault == .noAddress ? .error : nil)
            }
        }
    }
}

/// What is wrong with the value of a tag that names a person.
private enum AddressFault: String {
    case empty = "names nobody"
    case noAddress = "has no mail address"
    case noClosingBracket = "lacks the \">\" behind the address"
    case noOpeningBracket = "lacks the \"<\" in front of the address"
    case noAtSign = "has no \"@\" in its address"
    case noName = "has an address without a name"
    case doubleBracket = "has a \">\" too many behind the address"
    case secondAddress = "has more than one address"
    case textBehind = "has text behind the address that no \"#\" sets apart"

    /// The fault of `trailer`; nil where there is none, or where the tag need not name a person.
    init?(of trailer: Trailer) {
        let isSignOff = trailer.isNamed("Signed-off-by") || trailer.isNamed("Co-developed-by")
        let isApproval = ["Reviewed-by", "Acked-by", "Tested-by"].contains(where: trailer.isNamed)
        let mayBeAnyone = ["Reported-by", "Suggested-by", "Cc"].contains(where: trailer.isNamed)
        guard isSignOff || isApproval || mayBeAnyone else { return nil }
        // Only what stands in front of the remark is the address.
        let value = Array(trailer.value.utf8.prefix(4096).prefix { $0 != UInt8(ascii: "#") })
        let open = value.firstIndex(of: UInt8(ascii: "<"))
        let close = value.lastIndex(of: UInt8(ascii: ">"))
        let hasAtSign = value.contains(UInt8(ascii: "@"))
        switch (open, close) {
        case _ where value.trimmed.isEmpty: self = .empty
        case (nil, nil) where hasAtSign:
            // `Cc: a@example.org` and `stable@vger.kernel.org # 6.1` are whole.
            guard isSignOff || isApproval else { return nil }
            self = value.trimmed.contains(UInt8(ascii: " ")) ? .noOpeningBracket : .noName
            if self == .noName && !isSignOff { return nil }
        case (nil, nil):
            guard isSignOff || isApproval else { return nil }
            self = .noAddress
        case (nil, _): self = .noOpeningBracket
        case (_, nil): self = .noClosingBracket
        case (let open?, let close?):
            if open < close, !value[open..<close].contains(UInt8(ascii: "@")) {
                // `jane at example.org` and `jane(at)example.org` are hidden from harvesters on purpose.
                guard !hasAtSign, !value[open..<close].text.contains("at") else { return nil }
                self = .noAtSign
            } else if isSignOff, value[..<open].trimmed.isEmpty {
                self = .noName
            } else if isSignOff || isApproval || !trailer.isNamed("Cc"), let fault = Self(behindAddressIn: value) {
                self = fault
            } else {
                return nil
            }
        }
    }

    /// What stands behind the address in `value` and is no remark in brackets; nil where there is nothing.
    private init?(behindAddressIn value: [UInt8]) {
        var rest = value[...]
        // The address is what holds the `@`: a nickname or a link may stand in angle brackets, too.
        repeat {
            guard let open = rest.firstIndex(of: UInt8(ascii: "<")),
                let close = rest[open...].firstIndex(of: UInt8(ascii: ">"))
            else { return nil }
            let isAddress = rest[open..<close].contains(UInt8(ascii: "@"))
            rest = rest[(close + 1)...]
            if isAddress { break }
        } while true
        let text = rest.trimmed
        guard let first = text.first, !"([{<".utf8.contains(first), !text.hasPrefix("/*"), !text.hasPrefix("//") else {
            return nil
        }
        if first == UInt8(ascii: ">") {
            self = .doubleBracket
            return
        }
        self = text.contains(UInt8(ascii: "@")) ? .secondAddress : .textBehind
    }
}
