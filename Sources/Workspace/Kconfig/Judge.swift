// SPDX-License-Identifier: GPL-2.0-only

import Kconfig
import Programs
import SourceTrees
import Synchronization
import Toolchains

/// A base's `conf`, built when the first witness is brought before it.
final class Judge: Sendable {
    private let base: any SourceTree
    private let folder: String?
    private let runner: any ProgramRunner
    private let program = Mutex<Result<ConfProgram, ConfProgram.Failure>?>(nil)

    init(of base: any SourceTree, _ workbench: Workbench, _ runner: any ProgramRunner) {
        self.base = base
        self.runner = runner
        folder = workbench.storeFolder
    }

    /// A witness, and all that `conf` has to be given with it.
    struct Trial {
        var fragment: [UInt8]
        var files: [(path: String, bytes: [UInt8])]
        var answers: [UInt8]
        var environment: [String: String]
        var tree: KconfigTree
        /// Why a `conf` that says otherwise might be right about another configuration.
        var doubt: String?
    }

    /// What is needed to try `witness`, or no value but the defaults, on the Kconfig files of `tree`.
    func trial(of witness: Witness?, on tree: any SourceTree, _ reading: KconfigReading) -> Result<Trial, any Error> {
        Result {
            let environment = try KconfigEnvironment(reading.architecture, reading.profile, of: tree)
            let known = ProfileAnswers(reading.profile, for: tree, in: environment)
            let chosen = (witness?.answers ?? []).map { ($0.command, $0.value) }
            let answers = ConfAnswers(known, chosen: Dictionary(chosen) { first, _ in first })
            var sources = KconfigSources(tree)
            var files: [String: [UInt8]] = [:]
            let version = reading.version ?? environment.variables["KERNELVERSION"].flatMap { KernelVersion($0) }
            let loaded = KconfigTree(
                loading: KconfigReading.first, dialect: version.map { Dialect(of: $0) } ?? .newest,
                environment: environment.variables, answers: answers
            ) { path in
                let prefix = KconfigEnvironment.sourceTree + "/"
                let file = sources.file(at: path)
                files[path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path] = file?.bytes
                return file
            }
            var doubt = answers.invented.map { "it is not known what this command prints: \($0)" }
            if chosen.contains(where: { $0.0.contains("<unknown ") }) {
                doubt = "it is about a command that is made of what another prints"
            }
            return Trial(
                fragment: (witness?.fragment ?? []).flatMap { Array("\($0)\n".utf8) },
                files: files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, answers: answers.record,
                environment: environment.variables.mapValues {
                    $0.replacing(KconfigEnvironment.sourceTree, with: ConfProgram.treeInside)
                }, tree: loaded, doubt: doubt)
        }
    }

    /// Whether `conf` says what `words` look for.
    func verdict(_ trial: Result<Trial, any Error>, words: (ConfWords) -> [String]?) -> Confirmation {
        do {
            let trial = try trial.get()
            let outcome = try run(trial, on: trial.fragment)
            if let lines = words(ConfWords(outcome.errors)) { return .shown(lines) }
            return refused(trial, ConfWords(outcome.errors).first ?? "it says nothing")
        } catch {
            return .unavailable("\(error)")
        }
    }

    /// Whether `conf` makes of the witness a configuration that breaks `invariant`, and leaves that as it is.
    func verdict(on invariant: Invariant, _ trial: Result<Trial, any Error>) -> Confirmation {
        do {
            let trial = try trial.get()
            let first = try run(trial, on: trial.fragment)
            guard first.status == 0 else { return refused(trial, ConfWords(first.errors).first ?? "it fails") }
            guard trial.tree.isBroken(invariant, by: ConfigLines(parsing: first.configuration)) else {
                return refused(trial, "the invariant holds in what it makes of it")
            }
            let second = try run(trial, on: first.configuration)
            if second.configuration == first.configuration { return .unchanged }
            return refused(trial, "it does not leave the configuration as it is")
        } catch {
            return .unavailable("\(error)")
        }
    }

    private func refused(_ trial: Trial, _ words: String) -> Confirmation {
        trial.doubt.map { .unavailable($0) } ?? .contradicted(words)
    }

    private func run(_ trial: Trial, on configuration: [UInt8]) throws -> (
        configuration: [UInt8], errors: [UInt8], status: Int32
    ) {
        let result = try conf().olddefconfig(
            of: configuration, files: trial.files, answers: trial.answers, environment: trial.environment)
        if result.status == ConfAnswers.unanswered {
            throw ConfProgram.Failure(description: ConfWords(result.errors).first ?? "it asks for another command")
        }
        return result
    }

    /// The program, which is built once.
    private func conf() throws(ConfProgram.Failure) -> ConfProgram {
        try program.withLock { program in
            if let program { return program }
            let result = build()
            program = result
            return result
        }.get()
    }

    private func build() -> Result<ConfProgram, ConfProgram.Failure> {
        guard let folder else {
            return .failure(ConfProgram.Failure(description: "no folder for a cache: set XDG_CACHE_HOME"))
        }
        do {
            return .success(try ConfProgram(of: base, in: folder + "/conf", by: runner))
        } catch {
            return .failure(ConfProgram.Failure(description: "conf can't be built: \(error)"))
        }
    }
}

extension Witness.Setting {
    /// The command whose answer it is.
    fileprivate var command: String {
        guard name.hasPrefix("$(shell,"), name.hasSuffix(")") else { return name }
        return String(name.dropFirst("$(shell,".count).dropLast())
    }
}
