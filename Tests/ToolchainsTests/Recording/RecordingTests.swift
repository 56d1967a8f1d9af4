// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Kconfig
import Programs
import SourceTrees
import Storage
import Synchronization
import Testing

@testable import Toolchains

/// What is run for a tree, how, and what is kept of it.
struct RecordingTests {
    private static let kconfig = """
        info := $(shell,$(srctree)/scripts/cc-version.sh $(CC))
        config VERSION
        	int
        	default $(shell,set -- $(info) && echo $2)
        config PROBE
        	def_bool $(shell,{ probe; } >/dev/null 2>&1 && echo "y" || echo "n")

        """
    private static let tree = MemoryTree(
        name: "tree", files: ["Kconfig": kconfig, "scripts/cc-version.sh": "#!/bin/sh\n"].asFiles)

    private static let probe = #"{ probe; } >/dev/null 2>&1 && echo "y" || echo "n""#
    private static let answers = [
        "echo ready": "ready\n", "/srctree/scripts/cc-version.sh gcc": "GCC\n120200\n\n",
        "set -- GCC 120200 && echo $2": "120200\n", probe: "y\n",
    ]

    private func record(
        _ tree: MemoryTree = Self.tree, by runner: FakeShell, into profile: inout ToolchainProfile
    ) async throws -> [UnansweredCall] {
        let environment = try KconfigEnvironment(KernelArchitecture("x86"), profile, of: tree)
        let scratch = "\(FileManager.default.temporaryDirectory.path)/lockstep-shell-\(UInt64.random(in: 0 ... .max))"
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let shell = LiveShell(runner: runner, store: Store(folder: scratch, stamp: "1"))
        return try await profile.record(tree, in: environment, by: shell) { load(tree, environment, $0) }
    }

    @Test func recordsWhatEachCommandPrints() async throws {
        var profile = ToolchainProfile.ofGCC
        let runner = FakeShell(Self.answers)
        #expect(try await record(by: runner, into: &profile) == [])
        #expect(
            profile.records.map(\.command) == [
                "$(srctree)/scripts/cc-version.sh $(CC)", "set -- GCC 120200 && echo $2", Self.probe,
            ])
        #expect(profile.records.map(\.answer) == ["GCC 120200", "120200", "y"])
        #expect(profile.records[0].reach.files.map(\.path) == ["scripts/cc-version.sh"])
    }

    @Test func runsNothingThatIsKnown() async throws {
        var profile = ToolchainProfile.ofGCC
        _ = try await record(by: FakeShell(Self.answers), into: &profile)
        let second = FakeShell([:])
        #expect(try await record(by: second, into: &profile) == [])
        #expect(second.programs.isEmpty)
    }

    @Test func runsEachCommandInASandboxWithTheFilesItReaches() async throws {
        var profile = ToolchainProfile.ofGCC
        let runner = FakeShell(Self.answers)
        _ = try await record(by: runner, into: &profile)
        for program in runner.programs {
            let sandbox = try #require(program.sandbox)
            #expect(sandbox.writable.isEmpty)
            #expect(sandbox.workingDirectory == "/tmp")
            let command = try #require(program.arguments.last)
            #expect(
                sandbox.readOnly.map(\.target)
                    == (command.contains("cc-version") ? ["/srctree/scripts/cc-version.sh"] : []))
            #expect(!program.environment.values.contains { $0.contains("$(") })
        }
        #expect(runner.programs.contains { $0.environment["CC"] == "gcc" && $0.environment["srctree"] == "/srctree" })
    }

    @Test func keepsNoAnswerOfACommandThatDidNotEnd() async throws {
        for (ending, reason) in [
            (ProgramResult.Ending.timedOut, UnansweredCall.Reason.tooSlow), (.tooMuchOutput, .tooMuchOutput),
            (.signaled(9), .killed(9)),
        ] {
            var profile = ToolchainProfile.ofGCC
            let left = try await record(by: FakeShell(Self.answers, endings: [Self.probe: ending]), into: &profile)
            #expect(left.map(\.reason) == [reason])
            #expect(left.map(\.call.line) == [6])
            #expect(profile.count == 2)
        }
    }

    @Test func keepsNoAnswerOfAProbeThatPrintsNeitherOutcome() async throws {
        var profile = ToolchainProfile.ofGCC
        var answers = Self.answers
        answers[Self.probe] = ""
        let left = try await record(by: FakeShell(answers), into: &profile)
        #expect(left.map(\.reason) == [.neitherOutcome])
    }

    @Test func runsNothingWhereTheSandboxDoesNotStart() async throws {
        var profile = ToolchainProfile.ofGCC
        var answers = Self.answers
        answers["echo ready"] = ""
        let runner = FakeShell(answers)
        await #expect(throws: ProgramError.self) { try await record(by: runner, into: &profile) }
        #expect(runner.programs.count == 1)
        #expect(profile.count == 0)
    }

    @Test func runsNoCommandWhoseFilesCannotBeTold() async throws {
        let kconfig = "config A\n\tdef_bool $(shell,cat $(srctree)/scripts)\n"
        let tree = MemoryTree(name: "tree", files: ["Kconfig": kconfig, "scripts/a.sh": ""].asFiles)
        var profile = ToolchainProfile.ofGCC
        let runner = FakeShell(Self.answers)
        #expect(try await record(tree, by: runner, into: &profile).map(\.reason) == [.unknownReach])
        #expect(runner.programs.isEmpty)
    }

    @Test func endsWhereAnswersLeadToEverNewCommands() async throws {
        let kconfig = (0..<100).map { "a\($0 + 1) := $(shell,next $(a\($0)))\n" }.joined()
        let tree = MemoryTree(name: "tree", files: ["Kconfig": kconfig].asFiles)
        var profile = ToolchainProfile.ofGCC
        let runner = FakeShell([:], otherwise: "x")
        await #expect(throws: ProgramError.self) { _ = try await record(tree, by: runner, into: &profile) }
        let willing = FakeShell(["echo ready": "ready\n"], otherwise: "x", appends: true)
        _ = try await record(tree, by: willing, into: &profile)
        #expect(willing.programs.count <= 33)
    }
}

/// The Kconfig of `tree`.
func load(_ tree: any SourceTree, _ environment: KconfigEnvironment, _ answers: any ShellAnswers) -> KconfigTree {
    var sources = KconfigSources(tree)
    return KconfigTree(loading: "Kconfig", environment: environment.variables, answers: answers) {
        sources.file(at: $0)
    }
}

/// A shell that knows what a few commands print.
final class FakeShell: ProgramRunner {
    private let answers: [String: String]
    private let otherwise: String?
    private let appends: Bool
    private let endings: [String: ProgramResult.Ending]
    private let ran = Mutex<[Program]>([])

    init(
        _ answers: [String: String], otherwise: String? = nil, appends: Bool = false,
        endings: [String: ProgramResult.Ending] = [:]
    ) {
        self.answers = answers
        self.otherwise = otherwise
        self.appends = appends
        self.endings = endings
    }

    /// What was run.
    var programs: [Program] { ran.withLock(\.self) }

    func run(_ program: Program) async throws -> ProgramResult {
        let count = ran.withLock { ran in
            ran.append(program)
            return ran.count
        }
        let command = program.arguments.last ?? ""
        let output = answers[command] ?? otherwise.map { appends ? "\($0)\(count)" : $0 } ?? ""
        return ProgramResult(ending: endings[command] ?? .exited(0), output: Array(output.utf8))
    }
}
