// SPDX-License-Identifier: GPL-2.0-only

/// The variables and functions of `Documentation/kbuild/kconfig-macro-language.rst`.
struct Macros {
    /// The environment, of which the variables that are asked for go into `auto.conf.cmd`.
    let environment: [String: String]
    var answers: any ShellAnswers

    /// The variables of the environment that were asked for, in the order in which they first were.
    private(set) var asked: [String] = []

    /// What is said on the way: messages, unknown answers.
    var faults: [KconfigFault.Kind] = []

    /// The calls of a shell, and what is not known of them.
    var unknown = UnknownAnswers()

    /// Where the text stands, for `$(filename)` and `$(lineno)`.
    var fileName = ""
    var line: UInt32 = 0

    /// How many line ends `conf` has read behind the text when it expands it: one where it is assigned.
    var lineEnds: UInt32 = 0

    private var variables: [[UInt8]: Variable] = [:]

    /// Bytes that may still be made, and a cost for each reference.
    private var budget = Macros.mostBytes
    private var depth = 0

    private struct Variable {
        var value: [UInt8]
        var flavor: VariableFlavor
        var uses = 0
    }

    private static let mostBytes = 32 << 20
    private static let cost = 64
    private static let mostNesting = 200
    private static let mostArguments = 16

    init(environment: [String: String], answers: any ShellAnswers) {
        self.environment = environment
        self.answers = answers
    }

    /// Assigns `value` to the variable `name`.
    mutating func assign(_ value: ArraySlice<UInt8>, to name: [UInt8], _ flavor: VariableFlavor) {
        let known = variables[name]?.flavor
        let kept = flavor == .append ? known ?? .recursive : flavor
        let new = kept == .simple ? expand(value) : Array(value)
        guard flavor == .append, known != nil else {
            variables[name] = Variable(value: new, flavor: kept)
            return
        }
        // In place: what is added a million times must not be copied as often.
        variables[name]?.value.append(UInt8(ascii: " "))
        variables[name]?.value += new
    }

    /// `text` with its references expanded.
    mutating func expand(_ text: ArraySlice<UInt8>) -> [UInt8] {
        expand(text, arguments: [])
    }

    private mutating func expand(_ text: ArraySlice<UInt8>, arguments: [[UInt8]]) -> [UInt8] {
        var result: [UInt8] = []
        var position = text.startIndex
        while position < text.endIndex {
            guard text[position] == UInt8(ascii: "$"), position + 1 < text.endIndex,
                text[position + 1] == UInt8(ascii: "(")
            else {
                result.append(text[position])
                position += 1
                continue
            }
            guard let end = Self.endOfReference(in: text, at: position) else {
                // conf ends here; what follows may be as long as it likes.
                faults.append(.openReference(String(decoding: text[(position + 2)...].prefix(80), as: UTF8.self)))
                return result + text[position...]
            }
            let value = evaluate(text[(position + 2)..<(end - 1)], arguments: arguments)
            budget -= value.count
            result += value
            position = end
        }
        return result
    }

    /// Offset behind the reference that begins at `start`, nil where none does.
    static func endOfReference(in text: ArraySlice<UInt8>, at start: Int) -> Int? {
        guard start + 1 < text.endIndex, text[start + 1] == UInt8(ascii: "(") else { return nil }
        var nesting = 0
        for index in (start + 1)..<text.endIndex {
            if text[index] == UInt8(ascii: "(") { nesting += 1 }
            if text[index] == UInt8(ascii: ")") {
                nesting -= 1
                if nesting == 0 { return index + 1 }
            }
        }
        return nil
    }

    /// What stands between the parentheses of a reference: an argument's number, a variable, a function, the
    /// environment.
    private mutating func evaluate(_ clause: ArraySlice<UInt8>, arguments: [[UInt8]]) -> [UInt8] {
        if let number = clause.number, number > 0, number <= arguments.count { return arguments[number - 1] }
        budget -= clause.count + Self.cost
        guard depth < Self.mostNesting, budget > 0 else {
            if faults.last != .endlessExpansion { faults.append(.endlessExpansion) }
            return []
        }
        depth += 1
        defer { depth -= 1 }
        var parts = Self.split(clause)
        if parts.count > Self.mostArguments {
            faults.append(.wrongArgumentCount("", tooMany: true))
            parts.removeSubrange(Self.mostArguments...)
        }
        let expanded = parts.map { expand($0, arguments: arguments) }
        let name = expanded[0]
        let given = Array(expanded.dropFirst())
        if let value = value(of: name, arguments: given) { return value }
        let text = String(decoding: name, as: UTF8.self)
        if let value = call(text, given) { return value }
        guard given.isEmpty, !text.isEmpty, let value = environment[text] else { return [] }
        if !asked.contains(text) { asked.append(text) }
        return Array(value.utf8)
    }

    private mutating func value(of name: [UInt8], arguments: [[UInt8]]) -> [UInt8]? {
        guard let variable = variables[name] else { return nil }
        guard variable.flavor == .recursive else { return variable.value }
        if variable.uses > 0, arguments.isEmpty {
            faults.append(.recursiveVariable(String(decoding: name, as: UTF8.self)))
            return []
        }
        variables[name]?.uses += 1
        defer { variables[name]?.uses -= 1 }
        return expand(variable.value[...], arguments: arguments)
    }

    /// `name` and its arguments, cut at the commas that stand in no parentheses.
    private static func split(_ clause: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = clause.startIndex
        var nesting = 0
        for index in clause.indices {
            switch clause[index] {
            case UInt8(ascii: ",") where nesting == 0:
                parts.append(clause[start..<index])
                start = index + 1
            case UInt8(ascii: "("): nesting += 1
            case UInt8(ascii: ")"): nesting -= 1
            default: break
            }
        }
        return parts + [clause[start...]]
    }
}

extension Macros {
    /// The built-in function `name`, nil where there is none.
    private mutating func call(_ name: String, _ arguments: [[UInt8]]) -> [UInt8]? {
        let count: Int
        switch name {
        case "filename", "lineno": count = 0
        case "info", "shell": count = 1
        case "error-if", "warning-if": count = 2
        default: return nil
        }
        guard arguments.count == count else {
            faults.append(.wrongArgumentCount(name, tooMany: arguments.count > count))
            return []
        }
        let text = arguments.last.map { String(decoding: $0, as: UTF8.self) } ?? ""
        switch name {
        case "filename": return Array(fileName.utf8)
        case "lineno": return Array(String(line + lineEnds).utf8)
        case "shell": return shell(arguments[0])
        case "info": faults.append(.info(text))
        default:
            guard arguments[0] == [UInt8(ascii: "y")] else { return [] }
            faults.append(name == "error-if" ? .error(text) : .warning(text))
        }
        return []
    }

    /// What `command` prints, or a mark where that is not known.
    private mutating func shell(_ command: [UInt8]) -> [UInt8] {
        let (text, isNewAndUnknown) = unknown.expansion(of: command, path: fileName, line: line, answers: answers)
        if isNewAndUnknown, let call = unknown.calls.last { faults.append(.unknownAnswer(call.command)) }
        return text
    }
}

extension ArraySlice<UInt8> {
    /// The number that the bytes spell in decimal.
    fileprivate var number: Int? {
        guard !isEmpty, count < 6, allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return reduce(0) { 10 * $0 + Int($1 - 0x30) }
    }
}
