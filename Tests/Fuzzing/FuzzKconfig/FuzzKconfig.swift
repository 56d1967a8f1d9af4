// SPDX-License-Identifier: GPL-2.0-only

import Kconfig

/// Reads `input` as a Kconfig file, puts a tree together of it, and computes configurations.
///
/// The first byte picks the kernel's version. The file can source itself, as `other`, and a part of itself, as `part`;
/// its shell commands print themselves, or are not known.
func fuzz(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let versions = [(4, 19), (5, 10), (6, 1), (6, 9), (6, 10), (6, 12), (6, 18), (7, 0)]
    let version = versions[Int(first & 7)]
    let bytes = Array(input.dropFirst())
    let file = KconfigFile(parsing: bytes)
    check(file)
    let tree = KconfigTree(
        loading: "Kconfig", dialect: Dialect(of: KernelVersion(version.0, version.1)),
        environment: ["ARCH": "x86", "SRCARCH": "x86"], answers: Echo(isKnown: first & 8 == 0)
    ) { path in
        switch path {
        case "Kconfig", "other": file
        case "part": KconfigFile(parsing: Array(bytes.suffix(bytes.count / 2)))
        default: nil
        }
    }
    for fault in tree.faults {
        _ = (fault.message, fault.severity(in: tree.dialect), tree.includeTrace(of: fault), tree.confText(of: fault))
    }
    _ = tree.confMessages()
    look(at: tree, value: first & 16 == 0 ? .yes : .mod)
}

/// Holds `file` to what its types promise.
private func check(_ file: KconfigFile) {
    let lines = file.bytes.count { $0 == 0x0a } + 1
    for word in file.words { precondition(word.range.upperBound <= file.bytes.count, "a word ends behind its file") }
    for statement in file.statements {
        precondition((1...lines).contains(Int(statement.line)), "a statement is from nowhere")
        for index in [statement.word, statement.other].compactMap({ $0 }) { _ = file.source(of: index) }
    }
    for fault in file.faults { precondition((1...(lines + 1)).contains(Int(fault.line)), "a fault is from nowhere") }
}

/// Computes configurations of `tree`, and holds them to what they promise.
private func look(at tree: KconfigTree, value: Tristate) {
    var configuration = Configuration(of: tree)
    let text = configuration.dotConfig()
    for symbol in configuration.unmetDependencies { _ = configuration.confWarning(ofUnmet: symbol) }
    precondition(configuration.dotConfig() == text, "a configuration changes when it is looked at")
    configuration.setNewSymbols(to: value)
    let changed = configuration.dotConfig()
    precondition(Configuration(of: tree).written == text, "a configuration is not that of its tree")
    _ = changed
}

extension Configuration {
    /// The configuration as it is written.
    fileprivate var written: [UInt8] {
        var copy = self
        return copy.dotConfig()
    }
}

/// A shell whose commands print themselves.
private struct Echo: ShellAnswers {
    let isKnown: Bool

    func answer(to command: String) -> String? { isKnown ? command : nil }
}
