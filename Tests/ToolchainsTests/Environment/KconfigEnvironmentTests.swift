// SPDX-License-Identifier: GPL-2.0-only

import SourceTrees
import Testing

@testable import Toolchains

/// What make would give `conf`.
struct KconfigEnvironmentTests {
    private static let makefile = """
        # SPDX-License-Identifier: GPL-2.0
        VERSION = 6
        PATCHLEVEL = 12
        SUBLEVEL = 117
        EXTRAVERSION =
        NAME = Baby Opossum Posse
        """

    private func tree(_ files: [String: String]) -> MemoryTree {
        MemoryTree(name: "tree", files: files.merging(["Makefile": Self.makefile]) { first, _ in first }.asFiles)
    }

    @Test(arguments: [
        ("x86", "x86"), ("x86_64", "x86"), ("i386", "x86"), ("sparc64", "sparc"), ("sparc32", "sparc"),
        ("parisc64", "parisc"), ("sh64", "sh"), ("arm64", "arm64"), ("um", "um"),
    ])
    func knowsTheFolderOfAnArchitecture(name: String, folder: String) {
        #expect(KernelArchitecture(name).folder == folder)
    }

    @Test func findsTheArchitecturesOfATree() throws {
        let tree = tree(["arch/x86/Kconfig": "", "arch/arm64/Kconfig": "", "arch/Kconfig": "", "arch/old/Makefile": ""])
        #expect(try KernelArchitecture.all(in: tree).map(\.name) == ["arm64", "x86"])
        #expect(try KernelArchitecture("i386").exists(in: tree))
        #expect(try !KernelArchitecture("old").exists(in: tree))
        #expect(try !KernelArchitecture("../arch/x86").exists(in: tree))
    }

    @Test func exportsTheToolchainAndTheTree() throws {
        let variables = try KconfigEnvironment(KernelArchitecture("x86_64"), .ofGCC, of: tree([:])).variables
        #expect(
            variables == [
                "ARCH": "x86_64", "SRCARCH": "x86", "KERNELVERSION": "6.12.117", "srctree": "$(srctree)", "CC": "gcc",
                "LD": "ld",
            ])
    }

    @Test func letsNoProfileSayWhatTheTreeSays() throws {
        var variables = ToolchainProfile.ofGCC.variables
        variables.append(.init(name: "srctree", value: "/etc"))
        variables.append(.init(name: "KERNELVERSION", value: "9"))
        let profile = ToolchainProfile(name: "n", architecture: "x86", target: "t", variables: variables)
        let environment = try KconfigEnvironment(KernelArchitecture("x86"), profile, of: tree([:]))
        #expect(environment.variables["srctree"] == "$(srctree)")
        #expect(environment.variables["KERNELVERSION"] == "6.12.117")
    }

    @Test(arguments: [
        ("VERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 0\nEXTRAVERSION = -rc3\n", "6.1.0-rc3"),
        ("VERSION = 6\nPATCHLEVEL =\nSUBLEVEL = 3\n", "6"), ("VERSION=7\n", "7"), ("", ""), ("VERSION\n= 1\n", ""),
    ])
    func readsTheVersion(makefile: String, version: String) throws {
        #expect(try kernelVersion(of: tree(["Makefile": makefile])) == version)
    }

    @Test func buildsUserModeLinuxOfTheHost() throws {
        let variables = try KconfigEnvironment(KernelArchitecture("um"), .ofGCC, of: tree([:])).variables
        #expect(variables["SUBARCH"] == "x86")
        #expect(variables["HEADER_ARCH"] == "x86")
    }

    @Test func takesTheFlagsOfClangFromTheTree() throws {
        let makefile = """
            CLANG_TARGET_FLAGS_arm64	:= aarch64-linux-gnu
            CLANG_TARGET_FLAGS_x86		:= x86_64-linux-gnu
            CLANG_FLAGS	+= --target=$(CLANG_TARGET_FLAGS)
            ifeq ($(LLVM_IAS),0)
            CLANG_FLAGS	+= -fno-integrated-as
            CLANG_FLAGS	+= --prefix=$(GCC_TOOLCHAIN_DIR)$(notdir $(CROSS_COMPILE))
            else
            CLANG_FLAGS	+= -fintegrated-as
            endif
            CLANG_FLAGS	+= -Werror=unknown-warning-option
            """
        let tree = tree(["scripts/Makefile.clang": makefile])
        let profile = ToolchainProfile(
            name: "clang", architecture: "x86", target: "t",
            variables: [.init(name: "CC", value: "clang"), .init(name: "LLVM", value: "1")])
        #expect(
            try KconfigEnvironment(KernelArchitecture("i386"), profile, of: tree).variables["CLANG_FLAGS"]
                == "--target=x86_64-linux-gnu -fintegrated-as -Werror=unknown-warning-option")
        #expect(
            try KconfigEnvironment(KernelArchitecture("x86"), .ofGCC, of: tree).variables["CLANG_FLAGS"] == nil)
    }
}
