// SPDX-License-Identifier: GPL-2.0-only

import Checks
import Diagnostics
import Findings
import Yams

/// Takes values out of a YAML document, or says with file and line why it can't.
struct SettingsReader {
    let path: String

    /// The keys and values of `node`, in their order.
    func members(of node: Node) throws(WorkspaceError) -> [(Node, Node)] {
        guard let mapping = node.mapping else { throw failure(node, "names with values are expected here") }
        return mapping.map { ($0.key, $0.value) }
    }

    func string(_ node: Node, _ key: String) throws(WorkspaceError) -> String {
        guard let text = node.string, !text.isEmpty else { throw failure(node, "\"\(key)\" has to be a text") }
        return text
    }

    func bool(_ node: Node, _ key: String) throws(WorkspaceError) -> Bool {
        guard let flag = node.bool else { throw failure(node, "\"\(key)\" has to be true or false") }
        return flag
    }

    func list(_ node: Node, _ key: String) throws(WorkspaceError) -> [Node] {
        guard let sequence = node.sequence else { throw failure(node, "\"\(key)\" has to be a list") }
        return Array(sequence)
    }

    /// The revision that `base` declares: alone, or as its `release`. The `pre-images` below it are for other tools.
    func release(_ node: Node) throws(WorkspaceError) -> String? {
        guard node.mapping != nil else { return try string(node, "base") }
        var release: String?
        for (key, value) in try members(of: node) {
            switch key.string {
            case "release": release = try string(value, "release")
            case "pre-images": break
            default: throw unknown(key, among: ["release", "pre-images"])
            }
        }
        return release
    }

    /// The entries of `suppress`.
    func suppressions(_ node: Node) throws(WorkspaceError) -> [Suppression] {
        var entries: [Suppression] = []
        for item in try list(node, "suppress") { entries.append(try suppression(item)) }
        return entries
    }

    /// An entry of `suppress`: a rule or a fingerprint, perhaps a patch and a path, and always a reason.
    private func suppression(_ node: Node) throws(WorkspaceError) -> Suppression {
        var entry = Suppression(rule: nil, reason: "", source: path)
        entry.isOfSeries = true
        for (key, value) in try members(of: node) {
            switch key.string {
            case "rule": entry.rule = try rule(value)
            case "patch": entry.patch = try string(value, "patch")
            case "path": entry.path = try string(value, "path")
            case "fingerprint": entry.fingerprint = Fingerprint(description: try string(value, "fingerprint"))
            case "reason": entry.reason = try string(value, "reason")
            default: throw unknown(key, among: ["rule", "patch", "path", "fingerprint", "reason"])
            }
        }
        if entry.rule == nil, entry.fingerprint == nil {
            throw failure(node, "a suppression has to name a \"rule\" or a \"fingerprint\"")
        }
        if entry.reason.isEmpty { throw failure(node, "a suppression has to give its \"reason\"") }
        return entry
    }

    /// The name of a rule that there is.
    private func rule(_ node: Node) throws(WorkspaceError) -> String {
        let name = try string(node, "rule")
        guard RuleSelection.knows(name) else {
            let guess = name.nearest(among: RuleNames.all).map { ", did you mean \"\($0)\"?" } ?? ""
            throw failure(node, "there is no rule \"\(name)\"\(guess)")
        }
        if Rule.maintained.contains(name) {
            throw failure(node, "\"\(name)\" can't be held back here: invariants are the maintainer's")
        }
        return name
    }

    /// Why `key`, which holds rules back without a reason, can't stand here.
    func unreasoned(_ key: Node) -> WorkspaceError {
        failure(key, "\"\(key.string ?? "")\" gives no reason: name rules under \"suppress\", or on the command line")
    }

    func unknown(_ key: Node, among known: [String]) -> WorkspaceError {
        let name = key.string ?? ""
        let guess = name.nearest(among: known).map { ", did you mean \"\($0)\"?" } ?? ""
        return failure(key, "\"\(name)\" is not known here\(guess)")
    }

    func failure(_ node: Node, _ message: String) -> WorkspaceError {
        let place = node.mark.map { "\(path):\($0.line)" } ?? path
        return WorkspaceError(.settings(path: path), "\(place): \(message)")
    }
}

extension Error {
    /// The words of a YAML error, on one line.
    var plainWords: String {
        let text = (self as? YamlError)?.description ?? "\(self)"
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
