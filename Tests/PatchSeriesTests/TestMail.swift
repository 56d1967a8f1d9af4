// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Mail
import PatchSeries

/// A mail for a test.
func mail(
    _ subject: String, id: String? = nil, answers: [String] = [], from: String = "Jane Roe <jane@example.org>",
    minute: Int = 0, fields: [String] = [], body: String = ""
) -> Message {
    var lines = [
        "From: \(from)", "Subject: \(subject)", "Date: Tue, 5 Dec 2023 10:\(minute < 10 ? "0" : "")\(minute):00 +0000",
    ]
    if let id { lines.append("Message-Id: <\(id)>") }
    if let parent = answers.last { lines.append("In-Reply-To: <\(parent)>") }
    if !answers.isEmpty { lines.append("References: " + answers.map { "<\($0)>" }.joined(separator: "\n\t")) }
    lines += fields + ["Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit"]
    return Message(parsing: Array((lines.joined(separator: "\n") + "\n\n" + body).utf8))
}

/// A mail with a small patch in it.
func patchMail(
    _ subject: String, id: String? = nil, answers: [String] = [], from: String = "Jane Roe <jane@example.org>",
    minute: Int = 0
) -> Message {
    mail(subject, id: id, answers: answers, from: from, minute: minute, body: "Because.\n---\n" + smallDiff)
}

/// A diff of one line.
let smallDiff = """
    diff --git a/file b/file
    index 1111111..2222222 100644
    --- a/file
    +++ b/file
    @@ -1 +1 @@
    -old
    +new

    """

/// The patch in a mail with `body`.
func patch(_ body: String, subject: String = "[PATCH] lamp: Shine") -> Patch {
    Patch(parsing: mail(subject, body: body))
}

/// The files of the diff in `text`.
func files(_ text: String) -> [FileDiff] { FileDiff.files(in: Lines(text)) }

extension [BodyLine] {
    /// The texts of the lines.
    var texts: [String] { map(\.text) }
}
