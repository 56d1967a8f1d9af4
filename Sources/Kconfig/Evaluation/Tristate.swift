// SPDX-License-Identifier: GPL-2.0-only

/// `n`, `m` or `y`, in this order.
public enum Tristate: UInt8, Sendable, Hashable, Comparable, CaseIterable {
    /// `n`
    case no
    /// `m`
    case mod
    /// `y`
    case yes

    /// Orders `n` < `m` < `y`.
    public static func < (left: Tristate, right: Tristate) -> Bool { left.rawValue < right.rawValue }

    /// The letter.
    var letter: StaticString {
        switch self {
        case .no: "n"
        case .mod: "m"
        case .yes: "y"
        }
    }

    /// 2 - x
    var negated: Tristate {
        switch self {
        case .no: .yes
        case .mod: .mod
        case .yes: .no
        }
    }
}
