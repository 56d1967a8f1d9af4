// SPDX-License-Identifier: GPL-2.0-only

/// What was proved of the Kconfig at each patch of a series, on one architecture.
public struct KconfigOutline: Sendable, Codable, Hashable {
    /// The architecture as its folder is called: `x86`.
    public var architecture: String

    /// The toolchain whose recorded answers the commands of the Kconfig files got; left out where all answers are free.
    public var profile: String?

    /// Whether there was no base: what the series does not show may have any value. Left out where there was one.
    public var isOpenWorld: Bool?

    /// The base, then the state behind each patch.
    public var states: [State]

    /// A state of the series.
    public struct State: Sendable, Codable, Hashable {
        /// The number of the patch; 0 for the base.
        public var patch: Int

        /// Whether the patch changes anything of Kconfig.
        public var isChanged: Bool

        /// Selects that were proved to respect what their targets depend on.
        public var provedSelects: Int

        /// Selects that do not, in some configuration.
        public var violatedSelects: Int

        /// Selects of which it could not be told.
        public var undecidedSelects: Int

        /// What became of the invariants.
        public var invariants: [InvariantState]

        /// A state.
        public init(
            patch: Int, isChanged: Bool, provedSelects: Int = 0, violatedSelects: Int = 0, undecidedSelects: Int = 0,
            invariants: [InvariantState] = []
        ) {
            self.patch = patch
            self.isChanged = isChanged
            self.provedSelects = provedSelects
            self.violatedSelects = violatedSelects
            self.undecidedSelects = undecidedSelects
            self.invariants = invariants
        }
    }

    /// An invariant in a state.
    public struct InvariantState: Sendable, Codable, Hashable {
        /// The invariant: `VFIO_DEVICE_CDEV -> IOMMUFD`.
        public var text: String

        /// `holds`, `violated`, `not yet`, `vanished`, `undecided`.
        public var outcome: String

        /// The symbols that are not defined, or the lines of a configuration that breaks it.
        public var details: [String]

        /// An invariant with what became of it.
        public init(text: String, outcome: String, details: [String] = []) {
            self.text = text
            self.outcome = outcome
            self.details = details
        }
    }

    /// The states of `architecture`.
    public init(architecture: String, profile: String? = nil, isOpenWorld: Bool? = nil, states: [State]) {
        self.architecture = architecture
        self.profile = profile
        self.isOpenWorld = isOpenWorld
        self.states = states
    }
}
