// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct AppliesMovedTests {
    @Test func tellsHowFar() throws {
        var base = try FaultlessSeries.base
        try base.edit("drivers/lamp/lamp-core.c") {
            $0.replacing("#define LAMP_LEVEL_MAX 255", with: "#define LAMP_LEVEL_MIN 0\n\n#define LAMP_LEVEL_MAX 255")
        }
        let found = try check(.appliesMoved, on: .v2, base: base)
        #expect(found.map(\.location.patch?.number) == [1, 2])
        #expect(found.allSatisfy { $0.severity == .info })
        #expect(
            found.first?.message
                == "a hunk fits elsewhere in \"drivers/lamp/lamp-core.c\" than the header says, up to 2 lines further down"
        )
        #expect(found.first?.location.tree?.description == "drivers/lamp/lamp-core.c:31")
        // The rules on added lines follow.
        let spoilt = try FaultlessSeries.v2.with(patch: 1, replacing: "+\t\treturn 0;\n", by: "+\t\treturn 0; \n")
        let trailing = try check(.trailingWhitespace, on: spoilt, base: base)
        #expect(trailing.map(\.location.tree?.description) == ["drivers/lamp/lamp-core.c:35"])
    }

    @Test func tellsHowFarUp() throws {
        var base = try FaultlessSeries.base
        try base.edit("drivers/lamp/lamp-core.c") { $0.replacing("\tunsigned int level;\n};\n", with: "};\n") }
        let found = try check(.appliesMoved, on: .v2, base: base)
        #expect(found.first?.message.hasSuffix(", up to 1 line further up") == true)
        #expect(found.first?.location.tree?.description == "drivers/lamp/lamp-core.c:28")
    }

    @Test func leavesAHeaderThatIsOffToTheOtherRule() throws {
        let spoilt = try FaultlessSeries.v2.with(patch: 1, replacing: "@@ -29,7 +29,10 @@", by: "@@ -29,7 +32,10 @@")
        #expect(try check(.hunkPositionMismatch, on: spoilt).count == 1)
        let found = try check(.appliesMoved, on: spoilt, base: FaultlessSeries.base)
        #expect(found.filter { $0.location.patch?.number == 1 } == [])
    }

    @Test func staysSilentWhereItAppliesOrNothingIsKnown() throws {
        #expect(try check(.appliesMoved, on: .v2, base: FaultlessSeries.base).isEmpty)
        #expect(try check(.appliesMoved, on: .v2).isEmpty)
    }
}
