// SPDX-License-Identifier: GPL-2.0-only

import Processes
import Programs
import Testing

@Suite struct SystemRunnerTests {
    let runner = SystemRunner()

    @Test func givesOutputAndStatus() async throws {
        let result = try await runner.run(Program("sh", ["-c", "cat; echo oops >&2; exit 3"], input: Array("in".utf8)))
        #expect(result.ending == .exited(3))
        #expect(result.output == Array("in".utf8))
        #expect(result.errors == Array("oops\n".utf8))
    }

    @Test func inheritsNoEnvironment() async throws {
        let result = try await runner.run(Program("env", environment: ["PATH": Program.path, "A": "b"]))
        let names = Set(String(decoding: result.output, as: UTF8.self).split(separator: "\n"))
        #expect(names.isSubset(of: ["A=b", "PATH=\(Program.path)"]))
        #expect(names.contains("A=b"))
    }

    @Test func survivesAProgramThatDoesNotReadItsInput() async throws {
        let result = try await runner.run(Program("true", input: Array(repeating: 0, count: 4 << 20)))
        #expect(result.ending == .exited(0))
    }

    @Test func endsAProgramThatHangsTogetherWithItsChildren() async throws {
        // Longer than any test machine takes: were it waited for, the test would not end.
        let time = "86400.\(Int.random(in: 100_000...999_999))"
        let hanging = Program("sh", ["-c", "sleep \(time) & sleep \(time)"], limits: .init(seconds: 1))
        #expect(try await runner.run(hanging).ending == .timedOut)
        let left = try await runner.run(Program("sh", ["-c", "ps -e -o args | grep -c '^sleep \(time)$'"]))
        #expect(String(decoding: left.output, as: UTF8.self) == "0\n")
    }

    @Test func endsAProgramThatWritesWithoutEnd() async throws {
        let endless = Program("yes", limits: .init(seconds: 60, outputBytes: 1 << 16))
        #expect(try await runner.run(endless).ending == .tooMuchOutput)
    }

    @Test func namesAProgramThatIsNotThere() async throws {
        let error = await #expect(throws: ProgramError.self) { try await runner.run(Program("no-such-program")) }
        #expect(error?.code == .notFound)
        #expect(error?.description.contains("no-such-program") == true)
    }
}

/// Whether bubblewrap can start a sandbox on this machine.
private func sandboxIsPossible() async -> Bool {
    (try? await SystemRunner().run(Program("true", sandbox: .init())).ending) == .exited(0)
}

@Suite(.enabled("bubblewrap can start a sandbox here") { await sandboxIsPossible() })
struct SandboxTests {
    let runner = SystemRunner()

    private func outputInSandbox(_ script: String, _ sandbox: Program.Sandbox = .init()) async throws -> String {
        let result = try await runner.run(Program("sh", ["-c", script], sandbox: sandbox))
        return String(decoding: result.output, as: UTF8.self)
    }

    @Test func hidesHomeAndTemporaryFiles() async throws {
        #expect(try await outputInSandbox("ls /root /home /tmp /var 2>/dev/null | grep -v ':$' | grep .") == "")
    }

    @Test func hasNoNetwork() async throws {
        #expect(try await outputInSandbox("grep -c : /proc/net/dev") == "1\n")
        #expect(try await outputInSandbox("grep -o 'lo:' /proc/net/dev") == "lo:\n")
    }

    @Test func canNotWriteWhatItMayRead() async throws {
        let sandbox = Program.Sandbox(readOnly: [.init("/usr/share", at: "/tree")], workingDirectory: "/tree")
        #expect(try await outputInSandbox("pwd; touch x 2>/dev/null || echo refused", sandbox) == "/tree\nrefused\n")
    }

    @Test func hasOnlyTheGivenEnvironment() async throws {
        let names = try await outputInSandbox("env | cut -d= -f1 | sort | tr '\\n' ' '")
        #expect(names == "LC_ALL PATH PWD ")
    }
}
