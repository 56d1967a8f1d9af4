// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Synchronization

/// The files and directories of this process that stand under a temporary name, until they are renamed or removed.
///
/// A run that is ended at once has no time to unwind: it takes away what stands here instead.
public enum UnfinishedPaths {
    private static let paths = Mutex<Set<String>>([])

    /// Notes `path`, which is about to be made.
    static func begin(_ path: String) { paths.withLock { _ = $0.insert(path) } }

    /// Makes the file that `make` returns the name of, and notes it; no run ends in between.
    static func begin(_ make: () -> String?) -> String? {
        paths.withLock { paths in
            let path = make()
            if let path { paths.insert(path) }
            return path
        }
    }

    /// Forgets `path`, which is in its place or gone.
    static func end(_ path: String) { paths.withLock { _ = $0.remove(path) } }

    /// Removes all of them and ends the process by `end`; threads that are about to make another are held meanwhile.
    public static func removeAll(andThen end: () -> Never) -> Never {
        paths.withLock { paths in
            for path in paths where unlink(path) != 0 { remove(tree: path) }
            end()
        }
    }
}
