// SPDX-License-Identifier: GPL-2.0-only

public import Programs
import Subprocess
import SystemPackage

/// Runs programs on this machine, each in a process group of its own.
///
/// A program that runs over its limits, or whose task is cancelled (^C), is ended together with its children.
public struct SystemRunner: ProgramRunner {
    /// A runner.
    public init() {}

    /// Runs `program` to its end, in bubblewrap where it has a sandbox.
    public func run(_ program: Program) async throws -> ProgramResult {
        let command = try BubblewrapCommand(program).command
        return try await withThrowingTaskGroup(of: ProgramResult?.self) { group in
            group.addTask { try await Self.execute(command) }
            group.addTask {
                try await Task.sleep(for: .seconds(program.limits.seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let result = first else {
                group.cancelAll()
                while await group.nextResult() != nil {}
                return ProgramResult(ending: .timedOut)
            }
            return result
        }
    }

    private static func execute(_ program: Program) async throws -> ProgramResult {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(2)),
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1)),
        ]
        let configuration = Configuration(
            executable: program.name.hasPrefix("/") ? .path(FilePath(program.name)) : .name(program.name),
            arguments: Arguments(program.arguments),
            environment: .custom(Self.keys(program.environment)),
            workingDirectory: program.workingDirectory.map { FilePath($0) },
            platformOptions: options)
        do {
            let result = try await Subprocess.run(
                configuration,
                input: .fileDescriptor(try InputFile.open(program.input), closeAfterSpawningProcess: true),
                output: .bytes(limit: program.limits.outputBytes), error: .bytes(limit: program.limits.outputBytes))
            try Task.checkCancellation()
            return ProgramResult(
                ending: ending(result.terminationStatus), output: result.standardOutput, errors: result.standardError)
        } catch let error as SubprocessError {
            return try resultOrThrow(error, of: program)
        }
    }

    private static func keys(_ environment: [String: String]) -> [Environment.Key: String] {
        var keys: [Environment.Key: String] = [:]
        for (name, value) in environment { keys[Environment.Key(stringLiteral: name)] = value }
        return keys
    }

    private static func ending(_ status: TerminationStatus) -> ProgramResult.Ending {
        switch status {
        case .exited(let code): .exited(Int32(code))
        case .signaled(let signal): .signaled(Int32(signal))
        }
    }

    private static func resultOrThrow(_ error: SubprocessError, of program: Program) throws -> ProgramResult {
        switch error.code {
        case .outputLimitExceeded:
            return ProgramResult(ending: .tooMuchOutput)
        case .executableNotFound:
            throw ProgramError(.notFound, "there is no program \"\(program.name)\"")
        default:
            throw ProgramError(.other, "can't run \"\(program.name)\"", underlying: "\(error)")
        }
    }
}
