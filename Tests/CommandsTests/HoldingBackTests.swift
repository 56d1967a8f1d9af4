// SPDX-License-Identifier: GPL-2.0-only

import Findings
import Foundation
import Testing

@Suite struct HoldingBackTests {
    private let suppression = "suppress:\n  - rule: missing-signed-off-by\n    reason: a fixture\n"

    @Test func honoursTheFileBesideAnOwnSeries() throws {
        let series = try FaultySeries()
        try series.write(suppression, "lockstep.yaml")
        try series.makeRepository()
        let run = try Invocation(ofProcess: "-C", series.path, "check", series.path)
        #expect(run.lines.last?.contains("5 suppressed by \(series.path)/lockstep.yaml") == true)
        #expect(!run.output.contains("[missing-signed-off-by]"))
    }

    @Test func doesNotHonourTheFileThatCameWithASeries() throws {
        let series = try FaultySeries()
        try series.write(suppression, "lockstep.yaml")
        #expect(Invocation("check", series.path).status == 1)
        let accepted = Invocation("check", "--accept-suppressions", series.path)
        #expect(accepted.output.contains("5 suppressed by"))
    }

    @Test func tellsTheReasonWhenVerbose() throws {
        let series = try FaultySeries()
        try series.write(suppression, "lockstep.yaml")
        let run = Invocation("check", "-v", "--accept-suppressions", series.path)
        #expect(run.output.contains("a fixture"))
    }

    @Test(arguments: [
        ("supress: []", "lockstep.yaml:1: \"supress\" is not known here, did you mean \"suppress\"?"),
        ("suppress:\n  - rule: long-title\n", "has to give its \"reason\""),
        ("suppress:\n  - rule: long-titel\n    reason: x\n", ":2: there is no rule \"long-titel\", did you mean"),
        ("ignore: [long-title]\n", "lockstep.yaml:1: \"ignore\" gives no reason"),
        ("suppress:\n  - reason: x\n", "has to name a \"rule\" or a \"fingerprint\""),
        ("suppress: long\n", "\"suppress\" has to be a list"),
        ("a: [", "is no YAML"),
    ])
    func saysWhatIsWrongWithTheFile(_ text: String, _ words: String) throws {
        let series = try FaultySeries()
        try series.write(text, "lockstep.yaml")
        let run = Invocation("check", "--accept-suppressions", series.path)
        #expect(run.status == 2)
        #expect(run.errors.contains(words), "\(run.errors)")
    }

    @Test func holdsBackWhatTheBaselineKnows() throws {
        let series = try FaultySeries()
        let file = series.file("baseline.json")
        #expect(Invocation("check", "--write-baseline", file, series.path).status == 0)
        let known = Invocation("check", "--baseline", file, series.path)
        #expect(known.status == 0)
        #expect(known.lines.last?.contains("suppressed by \(file)") == true)
        let first = try Data(contentsOf: URL(filePath: file))
        #expect(Invocation("check", "--write-baseline", file, series.path).status == 0)
        #expect(try Data(contentsOf: URL(filePath: file)) == first)
    }

    @Test func saysWhatIsWrongWithABaseline() throws {
        let series = try FaultySeries()
        let run = Invocation("check", "--baseline", series.file("none.json"), series.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("none.json"))
        try series.write("{}", "other.json")
        let other = Invocation("check", "--baseline", "\(series.path)/other.json", series.path)
        #expect(other.errors.contains("--write-baseline"))
    }

    @Test func takesSettingsFromGitsConfiguration() throws {
        let series = try FaultySeries()
        let file = series.file("gitconfig")
        try "[lockstep]\n\tignore = missing-signed-off-by\n\tfailOn = never\n"
            .write(toFile: file, atomically: true, encoding: .utf8)
        let configured = Invocation("check", series.path, environment: ["GIT_CONFIG_GLOBAL": file])
        #expect(configured.status == 0)
        #expect(!configured.output.contains("[missing-signed-off-by]"))
        let overruled = Invocation(
            "check", "--types", "missing-signed-off-by", "--ignore", "long-title", "--fail-on", "error", series.path,
            environment: ["GIT_CONFIG_GLOBAL": file])
        #expect(overruled.status == 1)
    }

    @Test func refusesABadSettingByName() throws {
        let series = try FaultySeries()
        let file = series.file("gitconfig")
        try "[lockstep]\n\tjobs = many\n".write(toFile: file, atomically: true, encoding: .utf8)
        let run = Invocation("check", series.path, environment: ["GIT_CONFIG_GLOBAL": file])
        #expect(run.status == 2)
        #expect(run.errors.contains("lockstep.jobs is \"many\", but it has to be a number above 0"))
    }
}
