// SPDX-License-Identifier: GPL-2.0-only

import CTemplates
import Stencil

/// A text with places to fill, from the `templates/` folder of the source: embedded, so that the tool is one file.
public struct Template: Sendable {
    /// The file's name in `templates/`.
    public let name: String

    private let source: String

    /// The template in file `name`.
    ///
    /// The names are known when the tool is built; one that is not there is our own mistake.
    public init(_ name: StaticString) {
        let name = String(describing: name)
        var index = 0
        var entry = lockstep_template_at(index)
        while let candidate = entry.name, String(cString: candidate) != name {
            index += 1
            entry = lockstep_template_at(index)
        }
        guard entry.name != nil else { preconditionFailure("CTemplates.c embeds no templates/\(name)") }
        self.name = name
        source = String(decoding: UnsafeBufferPointer(start: entry.bytes, count: entry.size), as: UTF8.self)
    }

    /// The text with `values` in its places.
    public func rendered(_ values: [String: TemplateValue]) -> String {
        let environment = Environment(trimBehaviour: .smart)
        do {
            return try environment.renderTemplate(string: source, context: values.mapValues(\.forStencil))
        } catch {
            preconditionFailure("templates/\(name) does not render: \(error)")
        }
    }
}

/// What stands in a place of a template.
public enum TemplateValue: Sendable {
    /// A text, put in as it is.
    case text(String)
    /// Something to loop over.
    case list([TemplateValue])
    /// Something with names: `{{ rule.name }}`.
    case record([String: TemplateValue])

    fileprivate var forStencil: Any {
        switch self {
        case .text(let text): text
        case .list(let values): values.map(\.forStencil)
        case .record(let members): members.mapValues(\.forStencil)
        }
    }
}
