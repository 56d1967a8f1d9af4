// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

struct InspectionTests {
    private static let lamps = SmallTree(
        """
        menu "Lamps"
        	visible if EXPERT
        if POWER
        config LAMP
        	tristate "A lamp"
        	depends on SOCKET || \\
        		BATTERY
        	default y if EXPERT && !(SOCKET && BATTERY)
        	select BULB if SOCKET != m
        	help
        	  It shines.

        endif
        endmenu
        config BULB
        	tristate
        config POWER
        	bool "Power"
        config SOCKET
        	tristate "Socket"
        config BATTERY
        	bool "Battery"
        	depends on POWER
        config EXPERT
        	bool "Expert"
        """)

    @Test func tellsTheLinesOfADefinition() throws {
        let tree = Self.lamps.load()
        let lamp = try #require(tree.symbol("LAMP"))
        let definition = try #require(tree.definitions(of: lamp).first)
        #expect(definition.line.description == "Kconfig:4")
        #expect(definition.prompt == "A lamp")
        #expect(definition.dependencies.map(\.line.text) == ["if POWER", "depends on SOCKET || BATTERY"])
        #expect(definition.dependencies.map(\.isInherited) == [true, false])
        #expect(definition.visibility.map(\.line.text) == ["visible if EXPERT"])
        #expect(definition.defaults.map(\.line) == [8])
        #expect(definition.selects.map(\.line.text) == ["select BULB if SOCKET != m"])
        #expect(definition.help?.contains("It shines.") == true)
    }

    @Test func tellsWhoSelects() throws {
        let tree = Self.lamps.load()
        let bulb = try #require(tree.symbol("BULB"))
        let select = try #require(Influences(of: tree).selects(of: bulb).first)
        #expect(tree.nameText(of: select.source) == "LAMP")
        #expect(tree.text(of: select.condition) == "POWER && (SOCKET || BATTERY) && SOCKET != m")
        #expect(Influences(of: tree).implies(of: bulb).isEmpty)
    }

    @Test(arguments: [
        "A && (B || !C)", "A || B && C", "!(A = B) || C != \"a b\"", "!(A && B)", "A < B", "!!A",
        "(A || B) && (C || D)",
    ])
    func writesExpressionsAsTheyAreRead(_ text: String) throws {
        let names = ["A", "B", "C", "D"].map { "config \($0)\n\tbool\n" }.joined()
        let tree = SmallTree("\(names)config X\n\tbool\n\tdepends on \(text)\n").load()
        let symbol = try #require(tree.symbol("X"))
        let definition = try #require(tree.definitions(of: symbol).first)
        #expect(tree.text(of: definition.dependencies[0].expression) == text)
    }

    @Test func followsReferencesToTheirUsers() throws {
        let tree = Self.lamps.load()
        func dependents(_ name: String) throws -> Set<String> {
            let graph = ReferenceGraph(of: tree)
            return Set(graph.reach(of: [try #require(tree.symbol(name))]).symbols.map { tree.nameText(of: $0) })
        }
        #expect(try dependents("BATTERY") == ["BATTERY", "LAMP", "BULB"])
        #expect(try dependents("BULB") == ["BULB"])
        #expect(try dependents("POWER") == ["POWER", "BATTERY", "LAMP", "BULB"])
    }

    @Test func reachesASelectByWhatItDemandsAndByWhatItsTargetDependsOn() throws {
        let tree = SmallTree(
            """
            config A
            	bool "A"
            	select T if C
            config B
            	bool "B"
            	select T
            config T
            	bool "T"
            	depends on D
            config C
            	bool "C"
            config D
            	bool "D"
            """
        ).load()
        func reached(_ name: String) throws -> [Int] {
            let reach = ReferenceGraph(of: tree).reach(of: [try #require(tree.symbol(name))])
            return tree.attributes(of: .select).filter { reach.contains($0, of: tree) }.map(\.line)
        }
        #expect(try reached("A") == [3])
        #expect(try reached("C") == [3])
        #expect(try reached("D") == [3, 6])
        #expect(try reached("T") == [])
    }

    @Test func knowsTextsFromMeaning() throws {
        let before = Self.lamps.load()
        func aspects(_ old: String, _ new: String) throws -> [TreeComparison.Change] {
            var lamps = Self.lamps
            lamps.files["Kconfig"] = try #require(lamps.files["Kconfig"]).replacing(old, with: new)
            return TreeComparison(before: before, after: lamps.load()).changed
        }
        #expect(try aspects("It shines", "It glows").map(\.isOfMeaning) == [false])
        #expect(try aspects("A lamp", "The lamp").map(\.isOfMeaning) == [false])
        #expect(try aspects("tristate \"Socket\"", "tristate").map(\.isOfMeaning) == [true])
        #expect(try aspects("depends on POWER\n", "depends on POWER && LAMP\n").map(\.isOfDependencies) == [true])
        #expect(try aspects("if SOCKET != m", "").map(\.isOfDependencies).contains(true) == false)
    }

    /// Which member comes first, and which stand together, is what a choice means.
    @Test func tellsWhatChangedOfAChoice() {
        func tree(_ parts: [String]) -> KconfigTree {
            let choices = parts.map { names in
                "choice\n\tprompt \"One\"\n" + names.map { "config \($0)\n\tbool \"\($0)\"\n" }.joined() + "endchoice\n"
            }
            return SmallTree(choices.joined()).load()
        }
        func changed(_ before: [String], _ after: [String]) -> [[TreeComparison.Aspect]] {
            TreeComparison(before: tree(before), after: tree(after)).changed.map(\.aspects)
        }
        #expect(changed(["KLM"], ["KLM"]) == [])
        #expect(changed(["KLM"], ["LKM"]) == [[.choice], [.choice], [.choice]])
        #expect(changed(["KLM"], ["KL", "M"]) == [[.choice], [.choice], [.choice]])
    }

    @Test func tellsThatOtherSymbolsSayWhetherThereAreModules() {
        let text = "config A\n\tbool \"A\"\n\tmodules\nconfig B\n\tbool \"B\"\n"
        let other = "config A\n\tbool \"A\"\nconfig B\n\tbool \"B\"\n\tmodules\n"
        let comparison = TreeComparison(before: SmallTree(text).load(), after: SmallTree(other).load())
        #expect(comparison.changed.map(\.aspects) == [[.type], [.type]])
    }

    @Test func tellsWhatChangedInADefinition() throws {
        let before = Self.lamps.load()
        var lamps = Self.lamps
        let text = try #require(lamps.files["Kconfig"])
        lamps.files["Kconfig"] =
            text.replacing("depends on POWER", with: "depends on POWER && EXPERT")
            .replacing("bool \"Expert\"", with: "bool \"Expert user\"")
            .replacing("config BULB\n\ttristate\n", with: "")
            + "\nconfig LANTERN\n\tbool \"Lantern\"\n"
        let after = lamps.load()
        let comparison = TreeComparison(before: before, after: after)
        #expect(comparison.added.map { after.nameText(of: $0) } == ["LANTERN"])
        #expect(comparison.removed.map { before.nameText(of: $0) } == ["BULB"])
        #expect(comparison.changed.map { after.nameText(of: $0.after) } == ["BATTERY", "EXPERT"])
        #expect(comparison.changed.map(\.aspects) == [[.dependencies], [.prompt]])
    }

    @Test(arguments: [
        ("default y if EXPERT", "default m if EXPERT", TreeComparison.Aspect.defaults),
        ("select BULB if SOCKET", "imply BULB if SOCKET", .selects),
        ("It shines.", "It shines brightly.", .help),
        ("config POWER\n\tbool", "config POWER\n\ttristate", .type),
        ("visible if EXPERT", "visible if EXPERT && POWER", .visibility),
    ])
    func tellsEachAspect(_ old: String, _ new: String, _ aspect: TreeComparison.Aspect) throws {
        var lamps = Self.lamps
        let text = try #require(lamps.files["Kconfig"])
        try #require(text.contains(old))
        lamps.files["Kconfig"] = text.replacing(old, with: new)
        let comparison = TreeComparison(before: Self.lamps.load(), after: lamps.load())
        #expect(comparison.changed.contains { $0.aspects.contains(aspect) })
        #expect(TreeComparison(before: lamps.load(), after: lamps.load()).changed == [])
    }
}
