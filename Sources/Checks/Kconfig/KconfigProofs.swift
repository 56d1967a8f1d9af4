// SPDX-License-Identifier: GPL-2.0-only

public import Kconfig

/// What was proved of each state of a series, for all configurations.
///
/// Of the base nothing is asked but the invariants: what is wrong there is not the series' doing. At each patch that
/// changes Kconfig all is asked that the change can have a say in, and what was wrong before is left out.
public struct KconfigProofs: Sendable {
    /// The architecture as its folder is called: `x86`.
    public var architecture: String

    /// The toolchain whose recorded answers the commands got; nil where all answers are free.
    public var profile: String?

    /// The states as they are put together for it.
    public var states: KconfigStates

    /// The proofs, in the order of the states.
    public var proofs: [KconfigStateProofs]

    /// The proofs of `states`.
    public init(architecture: String, profile: String?, states: KconfigStates, proofs: [KconfigStateProofs]) {
        self.architecture = architecture
        self.profile = profile
        self.states = states
        self.proofs = proofs
    }
}

/// What was proved of one state.
public struct KconfigStateProofs: Sendable {
    /// The symbols that the patch can have a say in; empty where it changes nothing of Kconfig.
    public var influenced: [SymbolID] = []

    /// What became of each question that was asked.
    public var tally = ProofTally()

    /// What is wrong since this patch, in the order of the files.
    public var faults: [KconfigProofFault] = []

    /// What could not be told, each once.
    public var doubts: [Doubt] = []

    /// What became of the invariants, in their order.
    public var invariants: [InvariantVerdict] = []

    /// The files of the patch that it does not apply to: the state lacks what it says there.
    public var refusedPaths: [String] = []

    /// What `conf` says of the files since this patch: ``KconfigTree/newFaults(since:)``.
    public var newFaults: [KconfigFault] = []

    /// Nothing proved yet.
    public init() {}
}

/// How many questions had which answer.
public struct ProofTally: Sendable, Hashable {
    /// Selects that can't force their target beyond what it depends on.
    public var provedSelects = 0
    /// Selects that can.
    public var violatedSelects = 0
    /// Selects of which it could not be told.
    public var undecidedSelects = 0
    /// Questions about symbols, prompts, defaults and choices.
    public var others = 0

    /// No question yet.
    public init() {}
}

/// Something that shows in a configuration, or in none.
public struct KconfigProofFault: Sendable, Hashable {
    /// What it is.
    public var kind: Kind

    /// The line that is at fault.
    public var line: KconfigLine

    /// The symbol that it is about; for a select, the one that is selected.
    public var symbol: SymbolID

    /// The symbol that selects.
    public var source: SymbolID?

    /// The configuration in which it shows, where it shows in one.
    public var witness: Witness?

    /// Whether a later patch gives what has no use one.
    public var isMended = false

    /// A fault of `kind` at `line`.
    public init(
        kind: Kind, line: KconfigLine, symbol: SymbolID, source: SymbolID? = nil, witness: Witness? = nil
    ) {
        self.kind = kind
        self.line = line
        self.symbol = symbol
        self.source = source
        self.witness = witness
    }

    /// What a fault is.
    public enum Kind: Sendable, Hashable {
        /// A `select` forces a symbol whose dependencies are not met.
        case unmetSelect
        /// A symbol can't have another value than `n`.
        case deadSymbol
        /// A symbol with a prompt can't be `n`.
        case neverUnset
        /// A prompt can never be seen.
        case unseenPrompt
        /// A default never applies.
        case uselessDefault
        /// A choice can be seen while none of its members can.
        case emptyChoice
        /// Symbols depend on each other in a circle.
        case recursion([SymbolID])
    }
}

/// An invariant and what became of it in a state.
public struct InvariantVerdict: Sendable, Hashable {
    /// The invariant.
    public var invariant: MaintainedInvariant

    /// What became of it.
    public var outcome: Outcome

    /// What can become of an invariant.
    public enum Outcome: Sendable, Hashable {
        /// These symbols are not defined yet.
        case notYet([String])
        /// It is not meant for this architecture, or for a later state.
        case notMeant
        /// It holds in all configurations.
        case holds
        /// It does not hold in this one.
        case violated(Witness)
        /// It could not be told.
        case undecided(Doubt)
        /// These symbols were defined before and are gone.
        case vanished([String])
    }
}

extension InvariantVerdict.Outcome {
    /// What became of it, in a word or two.
    public var word: String {
        switch self {
        case .holds: "holds"
        case .notYet: "not yet"
        case .notMeant: "not meant"
        case .violated: "violated"
        case .vanished: "vanished"
        case .undecided: "undecided"
        }
    }
}

/// An invariant with what its maintainer says about it.
public struct MaintainedInvariant: Sendable, Hashable {
    /// What has to hold.
    public var invariant: Invariant

    /// Why, as a clause.
    public var reason: String?

    /// The architectures (`SRCARCH`) that it is meant for; empty for all.
    public var architectures: [String]

    /// From which patch on it has to hold: its title, or its number in the series; nil for the first state that defines
    /// all of its symbols.
    public var from: String?

    /// The folders of the subsystem, without a slash behind them.
    public var folders: [String] = []

    /// The file that says so.
    public var source: String

    /// An invariant that `source` states.
    public init(
        _ invariant: Invariant, reason: String? = nil, architectures: [String] = [], from: String? = nil,
        source: String
    ) {
        self.invariant = invariant
        self.reason = reason
        self.architectures = architectures
        self.from = from
        self.source = source
    }
}
