// SPDX-License-Identifier: GPL-2.0-only

import Checks
import Diagnostics
import Findings
import Reports
import Templates

/// The catalogue of rules as text.
enum Catalogue {
    /// `Documentation/Checks.md`.
    static var markdown: String {
        let families = Rule.Family.allCases.map { family in
            let rules = Rule.catalogue.filter { $0.family == family }.map { $0.values($0.page) }
            return TemplateValue.record(["title": .text(family.title), "rules": .list(rules)])
        }
        return Template("Checks.md").rendered(["families": .list(families)])
    }

    /// The page of one rule, in lines of `width` columns; the example stays as it is.
    static func page(of rule: Rule, width: Int) -> String {
        var page = rule.page
        page.finds = page.finds.wrapped(to: width)
        page.why = page.why.wrapped(to: width)
        page.advice = page.advice.wrapped(to: width)
        page.references = page.references.map { $0.wrapped(to: width) }
        return Template("rule.txt").rendered(["rule": rule.values(page)])
    }

    /// A line a rule, by family.
    static func list(width: Int?) -> String {
        let column = (Rule.catalogue.map(\.name.count).max() ?? 0) + 2
        var text = ""
        for family in Rule.Family.allCases {
            let rules = Rule.catalogue.filter { $0.family == family }
            if rules.isEmpty { continue }
            text += (text.isEmpty ? "" : "\n") + family.title + "\n"
            for rule in rules {
                let name = rule.name + String(repeating: " ", count: column - rule.name.count)
                let severity = rule.severity.rawValue
                text +=
                    "  " + name + severity + String(repeating: " ", count: 9 - severity.count) + rule.needsWords + "\n"
            }
        }
        return text
    }
}

extension Rule {
    /// The rule with the texts of `page`, for templates.
    fileprivate func values(_ page: RulePage) -> TemplateValue {
        .record([
            "name": .text(name), "family": .text(family.rawValue), "severity": .text(severity.rawValue),
            "finds": .text(page.finds),
            "cell": .text(page.finds.replacing("|", with: "\\|").replacing("\n", with: " ")),
            "why": .text(page.why), "example": .text(page.example), "advice": .text(page.advice),
            "references": .list(page.references.map { .text($0) }), "needs": .text(needsWords),
            "single": .text(singleMailWords),
        ])
    }

    /// Whether the rule runs on a single mail, for a column.
    fileprivate var singleMailWords: String {
        switch onSingleMail {
        case .never: ""
        case .firstPatch: "first patch"
        case .always: "yes"
        }
    }

    /// What the rule has to be given, in words; empty where one mail is enough.
    fileprivate var needsWords: String {
        let words: [(Needs, String)] = [
            (.wholeSeries, "whole series"), (.base, "base"), (.history, "history"), (.previous, "version before"),
        ]
        return words.filter { needs.contains($0.0) }.map(\.1).joined(separator: ", ")
    }
}

extension Rule.Family {
    fileprivate var title: String {
        switch self {
        case .series: "Between the parts of a series"
        case .patch: "In a patch, and between it and those before it"
        case .version: "Between a version and the one before it"
        case .kconfig: "In Kconfig, and between it and the code"
        case .reading: "In reading the mail"
        }
    }
}
