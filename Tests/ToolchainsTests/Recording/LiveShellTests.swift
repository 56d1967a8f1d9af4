// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Kconfig
import Processes
import Programs
import SourceTrees
import Storage
import Testing

@testable import Toolchains

/// Commands that are run for real, in the sandbox.
@Suite(.enabled("bubblewrap can start a sandbox here") { await sandboxIsPossible() })
struct LiveShellTests {
    private func printed(_ kconfig: String, _ files: [String: String]) async throws -> [String: String] {
        let tree = MemoryTree(name: "tree", files: files.changed(by: ["Kconfig": kconfig]).asFiles)
        var profile = ToolchainProfile.ofGCC
        let folder = FileManager.default.temporaryDirectory.path + "/lockstep-live-\(UInt64.random(in: 0 ... .max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let shell = LiveShell(runner: SystemRunner(), store: Store(folder: folder, stamp: "1"))
        let environment = try KconfigEnvironment(KernelArchitecture("x86"), profile, of: tree)
        #expect(try await profile.record(tree, in: environment, by: shell) { load(tree, environment, $0) } == [])
        return Dictionary(uniqueKeysWithValues: profile.records.map { ($0.command, $0.answer) })
    }

    @Test func showsACommandWhatItReachesAndNothingElse() async throws {
        let script = "#!/bin/sh\ncat $(dirname $0)/b.txt\nls $(dirname $0)\n"
        let files = ["scripts/a.sh": script, "scripts/b.txt": "b\n", "scripts/secret": "c\n"]
        let answers = try await printed("a := $(shell,$(srctree)/scripts/a.sh)\n", files)
        #expect(answers == ["$(srctree)/scripts/a.sh": "b a.sh b.txt"])
    }

    @Test func givesEachCommandAFreshFolderAndTheVariables() async throws {
        let kconfig = """
            a := $(shell,mkdir .tmp_$$ && ls -A && echo $CC $srctree)
            b := $(shell,mkdir .tmp_$$; ls -A | wc -l)
            c := $(shell,ls /root /home 2>/dev/null)

            """
        let answers = try await printed(kconfig, [:])
        let first = try #require(answers["mkdir .tmp_$$ && ls -A && echo $CC $srctree"])
        #expect(first.hasPrefix(".tmp_") && first.hasSuffix(" gcc /srctree"))
        #expect(answers["mkdir .tmp_$$; ls -A | wc -l"] == "1")
        #expect(answers["ls /root /home 2>/dev/null"] == "")
    }
}

/// Whether a sandbox starts on this machine.
private func sandboxIsPossible() async -> Bool {
    let program = Program("true", sandbox: Program.Sandbox())
    return (try? await SystemRunner().run(program))?.ending == .exited(0)
}
