// SPDX-License-Identifier: GPL-2.0-only

public import Kconfig

extension KconfigTree {
    /// The errors and warnings of `conf` about this tree that it does not have about `before`, wherever lines have moved
    /// to; but for circles, which are proved, and answers that are not known.
    public func newFaults(since before: KconfigTree) -> [KconfigFault] {
        var known: [String: Int] = [:]
        for fault in before.faults { known[before.key(of: fault), default: 0] += 1 }
        return faults.filter { fault in
            let key = key(of: fault)
            if let count = known[key], count > 0 {
                known[key] = count - 1
                return false
            }
            return fault.severity(in: dialect) != .note && !fault.isToldElsewhere
        }
    }

    /// What a fault says, without the number of its line.
    private func key(of fault: KconfigFault) -> String { "\(line(of: fault).path): \(fault.message)" }
}

extension KconfigFault {
    /// Whether it is told by what is proved, or stands among the answers.
    fileprivate var isToldElsewhere: Bool {
        switch kind {
        case .recursiveDependency, .unknownAnswer: true
        default: false
        }
    }
}
