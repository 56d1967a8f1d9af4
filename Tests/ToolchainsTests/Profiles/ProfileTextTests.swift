// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Toolchains

/// Profiles as files: written, read again, refused.
struct ProfileTextTests {
    private static let blob = "2401c86fcf53311e8d7d92de0e815b5cb12f6d0b"

    private static var profile: ToolchainProfile {
        var profile = ToolchainProfile(
            name: "gcc-12-x86", architecture: "x86", target: "x86_64-linux-gnu",
            variables: [
                .init(name: "LD", value: "ld", version: "GNU ld 2.40"), .init(name: "CC", value: "gcc", version: ""),
                .init(name: "CROSS_COMPILE", value: ""),
            ])
        profile.add(.init(command: "b", answer: ""))
        let reach = CommandReach(
            files: [ReachedFile(path: "scripts/a.sh", id: blob)], variables: ["ARCH=x86", "KERNELVERSION=6.12"])
        profile.add(.init(command: "a", reach: reach, answer: "GCC 120200"))
        return profile
    }

    @Test func writesABlockForEachVariableAndAnswerInOrder() {
        let text = """
            Lockstep toolchain profile, version 1

            name: gcc-12-x86
            architecture: x86
            target: x86_64-linux-gnu

            variable: CC
            value: gcc
            version:

            variable: CROSS_COMPILE
            value:

            variable: LD
            value: ld
            version: GNU ld 2.40

            command: a
            file: 2401c86fcf53311e8d7d92de0e815b5cb12f6d0b scripts/a.sh
            with: ARCH=x86
            with: KERNELVERSION=6.12
            answer: GCC 120200

            command: b
            answer:

            """
        #expect(String(decoding: Self.profile.text(), as: UTF8.self) == text)
    }

    @Test func readsWhatItWrites() throws {
        #expect(try ToolchainProfile(parsing: Self.profile.text(), of: "p") == Self.profile)
    }

    @Test(arguments: ["", " ", " a", "a\t", "a\u{1}\n\u{7f}b\\", "\\x41", "a  b ", "ä: b", "a\r", "# x"])
    func keepsAnyTextOnOneLine(_ text: String) throws {
        var profile = Self.profile
        profile.add(.init(command: text, answer: text))
        let written = profile.text()
        #expect(written.split(separator: 0x0a, omittingEmptySubsequences: false).count == 26 + 3)
        #expect(written.allSatisfy { $0 == 0x0a || $0 >= 0x20 && $0 != 0x7f })
        #expect(try ToolchainProfile(parsing: written, of: "p") == profile)
    }

    private static let escape = "p:7: expected \"\\\\\" or \"\\x\" and two digits behind a backslash"
    private static let head = "Lockstep toolchain profile, version 1\n\nname: n\narchitecture: x86\ntarget: t\n"

    @Test(arguments: [
        ("", "p:1: expected \"Lockstep toolchain profile, version 1\""),
        ("Lockstep toolchain profile, version 2\n", "p:1: expected \"Lockstep toolchain profile, version 1\""),
        ("Lockstep toolchain profile, version 1\nname: n\n", "p:2: expected an empty line"),
        ("Lockstep toolchain profile, version 1\n\nname: n\n", "p:4: expected \"architecture: …\""),
        (head + "x", "p:6: expected an empty line"),
        (head + "\n", "p:7: expected \"command: …\""),
        (head + "\nnonsense: x\n", "p:7: expected \"command: …\""),
        (head + "\ncommand: c\n", "p:8: expected \"answer: …\""),
        (head + "\ncommand: c\nanswer: \u{1}\n", "p:8: a control character"),
        (head + "\ncommand*: \\x4\nanswer: a\n", Self.escape),
        (head + "\ncommand*: \\x+f\nanswer: a\n", Self.escape),
        (head + "\ncommand*: \\xff\nanswer: a\n", "p:7: bytes that are no UTF-8"),
        (
            head + "\ncommand: c\nfile: 12 a\nanswer: a\n",
            "p:8: expected a blob id and the path of a file, not \"12 a\""
        ),
        (
            head + "\ncommand: c\nfile: \(blob) ../a\nanswer: a\n",
            "p:8: expected a blob id and the path of a file, not \"\(blob) ../a\""
        ),
        (
            head + "\ncommand: c\nfile: \(blob) b\nfile: \(blob) a\nanswer: a\n",
            "p:9: files stand in ascending order, each once"
        ),
        (head + "\ncommand: c\nanswer: a\n\ncommand: c\nanswer: b\n", "p: two answers to \"c\""),
        (head + "\nvariable: A\nvalue: 1\n\nvariable: A\nvalue: 2\n", "p:11: a second value of \"A\""),
        (head + "\nvariable: 1A\nvalue: 1\n", "p:7: \"1A\" is no name of a variable"),
        (head + "\ncommand: c\nanswer: a\n\nvariable: A\nvalue: 2\n", "p:10: a variable stands below an answer"),
        (head.replacing("x86", with: "../x"), "p: \"../x\" is no architecture"),
    ])
    func refusesWhatIsNoProfile(text: String, message: String) {
        let error = #expect(throws: ToolchainError.self) { try ToolchainProfile(parsing: Array(text.utf8), of: "p") }
        #expect(error?.code == .malformedProfile)
        #expect(error?.message == message)
    }

    @Test func readsEveryBeginningOfAFileWithoutHarm() {
        let text = Self.profile.text()
        for end in text.indices { _ = try? ToolchainProfile(parsing: Array(text[..<end]), of: "p") }
    }
}
