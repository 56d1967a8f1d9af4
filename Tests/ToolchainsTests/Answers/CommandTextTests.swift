// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Toolchains

/// Commands as profiles have them.
struct CommandTextTests {
    private func written(_ command: String, _ variables: [String: String] = ["CC": "gcc", "LD": "ld"]) -> String? {
        CommandText(variables).written(command)
    }

    @Test func writesProgramsByTheirVariables() {
        #expect(written("gcc -Werror -c -x c /dev/null") == "$(CC) -Werror -c -x c /dev/null")
        #expect(written("env \"CC=gcc\" \"LD=ld\" x") == "env \"CC=$(CC)\" \"LD=$(LD)\" x")
        #expect(written("command -v ld; }") == "command -v $(LD); }")
    }

    @Test func leavesPartsOfOtherWordsAlone() {
        for command in ["scripts/gcc-plugin.sh", "a-gcc", "gcc-12", "gccx", "xld", "./ld", "/usr/bin/ld", "ld.lld"] {
            #expect(written(command) == command)
        }
    }

    @Test func takesTheLongestProgramThatFits() {
        #expect(written("ld.lld -v", ["CC": "clang", "LD": "ld.lld", "AR": "ld"]) == "$(LD) -v")
        #expect(written("ccache gcc -c", ["CC": "ccache gcc", "HOSTCC": "gcc"]) == "$(CC) -c")
    }

    @Test func writesTheTreeByItsVariable() {
        let variables = ["srctree": "/src/linux", "CC": "gcc"]
        #expect(written("/src/linux/scripts/x.sh gcc", variables) == "$(srctree)/scripts/x.sh $(CC)")
        #expect(written("gcc -I/src/linux/include", variables) == "$(CC) -I$(srctree)/include")
        #expect(written("/src/linux-next/x /a/src/linux/x", variables) == "/src/linux-next/x /a/src/linux/x")
    }

    @Test func writesNothingForATextThatHoldsAReferenceItself() {
        #expect(written("$(CC) -c") == nil)
        #expect(written("$(srctree)/scripts/x.sh gcc") == "$(srctree)/scripts/x.sh $(CC)")
    }
}
