// SPDX-License-Identifier: GPL-2.0-only

/// Answers for programs that were recorded before: for tests, which then run no process.
public struct RecordedRunner: ProgramRunner {
    /// The answer to each call.
    public var answers: [Program: ProgramResult]

    /// A runner that knows `answers` and nothing else.
    public init(_ answers: [Program: ProgramResult]) { self.answers = answers }

    /// The recorded answer; a call that was not recorded throws, as a program that is not there would.
    public func run(_ program: Program) async throws -> ProgramResult {
        guard let answer = answers[program] else {
            throw ProgramError(.notFound, "\"\(program.name)\" was called in a way that was not recorded")
        }
        return answer
    }
}
