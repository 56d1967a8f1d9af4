// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct PathOutsideTreeTests {
    @Test(arguments: [
        ("../../.ssh/authorized_keys", "leaves the tree"), ("drivers/../../x", "leaves the tree"),
        ("..", "leaves the tree"),
        (".git/config", "lies in \".git\""), ("drivers/.GIT/hooks/post-checkout", "lies in \".git\""),
        (".git./config", "lies in \".git\""), ("git~1/config", "lies in \".git\""),
        (".g\u{200c}it/config", "lies in \".git\""),
        (".git::$INDEX_ALLOCATION/config", "lies in \".git\""),
        ("drivers/../../\u{301}x", "leaves the tree"), (".git/\u{301}x", "lies in \".git\""),
    ])
    func reports(_ path: String, _ fault: String) throws {
        let found = try SinglePatch(diff: diff(of: path, "+x\n y")).found(.pathOutsideTree)
        #expect(found.count == 1)
        #expect(found.first?.message.hasSuffix(fault) == true, "\(found.map(\.message))")
        #expect(found.first?.severity == .error)
    }

    @Test(arguments: [
        ".gitignore", ".github/lamp.yml", "drivers/lamp/..c", "a..b/c", "drivers/git/x", ".gitattributes",
        "tools/.gitignore",
    ])
    func staysSilentOn(_ path: String) throws {
        #expect(try SinglePatch(diff: diff(of: path, "+x\n y")).messages(.pathOutsideTree) == [])
    }

    @Test func reportsSymbolicLinksOutOfTheTree() throws {
        for target in ["/etc/passwd", "../../x", "a/../../../x", "../../\u{301}x"] {
            let link = SinglePatch(
                diff: diff(of: "tools/link", mode: "120000", "+\(target)\n\\ No newline at end of file"))
            let found = try link.found(.pathOutsideTree)
            #expect(found.map(\.excerpt) == ["+\(target)"])
        }
    }

    @Test func staysSilentOnSymbolicLinksWithin() throws {
        for target in ["../../../include/lamp.h", "lamp.h", "./x/../lamp.h"] {
            let link = SinglePatch(
                diff: diff(of: "tools/testing/lamp/link", mode: "120000", "+\(target)\n\\ No newline at end of file"))
            #expect(try link.messages(.pathOutsideTree) == [])
        }
        #expect(try check(.pathOutsideTree, on: .v2).isEmpty)
    }
}
