// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Mail
internal import PatchSeries

extension Rule {
    /// A patch passed on by somebody who has not signed it.
    static let missingSenderSignedOffBy = Rule.patch(
        "missing-sender-signed-off-by", severity: .warning,
        page: RulePage(
            finds: """
                A patch by one person, sent by another who has not signed it. Looks at mail that was sent, or that \
                names its author in the body; a sender that a mailing list rewrote (`Jane via LIST`) is Jane, and an \
                address without a name is whom git made the `Message-ID` for.
                """,
            why: """
                The sign-offs are the way that a patch took. Where the sender's is missing, one who handled the code \
                has not said that it may be passed on, and the next one in the chain can't take it.
                """,
            example: """
                From: Max Mustermann <max@example.com>
                Subject: [PATCH] lamp: Reach 100 percent

                From: Jane Roe <jane@example.org>

                Divide by the greatest level.

                Signed-off-by: Jane Roe <jane@example.org>
                ---
                """,
            advice: "Add your own `Signed-off-by` as the last one: `git commit --amend -s`, or `git am -s`.",
            references: [
                """
                Documentation/process/submitting-patches.rst: “SoB chains should reflect the **real** route a patch \
                took as it was propagated to the maintainers”
                """,
                """
                Documentation/process/submitting-patches.rst: “the last Signed-off-by: must always be that of the \
                developer submitting the patch”
                """,
            ])
    ) { subject, faults in
        let patch = subject.patch
        guard patch.senderIsKnown, let sender = patch.sender, let author = patch.author, !author.isLike(sender) else {
            return
        }
        let signOffs = patch.signOffs
        let senders = [
            sender, sender.name.isEmpty ? patch.message.messageID.flatMap(Address.init(gitMessageID:)) : nil,
        ]
        let isSigned = signOffs.contains { tag in
            guard let signer = tag.address else { return true }
            return senders.contains { $0?.isLike(signer) ?? false }
        }
        guard let last = signOffs.last, !isSigned else { return }
        faults.add(
            "no \"Signed-off-by\" of the sender \(quoted(sender.description))", at: subject.place(line: last.line),
            advice: "add \"Signed-off-by: \(sender)\" below it")
    }
}

extension Address {
    /// Whom git made `messageID` for: the committer by `format-patch`, the sender by `send-email`.
    ///
    /// `20220303092131.2060044-1-jane@example.org`, and of older versions `1594000000-1234-1-git-send-email-jane@…`.
    fileprivate init?(gitMessageID messageID: String) {
        var rest = messageID[...]
        let isOld = messageID.contains("-git-send-email-")
        for _ in 0..<(isOld ? 3 : 2) {
            guard let dash = rest.firstIndex(of: "-"), !rest[..<dash].isEmpty,
                rest[..<dash].utf8.allSatisfy({ $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) })
            else { return nil }
            rest = rest[rest.index(after: dash)...]
        }
        if isOld { rest = rest.dropFirst("git-send-email-".count) }
        guard rest.contains("@") else { return nil }
        self.init(name: "", email: String(rest))
    }
}
