// SPDX-License-Identifier: GPL-2.0-only

import Kconfig
import SourceTrees
import Testing

@testable import Toolchains

/// Commands that a series brings along.
struct ShellChangeTests {
    private static let base = [
        "Kconfig": """
        info := $(shell,$(srctree)/scripts/a.sh gcc)
        config A
        	int
        	default $(shell,set -- $(info) && echo $2)

        """, "scripts/a.sh": "$(dirname $0)/b.sh", "scripts/b.sh": "", "scripts/other.sh": "",
    ]

    private func changes(_ changes: [String: String?]) throws -> [ShellChange] {
        let before = MemoryTree(name: "base", files: Self.base.asFiles)
        let after = MemoryTree(name: "state", files: Self.base.changed(by: changes).asFiles)
        let environment = try KconfigEnvironment(KernelArchitecture("x86"), .ofGCC, of: before)
        let known = ProfileAnswers(.ofGCC, for: before, in: environment)
        return try ShellChange.changes(
            from: load(before, environment, known), before, to: load(after, environment, known), after,
            in: environment)
    }

    @Test func findsNothingWhereTheSeriesChangesOtherThings() throws {
        #expect(try changes([:]) == [])
        #expect(try changes(["scripts/other.sh": "x", "Kconfig": "\n" + (Self.base["Kconfig"] ?? "")]) == [])
    }

    @Test func findsACommandThatIsAdded() throws {
        let found = try changes(["Kconfig": (Self.base["Kconfig"] ?? "") + "config B\n\tdef_bool $(shell,evil)\n"])
        #expect(found.map(\.kind) == [.added])
        #expect(found.map(\.call.command) == ["evil"])
        #expect(found.map(\.call.line) == [6])
    }

    @Test func findsAnEditedScript() throws {
        #expect(try changes(["scripts/a.sh": "evil"]).map(\.kind) == [.changedFiles(["scripts/a.sh", "scripts/b.sh"])])
        #expect(try changes(["scripts/b.sh": "evil"]).map(\.kind) == [.changedFiles(["scripts/b.sh"])])
        #expect(try changes(["scripts/b.sh": nil]).map(\.kind) == [.changedFiles(["scripts/b.sh"])])
    }

    @Test func findsAFileThatIsReachedNow() throws {
        #expect(try changes(["b.sh": "evil"]).map(\.kind) == [.changedFiles(["b.sh"])])
    }

    @Test func findsAScriptWhoseReachCannotBeToldAnyMore() throws {
        let large = String(repeating: "x", count: 2 << 20)
        #expect(try changes(["scripts/b.sh": large]).map(\.kind) == [.unknownReach])
    }
}
