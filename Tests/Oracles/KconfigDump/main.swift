// SPDX-License-Identifier: GPL-2.0-only

// Writes the configuration that Kconfig computes, for Tests/Oracles/kconfig/parity to hold against conf's.
//
//   KconfigDump --allyesconfig Kconfig        # environment, working directory and arguments are those of conf
//   KconfigDump benchmark FILE…               # CPU time of a load, and of a state for each FILE that gets a symbol
//   KconfigDump merge [-y] BASE FRAGMENT…     # the merged text; what is redefined goes to standard error

import Foundation
import Kconfig

/// The answers of a recording, in the form that shell_answers.c writes.
struct RecordedAnswers: ShellAnswers {
    private var answers: [String: String] = [:]

    init(bytes: Data) {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let counts = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
            rest = rest[(end + 1)...]
            guard counts.count == 2, counts[0] + counts[1] <= rest.count else { return }
            let command = String(decoding: rest.prefix(counts[0]), as: UTF8.self)
            answers[command] = String(decoding: rest.dropFirst(counts[0]).prefix(counts[1]), as: UTF8.self)
            rest = rest.dropFirst(counts[0] + counts[1])
        }
    }

    func answer(to command: String) -> String? { answers[command] }
}

let environment = ProcessInfo.processInfo.environment
// `make -s` hands its `-s` on.
let arguments = CommandLine.arguments.dropFirst().filter { $0 != "-s" }
if arguments.first == "merge" {
    let isKeeping = arguments.contains("-y")
    let fragments = arguments.dropFirst().filter { $0 != "-y" }.map { path in
        ConfigFragment(name: path, bytes: Array(FileManager.default.contents(atPath: path) ?? Data()))
    }
    guard let base = fragments.first else { exit(2) }
    let merged = MergedFragments(base: base, Array(fragments.dropFirst()), keepingBuiltIn: isKeeping)
    FileHandle.standardOutput.write(Data(merged.bytes))
    for redefinition in merged.redefinitions {
        let words = redefinition.isKept ? "is kept" : "is redefined"
        let line = "\(String(decoding: redefinition.name, as: UTF8.self)) \(words) by \(redefinition.fragment)\n"
        FileHandle.standardError.write(Data(line.utf8))
    }
    exit(0)
}
guard arguments.count >= 2, let source = environment["srctree"], let recording = environment["SHELL_ANSWERS"] else {
    FileHandle.standardError.write(Data("usage: SHELL_ANSWERS=FILE srctree=TREE KconfigDump --MODE Kconfig\n".utf8))
    exit(2)
}
let answers = RecordedAnswers(bytes: FileManager.default.contents(atPath: recording) ?? Data())
let dialect = environment["KERNELVERSION"].flatMap { KernelVersion($0) }.map { Dialect(of: $0) } ?? .newest
if arguments.first == "benchmark" {
    try benchmark(source, Array(arguments.dropFirst()), dialect, environment, answers)
    exit(0)
}
let tree = KconfigTree(loading: arguments[1], dialect: dialect, environment: environment, answers: answers) { path in
    (FileManager.default.contents(atPath: path) ?? FileManager.default.contents(atPath: "\(source)/\(path)"))
        .map { KconfigFile(parsing: Array($0), dialect.syntax) }
}
var configuration = Configuration(of: tree)
switch arguments[0] {
case "--allyesconfig": configuration.setNewSymbols(to: .yes)
case "--allmodconfig": configuration.setNewSymbols(to: .mod)
case "--allnoconfig": configuration.setNewSymbols(to: .no)
default: configuration.setNewSymbolsToDefaults()
}
let messages = tree.confMessages()
if messages.isFatal {
    FileHandle.standardError.write(Data(messages.errors.utf8))
    exit(1)
}
let text = configuration.dotConfig()
FileHandle.standardOutput.write(Data(text))
var errors = Array(messages.errors.utf8)
for symbol in configuration.unmetDependencies { errors += configuration.confWarning(ofUnmet: symbol) }
FileHandle.standardError.write(Data(errors))
