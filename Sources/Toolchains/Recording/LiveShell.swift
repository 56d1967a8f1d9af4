// SPDX-License-Identifier: GPL-2.0-only

import Glibc
public import Programs
import SourceTrees
public import Storage

/// Runs commands of `$(shell,…)` for a tree that the user trusts.
///
/// In the sandbox a command sees the system's programs, a fresh folder to work in, and of the tree the very files that
/// its answer will be kept for, at the same bytes: what it prints can depend on nothing else of the tree.
public struct LiveShell: Sendable {
    /// What makes processes.
    public var runner: any ProgramRunner

    /// Where the files of the tree are put for the sandbox to show.
    public var store: Store

    /// Where programs are looked up, as `PATH` has it.
    public var path = Program.path

    /// Folders besides the system's that the programs need: a toolchain's own.
    public var folders: [String] = []

    /// How many commands run at once.
    public var width = 2

    /// What a command is cut off at.
    public var limits = Program.Limits(seconds: 30, outputBytes: 1 << 16)

    /// The tree's own folder, and one to work in, for commands that run as the user without a sandbox; nil with one.
    public var bare: (tree: String, scratch: String)?

    /// A shell in a sandbox.
    public init(runner: any ProgramRunner, store: Store) {
        self.runner = runner
        self.store = store
    }

    /// The place of the tree's files inside the sandbox.
    static let treeInside = "/srctree"

    /// A command to run.
    struct Job: Sendable {
        var command: String
        var files: [ReachedFile]
    }

    /// What became of a command.
    enum Outcome: Sendable, Hashable {
        case printed([UInt8])
        case failed(UnansweredCall.Reason)
    }

    /// What each of `jobs` prints, in their order.
    func run(_ jobs: [Job], in environment: [String: String], of tree: any SourceTree) async throws -> [Outcome] {
        let programs = try jobs.map { try program(for: $0, in: environment, of: tree) }
        let runner = runner
        return try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
            var outcomes = [Outcome?](repeating: nil, count: programs.count)
            var next = 0
            func start() {
                guard next < programs.count else { return }
                let index = next
                next += 1
                group.addTask { (index, try await Self.outcome(of: programs[index], by: runner)) }
            }
            for _ in 0..<max(1, width) { start() }
            while let (index, outcome) = try await group.next() {
                outcomes[index] = outcome
                start()
            }
            return outcomes.compactMap(\.self)
        }
    }

    /// Whether a command can be run at all: a sandbox that does not start would print nothing for any of them.
    func check() async throws {
        let job = Job(command: "echo ready", files: [])
        let outcome = try await run([job], in: [:], of: MemoryTree(name: "nothing")).first
        guard outcome == .printed(Array("ready\n".utf8)) else {
            throw ProgramError(.noSandbox, "no command can be run in a sandbox on this machine")
        }
    }

    private static func outcome(of program: Program, by runner: any ProgramRunner) async throws -> Outcome {
        let result = try await runner.run(program)
        return switch result.ending {
        case .exited: .printed(result.output)
        case .signaled(let signal): .failed(.killed(signal))
        case .timedOut: .failed(.tooSlow)
        case .tooMuchOutput: .failed(.tooMuchOutput)
        }
    }

    private func program(
        for job: Job, in environment: [String: String], of tree: any SourceTree
    ) throws -> Program {
        let place = bare?.tree ?? Self.treeInside
        var variables = environment.mapValues { $0.replacing(KconfigEnvironment.sourceTree, with: place) }
        variables["PATH"] = path
        variables["LC_ALL"] = "C"
        let command = job.command.replacing(KconfigEnvironment.sourceTree, with: place)
        var program = Program("/bin/sh", ["-c", command], environment: variables, limits: limits)
        if let bare {
            program.workingDirectory = bare.scratch
        } else {
            var sandbox = Program.Sandbox(workingDirectory: "/tmp")
            sandbox.readOnly = try mounts(of: job.files, from: tree) + folders.map { .init($0, at: $0) }
            program.sandbox = sandbox
        }
        return program
    }

    /// The files, each put into the store under its number and shown at its place in the tree.
    private func mounts(of files: [ReachedFile], from tree: any SourceTree) throws -> [Program.Sandbox.Mount] {
        guard !files.isEmpty else { return [] }
        let key = "shell\n" + files.map { "\($0.id) \($0.path)\n" }.joined()
        let folder = try store.directory(for: key) { folder in
            for (index, file) in files.enumerated() {
                guard let found = try tree.file(at: file.path) else { continue }
                try AtomicFile.write(found.bytes, to: "\(folder)/\(index)")
                // By what it is, not by its mode, which the answer is not kept for: mirrors and archives lose modes.
                if found.bytes.starts(with: "#!".utf8) { chmod("\(folder)/\(index)", 0o755) }
            }
        }
        return files.enumerated().map { .init("\(folder)/\($0)", at: "\(Self.treeInside)/\($1.path)") }
    }
}
