// SPDX-License-Identifier: GPL-2.0-only

/// What the language means in a kernel: it has changed with `scripts/kconfig`, and what a tree says is what its own
/// `conf` reads in it.
///
/// `Documentation/Kconfig.md` tells which of the boundaries were tried against a `conf` of that version.
public struct Dialect: Sendable, Hashable {
    /// How a choice finds its member.
    public var choices: Choices

    /// What `imply` does to a symbol whose dependencies are not met.
    public var imply: Imply

    /// Whether an int or hex that nothing gives a value is `0`, since 6.8; it is empty before.
    public var hasZeros: Bool

    /// Whether errors about recursive dependencies come in the order of the menu and without places, since 6.11;
    /// before, they came in that of a hash table.
    public var checksInMenuOrder: Bool

    /// Slots of `conf`'s table of symbols, whose order `auto.conf` and warnings have: 16,384 since 6.9, 9,973 before.
    public var slots: Int

    /// Whether `auto.conf.cmd` names the files in the order in which they were read, since 6.9; before, the last came
    /// first.
    public var listsFilesInOrder: Bool

    /// Whether `y` and `n` that decide nothing stay in conditions that nothing else is left out of, up to 6.11.
    public var keepsConstants: Bool

    /// Whether the files that `syncconfig` touches are named like headers, `foo/bar.h` for `FOO_BAR`, up to 5.12; later
    /// ones are named as the symbols are.
    public var touchesHeaders: Bool

    /// Whether the files for the build have the form that they had up to 5.16: texts in quotes in `auto.conf`, another
    /// rule in `auto.conf.cmd`, another heading of `autoconf.h`.
    public var hasOldBuildFiles: Bool

    /// Whether `syncconfig` writes `tristate.conf`, up to 5.5.
    public var writesTristates: Bool

    /// Whether `syncconfig` writes `rustc_cfg`, since 6.1.
    public var writesRust: Bool

    /// Whether a `.config` that would be the same is left as it is, since 5.2.
    public var leavesSameConfig: Bool

    /// What the answer to `?` tells of a symbol's definitions.
    public var help: Help

    /// Behind which menus a `.config` has a line that says that they end.
    public var endsOfMenus: EndsOfMenus

    /// The file of the kernel's documentation that errors refer to.
    public var guide: String

    /// What may be written.
    public var syntax: Syntax

    /// How a choice finds its member.
    public enum Choices: UInt8, Sendable, Hashable {
        /// Up to 6.10: a symbol without a name, whose value (the mode) bounds its members. In mode `y` it picks one of
        /// them, in mode `m` any number can be `m`.
        case modal
        /// Since 6.11: a list of bool members, of which one is `y`.
        case plain
    }

    /// What `imply` does.
    public enum Imply: UInt8, Sendable, Hashable {
        /// Up to 5.6: it needs the dependencies met in part only, and an `imply` from `y` forbids `m`.
        case raising
        /// Since 5.7: never above the dependencies.
        case bounded
    }

    /// Behind which menus there is a line that says that they end.
    public enum EndsOfMenus: UInt8, Sendable, Hashable {
        /// Up to 5.1
        case none
        /// Up to 5.18: behind those that hold something
        case ofFull
        /// Since 5.19
        case ofAll
    }

    /// What the answer to `?` tells of a symbol's definitions.
    public enum Help: UInt8, Sendable, Hashable {
        /// Up to 5.8: all prompts, then the place of the first definition
        case prompts
        /// Up to 5.16: each definition, with the menus around it
        case around
        /// Up to 5.19: each definition, with the menus around it from the main menu on
        case aroundFromTop
        /// Since 6.0: each definition, with the way to it; and `y`, `m` and `n` with their values in conditions
        case way
    }

    /// Words of the language that came or went.
    public struct Syntax: OptionSet, Sendable, Hashable {
        /// The bits.
        public let rawValue: UInt16

        /// The words of these bits.
        public init(rawValue: UInt16) { self.rawValue = rawValue }

        /// `---help---`, up to 5.8
        public static let dashedHelp = Syntax(rawValue: 1)
        /// `option modules` and the like, up to 5.12
        public static let options = Syntax(rawValue: 2)
        /// `modules`, since 5.13
        public static let modules = Syntax(rawValue: 4)
        /// `choice NAME`, up to 6.8
        public static let namedChoices = Syntax(rawValue: 8)
        /// `optional`, up to 6.9
        public static let optional = Syntax(rawValue: 16)
        /// `transitional`, since 6.18
        public static let transitional = Syntax(rawValue: 32)
        /// `menuconfig`, `source` and assignments in a choice, up to 5.8
        public static let anythingInChoice = Syntax(rawValue: 128)
        /// Words of `/` and `.` without quotes, up to 4.20
        public static let barePaths = Syntax(rawValue: 256)
        /// Prompts, titles and paths of one word without quotes, up to 5.8
        public static let bareTexts = Syntax(rawValue: 512)
        /// A last line without a line end, up to 4.20: later ones warn
        public static let openEnd = Syntax(rawValue: 1024)
        /// A last line without a line end in the file that the tree begins with, up to 6.8
        public static let openEndAtTop = Syntax(rawValue: 2048)
        /// `depends on A if B`, since 7.0
        public static let conditionalDependencies = Syntax(rawValue: 64)
    }

    /// The dialect of kernels of `version`.
    public init(of version: KernelVersion) {
        choices = version < KernelVersion(6, 11) ? .modal : .plain
        imply = version < KernelVersion(5, 7) ? .raising : .bounded
        hasZeros = version >= KernelVersion(6, 8)
        checksInMenuOrder = version >= KernelVersion(6, 10)
        slots = version < KernelVersion(6, 9) ? 9973 : 1 << 14
        listsFilesInOrder = version >= KernelVersion(6, 9)
        keepsConstants = version < KernelVersion(6, 12)
        touchesHeaders = version < KernelVersion(5, 13)
        hasOldBuildFiles = version < KernelVersion(5, 17)
        writesTristates = version < KernelVersion(5, 6)
        writesRust = version >= KernelVersion(6, 1)
        leavesSameConfig = version >= KernelVersion(5, 2)
        let ends: [(Help, KernelVersion)] = [
            (.prompts, KernelVersion(5, 9)), (.around, KernelVersion(5, 17)), (.aroundFromTop, KernelVersion(6, 0)),
        ]
        help = ends.first { version < $0.1 }?.0 ?? .way
        guide = "kconfig-language." + (version < KernelVersion(5, 3) ? "txt" : "rst")
        endsOfMenus = version < KernelVersion(5, 2) ? .none : version < KernelVersion(5, 19) ? .ofFull : .ofAll
        syntax = []
        if version < KernelVersion(5, 0) { syntax.formUnion([.barePaths, .openEnd]) }
        if version < KernelVersion(5, 9) { syntax.formUnion([.dashedHelp, .anythingInChoice, .bareTexts]) }
        if version < KernelVersion(5, 13) { syntax.insert(.options) } else { syntax.insert(.modules) }
        if version < KernelVersion(6, 9) { syntax.formUnion([.namedChoices, .openEndAtTop]) }
        if version < KernelVersion(6, 10) { syntax.insert(.optional) }
        if version >= KernelVersion(6, 18) { syntax.insert(.transitional) }
        if version >= KernelVersion(7, 0) { syntax.insert(.conditionalDependencies) }
    }

    /// The newest dialect that is known.
    public static let newest = Dialect(of: KernelVersion(7, 0))
}
