// SPDX-License-Identifier: GPL-2.0-only

extension KconfigTree {
    /// All symbols in the order in which `conf` walks its table of them.
    ///
    /// The lines of `auto.conf` and `autoconf.h` stand in this order, and warnings come in it. Symbols of one slot are
    /// found with the youngest first; choices have no name, and stand in slot 0.
    func symbolsInHashOrder() -> [Int32] {
        let count = dialect.slots
        var first = [Int32](repeating: -1, count: count)
        var next = [Int32](repeating: -1, count: symbols.count)
        for index in symbols.indices.dropFirst(3) {
            let name = symbols[index].name
            let slot = name < 0 ? 0 : Int(names.hashes[Int(name)]) % count
            next[index] = first[slot]
            first[slot] = Int32(truncatingIfNeeded: index)
        }
        var order: [Int32] = []
        order.reserveCapacity(symbols.count)
        for slot in first {
            var index = slot
            while index >= 0 {
                order.append(index)
                index = next[Int(index)]
            }
        }
        return order
    }
}
