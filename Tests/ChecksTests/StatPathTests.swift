// SPDX-License-Identifier: GPL-2.0-only

import SeriesFixtures
import Testing

@testable import Checks

struct StatPathTests {
    @Test(
        arguments: [
            ("a/b.c", "a/b.c", nil), ("a/{b.c => d.c}", "a/d.c", "a/b.c"), ("{a => b}/c", "b/c", "a/c"),
            ("a/{ => b}/c", "a/b/c", "a/c"), ("a/{b => }/c", "a/c", "a/b/c"), ("old => new", "new", "old"),
            ("a/{b/c.h => d/e/f.h}", "a/d/e/f.h", "a/b/c.h"),
        ] as [(String, String, String?)])
    func namesThePathsThatGitFolds(_ text: String, _ new: String, _ old: String?) throws {
        let path = try #require(StatPath(text))
        #expect(path.new == .whole(new))
        #expect(path.old == old.map { .whole($0) })
    }

    @Test(
        arguments: [
            (".../lamp/table.c", "/lamp/table.c", nil), (".../{a.c => b.c}", "/b.c", "/a.c"),
            (".../old => new}/c", "new/c", "/old/c"),
            (".../new}/c", "/new/c", nil),
        ] as [(String, String, String?)])
    func keepsTheEndsOfPathsThatGitCuts(_ text: String, _ new: String, _ old: String?) throws {
        let path = try #require(StatPath(text))
        #expect(path.new == .end(new))
        #expect(path.old == old.map { .end($0) })
    }

    @Test func readsNoQuotedPath() {
        #expect(StatPath(#""b\303\244r.c""#) == nil)
    }
}
