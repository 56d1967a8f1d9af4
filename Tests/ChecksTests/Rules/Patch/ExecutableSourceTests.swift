// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct ExecutableSourceTests {
    @Test(arguments: ["lamp.c", "lamp.h", "Documentation/lamp.rst", "arch/lamp.dts", "Kconfig", "lamp.S"])
    func reportsANewSourceFile(_ path: String) throws {
        let found = try SinglePatch(diff: diff(of: path, mode: "100755", "+x")).found(.executableSource)
        #expect(found.map(\.message) == ["the new source file \"\(path)\" is executable"])
    }

    @Test func reportsAChangeOfMode() throws {
        let patch = SinglePatch(diff: "diff --git a/lamp.c b/lamp.c\nold mode 100644\nnew mode 100755")
        #expect(try patch.messages(.executableSource) == ["\"lamp.c\" becomes executable, a source file"])
    }

    @Test(arguments: ["blink.sh", "blink.py", "blink", "scripts/config", "tools/blink.awk", "debian/rules"])
    func staysSilentOnScripts(_ path: String) throws {
        #expect(try SinglePatch(diff: diff(of: path, mode: "100755", "+x")).messages(.executableSource) == [])
    }

    @Test func staysSilentWhereAnInterpreterIsNamed() throws {
        let patch = SinglePatch(diff: diff(of: "lamp.txt", mode: "100755", "+#!/bin/sh\n+x"))
        #expect(try patch.messages(.executableSource) == [])
    }

    @Test func staysSilentOnOrdinaryModesAndTheWayBack() throws {
        #expect(try SinglePatch(diff: diff(mode: "100644", "+x")).messages(.executableSource) == [])
        let back = SinglePatch(diff: "diff --git a/lamp.c b/lamp.c\nold mode 100755\nnew mode 100644")
        #expect(try back.messages(.executableSource) == [])
        // Executable before and after: the `index` line tells the mode.
        let before = SinglePatch(diff: diff("-old\n+new").replacing("100644", with: "100755"))
        #expect(try before.messages(.executableSource) == [])
        #expect(try check(.executableSource, on: .v2).isEmpty)
    }
}
