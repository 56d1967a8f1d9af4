// SPDX-License-Identifier: GPL-2.0-only

/// What a maintainer wants to hold in each configuration: Kconfig expressions, joined by `->`.
///
/// `A -> B` holds where A is `n` or B is not; `->` binds loosest, and to the right. An expression alone holds where it
/// is not `n`: `IOMMUFD = m -> VFIO != y`.
public struct Invariant: Sendable, Hashable {
    /// The text, as it was given.
    public let text: String

    /// The parts between the arrows.
    fileprivate let parts: [Part]

    /// A part: a file with that one expression.
    fileprivate struct Part: Sendable {
        var file: KconfigFile
        var expression: ExpressionIndex
    }

    /// The invariant that `text` says.
    public init(parsing text: String) throws(InvariantFault) {
        self.text = text
        var parts: [Part] = []
        for part in Self.split(Array(text.utf8)) {
            let words = String(decoding: part, as: UTF8.self)
            let file = KconfigFile(parsing: Array("if ".utf8) + part + Array("\nendif\n".utf8))
            guard file.faults.isEmpty, file.statements.map(\.kind) == [.if, .endIf],
                let expression = file.statements[0].expression, !part.contains(UInt8(ascii: "$")),
                !part.contains(UInt8(ascii: "#"))
            else { throw InvariantFault(text: text, part: words) }
            parts.append(Part(file: file, expression: expression))
        }
        self.parts = parts
    }

    /// The names of the symbols in it, each once, in their order; numbers and constants left out.
    public var names: [String] {
        var seen: Set<String> = []
        return parts.flatMap { part in
            part.file.words.compactMap { word in
                let text = part.file.bytes[word.range]
                let isConstant = text.count == 1 && "nmy".utf8.contains(text[text.startIndex])
                let isNumber = text.isNumber(.int) || text.starts(with: "0x".utf8) && text.isNumber(.hex)
                guard !word.form.contains(.quoted), !isConstant, !isNumber else { return nil }
                let name = String(decoding: text, as: UTF8.self)
                return seen.insert(name).inserted ? name : nil
            }
        }
    }

    /// The texts between the arrows that stand in no quotes.
    private static func split(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        var quote: UInt8?
        var index = 0
        while index < text.count {
            let byte = text[index]
            if let open = quote {
                if byte == UInt8(ascii: "\\") { index += 1 }
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "-"), index + 1 < text.count, text[index + 1] == UInt8(ascii: ">") {
                parts.append(text[start..<index])
                start = index + 2
                index += 1
            }
            index += 1
        }
        return parts + [text[min(start, text.count)...]]
    }

    /// Whether both have the same text.
    public static func == (left: Invariant, right: Invariant) -> Bool { left.text == right.text }

    /// Hashes the text.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// An invariant that nobody can follow.
public struct InvariantFault: Error, Hashable, CustomStringConvertible {
    /// The whole text.
    public var text: String
    /// The part that is no expression.
    public var part: String

    /// What is wrong.
    public var description: String {
        part.allSatisfy { $0 == " " }
            ? "an expression is missing in \"\(text)\"" : "\"\(part)\" is no Kconfig expression"
    }
}

extension KconfigTree {
    /// What it takes to break `invariant`, its symbols and expressions being added where they are new.
    mutating func goal(breaking invariant: Invariant) -> Goal {
        var expressions = invariant.parts.map { expression(of: $0) }
        let conclusion = expressions.removeLast()
        return .broken(premises: expressions, conclusion: conclusion)
    }

    /// Whether the configuration that `conf` makes of `lines` breaks `invariant`.
    public func isBroken(_ invariant: Invariant, by lines: ConfigLines) -> Bool {
        var tree = self
        let goal = tree.goal(breaking: invariant)
        var configuration = Configuration(of: tree)
        _ = configuration.load(lines)
        return configuration.shows(goal)
    }

    private mutating func expression(of part: Invariant.Part) -> ExpressionID {
        var converted: [ExpressionID] = []
        for expression in part.file.expressions {
            switch expression {
            case .operand(let word):
                let id = symbol(at: word, in: part.file)
                let plain = expressions.symbol(id)
                // As everywhere, there is no `m` without modules.
                converted.append(id == .mod ? expressions.and(plain, expressions.symbol(modules)) : plain)
            case .comparison(let comparison, let left, let right):
                converted.append(
                    expressions.comparison(
                        comparison, symbol(at: left, in: part.file), symbol(at: right, in: part.file)))
            case .not(let operand): converted.append(expressions.not(converted[Int(operand.position)]))
            case .and(let left, let right):
                converted.append(expressions.and(converted[Int(left.position)], converted[Int(right.position)]))
            case .or(let left, let right):
                converted.append(expressions.or(converted[Int(left.position)], converted[Int(right.position)]))
            }
        }
        return converted[Int(part.expression.position)]
    }

    private mutating func symbol(at index: WordIndex, in file: KconfigFile) -> SymbolID {
        let word = file[index]
        var text = Array(file.bytes[word.range])
        let isQuoted = word.form.contains(.quoted)
        if isQuoted { text = Self.unescaped(text) }
        return symbol(named: name(text), isConstant: isQuoted)
    }

    private static func unescaped(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var isEscaped = false
        for byte in text {
            if byte == UInt8(ascii: "\\"), !isEscaped {
                isEscaped = true
                continue
            }
            isEscaped = false
            result.append(byte)
        }
        return result
    }
}

extension Prover {
    /// Whether `invariant` holds in all configurations.
    public func holds(_ invariant: Invariant) -> Verdict { search(goal(breaking: invariant)).refutation }

    /// Whether each of `invariants` holds in all configurations.
    public func holds(_ invariants: [Invariant]) -> [Verdict] {
        prepare(invariants)
        return invariants.map { holds($0) }
    }
}
