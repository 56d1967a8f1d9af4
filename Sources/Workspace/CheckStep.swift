// SPDX-License-Identifier: GPL-2.0-only

public import Checks
public import Diagnostics
public import Findings

/// A step of a check beside the rules of the catalogue: one that runs a program, or takes a subsystem's own knowledge.
///
/// Steps run after the rules, one after the other, so that one which knows what the rules found can leave out what they
/// said already; each uses the threads that it is given.
public protocol CheckStep: Sendable {
    /// What it is called in `not checked: …`.
    var name: String { get }

    /// Looks at the series. `found` is what the rules have found.
    func run(on series: SeriesUnderCheck, found: [Diagnostic], threads: Int) -> CheckStepResult
}

/// What a step has to say.
public struct CheckStepResult: Sendable {
    /// Its findings.
    public var diagnostics: [Diagnostic]
    /// What it could not check.
    public var notChecked: [NotChecked]

    /// `diagnostics`, and what could not be checked.
    public init(diagnostics: [Diagnostic] = [], notChecked: [NotChecked] = []) {
        self.diagnostics = diagnostics
        self.notChecked = notChecked
    }
}
