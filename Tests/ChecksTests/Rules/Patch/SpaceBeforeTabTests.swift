// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct SpaceBeforeTabTests {
    @Test(arguments: ["+ \tx", "+\t \tx", "+        \tx"])
    func reports(_ line: String) throws {
        let found = try SinglePatch(diff: diff(" {\n\(line)")).found(.spaceBeforeTab)
        #expect(found.map(\.message) == ["a space in front of a TAB in the indentation"])
        #expect(found.first?.excerpt == line)
    }

    @Test(arguments: ["+\tx", "+\t x", "+        x", "+x \ty", "+ \t", " \u{20}\tx\n+y", "- \tx\n+ \tx"])
    func staysSilentOn(_ lines: String) throws {
        #expect(try SinglePatch(diff: diff(lines)).messages(.spaceBeforeTab) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.spaceBeforeTab, on: .v2).isEmpty)
    }
}
