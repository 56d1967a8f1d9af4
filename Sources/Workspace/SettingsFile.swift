// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import Findings
import Yams

/// `lockstep.yaml`, which stands beside the patches of a series.
///
/// ```yaml
/// base:
///   release: v6.3.2
/// fail-on: warning
/// suppress:
///   - rule: missing-change-log
///     patch: "vfio: *"
///     reason: the first version has none
/// ```
extension Settings {
    /// The name of the file.
    public static let fileName = "lockstep.yaml"

    /// Reads the bytes of the file at `path`.
    ///
    /// A word that is not known is refused, not passed over: a misspelt `supress` would otherwise hold nothing back,
    /// without a word. Nothing here leaves a rule out: what is held back has a reason, and is counted. `configurations`
    /// belongs to the build stages and is let pass here.
    public init(yaml bytes: [UInt8], path: String) throws(WorkspaceError) {
        self.init()
        let root: Node?
        do {
            root = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw WorkspaceError(.settings(path: path), "\(path) is no YAML", underlying: error.plainWords)
        }
        guard let root, root.null == nil else { return }
        let file = SettingsReader(path: path)
        for (key, value) in try file.members(of: root) {
            switch key.string {
            case "base": declaredBase = try file.release(value)
            case "fail-on": failOn = try file.string(value, "fail-on")
            case "baseline":
                baseline = try file.string(value, "baseline")
                isBaselineOfSeries = true
            case "checkpatch": checkpatch = try file.bool(value, "checkpatch")
            case "suppress": suppressions = try file.suppressions(value)
            case "invariants": invariants = try file.invariants(value)
            case "configurations": break
            case "types", "ignore": throw file.unreasoned(key)
            default: throw file.unknown(key, among: Self.keys)
            }
        }
    }

    private static let keys = ["base", "fail-on", "baseline", "checkpatch", "suppress", "invariants"]
}
