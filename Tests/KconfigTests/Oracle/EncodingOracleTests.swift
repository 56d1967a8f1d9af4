// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

#if canImport(Glibc)
    import Glibc
#endif

/// Holds what a prover says of small trees against all of their configurations.
@Suite struct EncodingOracleTests {
    /// How many trees are tried: `LOCKSTEP_KCONFIG_TREES`, or as many as a quick run allows.
    private static let count = getenv("LOCKSTEP_KCONFIG_TREES").flatMap { Int(String(cString: $0)) } ?? 1500

    /// What the language means in the trees.
    enum Era: CaseIterable {
        /// Choices have no mode.
        case current
        /// Up to 6.10: they have.
        case modal
        /// Up to 5.6: and what is implied goes above dependencies.
        case raising

        var dialect: Dialect {
            switch self {
            case .current: return .newest
            case .modal: return Dialect(of: KernelVersion(6, 1))
            case .raising:
                var dialect = Dialect(of: KernelVersion(6, 1))
                dialect.imply = .raising
                return dialect
            }
        }
    }

    @Test(arguments: Era.allCases) func agreesWithAllConfigurationsOfSmallTrees(_ era: Era) throws {
        var tally = Tally()
        for seed in 0..<UInt64(era == .raising ? Self.count / 4 : Self.count) {
            let random = RandomTree(seed: seed, isModal: era != .current)
            _ = try Self.compare(Subject(random, seed: seed), era, &tally)
            if tally.faults.count > 5 { break }
        }
        #expect(tally.faults.isEmpty, "\(tally.faults.joined(separator: "\n\n"))")
        for construct in RandomTree.Construct.allCases where construct.occurs(isModal: era != .current) {
            #expect(tally.constructs[construct, default: 0] > 0, "no tree has \(construct)")
        }
        for question in Question.allCases {
            for isPossible in [false, true] {
                let trees = tally.answers[Answer(question: question, isPossible: isPossible), default: 0]
                #expect(5 * trees >= tally.trees, "\(question) is \(isPossible) in \(trees) of \(tally.trees) trees")
            }
        }
        print("\(era): \(tally.trees) trees, \(tally.questions) questions, \(tally.configurations) configurations")
    }

    @Test func agreesWithAllConfigurationsOfConstructedTrees() throws {
        for tree in ConstructedTree.all {
            var tally = Tally()
            let isBroken = try Self.compare(Subject(tree), tree.era, &tally)
            #expect(tally.trees == 1 && tally.configurations > 0, "\(tree.name)")
            #expect(isBroken == [!tree.holds], "\(tree.name): \(tree.invariant)")
            #expect(tally.faults.isEmpty, "\(tally.faults.joined(separator: "\n\n"))")
        }
    }

    enum Question: CaseIterable {
        case unmetSelect, isNo, isMod, isYes, isSeen, isActive, isBroken
    }

    struct Answer: Hashable {
        var question: Question
        var isPossible: Bool
    }

    struct Tally {
        var trees = 0
        var questions = 0
        var configurations = 0
        var constructs: [RandomTree.Construct: Int] = [:]
        var answers: [Answer: Int] = [:]
        var faults: [String] = []
    }

    /// A tree that is tried.
    private struct Subject {
        var name: String
        var text: String
        var invariants: [String]
        var constructs: Set<RandomTree.Construct> = []

        /// Each fourth witness is looked at: which one it begins with. Nil for all.
        var offset: UInt64?

        init(_ tree: RandomTree, seed: UInt64) {
            name = "seed \(seed)"
            text = tree.text
            invariants = tree.invariants
            constructs = tree.constructs
            offset = seed
        }

        init(_ tree: ConstructedTree) {
            name = "tree of \(tree.name)"
            text = tree.text
            invariants = [tree.invariant]
        }

        func looksAtWitness(of index: Int) -> Bool {
            // With recursion, what is written depends on the order in which it is asked for.
            !constructs.contains(.recursion) && offset.map { ($0 + UInt64(index)) % 4 == 0 } ?? true
        }
    }

    /// A question and whether a configuration is one that it is about.
    private struct Case {
        var question: Question
        var name: String
        var shows: (inout Configuration) -> Bool
        var ask: (Prover) -> Possibility
        var asked: Kconfig.Question?
    }

    /// Asks all that can be asked of `subject`; whether each of its invariants can be broken.
    private static func compare(_ subject: Subject, _ era: Era, _ tally: inout Tally) throws -> [Bool] {
        var files = SmallTree(subject.text)
        files.dialect = era.dialect
        var tree = files.load()
        try #require(tree.canBeEvaluated, "\(tree.faults)\n\(subject.text)")
        let (prover, other) = (Prover(for: tree), Prover(for: tree))
        var cases: [Case] = []
        for text in subject.invariants {
            let invariant = try Invariant(parsing: text)
            guard case .broken(let premises, let conclusion) = tree.goal(breaking: invariant) else { continue }
            cases.append(
                Case(
                    question: .isBroken, name: text,
                    shows: { configuration in
                        for premise in premises where configuration.value(of: premise) == .no { return false }
                        return configuration.value(of: conclusion) == .no
                    }, ask: { $0.search($0.goal(breaking: invariant)) }))
        }
        cases += self.cases(of: tree)
        let enumeration = Enumeration(of: tree)
        guard enumeration.count <= 4000 else { return [] }
        var isFound = [Bool](repeating: false, count: cases.count)
        var configurations = 0
        enumeration.forEachStable { configuration in
            configurations += 1
            for index in cases.indices where !isFound[index] {
                isFound[index] = cases[index].shows(&configuration)
            }
        }
        tally.trees += 1
        tally.configurations += configurations
        for construct in subject.constructs { tally.constructs[construct, default: 0] += 1 }
        var answers: Set<Answer> = []
        let atOnce = Prover(for: tree).existences(of: cases.compactMap(\.asked))
        var next = atOnce.startIndex
        for (index, one) in cases.enumerated() {
            tally.questions += 1
            let answer = one.ask(prover)
            func fault(_ text: String) {
                tally.faults.append("\(subject.name), \(one.name): \(text)\n\(subject.text)")
            }
            if let asked = one.asked {
                for existence in [other.existence(of: asked), atOnce[next]] {
                    switch existence {
                    case .never where isFound[index]: fault("there is one, and none is said to exist")
                    case .some where !isFound[index]: fault("there is none, and one is said to exist")
                    default: break
                    }
                }
                next += 1
            }
            switch answer {
            case .never:
                if isFound[index] { fault("there is one, and none was found") }
            case .possible(let witness):
                if !isFound[index] { fault("there is none, and \(witness.fragment) was found") }
                if !subject.looksAtWitness(of: index) { break }
                if let flaw = flaw(of: witness, one, enumeration) { fault("\(witness.fragment) \(flaw)") }
            case .undecided(.recursion):
                if !subject.constructs.contains(.recursion) { fault("there is no recursion") }
                continue
            case .undecided(.noStableConfiguration):
                if configurations > 0 { fault("there are \(configurations) stable configurations") }
                continue
            case .undecided(let doubt): fault("\(doubt)")
            }
            answers.insert(Answer(question: one.question, isPossible: isFound[index]))
        }
        for answer in answers { tally.answers[answer, default: 0] += 1 }
        return zip(cases, isFound).filter { $0.0.question == .isBroken }.map(\.1)
    }

    /// What is wrong with a witness: the fault does not show, it is not stable, or a line can be left out.
    private static func flaw(of witness: Witness, _ one: Case, _ enumeration: Enumeration) -> String? {
        func isGood(_ settings: [Witness.Setting]) -> Bool {
            var configuration = enumeration.configuration(settings)
            return one.shows(&configuration) && enumeration.isStable(configuration)
        }
        if !isGood(witness.settings) { return "does not show it, or is not stable" }
        for place in witness.settings.indices {
            var fewer = witness.settings
            fewer.remove(at: place)
            if isGood(fewer) { return "has a line too many: \(witness.settings[place].name)" }
        }
        return nil
    }

    private static func cases(of tree: KconfigTree) -> [Case] {
        var cases: [Case] = []
        for select in tree.attributes(of: .select) {
            guard let target = select.target, let source = select.symbol else { continue }
            let property = tree.properties[Int(select.index)]
            let symbol = tree.symbols[Int(target.index)]
            cases.append(
                Case(
                    question: .unmetSelect, name: "select in line \(select.line)",
                    shows: { configuration in
                        guard let dependencies = symbol.dependencies, symbol.choice < 0 else { return false }
                        let isBool = symbol.type == .bool || configuration.value(of: tree.modules) == .no
                        var allowed = configuration.value(of: dependencies)
                        var demanded = min(configuration.value(of: source), configuration.value(of: property.condition))
                        if isBool, allowed == .mod { allowed = .yes }
                        if isBool, demanded == .mod { demanded = .yes }
                        return allowed < demanded
                    },
                    ask: { prover in
                        switch prover.unmetSelect(select) {
                        case .holds: .never
                        case .violated(let witness): .possible(witness)
                        case .undecided(let doubt): .undecided(doubt)
                        }
                    }, asked: .unmetSelect(select)))
        }
        for id in tree.definedSymbols where tree.type(of: id) == .bool || tree.type(of: id) == .tristate {
            for (question, value) in zip([Question.isNo, .isMod, .isYes], Tristate.allCases) {
                cases.append(
                    Case(
                        question: question, name: "\(tree.nameText(of: id)) = \(value)",
                        shows: { $0.value(of: id) == value }, ask: { $0.canBe(id, value) },
                        asked: .value(id, value)))
            }
        }
        for prompt in tree.attributes(of: .prompt) {
            let condition = tree.properties[Int(prompt.index)].condition
            cases.append(
                Case(
                    question: .isSeen, name: "prompt in line \(prompt.line)",
                    shows: { $0.value(of: condition) != .no }, ask: { $0.canBeSeen(prompt) },
                    asked: .use(prompt)))
        }
        var earlier: [SymbolID: [ExpressionID]] = [:]
        for line in tree.attributes(of: .defaultValue) {
            guard let id = line.symbol else { continue }
            let condition = tree.properties[Int(line.index)].condition
            let before = earlier[id] ?? []
            earlier[id] = before + [condition]
            cases.append(
                Case(
                    question: .isActive, name: "default in line \(line.line)",
                    shows: { configuration in
                        for condition in before where configuration.value(of: condition) != .no { return false }
                        return configuration.value(of: condition) != .no
                    }, ask: { $0.canApply(line) }, asked: .use(line)))
        }
        return cases
    }
}
