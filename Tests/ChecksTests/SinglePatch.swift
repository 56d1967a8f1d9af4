// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

/// A mail with one patch, faultless but for what a test puts into it.
struct SinglePatch {
    var from = "Jane Roe <jane.roe@example.org>"
    var subject = "[PATCH] lamp: Reach 100 percent"
    var messageID = "1@example.org"
    var fields = "X-Mailer: git-send-email 2.39.5"
    var body = "Divide by the greatest level."
    var trailers = "Signed-off-by: Jane Roe <jane.roe@example.org>"
    var stat = " lamp.c | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)"
    var diff = """
        diff --git a/lamp.c b/lamp.c
        index 1111111111..2222222222 100644
        --- a/lamp.c
        +++ b/lamp.c
        @@ -12,3 +12,3 @@ unsigned int lamp_percent(const struct lamp *lamp)
         {
        -	return lamp->level * 100 / 256;
        +	return lamp->level * 100 / 255;
         }
        """

    /// The mail.
    var text: String {
        """
        From: \(from)
        Date: Tue, 5 Dec 2023 00:10:00 +0000
        Subject: \(subject)
        Message-ID: <\(messageID)>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: 8bit
        \(fields)

        \(body)

        \(trailers)
        ---
        \(stat)

        \(diff)
        --\(" ")
        2.39.5

        """
    }

    /// The mail, read.
    func series() throws -> Series {
        let mail = FixtureMail(name: "0001-lamp-Reach-100-percent.patch", bytes: Array(text.utf8))
        return try FaultlessSeries(mails: [mail]).series()
    }

    /// What `rule` finds in the mail.
    func found(_ rule: Rule, given: (inout SeriesUnderCheck) throws -> Void = { _ in }) throws -> [Diagnostic] {
        let mail = FixtureMail(name: "0001-lamp-Reach-100-percent.patch", bytes: Array(text.utf8))
        return try check(rule, on: FaultlessSeries(mails: [mail]), given: given)
    }

    /// The messages of what `rule` finds in the mail.
    func messages(_ rule: Rule) throws -> [String] { try found(rule).map(\.message) }
}

/// Creates a diff of a file at `path` with the hunk `lines`, counted.
func diff(of path: String = "lamp.c", mode: String? = nil, start: Int = 12, _ lines: String) -> String {
    // Bytes: to a `String`, CR LF is one character.
    let rows = lines.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let old = rows.count { $0.first == UInt8(ascii: " ") || $0.first == UInt8(ascii: "-") }
    let new = rows.count { $0.first == UInt8(ascii: " ") || $0.first == UInt8(ascii: "+") }
    let names = "diff --git a/\(path) b/\(path)\n"
    guard let mode else {
        return names + """
            index 1111111111..2222222222 100644
            --- a/\(path)
            +++ b/\(path)
            @@ -\(start),\(old) +\(start),\(new) @@
            \(lines)
            """
    }
    return names + """
        new file mode \(mode)
        index 0000000000..2222222222
        --- /dev/null
        +++ b/\(path)
        @@ -0,0 +1,\(new) @@
        \(lines)
        """
}
