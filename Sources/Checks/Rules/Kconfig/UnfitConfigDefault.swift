// SPDX-License-Identifier: GPL-2.0-only

internal import Diagnostics
internal import Kconfig

extension Rule {
    /// A new symbol whose default is none that its users would choose.
    static let unfitConfigDefault = Rule.kconfig(
        "unfit-config-default", severity: .warning,
        page: RulePage(
            finds: """
                A new int or hex with a prompt and without a default, or with one outside of its range, which conf \
                moves into it. As a remark only: a new tristate that is y or m by default, whatever else is \
                configured; there are reasons for that, and Kconfig does not tell them.
                """,
            why: """
                Most configurations are made of an older one with “make olddefconfig”: nobody is asked, and the \
                default is what everybody gets. A number without one is 0, and up to 6.7 nothing at all; a driver \
                that is on by default grows the kernel of all who do not have the device.
                """,
            example: """
                +config LAMP_WATTS
                +	int "Watts that the lamp may take"
                +	range 1 60
                +	default 100
                """,
            advice: """
                Give a number the default that suits whoever can't answer the question. Leave the default of a driver \
                out, or make it the symbol of the machines that have the device (default ARCH_LAMP).
                """,
            references: [
                "Documentation/kbuild/kconfig-language.rst, “Menu attributes”, default value"
            ])
    ) { patch, faults in
        for definition in patch.newDefinitions where definition.hasPrompt {
            let name = quoted(definition.name)
            switch definition.type {
            case .int, .hex:
                let isGiven = patch.after.tree.symbol(definition.name).map { symbol in
                    patch.after.tree.definitions(of: symbol).contains { !$0.defaults.isEmpty }
                }
                if isGiven == false {
                    faults.add(
                        "\(name) has a prompt and no default", at: patch.place(definition.path, line: definition.line))
                }
                for (statement, number) in definition.defaults {
                    guard let range = definition.range, let value = number.value, !range.contains(value) else {
                        continue
                    }
                    faults.add(
                        "the default \(number.text) of \(name) is not in its range",
                        at: patch.place(definition.path, line: Int(statement.line)))
                }
            case .tristate where !definition.isInChoice:
                for (statement, value) in definition.defaults
                where statement.condition == nil && ["y", "m"].contains(value.text) {
                    faults.add(
                        "\(name) is \(value.text) by default",
                        at: patch.place(definition.path, line: Int(statement.line)), severity: .info,
                        certainty: .possible)
                }
            case .tristate, .bool, .string, .unknown: break
            }
        }
    }
}

extension NewDefinition {
    /// A word that stands for a value.
    fileprivate struct Constant {
        var text: String

        /// The number that it is.
        var value: Int64? {
            text.hasPrefix("0x") || text.hasPrefix("0X") ? Int64(text.dropFirst(2), radix: 16) : Int64(text)
        }
    }

    /// The defaults that are one word.
    fileprivate var defaults: [(Statement, Constant)] {
        options.compactMap { statement in
            guard statement.kind == .defaultValue, let index = statement.expression,
                case .operand(let word) = file[index]
            else { return nil }
            return (statement, constant(at: word))
        }
    }

    /// The numbers that it can be, where that depends on nothing.
    fileprivate var range: ClosedRange<Int64>? {
        let ranges = options.filter { $0.kind == .range }
        guard let only = ranges.first, ranges.count == 1, only.condition == nil, let low = only.word,
            let high = only.other, let lower = constant(at: low).value, let upper = constant(at: high).value,
            lower <= upper
        else { return nil }
        return lower...upper
    }

    private func constant(at word: WordIndex) -> Constant {
        Constant(text: String(decoding: file.source(of: word), as: UTF8.self))
    }
}
