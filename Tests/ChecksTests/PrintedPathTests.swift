// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Checks

struct PrintedPathTests {
    // As `git diff --stat -M` prints them.
    @Test(arguments: [
        ("a/b.c", "a/c.c", "a/{b.c => c.c}"), ("a/b.c", "d/b.c", "{a => d}/b.c"), ("b.c", "d/b.c", "b.c => d/b.c"),
        ("a/b/c.c", "a/c.c", "a/{b => }/c.c"), ("a/c.c", "a/b/c.c", "a/{ => b}/c.c"),
        ("a/x/y/c.c", "a/z/c.c", "a/{x/y => z}/c.c"), ("x.c", "y.c", "x.c => y.c"),
        ("a/ö.c", "a/c.c", "\"a/\\303\\266.c\" => a/c.c"),
    ])
    func foldsRenamesAsGitDoes(_ old: String, _ new: String, _ printed: String) {
        #expect(PrintedPath.rename(from: old, to: new) == printed)
    }

    @Test func quotesUnusualBytes() {
        #expect(PrintedPath.quotedAsGitDoes("plain/path name.c") == "plain/path name.c")
        #expect(PrintedPath.quotedAsGitDoes("a\tb\"c\\\u{1}ö") == #""a\tb\"c\\\001\303\266""#)
    }

    @Test func knowsShortenedPaths() {
        #expect(PrintedPath.isShortened(".../lamp.c", of: "drivers/lamp/lamp.c"))
        #expect(PrintedPath.isShortened("...p/lamp.c", of: "drivers/lamp/lamp.c"))
        #expect(PrintedPath.isShortened("lamp/lamp.c", of: "drivers/lamp/lamp.c"))
        #expect(!PrintedPath.isShortened("...p/lamp.h", of: "drivers/lamp/lamp.c"))
        #expect(!PrintedPath.isShortened("amp/lamp.c", of: "drivers/lamp/lamp.c"))
    }
}
