// SPDX-License-Identifier: GPL-2.0-only

import CTemplates
public import Checks
import Kconfig
import Yams

/// Invariants of Kconfig that a file states.
///
/// ```yaml
/// folders: [drivers/lamp]
/// invariants:
///   - holds: VFIO -> VFIO_GROUP || VFIO_DEVICE_CDEV
///     reason: without both a program has no way to a device
///     arch: [x86, arm64]
/// ```
///
/// `folders` are those of the subsystem: where no tree tells where the symbols are defined, a series that changes one
/// has to do with the invariants. `holds` alone may stand as a text. `arch` are folders below `arch/`; `from` is the
/// title or the number of the patch from which on it holds, where that is later than the first state that defines all
/// of its symbols.
extension MaintainedInvariant {
    /// The invariants in the bytes of the file at `path`.
    public static func list(yaml bytes: [UInt8], path: String) throws(WorkspaceError) -> [MaintainedInvariant] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw WorkspaceError(.settings(path: path), "\(path) is no YAML", underlying: error.plainWords)
        }
        guard let root, root.null == nil else { return [] }
        let file = SettingsReader(path: path)
        var invariants: [MaintainedInvariant] = []
        var folders: [String] = []
        for (key, value) in try file.members(of: root) {
            switch key.string {
            case "invariants": invariants = try file.invariants(value)
            case "subsystem": _ = try file.string(value, "subsystem")
            case "folders":
                for item in try file.list(value, "folders") { folders.append(try file.string(item, "folders")) }
            default: throw file.unknown(key, among: ["invariants", "subsystem", "folders"])
            }
        }
        for index in invariants.indices { invariants[index].folders = folders }
        return invariants
    }

    /// The invariants that come with the tool.
    public static func shipped() throws(WorkspaceError) -> [MaintainedInvariant] {
        var invariants: [MaintainedInvariant] = []
        var index = 0
        while let name = lockstep_template_at(index).name {
            let template = lockstep_template_at(index)
            index += 1
            let path = String(cString: name)
            guard path.hasPrefix("invariants/") else { continue }
            let bytes = Array(UnsafeBufferPointer(start: template.bytes, count: template.size))
            invariants += try list(yaml: bytes, path: "templates/" + path)
        }
        return invariants
    }
}

extension SettingsReader {
    /// The entries of `invariants`.
    func invariants(_ node: Node) throws(WorkspaceError) -> [MaintainedInvariant] {
        var entries: [MaintainedInvariant] = []
        for item in try list(node, "invariants") { entries.append(try invariant(item)) }
        return entries
    }

    private func invariant(_ node: Node) throws(WorkspaceError) -> MaintainedInvariant {
        guard node.mapping != nil else {
            return MaintainedInvariant(try parsed(node), source: path)
        }
        var statement: Invariant?
        var reason: String?
        var architectures: [String] = []
        var from: String?
        for (key, value) in try members(of: node) {
            switch key.string {
            case "holds": statement = try parsed(value)
            case "reason": reason = try string(value, "reason")
            case "from": from = try string(value, "from")
            case "arch":
                if value.sequence == nil {
                    architectures = [try string(value, "arch")]
                } else {
                    for item in try list(value, "arch") { architectures.append(try string(item, "arch")) }
                }
            default: throw unknown(key, among: ["holds", "reason", "arch", "from"])
            }
        }
        guard let statement else { throw failure(node, "an invariant has to say what \"holds\"") }
        return MaintainedInvariant(statement, reason: reason, architectures: architectures, from: from, source: path)
    }

    private func parsed(_ node: Node) throws(WorkspaceError) -> Invariant {
        let text = try string(node, "holds")
        do {
            return try Invariant(parsing: text)
        } catch {
            throw failure(node, "\(error)")
        }
    }
}
