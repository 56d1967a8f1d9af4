// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

/// A tree of a few files that stand in the test.
struct SmallTree {
    var files: [String: String]
    var environment: [String: String] = [:]
    var answers: [String: String] = [:]
    var dialect = Dialect.newest

    /// The tree whose `Kconfig` holds `text`.
    init(_ text: String, environment: [String: String] = [:]) {
        files = ["Kconfig": text]
        self.environment = environment
    }

    /// The same for a kernel of `version`.
    init(_ text: String, _ version: KernelVersion) {
        self.init(text)
        dialect = Dialect(of: version)
    }

    /// The tree as it is put together.
    func load() -> KconfigTree {
        var elaborator = Elaborator(
            dialect: dialect, environment: environment, answers: RecordedAnswers(answers: answers))
        elaborator.load("Kconfig") { _, path, _, _ in
            files[path].map { KconfigFile(parsing: Array($0.utf8), dialect.syntax) }
        }
        elaborator.tree.finalize()
        elaborator.tree.environment = elaborator.macros.asked.map { ($0, environment[$0] ?? "") }
        return elaborator.tree
    }

    /// The lines of the `.config` in which the user has set `values`, those of the heading left out.
    func config(_ values: [String: Tristate] = [:]) throws -> [String] {
        let tree = load()
        try #require(tree.faults.isEmpty, "\(tree.faults)")
        var configuration = Configuration(of: tree)
        for (name, value) in values {
            let id = try #require(tree.symbol(name))
            configuration.userTristate[Int(id.index)] = value
        }
        configuration.reset()
        let text = String(decoding: configuration.dotConfig(), as: UTF8.self)
        return text.split(separator: "\n").dropFirst(4).map(String.init)
    }
}

private struct RecordedAnswers: ShellAnswers {
    let answers: [String: String]

    func answer(to command: String) -> String? { answers[command] }
}

extension KconfigTree {
    /// Whether nothing is wrong but that symbols may depend on each other in a circle, members of choices have
    /// defaults, those of choices be none of their members, and bools be compared with `m`.
    var canBeEvaluated: Bool {
        faults.allSatisfy {
            switch $0.kind {
            case .recursiveDependency, .memberDefault, .defaultNotMember, .boolComparedWithMod: true
            default: false
            }
        }
    }
}
