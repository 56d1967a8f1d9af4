// SPDX-License-Identifier: GPL-2.0-only

import SourceTrees
import Synchronization

extension Repository {
    /// Whether the history is cut off, so that a commit which is not found may well exist: a shallow clone, a partial
    /// clone, or a release that somebody imported.
    public var isPartial: Bool {
        foundPartial.withLock { found in
            let isPartial = found ?? (isCutOff || isImport)
            found = isPartial
            return isPartial
        }
    }

    /// Whether this is a kernel tree with hardly any history behind it.
    ///
    /// The kernel has a million commits. A tree of its shape that ends in a root after a few hundred was put into git
    /// from a release, and names none of the commits that its files came from.
    private var isImport: Bool {
        let longestImport = 1000
        var starts = ["HEAD"]
        if (try? commit(at: "HEAD")) == nil { starts = (try? references().suffix(1).map(\.name)) ?? [] }
        guard let start = starts.first, let tree = try? tree(at: start),
            ["Kbuild", "MAINTAINERS", "init/Kconfig"].allSatisfy({ ((try? tree.entry(at: $0)) ?? nil) != nil }),
            let commits = try? ancestors(of: start, limit: longestImport)
        else { return false }
        return commits.count < longestImport
    }
}
