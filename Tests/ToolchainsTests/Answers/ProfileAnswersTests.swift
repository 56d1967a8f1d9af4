// SPDX-License-Identifier: GPL-2.0-only

import Kconfig
import SourceTrees
import Testing

@testable import Toolchains

/// Which answers of a profile hold for which tree.
struct ProfileAnswersTests {
    private let files = [
        "scripts/cc-version.sh": "$(dirname $0)/min-tool-version.sh", "scripts/min-tool-version.sh": "1",
    ]
    private let command = "$(srctree)/scripts/cc-version.sh gcc"

    /// A profile that knows the answers to the command for the tree of `files`, and one that names no file.
    private func profile() throws -> ToolchainProfile {
        var profile = ToolchainProfile.ofGCC
        var reach = TreeReach(MemoryTree(name: "base", files: files.asFiles))
        let reached = try #require(try reach.reach(of: command))
        profile.add(.init(command: "$(srctree)/scripts/cc-version.sh $(CC)", reach: reached, answer: "GCC 120200"))
        profile.add(.init(command: "$(CC) --version", answer: "gcc 12"))
        return profile
    }

    private func answers(_ changes: [String: String?] = [:]) throws -> ProfileAnswers {
        let tree = MemoryTree(name: "tree", files: files.changed(by: changes).asFiles)
        let profile = try profile()
        return ProfileAnswers(
            profile, for: tree, in: try KconfigEnvironment(KernelArchitecture("x86"), profile, of: tree))
    }

    @Test func answersForTheFilesThatWereRecorded() throws {
        #expect(try answers().answer(to: command) == "GCC 120200")
        #expect(try answers(["other": "x"]).answer(to: command) == "GCC 120200")
        #expect(try answers().answer(to: "gcc --version") == "gcc 12")
    }

    @Test func hasNoAnswerForAnEditedScript() throws {
        #expect(try answers(["scripts/cc-version.sh": "rm -rf /"]).answer(to: command) == nil)
        #expect(try answers(["scripts/min-tool-version.sh": "2"]).answer(to: command) == nil)
        #expect(try answers(["scripts/min-tool-version.sh": nil]).answer(to: command) == nil)
        #expect(try answers(["scripts/min-tool-version.sh": "2"]).answer(to: "gcc --version") == "gcc 12")
    }

    @Test func hasNoAnswerWhereASeriesAddsAFileThatIsReachedNow() throws {
        #expect(try answers(["min-tool-version.sh": "x"]).answer(to: command) == nil)
    }

    @Test func hasNoAnswerForAnotherArchitectureThatAScriptAsksFor() throws {
        let tree = MemoryTree(name: "tree", files: ["a.sh": "[ $ARCH = x86 ]", "b.sh": "echo $SRCARCH $CC"].asFiles)
        func answers(_ profile: ToolchainProfile, _ name: String) throws -> ProfileAnswers {
            ProfileAnswers(
                profile, for: tree, in: try KconfigEnvironment(KernelArchitecture(name), profile, of: tree))
        }
        var profile = ToolchainProfile.ofGCC
        for command in ["$(srctree)/a.sh", "$(srctree)/b.sh"] {
            let key = try #require(try answers(profile, "x86").key(of: command))
            profile.add(.init(command: key.command, reach: key.reach, answer: "yes"))
        }
        #expect(try answers(profile, "x86").answer(to: "$(srctree)/a.sh") == "yes")
        #expect(try answers(profile, "i386").answer(to: "$(srctree)/a.sh") == nil)
        #expect(try answers(profile, "i386").answer(to: "$(srctree)/b.sh") == "yes")
    }

    @Test func hasNoAnswerForAnotherCommand() throws {
        #expect(try answers().answer(to: command + " ") == nil)
        #expect(try answers().answer(to: "clang --version") == nil)
    }

    @Test func tellsWhichFilesMatter() throws {
        let answers = try answers()
        _ = answers.answer(to: command)
        #expect(answers.dependsOnFile(at: "scripts/cc-version.sh"))
        #expect(answers.dependsOnFile(at: "scripts/min-tool-version.sh"))
        #expect(answers.dependsOnFile(at: "min-tool-version.sh"))
        #expect(!answers.dependsOnFile(at: "scripts/other.sh"))
    }

    @Test func reportsATreeThatCannotBeRead() throws {
        let profile = try profile()
        let tree = UnreadableTree()
        let environment = try KconfigEnvironment(
            KernelArchitecture("x86"), profile, of: MemoryTree(name: "nothing"))
        let answers = ProfileAnswers(profile, for: tree, in: environment)
        #expect(answers.answer(to: command) == nil)
        #expect(answers.failure is UnreadableTree.Failure)
    }
}

extension ToolchainProfile {
    /// A profile of `gcc` without answers.
    static var ofGCC: ToolchainProfile {
        ToolchainProfile(
            name: "gcc-12-x86", architecture: "x86", target: "x86_64-linux-gnu",
            variables: [.init(name: "CC", value: "gcc", version: "gcc 12"), .init(name: "LD", value: "ld")])
    }
}

private struct UnreadableTree: SourceTree {
    struct Failure: Error {}

    var name: String { "unreadable" }
    var isComplete: Bool { true }

    func file(at path: String) throws -> TreeFile? { throw Failure() }
    func names(in path: String) throws -> [String] { throw Failure() }
}
