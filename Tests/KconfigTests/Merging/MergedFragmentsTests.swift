// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct MergedFragmentsTests {
    private func merge(_ base: String, _ fragments: String..., keepingBuiltIn: Bool = false) -> MergedFragments {
        MergedFragments(
            base: ConfigFragment(name: "base", bytes: Array(base.utf8)),
            fragments.enumerated().map { ConfigFragment(name: "fragment\($0)", bytes: Array($1.utf8)) },
            keepingBuiltIn: keepingBuiltIn)
    }

    @Test func letsLaterFragmentsTakeThePlaceOfLines() {
        let merged = merge("CONFIG_A=y\nCONFIG_AB=y\nCONFIG_C=1\n", "# CONFIG_A is not set\n", "CONFIG_C=2")
        #expect(
            String(decoding: merged.bytes, as: UTF8.self) == "CONFIG_AB=y\n\n# CONFIG_A is not set\n\nCONFIG_C=2")
        #expect(merged.redefinitions.map { String(decoding: $0.name, as: UTF8.self) } == ["CONFIG_A", "CONFIG_C"])
        #expect(merged.redefinitions.map(\.fragment) == [1, 2])
    }

    @Test func tellsOnlyOfOtherValues() {
        #expect(merge("CONFIG_A=y\n", "CONFIG_A=y\n").redefinitions == [])
    }

    @Test func keepsWhatIsBuiltInOnRequest() {
        let merged = merge("CONFIG_A=y\n", "CONFIG_A=m\nCONFIG_B=m\n", keepingBuiltIn: true)
        #expect(String(decoding: merged.bytes, as: UTF8.self) == "CONFIG_A=y\n\nCONFIG_B=m\n")
        #expect(merged.redefinitions.map(\.isKept) == [true])
    }

    @Test func remembersWhereRequestsStand() {
        let merged = merge("# a comment\nCONFIG_A=y\n", "\n# CONFIG_B is not set\n")
        #expect(merged.requests.map { String(decoding: $0.name, as: UTF8.self) } == ["A", "B"])
        #expect(merged.requests.map(\.line) == [2, 2])
        #expect(merged.requests.map(\.fragment) == [0, 1])
        #expect(merged.requests.map(\.value) == [Array("y".utf8), nil])
    }
}
