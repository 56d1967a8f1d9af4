// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Mail

struct ConversationTests {
    private func mail(_ id: String, inReplyTo: String? = nil, references: [String] = []) -> Message {
        var text = "Message-Id: <\(id)>\n"
        if let inReplyTo { text += "In-Reply-To: <\(inReplyTo)>\n" }
        if !references.isEmpty { text += "References: \(references.map { "<\($0)>" }.joined(separator: " "))\n" }
        return message(text + "\n")
    }

    private func ids(_ conversation: Conversation) -> [String] { conversation.messages.compactMap(\.messageID) }

    @Test func followsInReplyTo() {
        let all = Conversation.conversations(in: [
            mail("cover"), mail("other"), mail("1", inReplyTo: "cover"), mail("review", inReplyTo: "1"),
        ])
        #expect(all.map(ids) == [["cover", "1", "review"], ["other"]])
        #expect(all.first?.parents == [nil, 0, 1])
        #expect(all.first?.descendants(of: 0) == [1, 2])
        #expect(all.first?.answers == [[1], [2], []])
    }

    @Test func fallsBackToTheNearestReference() {
        let all = Conversation.conversations(in: [
            mail("a"), mail("b", inReplyTo: "a"), mail("d", inReplyTo: "gone", references: ["a", "b", "gone"]),
        ])
        #expect(all.map(\.parents) == [[nil, 0, 1]])
    }

    @Test func putsAnswersToAnAbsentMessageTogether() {
        let all = Conversation.conversations(in: [mail("a", inReplyTo: "gone"), mail("b", inReplyTo: "gone")])
        #expect(all.map(ids) == [["a", "b"]])
        #expect(all.map(\.parents) == [[nil, nil]])
        #expect(all.map(\.roots) == [[0, 1]])
    }

    @Test func findsAnAnswerThatCameBeforeItsQuestion() {
        let all = Conversation.conversations(in: [mail("b", inReplyTo: "a"), mail("a")])
        #expect(all.map(\.parents) == [[1, nil]])
    }

    @Test func breaksACircle() {
        let all = Conversation.conversations(in: [
            mail("a", inReplyTo: "c"), mail("b", inReplyTo: "a"), mail("c", inReplyTo: "b"),
            mail("self", inReplyTo: "self"),
        ])
        #expect(all.map(ids) == [["a", "b", "c"], ["self"]])
        #expect(all.map(\.roots) == [[2], [0]])
        #expect(all.first?.descendants(of: 2) == [0, 1])
    }

    @Test func takesTheFirstOfTwoMessagesWithOneId() {
        let all = Conversation.conversations(in: [mail("a"), mail("a"), mail("b", inReplyTo: "a")])
        #expect(all.map(\.parents) == [[nil, 0], [nil]])
    }

    @Test func followsAChainOfTenThousand() {
        let chain = (0..<10_000).map { mail("\($0)", inReplyTo: $0 == 0 ? nil : "\($0 - 1)") }
        let all = Conversation.conversations(in: chain.reversed())
        #expect(all.count == 1)
        #expect(all.first?.descendants(of: 9_999).count == 9_999)
    }
}
