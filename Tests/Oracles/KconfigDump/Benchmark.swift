// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Kconfig
import SourceTrees

/// Tells the CPU time of what one process does with a tree, for Benchmarks/kconfig: a line each, name and milliseconds.
///
/// Each of `paths` is a patch that adds a symbol to that file.
func benchmark(
    _ source: String, _ paths: [String], _ dialect: Dialect, _ environment: [String: String], _ answers: RecordedAnswers
) throws {
    var clock = CPUClock()
    var trees = [OverlayTree(FolderTree(name: source))]
    for (number, path) in paths.enumerated() {
        var next = trees[number]
        let text = (try next.file(at: path)?.bytes ?? []) + Array("\nconfig BENCHMARK_\(number)\n\tbool \"B\"\n".utf8)
        next.set(TreeFile(mode: .regular, bytes: text), at: path)
        trees.append(next)
    }
    clock.lap(nil)
    var state = 0
    let states = try KconfigStates(of: trees, decides: { $0 == "Makefile" }) { sources in
        clock.lap(state < 1 ? nil : state == 1 ? "index" : "state \(state - 1)")
        let tree = KconfigTree(
            loading: "Kconfig", of: &sources, dialect: dialect, environment: environment, answers: answers)
        // The time of a state goes on to where the next one begins.
        if state == 0 { clock.lap("load") }
        state += 1
        return tree
    }.states
    clock.lap("state \(state - 1)")
    for name in ["configuration", "one more configuration"] {
        var configuration = Configuration(of: states[0].tree)
        configuration.setNewSymbolsToDefaults()
        let count = configuration.dotConfig().count
        clock.lap(count > 0 ? name : nil)
    }
}

/// CPU time between laps.
private struct CPUClock {
    private var start = clock()

    mutating func lap(_ name: String?) {
        let now = clock()
        if let name { print("\(name)\t\(Double(now - start) * 1000 / Double(CLOCKS_PER_SEC))") }
        start = clock()
    }
}

/// A tree in a folder.
private struct FolderTree: SourceTree {
    var name: String
    var isComplete: Bool { true }

    func file(at path: String) throws -> TreeFile? {
        FileManager.default.contents(atPath: "\(name)/\(path)").map { TreeFile(mode: .regular, bytes: Array($0)) }
    }

    func names(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(name)/\(path)").sorted()
    }
}
