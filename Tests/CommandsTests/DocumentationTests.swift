// SPDX-License-Identifier: GPL-2.0-only

import Commands
import Snapshots
import Testing

@Suite struct DocumentationTests {
    @Test func keepsTheCatalogueUpToDate() {
        expectSnapshot(Invocation("rules", "--format", "markdown").output, "../../Documentation/Checks.md")
    }

    @Test func keepsTheCommandLineUpToDate() {
        expectSnapshot(CommandLinePage.markdown, "../../Documentation/CommandLine.md")
    }

    @Test func keepsHelpWithin80Columns() {
        for command in [[], ["check"], ["show"], ["compare"], ["base"], ["rules"], ["report"]] {
            let help = Invocation(arguments: command + ["--help"])
            #expect(help.status == 0)
            #expect(help.lines.allSatisfy { $0.count <= 80 }, "\(help.lines.filter { $0.count > 80 })")
        }
    }

    @Test func explainsARule() {
        expectSnapshot(Invocation("rules", "missing-signed-off-by").output, "Fixtures/rule_expected_page")
    }
}
