// SPDX-License-Identifier: GPL-2.0-only

import Findings

/// A JSON document that is written, never read: keys keep their order.
///
/// `JSONEncoder` would sort them, and a SARIF file whose results stand above its version is no pleasure to read.
enum JSONText {
    case string(String)
    case number(Int)
    case bool(Bool)
    case list([JSONText])
    case object([(key: String, value: JSONText?)])

    /// The document, two spaces a level, with a line feed at its end.
    var document: String {
        var text = ""
        write(to: &text, indent: "")
        return text + "\n"
    }

    /// The document on one line.
    var line: String {
        switch self {
        case .string(let value): Self.quoted(value)
        case .number(let value): String(value)
        case .bool(let value): value ? "true" : "false"
        case .list(let values): "[" + values.map(\.line).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.compactMap { key, value in value.map { "\(Self.quoted(key)): \($0.line)" } }
                .joined(separator: ", ") + "}"
        }
    }

    private func write(to text: inout String, indent: String) {
        switch self {
        case .string(let value):
            text += Self.quoted(value)
        case .number, .bool:
            text += line
        case .list(let values):
            Self.write(values, in: ("[", "]"), to: &text, indent: indent) { value, text, indent in
                value.write(to: &text, indent: indent)
            }
        case .object(let members):
            let present = members.compactMap { member in member.value.map { (member.key, $0) } }
            Self.write(present, in: ("{", "}"), to: &text, indent: indent) { member, text, indent in
                text += Self.quoted(member.0) + ": "
                member.1.write(to: &text, indent: indent)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element], in brackets: (String, String), to text: inout String, indent: String,
        _ element: (Element, inout String, String) -> Void
    ) {
        guard !elements.isEmpty else {
            text += brackets.0 + brackets.1
            return
        }
        let inner = indent + "  "
        for (index, value) in elements.enumerated() {
            text += (index == 0 ? brackets.0 : ",") + "\n" + inner
            element(value, &text, inner)
        }
        text += "\n" + indent + brackets.1
    }

    /// `value` in quotes; what is no plain text stands as an escape.
    private static func quoted(_ value: String) -> String {
        var quoted = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.isUnsafeToShow:
                quoted += scalar.jsonEscape
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
