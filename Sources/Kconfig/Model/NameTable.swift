// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// The names of a tree, each kept once and known by its number.
struct NameTable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private(set) var hashes: [UInt32] = []

    /// Open addressing: the hash, and below it the number of the name plus one; 0 where a slot is free.
    private var slots = [UInt64](repeating: 0, count: 1 << 16)

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
        let mask = slots.count - 1
        var slot = Self.firstSlot(hash) & mask
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
                let index = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
                if isEqual(index, name) { return index }
            }
            slot = (slot + 1) & mask
        }
        bytes.append(contentsOf: name)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
        hashes.append(hash)
        slots[slot] = UInt64(hash) << 32 | UInt64(ends.count)
        return ends.count - 1
    }

    private static func firstSlot(_ hash: UInt32) -> Int { Int(hash ^ (hash >> 15)) }

    /// The number of the name `name`; a new one where it is new.
    mutating func index(of name: [UInt8]) -> Int {
        let hash = Word.hash(of: name)
        return name.withUnsafeBufferPointer { index(of: $0, hash: hash) }
    }

    /// The number of the name `name`, where there is one.
    func existingIndex(of name: some Collection<UInt8>) -> Int? {
        let hash = Word.hash(of: name)
        let mask = slots.count - 1
        var slot = Self.firstSlot(hash) & mask
        while slots[slot] != 0 {
            let index = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
            if hashes[index] == hash, bytes(of: index).elementsEqual(name) { return index }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private func isEqual(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        guard Int(ends[index]) - start == name.count else { return false }
        return bytes.withUnsafeBufferPointer { all in
            guard let known = all.baseAddress, let name = name.baseAddress else { return true }
            return memcmp(known + start, name, Int(ends[index]) - start) == 0
        }
    }

    private mutating func grow() {
        slots = [UInt64](repeating: 0, count: 2 * slots.count)
        let mask = slots.count - 1
        for (index, hash) in hashes.enumerated() {
            var slot = Self.firstSlot(hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt64(hash) << 32 | UInt64(index + 1)
        }
    }
}
