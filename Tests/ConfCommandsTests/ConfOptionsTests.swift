// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import ConfCommands

@Suite struct ConfOptionsTests {
    private func options(_ arguments: String...) -> ConfOptions { ConfOptions(arguments) }

    @Test func asksAboutEverythingUnlessToldOtherwise() {
        let options = options("Kconfig")
        #expect(options.mode == .oldaskconfig && options.kconfig == "Kconfig" && !options.isSilent)
        #expect(options.complaints == [])
    }

    @Test func takesOptionsAndOperandsInAnyOrder() {
        let options = options("Kconfig", "-s", "--defconfig", "some_defconfig")
        #expect(options.mode == .defconfig && options.file == "some_defconfig" && options.isSilent)
        #expect(options.kconfig == "Kconfig")
    }

    @Test func takesArgumentsBehindAnEqualsSign() {
        #expect(options("--savedefconfig=a=b", "Kconfig").file == "a=b")
    }

    @Test func takesOptionsThatAreCutShort() {
        #expect(options("--olddef", "Kconfig").mode == .olddefconfig)
        #expect(options("--old", "Kconfig").complaints == ["option '--old' is ambiguous"])
        // A whole name counts, though another option begins with it.
        #expect(options("--oldconfig", "Kconfig").complaints == [])
    }

    @Test func takesWhatFollowsTwoDashesForOperands() {
        #expect(options("--", "--syncconfig").kconfig == "--syncconfig")
    }

    @Test func complainsOfOptionsThatThereAreNot() {
        #expect(options("--frobnicate", "Kconfig").complaints == ["unrecognized option '--frobnicate'"])
        #expect(options("-sx", "Kconfig").complaints == ["invalid option -- 'x'"])
        #expect(options("--defconfig").complaints == ["option '--defconfig' requires an argument"])
        #expect(options("--syncconfig=x").complaints == ["option '--syncconfig' doesn't allow an argument"])
    }

    @Test func syncsQuietly() {
        let options = options("--syncconfig", "Kconfig")
        #expect(options.isSync && options.isSilent)
    }
}
