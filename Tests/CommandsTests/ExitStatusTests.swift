// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Testing

@Suite struct ExitStatusTests {
    @Test func endsIn0WhenClean() {
        let run = Invocation("check", faultless)
        #expect(run.status == 0)
        #expect(run.lines.last == "total: 0 errors, 0 warnings, 0 checks, 5 patches checked")
        #expect(run.errors.isEmpty)
    }

    @Test func endsIn2WithoutInput() {
        let run = Invocation("check", "/nonexistent/patches")
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("lockstep: there is no series at \"/nonexistent/patches\"\nhint: "))
        #expect(run.output.isEmpty)
    }

    @Test func endsIn2OnAnUnknownCommand() {
        let run = Invocation("chekc")
        #expect(run.status == 2)
        #expect(run.errors == "lockstep: there is no command \"chekc\"\nhint: did you mean \"lockstep check\"?\n")
    }

    @Test func endsIn2OnAnUnknownOption() {
        let run = Invocation("check", "--bsae", "x")
        #expect(run.status == 2)
        #expect(run.errors.contains("--bsae"))
    }

    @Test func endsIn0OnHelpAndVersion() {
        #expect(Invocation("--help").status == 0)
        #expect(Invocation("check", "--help").output.contains("--fail-on"))
        #expect(Invocation("--version").output.hasPrefix("lockstep "))
    }
}
