// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct TrailingWhitespaceTests {
    @Test(arguments: ["+\treturn 0; ", "+\treturn 0;\t", "+ ", "+\t"])
    func reports(_ line: String) throws {
        let found = try SinglePatch(diff: diff(" {\n\(line)\n }")).found(.trailingWhitespace)
        #expect(found.map(\.message) == ["white space at the end of the line"])
        #expect(found.first?.excerpt == line)
        #expect(found.first?.location.tree?.description == "lamp.c:13")
        #expect(found.first?.fix?.replacement.first?.last?.isWhitespace != true)
    }

    @Test func reportsDOSLineEndsInAFileThatHasNoneOnce() throws {
        let found = try SinglePatch(diff: diff(" {\n+\treturn 0;\r\n+\tfoo();\r\n }")).found(.trailingWhitespace)
        #expect(found.map(\.message) == ["the line ends in CR, as DOS lines do"])
        #expect(found.first?.location.tree?.description == "lamp.c:13")
    }

    @Test func keepsAnEndlessListShort() throws {
        let lines = Array(repeating: "+x ", count: 100).joined(separator: "\n")
        let found = try SinglePatch(diff: diff(lines)).found(.trailingWhitespace)
        #expect(found.count == 20)
        #expect(found.last?.notes.map(\.message) == ["80 more of the same kind are not shown"])
    }

    @Test(arguments: [
        " x \n+y", "-x \n+y", "+x", "+", "+\u{c}", "-x \n+x ", " a\r\n+x\r\n b",
    ])
    func staysSilentOn(_ lines: String) throws {
        #expect(try SinglePatch(diff: diff(lines)).messages(.trailingWhitespace) == [])
    }

    @Test(arguments: ["fix.patch", "README.md", "logo.svg", "tests/allyes_expected_config", "data.csv"])
    func staysSilentInFilesThatNeedIt(_ path: String) throws {
        #expect(try SinglePatch(diff: diff(of: path, "+x ")).messages(.trailingWhitespace) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.trailingWhitespace, on: .v2).isEmpty)
    }
}
