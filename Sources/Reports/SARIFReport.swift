// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
public import Findings

extension Report {
    /// The report as a SARIF 2.1.0 log, for code scanning.
    ///
    /// A result stands in the tree where its finding does, else in the file of the patch. Its partial fingerprint is
    /// the finding's: it survives a rebase and a patch that is put in front.
    public func sarif() -> String {
        let results = findings.map { sarifResult($0, suppression: nil) }
        let held = suppressed.map { sarifResult($0.finding, suppression: $0) }
        let run = JSONText.object([
            ("tool", .object([("driver", sarifDriver)])),
            ("invocations", .list([sarifInvocation])),
            (
                "originalUriBaseIds",
                .object([("SRCROOT", .object([("description", text("the top of the kernel tree"))]))])
            ),
            ("columnKind", .string("unicodeCodePoints")),
            ("results", .list(results + held)),
        ])
        return JSONText.object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            ("runs", .list([run])),
        ]).document
    }

    /// The tool with the pages of the rules that the results name.
    private var sarifDriver: JSONText {
        .object([
            ("name", .string("lockstep")),
            ("version", .string(toolVersion)),
            ("rules", .list(rules.map(sarifRule))),
        ])
    }

    private func sarifRule(_ rule: RuleOutline) -> JSONText {
        .object([
            ("id", .string(rule.name)),
            ("shortDescription", text(rule.finds)),
            ("fullDescription", text(rule.why)),
            ("help", text(([rule.advice] + rule.references.map { "See \($0)." }).joined(separator: "\n"))),
            ("defaultConfiguration", .object([("level", .string(rule.severity.sarifLevel))])),
            ("properties", .object([("tags", .list([.string(rule.family)]))])),
        ])
    }

    /// That the run ended well, and what it could not check.
    private var sarifInvocation: JSONText {
        .object([
            ("executionSuccessful", .bool(true)),
            (
                "toolExecutionNotifications",
                notChecked.isEmpty
                    ? nil
                    : .list(
                        notChecked.map { entry in
                            let message = "not checked: \(entry.what.joined(separator: ", ")) (\(entry.reason))"
                            return .object([("level", .string("note")), ("message", text(message))])
                        })
            ),
        ])
    }

    private func sarifResult(_ finding: Finding, suppression: SuppressedFinding?) -> JSONText {
        let diagnostic = finding.diagnostic
        let related = diagnostic.notes.compactMap { note in
            note.location.flatMap { sarifLocation($0, message: note.message) }
        }
        let facts =
            diagnostic.notes.filter { $0.location == nil }.map(\.message) + [diagnostic.advice].compactMap(\.self)
        return .object([
            ("ruleId", .string(diagnostic.rule)),
            ("ruleIndex", rules.firstIndex { $0.name == diagnostic.rule }.map { .number($0) }),
            ("level", .string(diagnostic.severity.sarifLevel)),
            ("message", text(([diagnostic.message] + facts).joined(separator: "\n"))),
            ("locations", .list([sarifLocation(diagnostic.location, excerpt: diagnostic.excerpt)].compactMap(\.self))),
            ("relatedLocations", related.isEmpty ? nil : .list(related)),
            ("partialFingerprints", .object([("lockstep/v1", .string(finding.fingerprint.description))])),
            (
                "suppressions",
                suppression.map {
                    .list([
                        .object([
                            ("kind", .string("external")), ("status", .string("accepted")),
                            ("justification", .string($0.reason)),
                        ])
                    ])
                }
            ),
        ])
    }

    private func sarifLocation(_ location: Location, excerpt: String? = nil, message: String? = nil) -> JSONText? {
        let place = location.tree ?? location.mail ?? SourceLine(file: series.source, line: nil)
        let region = place.line.map { line in
            JSONText.object([
                ("startLine", .number(max(line, 1))), ("snippet", excerpt.map { .object([("text", .string($0))]) }),
            ])
        }
        let artifact = JSONText.object([
            ("uri", .string(place.file.percentEncodedPath)),
            ("uriBaseId", location.tree == nil ? nil : .string("SRCROOT")),
        ])
        let patch = location.patch.map { reference in
            JSONText.list([
                .object([
                    ("name", .string(series.label(reference.number))),
                    ("fullyQualifiedName", .string("\(series.label(reference.number)) \(reference.title)")),
                ])
            ])
        }
        return .object([
            ("physicalLocation", .object([("artifactLocation", artifact), ("region", region)])),
            ("logicalLocations", patch),
            ("message", message.map(text)),
        ])
    }

    private func text(_ text: String) -> JSONText { .object([("text", .string(text))]) }
}

extension Severity {
    fileprivate var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}

extension String {
    /// The path as a URI reference (RFC 3986): what is neither unreserved nor `/` stands as `%20`.
    fileprivate var percentEncodedPath: String {
        let plain = utf8.reduce(into: "") { path, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x2f, 0x5f, 0x7e:
                path.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                path += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return hasPrefix("/") ? "file://" + plain : plain
    }
}
