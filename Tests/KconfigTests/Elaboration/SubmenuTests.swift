// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct SubmenuTests {
    /// The names of the menu, those of a submenu in parentheses behind their symbol.
    private func menu(_ text: String, _ version: KernelVersion = KernelVersion(6, 12)) -> String {
        let tree = SmallTree(text, version).load()
        func list(_ entry: Int) -> String {
            var names: [String] = []
            var child = tree.entries[entry].firstChild
            while child >= 0 {
                let entry = tree.entries[Int(child)]
                var name = entry.symbol < 0 ? "-" : tree.printedName(of: SymbolID(index: entry.symbol))
                if entry.firstChild >= 0 { name += "(" + list(Int(child)) + ")" }
                names.append(name)
                child = entry.next
            }
            return names.joined(separator: " ")
        }
        return list(KconfigTree.root)
    }

    private func symbol(_ name: String, _ dependency: String? = nil) -> String {
        "config \(name)\n\tbool \"\(name)\"\n" + (dependency.map { "\tdepends on \($0)\n" } ?? "")
    }

    @Test func takesWhatFollowsAndDependsIntoASubmenu() {
        let text =
            symbol("A") + symbol("A0", "A") + symbol("A00", "A0") + symbol("A1", "A") + symbol("B") + symbol("C", "A")
        #expect(menu(text) == "A(A0(A00) A1) B C")
    }

    @Test func takesWhatNeedsTheSameAndNamesTheSymbol() {
        let text = symbol("R") + symbol("A", "R") + symbol("B", "(A || Q) && R") + symbol("C", "A || Q")
        #expect(menu(text) == "R(A(B)) C")
    }

    @Test func leavesWhatOnlyNamesTheSymbol() {
        #expect(menu(symbol("A") + symbol("B", "!A")) == "A(B)")
        #expect(menu(symbol("R") + symbol("X") + symbol("A", "R") + symbol("B", "!A || X")) == "R X A B")
    }

    @Test func takesUpWhatStandsBelowIfAndPromptlessSymbols() {
        let text = "if A\n" + symbol("B") + symbol("C", "B") + "endif\nconfig P\n\tbool\n" + symbol("Q", "P")
        #expect(menu(text) == "- B(C) P Q")
    }

    @Test func makesNoSubmenusOfTheMembersOfAChoiceSinceSixEleven() {
        let text = "choice\n\tprompt \"Pick\"\n" + symbol("A") + symbol("B", "A") + "endchoice\n"
        #expect(menu(text) == "<choice>(A B)")
        #expect(menu(text, KernelVersion(6, 1)) == "<choice>(A(B))")
    }

    @Test func shapesMenusOfAnyDepth() {
        let depth = 20_000
        let chain = (0..<depth).map { symbol("S\($0)", $0 == 0 ? nil : "S\($0 - 1)") }.joined() + symbol("LAST")
        let tree = SmallTree(chain).load()
        #expect(tree.entries[1].next == Int32(depth + 1))
        let nested =
            String(repeating: "if A\n", count: depth) + symbol("B") + String(repeating: "endif\n", count: depth)
        #expect(SmallTree(nested).load().faults.isEmpty)
    }

    @Test func givesOptionsToNobodyWhereTheEntryCannotBeRead() {
        let text = symbol("A") + "config\n\tdefault y\n" + symbol("B") + "menu x\n\tdepends on A\n" + symbol("C")
        let tree = SmallTree(text).load()
        #expect(menu(text) == "A B C")
        #expect(tree.faults.count == 4)
        #expect(tree.properties.count == 3)
    }
}
