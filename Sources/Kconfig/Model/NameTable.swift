// SPDX-License-Identifier: GPL-2.0-only

/// The names of a tree, each kept once and known by its number.
struct NameTable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private(set) var hashes: [UInt32] = []

    /// Open addressing: the number of the name plus one, 0 where a slot is free.
    private var slots = [UInt32](repeating: 0, count: 1 << 16)

    /// How many names there are.
    var count: Int { ends.count }

    init() {
        bytes.reserveCapacity(1 << 19)
    }

    /// The bytes of the name with number `index`.
    func bytes(of index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
    }

    /// The number of the name `name`, whose hash by ``Word/hash(of:)`` is `hash`; a new one where it is new.
    mutating func index(of name: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
        if 2 * (ends.count + 1) > slots.count { grow() }
        let mask = UInt32(truncatingIfNeeded: slots.count - 1)
        var slot = (hash ^ (hash >> 15)) & mask
        while true {
            let entry = slots[Int(slot)]
            if entry == 0 { break }
            let index = Int(entry) - 1
            if hashes[index] == hash, isEqual(index, name) { return index }
            slot = (slot &+ 1) & mask
        }
        slots[Int(slot)] = UInt32(ends.count + 1)
        bytes.append(contentsOf: name)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
        hashes.append(hash)
        return ends.count - 1
    }

    /// The number of the name `name`; a new one where it is new.
    mutating func index(of name: [UInt8]) -> Int {
        let hash = Word.hash(of: name)
        return name.withUnsafeBufferPointer { index(of: $0, hash: hash) }
    }

    /// The number of the name `name`, where there is one.
    func existingIndex(of name: some Collection<UInt8>) -> Int? {
        let hash = Word.hash(of: name)
        let mask = UInt32(truncatingIfNeeded: slots.count - 1)
        var slot = (hash ^ (hash >> 15)) & mask
        while slots[Int(slot)] != 0 {
            let index = Int(slots[Int(slot)]) - 1
            if hashes[index] == hash, bytes(of: index).elementsEqual(name) { return index }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    private func isEqual(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        guard Int(ends[index]) - start == name.count else { return false }
        return bytes.withUnsafeBufferPointer { all in
            for offset in 0..<name.count where all[start + offset] != name[offset] { return false }
            return true
        }
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: 2 * slots.count)
        let mask = UInt32(truncatingIfNeeded: slots.count - 1)
        for (index, hash) in hashes.enumerated() {
            var slot = (hash ^ (hash >> 15)) & mask
            while slots[Int(slot)] != 0 { slot = (slot &+ 1) & mask }
            slots[Int(slot)] = UInt32(index + 1)
        }
    }
}
