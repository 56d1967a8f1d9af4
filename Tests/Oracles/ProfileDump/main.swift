// SPDX-License-Identifier: GPL-2.0-only

// Records what toolchains answer to the commands of kernel trees, and writes the configuration that follows.
//
//   ProfileDump record NAME ARCH gnu|llvm PREFIX FILE TREE…   # FILE is completed where it holds this toolchain already
//   ProfileDump alldefconfig FILE ARCH TREE                   # the .config, and on standard error what is not answered

import Foundation
import Kconfig
import Processes
import SourceTrees
import Storage
import Toolchains
import TreeFiles

func load(_ tree: any SourceTree, _ environment: KconfigEnvironment, _ answers: any ShellAnswers) -> KconfigTree {
    var sources = KconfigSources(tree)
    let version = KernelVersion(environment.variables["KERNELVERSION"] ?? "")
    return KconfigTree(
        loading: "Kconfig", dialect: version.map(Dialect.init) ?? .newest, environment: environment.variables,
        answers: answers
    ) { sources.file(at: $0) }
}

func profile(at path: String) throws -> ToolchainProfile {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    return try ToolchainProfile(parsing: Array(bytes), of: path)
}

func tell(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.count >= 7, arguments[0] == "record" {
    let architecture = KernelArchitecture(arguments[2])
    let scratch =
        FileManager.default.temporaryDirectory.path + "/lockstep-profile-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let shell = LiveShell(runner: SystemRunner(), store: Store(folder: scratch, stamp: "1"))
    let choice = ToolchainChoice(arguments[3] == "llvm" ? .llvm : .gnu, prefix: arguments[4])
    var recorded = try await ToolchainProfile(arguments[1], of: choice, for: architecture, by: shell)
    if let known = try? profile(at: arguments[5]) { recorded.add(answersOf: known) }
    for path in arguments[6...] {
        let tree = try DirectoryTree(at: path)
        let environment = try KconfigEnvironment(architecture, recorded, of: tree)
        let left = try await recorded.record(tree, in: environment, by: shell) { load(tree, environment, $0) }
        tell("\(path): \(recorded.count) answers, without one: \(left)")
    }
    try AtomicFile.write(recorded.text(), to: arguments[5])
} else if arguments.count == 4, arguments[0] == "alldefconfig" {
    let recorded = try profile(at: arguments[1])
    let tree = try DirectoryTree(at: arguments[3])
    let environment = try KconfigEnvironment(KernelArchitecture(arguments[2]), recorded, of: tree)
    let kconfig = load(tree, environment, ProfileAnswers(recorded, for: tree, in: environment))
    for call in kconfig.shellCalls where call.answer != .known { tell("\(call.path):\(call.line): \(call.command)") }
    let answered = kconfig.shellCalls.count { $0.answer == .known }
    tell("\(answered) of \(kconfig.shellCalls.count) commands answered")
    var configuration = Configuration(of: kconfig)
    FileHandle.standardOutput.write(Data(configuration.dotConfig()))
} else {
    tell("usage: see the head of Tests/Oracles/ProfileDump/main.swift")
    exit(2)
}
