// SPDX-License-Identifier: GPL-2.0-only

public import Kconfig
public import SourceTrees

/// A command that stays without an answer, and why.
public struct UnansweredCall: Sendable, Hashable {
    /// The command and the place that asks for it.
    public var call: ShellCall

    /// Why there is no answer.
    public var reason: Reason

    /// Why a command was not run, or what it did not print.
    public enum Reason: Sendable, Hashable {
        /// It reaches files of the tree that can't be told, so that no answer can be kept.
        case unknownReach
        /// It ran over its time.
        case tooSlow
        /// It printed more than it may.
        case tooMuchOutput
        /// It was ended by this signal.
        case killed(Int32)
        /// It is a probe and printed neither of its outcomes.
        case neitherOutcome
    }
}

extension ToolchainProfile {
    /// Runs the commands of `tree` that the profile has no answer to, and keeps what they print.
    ///
    /// `tree` must be one that the user trusts: a base, never a state with a series applied. `load` puts its Kconfig
    /// together with the answers that it is given, in the environment `environment`; it is called again as long as the
    /// answers lead to further commands. Returns what stays without an answer.
    public mutating func record(
        _ tree: any SourceTree, in environment: KconfigEnvironment, by shell: LiveShell,
        load: (any ShellAnswers) throws -> KconfigTree
    ) async throws -> [UnansweredCall] {
        var unanswered: [UnansweredCall] = []
        for round in 0..<Self.mostRounds {
            let answers = ProfileAnswers(self, for: tree, in: environment)
            let given = Set(unanswered.map(\.call.command))
            var calls = try load(answers).shellCalls.filter { $0.answer == .unknown && !given.contains($0.command) }
            var keys: [ShellKey] = []
            calls.removeAll { call in
                guard let key = answers.key(of: call.command) else {
                    unanswered.append(UnansweredCall(call: call, reason: .unknownReach))
                    return true
                }
                keys.append(key)
                return false
            }
            if let failure = answers.failure { throw failure }
            guard !calls.isEmpty else { break }
            if round == 0 { try await shell.check() }
            let jobs = zip(calls, keys).map { LiveShell.Job(command: $0.command, files: $1.reach.files) }
            let outcomes = try await shell.run(jobs, in: environment.variables, of: tree)
            for (index, outcome) in outcomes.enumerated() {
                switch Self.answer(outcome, to: calls[index]) {
                case .success(let answer):
                    add(Record(command: keys[index].command, reach: keys[index].reach, answer: answer))
                case .failure(let refusal):
                    unanswered.append(UnansweredCall(call: calls[index], reason: refusal.reason))
                }
            }
        }
        return unanswered
    }

    /// A chain of answers that each lead to a new command is cut off here; the kernel's has four links.
    private static let mostRounds = 32

    private struct Refusal: Error {
        var reason: UnansweredCall.Reason
    }

    private static func answer(_ outcome: LiveShell.Outcome, to call: ShellCall) -> Result<String, Refusal> {
        switch outcome {
        case .failed(let reason): return .failure(Refusal(reason: reason))
        case .printed(let bytes):
            let answer = String(decoding: asConfReads(bytes), as: UTF8.self)
            if let outcomes = call.outcomes, answer != outcomes.success, answer != outcomes.failure {
                return .failure(Refusal(reason: .neitherOutcome))
            }
            return .success(answer)
        }
    }

    /// What `conf` makes of what a command prints: 4,095 bytes, no line ends at the end, spaces for the others.
    private static func asConfReads(_ output: [UInt8]) -> [UInt8] {
        var bytes = Array(output.prefix(4095))
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return bytes.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
    }
}
