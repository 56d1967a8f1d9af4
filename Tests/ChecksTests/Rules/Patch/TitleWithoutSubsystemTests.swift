// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct TitleWithoutSubsystemTests {
    @Test(arguments: [
        "[PATCH] Fix a division", "[PATCH v2 1/5] drivers/lamp/lamp.c fix a division", "Reach 100 percent",
        "[PATCH] Revert lamp->level only when 0", "[PATCH] Merge both divisions", "[PATCH] Reverted a division",
    ])
    func reports(_ subject: String) throws {
        let found = try SinglePatch(subject: subject).found(.titleWithoutSubsystem)
        #expect(found.map(\.message) == ["the title does not name the subsystem"])
        #expect(found.first?.advice == "begin it as the other commits to \"lamp.c\" do")
    }

    @Test(arguments: [
        "[PATCH] lamp: Reach 100 percent", "[PATCH] hwmon: (lm75) fix a division", "[PATCH] x86/lamp:fix",
        "[PATCH] LAMP: Fix",
        "[PATCH] Revert \"Fix a division\"", "[PATCH] Reapply \"Fix a division\"",
        "[PATCH] Revert 'Fix a division'", "[PATCH] Merge branch 'lamp' into next", "[PATCH] Merge tag 'lamp-6.12'",
        "[PATCH][media] Fix a division",
        "[PATCH 1/2] [media] Fix a division", "[PATCH] Documentation/lamp: fix", "[PATCH] drm/lamp: i915: fix",
    ])
    func staysSilentOn(_ subject: String) throws {
        #expect(try SinglePatch(subject: subject).messages(.titleWithoutSubsystem) == [])
    }

    @Test func staysSilentOnAFaultlessSeries() throws {
        #expect(try check(.titleWithoutSubsystem, on: .v2).isEmpty)
    }
}
