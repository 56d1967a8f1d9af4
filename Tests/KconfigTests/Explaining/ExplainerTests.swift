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

    private func explain(
        _ wanted: String, _ value: Tristate, _ given: [String: Tristate], in tree: KconfigTree = Self.tree
    ) throws -> WhyNot {
        let symbol = try #require(tree.symbol(wanted))
        let values = try given.sorted { $0.key < $1.key }.map {
            WantedValue(try #require(tree.symbol($0.key)), $0.value)
        }
        return Explainer(for: tree).whyNot(WantedValue(symbol, value), given: values)
    }

    private func change(
        _ wanted: String, _ given: [String: Tristate], in tree: KconfigTree
    ) throws -> [String: Tristate]? {
        guard case .impossible(let explanation) = try explain(wanted, .yes, given, in: tree) else {
            Issue.record("\(wanted) is possible")
            return nil
        }
        guard let change = explanation.change else { return nil }
        return Dictionary(
            uniqueKeysWithValues: change.compactMap { one in one.value.map { (tree.nameText(of: one.symbol), $0) } })
    }

    /// Neither a prompt nor a default of TARGET stands below its dependencies: they are looked at for the change alone.
    @Test func changesWhatTheDependenciesOfASelectedSymbolNeed() throws {
        let tree = SmallTree(
            """
            config FIRST
            \tbool "First"
            \tselect TARGET
            config SECOND
            \tbool "Second"
            config TARGET
            \tbool
            \tdepends on SECOND
            """ + "\n"
        ).load()
        #expect(try change("TARGET", ["FIRST": .no, "SECOND": .no], in: tree) == ["FIRST": .yes, "SECOND": .yes])
    }

    /// With A, nobody can give N a value, which is no reason against A.
    @Test func takesAnEmptyRangeForNoObstacle() throws {
        let tree = SmallTree(
            """
            config A
            \tbool "A"
            config N
            \tint "N"
            \trange 2 1 if A
            config WANTED
            \tbool
            \tdefault y if A
            """ + "\n"
        ).load()
        #expect(try change("WANTED", ["A": .no], in: tree) == ["A": .yes])
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
