// SPDX-License-Identifier: GPL-2.0-only

public import Kconfig
public import Programs

/// How the Kconfig of a tree is to be read.
public struct KconfigChoice: Sendable {
    /// The architecture, as `make ARCH=` takes it.
    public var architecture: String

    /// The toolchain's profile: the name of one that comes with the tool, or a file; nil for the architecture's.
    public var profile: String?

    /// The version of the kernel whose `conf` decides what the files mean; nil for the tree's own.
    public var version: KernelVersion?

    /// What runs the commands that the profile has no answer to; nil to run none.
    public var runner: (any ProgramRunner)?

    /// The tree's Kconfig as `make ARCH=architecture` reads it.
    public init(
        architecture: String = KconfigChoice.usualArchitecture, profile: String? = nil, version: KernelVersion? = nil,
        runner: (any ProgramRunner)? = nil
    ) {
        self.architecture = architecture
        self.profile = profile
        self.version = version
        self.runner = runner
    }

    /// The architecture that is taken where none is named.
    public static let usualArchitecture = "x86"
}
