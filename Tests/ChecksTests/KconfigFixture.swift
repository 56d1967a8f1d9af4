// SPDX-License-Identifier: GPL-2.0-only

import Applying
import Diagnostics
import Kconfig
import PatchSeries
import SeriesFixtures
import SourceTrees

@testable import Checks

/// A small kernel tree and a series that changes it, for the rules of the family *Kconfig*.
///
///     let found = try KconfigFixture.lamps.patch("Add it") { $0["lamp/Kconfig"]? += "config DIMMER\n\tbool\n" }
struct KconfigFixture {
    /// The files of the base.
    var base: [String: String]

    /// The files after each patch, with its title.
    var states: [(title: String, files: [String: String])] = []

    /// Lamps and what they need.
    static let lamps = KconfigFixture(base: [
        "Kconfig": "source \"arch/$(SRCARCH)/Kconfig\"\nsource \"lamp/Kconfig\"\n",
        "arch/x86/Kconfig": "config X86\n\tdef_bool y\n",
        "arch/arm/Kconfig": "config ARM\n\tdef_bool y\n\tselect ARM_SOCKET\nconfig ARM_SOCKET\n\tbool\n",
        "lamp/Kconfig": """
        config LAMP
        	tristate "A lamp"
        	depends on SOCKET
        	help
        	  A lamp for the desk, which shines where there is a socket.

        config SOCKET
        	bool "Socket"

        """,
        "lamp/lamp.c": "int lamp;\n",
        "lamp/Makefile": "obj-$(CONFIG_LAMP) += lamp.o\n",
    ])

    /// The fixture with one more patch, which `change` makes of the files.
    func patch(_ title: String = "lamp: Change it", change: (inout [String: String]) -> Void) -> KconfigFixture {
        var next = self
        var files = states.last?.files ?? base
        change(&files)
        next.states.append((title, files))
        return next
    }

    /// What `rule` finds in the patches.
    func found(_ rule: Rule) throws -> [Diagnostic] { rule.check(try subject()) }

    /// The patch number, severity and message of each finding.
    func messages(_ rule: Rule) throws -> [String] {
        try found(rule).map { "\($0.location.patch?.number ?? -1) \($0.severity.rawValue): \($0.message)" }
    }

    /// Invariants that the maintainer wants to hold.
    var invariants: [String] = []

    /// The series under check, with all that is proved on x86.
    func subject() throws -> SeriesUnderCheck {
        let before = [base] + states.map(\.files)
        let mails = states.indices.map { index in mail(index, from: before[index], to: before[index + 1]) }
        let series = try FaultlessSeries(mails: mails).series()
        let tree = MemoryTree(
            name: "base", files: base.mapValues { TreeFile(mode: .regular, bytes: Array($0.utf8)) })
        var subject = SeriesUnderCheck(series: series)
        let applied = AppliedSeries(series, onto: tree)
        subject.applied = applied
        let kconfig = try Self.states(of: applied, "x86")
        let others = try Self.states(of: applied, "arm")
        var proofs = [KconfigStateProofs()]
        for index in 1..<kconfig.states.count {
            proofs.append(KconfigStateProofs(of: kconfig, at: index) { _, body in _ = body(others.states[index].tree) })
        }
        let verdicts = InvariantVerdict.verdicts(
            on: try invariants.map { MaintainedInvariant(try Invariant(parsing: $0), source: "lamp.yaml") },
            of: kconfig,
            architecture: "x86", titles: states.map(\.title))
        for index in proofs.indices { proofs[index].invariants = verdicts[index] }
        subject.kconfig = kconfig
        var result = KconfigProofs(architecture: "x86", profile: nil, states: kconfig, proofs: proofs)
        result.markMended { _, body in
            if let last = others.states.last { _ = body(last.tree) }
        }
        subject.kconfigProofs = [result]
        return subject
    }

    private static func states(of applied: AppliedSeries, _ architecture: String) throws -> KconfigStates {
        try KconfigStates(of: applied.trees, decides: { _ in false }) { sources in
            KconfigTree(
                loading: "Kconfig", of: &sources, environment: ["SRCARCH": architecture], answers: NoAnswers())
        }
    }

    private func mail(_ index: Int, from old: [String: String], to new: [String: String]) -> FixtureMail {
        let paths = Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }
        let text = """
            From: Jane Roe <jane@example.org>
            Date: Fri, 1 Dec 2023 0\(index):00:00 +0000
            Message-Id: <\(index)@example.org>
            Subject: [PATCH \(index + 1)/\(states.count)] \(states[index].title)

            It is needed.

            Signed-off-by: Jane Roe <jane@example.org>
            ---

            """
        let diff = paths.map { self.diff($0, old[$0], new[$0]) }.joined()
        return FixtureMail(name: "\(index + 1).patch", bytes: Array((text + diff + "-- \n2.39.5\n").utf8))
    }

    /// The lines in front of the change and behind it stay; all between goes out and comes in.
    private func diff(_ path: String, _ old: String?, _ new: String?) -> String {
        let before = (old ?? "").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let after = (new ?? "").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let head = zip(before, after).prefix { $0 == $1 }.count
        let rest = min(before.count, after.count) - head
        let tail = zip(before.reversed(), after.reversed()).prefix(rest).prefix { $0 == $1 }.count
        var text = "diff --git a/\(path) b/\(path)\n"
        if old == nil { text += "new file mode 100644\n" }
        if new == nil { text += "deleted file mode 100644\n" }
        text += "--- \(old == nil ? "/dev/null" : "a/" + path)\n+++ \(new == nil ? "/dev/null" : "b/" + path)\n"
        let starts = (before.isEmpty ? 0 : 1, after.isEmpty ? 0 : 1)
        text += "@@ -\(starts.0),\(before.count) +\(starts.1),\(after.count) @@\n"
        text += before.prefix(head).map { " \($0)\n" }.joined()
        text += before.dropFirst(head).dropLast(tail).map { "-\($0)\n" }.joined()
        text += after.dropFirst(head).dropLast(tail).map { "+\($0)\n" }.joined()
        return text + before.suffix(tail).map { " \($0)\n" }.joined()
    }
}

private struct NoAnswers: ShellAnswers {
    func answer(to command: String) -> String? { nil }
}
