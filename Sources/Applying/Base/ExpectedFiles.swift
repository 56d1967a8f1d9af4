// SPDX-License-Identifier: GPL-2.0-only

import PatchSeries

/// What a series expects of its base, path by path: what its `index` lines name where it first touches a path.
struct ExpectedFiles {
    /// The paths in ascending order, each with what is expected there.
    private(set) var files: [(path: String, expectation: Expectation)] = []

    /// What is expected at a path.
    enum Expectation: Hashable {
        /// A blob whose id begins so.
        case blob(String)
        /// Nothing.
        case absence
        /// A file, whatever it holds: the diff names no id.
        case file
    }

    /// What `patches` expect.
    init(_ patches: [Patch]) {
        var first: [String: Expectation] = [:]
        for patch in patches {
            // All of a patch's pre-images are those before the patch.
            var touched: [String: Expectation] = [:]
            for file in patch.diff {
                if let path = file.oldPath, file.status != .added {
                    touched[path] = Expectation(id: file.oldID) ?? touched[path] ?? .file
                }
                if let path = file.newPath, file.status != .modified, touched[path] == nil { touched[path] = .absence }
            }
            first.merge(touched) { known, _ in known }
        }
        files = first.map { ($0.key, $0.value) }.filter { TreePath.objection(to: $0.path) == nil }
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

extension ExpectedFiles.Expectation {
    /// The blob on an `index` line; nil where there is none or it is all zeros.
    fileprivate init?(id: String?) {
        guard let id, id.utf8.count >= 4, !id.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
        self = .blob(id)
    }
}
