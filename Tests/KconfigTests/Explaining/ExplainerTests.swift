// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct ExplainerTests {
    private static let tree = SmallTree(
        """
        config IOMMU_SUPPORT
        \tbool "IOMMU"
        if IOMMU_SUPPORT
        config IOMMUFD
        \tbool "IOMMUFD"
        endif
        config VFIO
        \tbool "VFIO"
        \tselect CDEV if !GROUP
        config GROUP
        \tbool "Group"
        \tdepends on VFIO
        config CDEV
        \tbool "Device"
        \tdepends on VFIO
        \tdepends on IOMMUFD
        """ + "\n"
    ).load()

    private func explain(_ wanted: String, _ value: Tristate, _ given: [String: Tristate]) throws -> WhyNot {
        let symbol = try #require(Self.tree.symbol(wanted))
        let values = try given.sorted { $0.key < $1.key }.map {
            WantedValue(try #require(Self.tree.symbol($0.key)), $0.value)
        }
        return Explainer(for: Self.tree).whyNot(WantedValue(symbol, value), given: values)
    }

    @Test func namesTheLinesThatStandInTheWay() throws {
        guard
            case .impossible(let explanation) = try explain(
                "CDEV", .yes, ["IOMMU_SUPPORT": .no, "GROUP": .yes, "VFIO": .yes])
        else {
            Issue.record("it is possible")
            return
        }
        #expect(explanation.lines.map { Self.tree.line(of: $0).text }.contains("if IOMMU_SUPPORT"))
        #expect(explanation.lines.map(\.line) == [3, 9, 16])
        #expect(explanation.given.map { Self.tree.nameText(of: $0.symbol) } == ["GROUP", "IOMMU_SUPPORT"])
        // Without GROUP it would be selected against its dependencies.
        #expect(explanation.change?.map { Self.tree.nameText(of: $0.symbol) } == ["IOMMU_SUPPORT"])
        #expect(explanation.change?.map(\.value) == [.yes])
        #expect(explanation.isShortest)
    }

    @Test func showsWhatIsPossible() throws {
        guard case .possible(let witness) = try explain("CDEV", .yes, ["IOMMUFD": .no]) else {
            Issue.record("it is impossible")
            return
        }
        #expect(witness.fragment == ["CONFIG_VFIO=y"])
    }
}
