// SPDX-License-Identifier: GPL-2.0-only

import Git
import Glibc
import Programs
import SourceTrees
import Storage

/// The `conf` of a tree, built from its own `scripts/kconfig`.
///
/// The tree must be one that the user trusts: a base, never a state of a series. It is built and run in a sandbox that
/// shows no folder of the machine but the program's. In place of `popen` it has one that answers from a record, so that
/// it can run no command. See `Documentation/Decisions/013-conf-confirms.md`.
struct ConfProgram: Sendable {
    /// The folder of the store that holds it.
    let folder: String

    private let runner: any ProgramRunner

    /// Why it can't be built or run: a clause.
    struct Failure: Error, Hashable, CustomStringConvertible {
        var description: String
    }

    /// Where the sandbox shows the files of the tree.
    static let treeInside = "/tmp/tree"

    /// The program of `tree`: the one that the store in `folder` keeps, or a new one.
    init(of tree: any SourceTree, in folder: String, by runner: any ProgramRunner) throws {
        let sources = try Self.sources(of: tree)
        let store = Store(folder: folder, stamp: "conf-1")
        let key = sources.map { "\($0.path) \(ContentID(blob: $0.bytes))\n" }.joined()
        self.runner = runner
        self.folder = try store.directory(for: key) { folder in
            try AtomicFile.write(Self.build(sources, by: runner), to: "\(folder)/conf")
            chmod("\(folder)/conf", 0o755)
        }
    }

    /// What `conf` makes of `configuration`, and what it says on the way.
    ///
    /// `files` are those of the Kconfig, `answers` the record of what commands print.
    func olddefconfig(
        of configuration: [UInt8], files: [(path: String, bytes: [UInt8])], answers: [UInt8],
        environment: [String: String]
    ) throws -> (configuration: [UInt8], errors: [UInt8], status: Int32) {
        var archive = TapeArchive()
        for file in files { try archive.add(file.bytes, at: "tree/\(file.path)") }
        try archive.add(answers, at: "answers")
        try archive.add(configuration, at: "work/.config")
        archive.end()
        let script = """
            tar -x -m -o -f - && cd work && /conf/conf --olddefconfig Kconfig >/dev/null </dev/null || exit
            cat .config
            """
        var program = Program(
            "/bin/sh", ["-c", script], input: archive.bytes, environment: environment,
            sandbox: .init(readOnly: [.init(folder, at: "/conf")], workingDirectory: "/tmp"))
        program.environment["PATH"] = Program.path
        program.environment["LC_ALL"] = "C"
        let result = try Self.result(of: program, by: runner)
        guard case .exited(let status) = result.ending else { throw Failure(description: "conf did not end by itself") }
        return (result.output, result.errors, status)
    }

    private static func sources(of tree: any SourceTree) throws -> [(path: String, bytes: [UInt8])] {
        var sources: [(path: String, bytes: [UInt8])] = []
        for name in try tree.names(in: "scripts/kconfig") where name.isSource && !name.isOfAnotherProgram {
            if let file = try tree.file(at: "scripts/kconfig/\(name)") { sources.append((name, file.bytes)) }
        }
        for name in try tree.names(in: "scripts/include") where name.hasSuffix(".h") {
            if let file = try tree.file(at: "scripts/include/\(name)") {
                sources.append(("include/\(name)", file.bytes))
            }
        }
        for name in ["conf.c", "lexer.l", "parser.y"] where !sources.contains(where: { $0.path == name }) {
            throw Failure(description: "\(tree.name) has no scripts/kconfig/\(name)")
        }
        return sources + [("recorded_answers.c", Array(ConfAnswers.program.utf8))]
    }

    private static func build(_ sources: [(path: String, bytes: [UInt8])], by runner: any ProgramRunner) throws
        -> [UInt8]
    {
        var archive = TapeArchive()
        for source in sources { try archive.add(source.bytes, at: source.path) }
        archive.end()
        let script = """
            for program in tar flex bison gcc; do
                command -v $program >/dev/null || { echo "there is no program \\"$program\\"" >&2; exit 127; }
            done
            tar -x -m -o -f - && mkdir -p include && flex -olexer.lex.c -L lexer.l &&
            bison -o parser.tab.c --defines=parser.tab.h -t -l parser.y &&
            gcc -std=gnu11 -O1 -w -I. -Iinclude -o conf *.c >&2 && cat conf
            """
        let program = Program(
            "/bin/sh", ["-c", script], input: archive.bytes, sandbox: .init(workingDirectory: "/tmp"))
        let result = try result(of: program, by: runner)
        guard result.ending == .exited(0) else {
            throw Failure(description: ConfWords(result.errors).failure ?? "its build did not end by itself")
        }
        return result.output
    }

    private static func result(of program: Program, by runner: any ProgramRunner) throws -> ProgramResult {
        let result = try waiting { try await runner.run(program) }.get()
        if result.errors.starts(with: "bwrap:".utf8) {
            throw Failure(description: "the sandbox can't start: " + String(decoding: result.errors, as: UTF8.self))
        }
        return result
    }
}

extension String {
    /// Whether it is the name of a file that a program is built of.
    fileprivate var isSource: Bool { [".c", ".h", ".l", ".y"].contains { hasSuffix($0) } }

    /// Whether the file is one of `menuconfig`, `nconfig`, `xconfig` or `gconfig` only.
    fileprivate var isOfAnotherProgram: Bool {
        ["mconf", "nconf", "gconf", "qconf", "images", "mnconf-common", "kxgettext", "zconf"].contains {
            hasPrefix($0 + ".")
        }
    }
}
