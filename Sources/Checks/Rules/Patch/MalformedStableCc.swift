// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import PatchSeries

extension Rule {
    /// A `Cc: stable` that the stable team's scripts don't read.
    static let malformedStableCc = Rule.patch(
        "malformed-stable-cc", severity: .warning,
        page: RulePage(
            finds: """
                A `Cc:` to the stable team with a misspelt address, without an address, or with a version that no \
                `#` sets apart. Written with or without a name and angle brackets, to `stable@vger.kernel.org`, \
                `stable@kernel.org` or `stable+noautosel@kernel.org`, with any remark behind the `#`, it is right.
                """,
            why: """
                Patches for the stable trees are picked by this line, long after review, by a script. One with a \
                misspelt address is never picked, and nobody notices.
                """,
            example: """
                Cc: stable@vger.kernel.com
                Cc: stable@vger.kernel.org 6.1+
                """,
            advice: "Write `Cc: stable@vger.kernel.org # 6.1.x`; the remark may be left out.",
            references: [
                "Documentation/process/stable-kernel-rules.rst: “Cc: <stable@vger.kernel.org> # 3.3.x”",
                """
                Documentation/process/stable-kernel-rules.rst (6.12): “To send additional instructions to the stable \
                team, use a shell-style inline comment”
                """,
            ])
    ) { subject, faults in
        for trailer in subject.patch.commitMessage.trailers where trailer.isNamed("Cc") {
            guard let fault = StableCcFault(trailer.value) else { continue }
            faults.add(
                fault.message, at: subject.place(line: trailer.line), severity: fault.isHarmless ? .info : nil,
                fix: fault.replacement.map { SuggestedFix("write it as documented", replacement: [$0]) })
        }
    }
}

/// What is wrong with a copy to the stable team.
private struct StableCcFault {
    let message: String
    var isHarmless = false
    var replacement: String?

    /// The fault in `value`; nil where there is none or where it is addressed to somebody else.
    init?(_ value: String) {
        let bytes = Array(value.utf8.prefix(1024))
        let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        let address = bytes[..<hash].map(\.asciiLowercased)
        let remark = bytes[hash...].text
        let words = address.split { " \t<>\"(),;[]".utf8.contains($0) }.map(\.text)
        guard words.contains(where: { $0 == "stable" || $0.hasPrefix("stable@") || $0.hasPrefix("stable+") }) else {
            return nil
        }
        guard let mailbox = words.first(where: { $0.contains("@") }) else {
            guard words == ["stable"] else { return nil }
            message = "\"Cc: stable\" has no address"
            replacement = "Cc: stable@vger.kernel.org" + (remark.isEmpty ? "" : " \(remark)")
            return
        }
        guard mailbox.hasPrefix("stable@") || mailbox.hasPrefix("stable+") else { return nil }
        let known = [
            "stable@vger.kernel.org", "stable@kernel.org", "stable+noautosel@kernel.org", "stable@vger.kernel.org.",
        ]
        guard known.contains(mailbox) else {
            guard mailbox.contains("kernel") || mailbox.contains("vger") else { return nil }
            message = "\(quoted(mailbox)) is not the stable team; did you mean \"stable@vger.kernel.org\"?"
            replacement = "Cc: stable@vger.kernel.org" + (remark.isEmpty ? "" : " \(remark)")
            return
        }
        // Behind the address and outside of brackets: `stable@vger.kernel.org 6.1+`, `<stable@…>, v6.1`.
        let behind = words.drop { $0 != mailbox }.dropFirst()
        guard let version = behind.first(where: StableCcFault.isVersion) else { return nil }
        message = "the version \(quoted(version)) in the copy to stable stands in front of no \"#\""
        isHarmless = address.contains(UInt8(ascii: "[")) || address.contains(UInt8(ascii: "("))
        let versions = behind.joined(separator: " ")
        replacement = "Cc: \(mailbox) # \(versions)" + (remark.isEmpty ? "" : " \(remark.dropFirst())")
    }

    /// Whether `word` is a version of the kernel: `6.1`, `v5.15+`, `4.19.x`.
    private static func isVersion(_ word: String) -> Bool {
        var rest = Array(word.utf8)[...]
        if rest.first == UInt8(ascii: "v") { rest = rest.dropFirst() }
        let major = rest.prefix { $0.isASCIIDigit }
        rest = rest.dropFirst(major.count)
        return !major.isEmpty && major.count <= 2 && rest.first == UInt8(ascii: ".")
            && (rest.dropFirst().first?.isASCIIDigit ?? false)
    }
}
