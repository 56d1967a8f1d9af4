// SPDX-License-Identifier: GPL-2.0-only

public import SourceTrees

/// An architecture as the user names it, and as the tree's folder is called.
public struct KernelArchitecture: Sendable, Hashable {
    /// What `ARCH` is: `x86_64`.
    public let name: String

    /// What `SRCARCH` is, the folder of `arch/`: `x86`.
    public let folder: String

    /// The architecture that `make ARCH=name` builds.
    public init(_ name: String) {
        self.name = name
        folder = Self.folders[name] ?? name
    }

    /// The names that stand for a part of another one's folder: the top Makefile's list.
    private static let folders = [
        "i386": "x86", "x86_64": "x86", "sparc32": "sparc", "sparc64": "sparc", "parisc64": "parisc", "sh64": "sh",
    ]

    /// The architectures that `tree` has Kconfig files of, in ascending order of their folders.
    public static func all(in tree: any SourceTree) throws -> [KernelArchitecture] {
        try tree.names(in: "arch").filter { try tree.file(at: "arch/\($0)/Kconfig") != nil }
            .map(KernelArchitecture.init)
    }

    /// Whether `tree` has Kconfig files of it.
    public func exists(in tree: any SourceTree) throws -> Bool {
        guard folder.isFileName else { return false }
        return try tree.file(at: "arch/\(folder)/Kconfig") != nil
    }
}
