// SPDX-License-Identifier: GPL-2.0-only

import Applying
public import Checks
public import Diagnostics
import Findings
import PatchSeries
public import Programs
import SourceTrees
public import Storage

/// Runs the base's own `scripts/checkpatch.pl` on each patch, in a sandbox that shows the script alone.
///
/// The script is the base's, never one that the series brings: a patch can change it.
/// See `Documentation/Decisions/004-sandboxed-checkpatch.md`.
public struct CheckpatchStep: CheckStep {
    /// What makes processes.
    public var runner: any ProgramRunner
    /// Where the script is put for the sandbox to show; nil where there is no such place.
    public var store: Store?
    /// Whether the script's own `--strict` is asked for.
    public var isStrict: Bool

    /// A step that runs scripts through `runner`.
    public init(runner: any ProgramRunner, store: Store?, isStrict: Bool = false) {
        self.runner = runner
        self.store = store
        self.isStrict = isStrict
    }

    /// Its name in reports.
    public let name = "checkpatch"

    /// Runs the script once a patch, on `threads` processors.
    public func run(on subject: SeriesUnderCheck, found: [Diagnostic], threads: Int) -> CheckStepResult {
        guard let base = subject.applied?.base, base.isComplete else { return refused(SeriesCheck.noBase) }
        guard let store else { return refused("no folder for a cache: set XDG_CACHE_HOME") }
        let folder: String
        do {
            guard let script = try CheckpatchScript(of: base) else {
                return refused("\(base.name) has no scripts/checkpatch.pl")
            }
            folder = try store.directory(for: script.key, make: script.write(into:))
        } catch {
            return refused("\(error)")
        }
        let results = orderedMap(Array(subject.series.patches.indices), threads: threads) { index in
            findings(in: index, of: subject, beside: found, script: folder)
        }
        var result = CheckStepResult()
        for patch in results {
            switch patch {
            case .success(let diagnostics): result.diagnostics += diagnostics
            case .failure(let refusal):
                let entry = NotChecked(what: [name], reason: refusal.reason)
                if !result.notChecked.contains(entry) { result.notChecked.append(entry) }
            }
        }
        return result
    }

    /// Why the script could not be run on a patch.
    private struct Refusal: Error {
        var reason: String
    }

    private func refused(_ reason: String) -> CheckStepResult {
        CheckStepResult(notChecked: [NotChecked(what: [name], reason: reason)])
    }

    private func findings(
        in index: Int, of subject: SeriesUnderCheck, beside found: [Diagnostic], script folder: String
    ) -> Result<[Diagnostic], Refusal> {
        let call = Program(
            "perl", ["/scripts/checkpatch.pl"] + CheckpatchReport.arguments(isStrict: isStrict),
            input: CheckpatchReport.mail(of: subject.series.patches[index]),
            sandbox: .init(readOnly: [.init(folder, at: "/scripts")], workingDirectory: "/tmp"))
        let result: ProgramResult
        switch waiting({ try await runner.run(call) }) {
        case .success(let value): result = value
        case .failure(let error): return .failure(Refusal(reason: "\(error)"))
        }
        switch result.ending {
        case .exited(0), .exited(1):
            // Exit 1 is both "has findings" and "did not start": the sandbox's own complaints tell them apart.
            if result.output.isEmpty, result.errors.starts(with: Array("bwrap:".utf8)) {
                return .failure(Refusal(reason: "the sandbox can't start: \(firstLine(of: result.errors))"))
            }
            return .success(
                CheckpatchReport.diagnostics(in: result.output, ofPatchAt: index, of: subject, beside: found))
        case .timedOut: return .failure(Refusal(reason: "checkpatch.pl takes longer than \(call.limits.seconds) s"))
        case .tooMuchOutput: return .failure(Refusal(reason: "checkpatch.pl writes without end"))
        case .exited(let code):
            return .failure(Refusal(reason: "checkpatch.pl ended with exit \(code): \(firstLine(of: result.errors))"))
        case .signaled(let signal): return .failure(Refusal(reason: "checkpatch.pl was ended by signal \(signal)"))
        }
    }

    private func firstLine(of bytes: [UInt8]) -> String {
        String(decoding: bytes.prefix(200).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}

/// The script and the word lists that it reads from its own folder.
private struct CheckpatchScript {
    /// The files by name.
    var files: [(name: String, bytes: [UInt8])] = []

    /// The script of `base`, or nil where it has none.
    init?(of base: any SourceTree) throws {
        for name in ["checkpatch.pl", "spelling.txt", "const_structs.checkpatch"] {
            if let file = try base.file(at: "scripts/\(name)") { files.append((name, file.bytes)) }
        }
        guard files.first?.name == "checkpatch.pl" else { return nil }
    }

    /// What tells this script from all others: names, sizes and a hash of the bytes.
    var key: String {
        let parts = files.map { file in
            let hash = file.bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0100_0000_01b3 }
            return "\(file.name) \(file.bytes.count) \(String(hash, radix: 16))"
        }
        return "checkpatch " + parts.joined(separator: ", ")
    }

    /// Puts the files into `folder`.
    func write(into folder: String) throws {
        for file in files { try AtomicFile.write(file.bytes, to: "\(folder)/\(file.name)") }
    }
}
