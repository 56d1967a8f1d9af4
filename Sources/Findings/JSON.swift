// SPDX-License-Identifier: GPL-2.0-only

internal import Foundation

/// A report or baseline file that can't be read.
public struct ReportError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public var code: Code
    /// What is wrong with the file: a lowercase clause.
    public var message: String
    /// The decoder's own words, where it had any.
    public var underlying: String?

    /// The kinds of failure that callers tell apart.
    public enum Code: Sendable, Hashable {
        /// It is no JSON, or lacks something, and is no report, or no baseline, for that.
        case malformed(kind: String)
        /// It was written for a reader of another schema.
        case unknownSchema
    }

    /// The message with the decoder's words behind it.
    public var description: String { underlying.map { "\(message): \($0)" } ?? message }
}

extension Report {
    /// Reads a report from JSON.
    public init(json: [UInt8]) throws(ReportError) {
        self = try jsonValue(Report.self, from: json, called: "report", major: "1")
    }

    /// The report as JSON, keys in ascending order: the same report gives the same bytes.
    public func json(pretty: Bool = true) -> [UInt8] { jsonBytes(self, pretty: pretty) }
}

/// `value` as JSON. Characters that could reach a terminal as anything but text are written as `\u` escapes.
func jsonBytes(_ value: some Encodable, pretty: Bool = true) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value), let text = String(bytes: data, encoding: .utf8) else {
        preconditionFailure("a report holds nothing but strings, numbers and lists, which JSON can express")
    }
    return Array((text.jsonLaidOut(pretty: pretty) + "\n").utf8)
}

/// What every file of ours begins with, for whoever reads it.
private struct Envelope: Decodable { var schema: String }

/// The value that `json` holds; its `schema` has to begin with `major`.
func jsonValue<Value: Decodable>(
    _ type: Value.Type, from json: [UInt8], called name: String, major: String
) throws(ReportError) -> Value {
    let decoder = JSONDecoder()
    do {
        let schema = try decoder.decode(Envelope.self, from: Data(json)).schema
        guard schema.split(separator: ".").first.map(String.init) == major else {
            throw ReportError(
                code: .unknownSchema,
                message: "the \(name) has schema \"\(schema)\", but this version reads \"\(major).x\"")
        }
        return try decoder.decode(type, from: Data(json))
    } catch let error as ReportError {
        throw error
    } catch let error as DecodingError {
        throw ReportError(code: .malformed(kind: name), message: "not a lockstep \(name)", underlying: error.plainWords)
    } catch {
        throw ReportError(code: .malformed(kind: name), message: "not a lockstep \(name)", underlying: "\(error)")
    }
}

extension DecodingError {
    /// What is wrong, and where in the document.
    fileprivate var plainWords: String {
        func place(_ path: [any CodingKey]) -> String {
            path.isEmpty
                ? "" : " in \"\(path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "."))\""
        }
        switch self {
        case .keyNotFound(let key, let context):
            return "\"\(key.stringValue)\" is missing\(place(context.codingPath))"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "a value of another kind is expected\(place(context.codingPath))"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty
                ? "it is no JSON" : "a value is not one of those known\(place(context.codingPath))"
        @unknown default:
            return "it is no JSON"
        }
    }
}
