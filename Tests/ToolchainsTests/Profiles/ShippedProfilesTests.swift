// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Toolchains

/// The profiles that come with the tool.
struct ShippedProfilesTests {
    @Test func areThereForTheCommonArchitectures() {
        for name in ["x86", "arm64", "arm", "powerpc", "riscv", "s390", "um"] {
            #expect(ToolchainProfile.defaultName(for: KernelArchitecture(name)) == "gcc-12-\(name)")
        }
        #expect(ToolchainProfile.defaultName(for: KernelArchitecture("x86_64")) == "gcc-12-x86")
        #expect(ToolchainProfile.defaultName(for: KernelArchitecture("pdp11")) == nil)
    }

    @Test(arguments: ToolchainProfile.shippedNames)
    func areFilesAsTheToolWritesThem(name: String) throws {
        let profile = try ToolchainProfile.shipped(name)
        #expect(profile.name == name)
        #expect(name.hasSuffix("-\(profile.architecture)"))
        #expect(profile.value(of: "CC_VERSION_TEXT")?.isEmpty == false)
        #expect(profile.count > 80)
        #expect(try ToolchainProfile(parsing: profile.text(), of: name) == profile)
    }

    @Test func namesTheOthersWhereOneIsNotThere() {
        let error = #expect(throws: ToolchainError.self) { try ToolchainProfile.shipped("gcc-3") }
        #expect(error?.code == .noSuchProfile)
        #expect(error?.message.contains("gcc-12-x86") == true)
    }
}
