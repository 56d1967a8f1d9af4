// SPDX-License-Identifier: GPL-2.0-only

public import Checks
import Kconfig

/// What the tree's own `conf` says to a witness.
public enum Confirmation: Sendable, Hashable {
    /// It shows the fault: in these lines of its own.
    case shown([String])
    /// It leaves the configuration, in which an invariant is broken, as it is.
    case unchanged
    /// It does not show the fault: a fault of Lockstep's.
    case contradicted(String)
    /// It could not be asked, and why.
    case unavailable(String)
}

/// What `conf` says to the witnesses of a state.
public struct Confirmations: Sendable {
    /// To the faults.
    public var faults: [KconfigProofFault: Confirmation] = [:]

    /// To the invariants that are violated.
    public var invariants: [InvariantVerdict: Confirmation] = [:]

    /// Nothing was asked.
    public init() {}
}

/// The part of `conf`'s words that tells of a fault.
struct ConfWords {
    private let lines: [String]

    init(_ errors: [UInt8]) {
        lines = errors.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// The warning that `source` selects `target`, whose dependencies are not met.
    func unmetSelect(of target: String, by source: String) -> [String]? {
        block(behind: "WARNING: unmet direct dependencies detected for \(target)") { block in
            block.contains { line in
                line.hasPrefix("  - ") && line.dropFirst(4).split { " ()&|!".contains($0) }.contains { $0 == source }
            }
        }
    }

    /// The error that symbols depend on each other, each of which is in `names`.
    func circle(of names: [String]) -> [String]? {
        guard let start = lines.firstIndex(where: { $0.hasSuffix("error: recursive dependency detected!") }) else {
            return nil
        }
        let words = Set(lines[start...].flatMap { $0.split { " \t,".contains($0) } })
        return names.allSatisfy { words.contains($0[...]) } ? [lines[start]] : nil
    }

    /// The first line that says anything.
    var first: String? { lines.first { !$0.isEmpty } }

    /// The first error of a compiler's, or else what stands first.
    var failure: String? { lines.first { $0.contains("error: ") } ?? first }

    private func block(behind head: String, _ isMeant: ([String]) -> Bool) -> [String]? {
        for start in lines.indices where lines[start] == head {
            let block = Array(lines[start...].prefix { !$0.isEmpty })
            if isMeant(block) { return block }
        }
        return nil
    }
}
