// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct KconfigFileTests {
    private func parse(_ text: String) -> KconfigFile { KconfigFile(parsing: Array(text.utf8)) }

    private func kinds(_ text: String) -> [Statement.Kind] { parse(text).statements.map(\.kind) }

    @Test func readsAnEntryWithItsOptions() {
        let text = """
            # a comment
            config FOO
            \ttristate "Foo support" if EXPERT
            \tdefault m if BAR
            \tdepends on BAR && !BAZ
            \tselect CRC32
            \timply QUX if BAR
            \trange 1 100 if BAR
            \thelp
            \t  Text of the help.

            \t  More of it.

            menuconfig BAR
            """ + "\n"
        let file = parse(text)
        #expect(
            file.statements.map(\.kind)
                == [.config, .type, .defaultValue, .dependsOn, .select, .imply, .range, .help, .menuConfig])
        #expect(file.statements.map(\.line) == [2, 3, 4, 5, 6, 7, 8, 9, 14])
        #expect(file.faults.isEmpty)
    }

    @Test func bindsNotTighterThanAndTighterThanOr() throws {
        let file = parse("config A\n\tdefault B || !C && (D || E) && F = 3\n")
        let root = try #require(file.statements.last?.expression)
        #expect(describe(root, in: file) == "(B || ((!C && (D || E)) && F=3))")
    }

    @Test func takesExpressionsOfAnyDepth() {
        let depth = 200_000
        let text =
            "config A\n\tdepends on " + String(repeating: "!(", count: depth) + "B"
            + String(repeating: ")", count: depth)
            + "\n"
        let file = parse(text)
        #expect(file.faults.isEmpty)
        #expect(file.expressions.count == depth + 1)
    }

    @Test func endsAHelpTextAtASmallerIndentation() {
        #expect(
            kinds("config A\n\tbool\n\thelp\n\t  one\n\n\t  two\n\tdefault y\n") == [
                .config, .type, .help, .defaultValue,
            ])
        // Even the first line counts as text where it begins in column 1, as in conf.
        #expect(kinds("config A\n\tbool\n\thelp\nconfig B\n\tbool\n") == [.config, .type, .help])
    }

    @Test func joinsLinesThatEndInABackslash() {
        let file = parse("config A\n\tdepends on B && \\\n\t\tC\n\tbool\n")
        #expect(file.statements.map(\.line) == [1, 2, 4])
        #expect(file.faults.isEmpty)
    }

    @Test func keepsMacrosInOneWord() throws {
        let file = parse("config A\n\tdef_bool $(cc-option,-mfoo -mbar)-x y\n\tdef_bool $(success,test \"a\" = (b))\n")
        #expect(file.faults.map(\.kind) == [.expected("end of line")])
        let word = try #require(file.words.last)
        #expect(String(decoding: file.bytes[word.range], as: UTF8.self) == "$(success,test \"a\" = (b))")
    }

    @Test func tellsAssignmentsFromEntries() {
        let file = parse("A = x # y\nB := \nC += $(A)\n$(error-if,$(A),no)\n")
        #expect(file.statements.map(\.kind) == [.assignment, .assignment, .assignment, .macro])
        #expect(file.statements.map(\.flavor) == [.recursive, .simple, .append, .recursive])
        #expect(
            file.statements.prefix(1).compactMap(\.other).map { String(decoding: file.source(of: $0), as: UTF8.self) }
                == ["x # y"])
    }

    @Test(arguments: [
        ("config A B\n", SyntaxFault.Kind.expected("end of line")),
        ("config\n", .expected("the name of a symbol")),
        ("bogus\n", .unknownStatement("bogus")),
        ("select A\n", .misplacedOption("select")),
        ("menu \"M\"\n\tbool\n", .misplacedOption("bool")),
        ("config A\n\tdepends on (B\n", .expected("an expression")),
        ("config A\n\tdepends on B ||\n", .expected("an expression")),
        ("config A\n\tbool \"open\n", .openQuote),
        ("config A\n\tdefault $(x\n", .openReference),
        ("config A\n\t@bool\n", .ignoredByte(UInt8(ascii: "@"))),
        ("config A", .noNewlineAtEnd),
    ])
    func reports(_ text: String, _ expected: SyntaxFault.Kind) {
        #expect(parse(text).faults.map(\.kind) == [expected])
    }

    @Test func readsOnBehindAFault() {
        #expect(kinds("bogus line here\nconfig A\n\tbool bool\n\tdefault y\n") == [.config, .defaultValue])
    }

    private func describe(_ index: ExpressionIndex, in file: KconfigFile) -> String {
        func word(_ index: WordIndex) -> String { String(decoding: file.source(of: index), as: UTF8.self) }
        switch file[index] {
        case .operand(let operand): return word(operand)
        case .comparison(_, let left, let right): return "\(word(left))=\(word(right))"
        case .not(let operand): return "!\(describe(operand, in: file))"
        case .and(let left, let right): return "(\(describe(left, in: file)) && \(describe(right, in: file)))"
        case .or(let left, let right): return "(\(describe(left, in: file)) || \(describe(right, in: file)))"
        }
    }
}
