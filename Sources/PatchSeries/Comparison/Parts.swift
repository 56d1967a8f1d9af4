// SPDX-License-Identifier: GPL-2.0-only

import ByteText

/// Finds the patches that became several and the several that became one, by where their lines went.
///
/// Counted are lines that tell where they come from: added or removed, with five letters or digits at least, each
/// together with the path of its file. A patch without a partner is a *part* of one on the other side where most of
/// its lines stand in that one and no longer (for a merge: not yet) in that one's partner. A line that the whole
/// removes again counts as found: a fix squashed into the patch that it fixes leaves no trace of the line it fixed.
struct Parts {
    /// The pairs (index in the old series, index in the new one) that are parts of splits.
    private(set) var splits: [Part] = []

    /// The pairs that are parts of merges.
    private(set) var merges: [Part] = []

    /// A patch on each side that share lines.
    struct Part: Hashable {
        var old: Int
        var new: Int
    }

    /// The share of a part's lines that has to stand in the whole, in percent.
    static let share = 60

    /// The least number of lines that has to be shared.
    static let least = 3

    /// Finds the parts among the patches that `pairs` leaves alone.
    ///
    /// `pairs` holds for each old patch the index of its partner.
    init(old: [ChangedLines], new: [ChangedLines], pairs: [Int?]) {
        var reversed: [Int?] = Array(repeating: nil, count: new.count)
        for (index, partner) in pairs.enumerated() {
            if let partner { reversed[partner] = index }
        }
        for (part, whole) in Self.parts(of: old, in: new, partners: pairs, partnersOfParts: reversed) {
            splits.append(Part(old: whole, new: part))
        }
        for (part, whole) in Self.parts(of: new, in: old, partners: reversed, partnersOfParts: pairs) {
            merges.append(Part(old: part, new: whole))
        }
    }

    /// The patches of `parts` without a partner that are parts of one of `wholes`.
    ///
    /// A whole without a partner counts only where two parts of it are found: one alone would be a pair, and was
    /// found to be none.
    private static func parts(
        of wholes: [ChangedLines], in parts: [ChangedLines], partners: [Int?], partnersOfParts: [Int?]
    ) -> [(part: Int, whole: Int)] {
        var found: [(part: Int, whole: Int)] = []
        for part in parts.indices where partnersOfParts[part] == nil && parts[part].bag.total >= 2 {
            var best: (whole: Int, shared: Int)?
            for whole in wholes.indices where wholes[whole].bag.total > 0 {
                guard parts[part].mayShareLines(with: wholes[whole]) else { continue }
                let shared = shared(parts[part], wholes[whole], partner: partners[whole].map { parts[$0] })
                if shared > best?.shared ?? 0 { best = (whole, shared) }
            }
            let size = parts[part].bag.total
            guard let best, best.shared * 100 >= size * share, best.shared >= least || best.shared == size else {
                continue
            }
            found.append((part, best.whole))
        }
        return found.filter { candidate in
            partners[candidate.whole] != nil || found.count { $0.whole == candidate.whole } > 1
        }
    }

    /// How many lines of `part` stand in `whole` and not in `partner`, those that cancel out included.
    private static func shared(_ part: ChangedLines, _ whole: ChangedLines, partner: ChangedLines?) -> Int {
        guard let partner else { return part.bag.sharedCount(with: whole.bag) }
        let gone = whole.bag.subtracting(partner.bag)
        let direct = part.bag.sharedCount(with: gone)
        guard direct > 0 else { return 0 }
        let cancelled = part.opposite.sharedCount(with: partner.bag.subtracting(whole.bag))
        return min(direct + cancelled, part.bag.total)
    }
}

/// The added and removed lines of a patch that tell where they come from, each with its file.
struct ChangedLines {
    /// The lines.
    let bag: LineBag

    /// The same with added and removed exchanged: what undoes them.
    let opposite: LineBag

    /// The numbers of the paths, ascending.
    private let paths: [Int64]

    /// The lines of `text`; `paths` and `lines` number paths and lines, for all patches of the comparison.
    init(_ text: PatchText, of patch: Patch, paths: inout LineInterner, lines: inout LineInterner) {
        var values: [Int64] = []
        var undone: [Int64] = []
        let pathNumbers = patch.diff.map { Int64(paths.number(of: Array($0.path.utf8)[...], marker: 0)) }
        for line in text.lines where line.kind == .addition || line.kind == .deletion {
            guard let file = line.file, Self.tellsItsOrigin(line.content) else { continue }
            let number = Int64(lines.number(of: line.content.trimmed, marker: 0)) << 1
            let sign: Int64 = line.kind == .addition ? 1 : 0
            let path = pathNumbers[file] << 33
            values.append(path | number | sign)
            undone.append(path | number | (1 - sign))
        }
        bag = LineBag(values)
        opposite = LineBag(undone)
        self.paths = LineBag(pathNumbers).values
    }

    /// Whether the two touch a file in common.
    func mayShareLines(with other: ChangedLines) -> Bool {
        var right = 0
        for path in paths {
            while right < other.paths.count, other.paths[right] < path { right += 1 }
            if right < other.paths.count, other.paths[right] == path { return true }
        }
        return false
    }

    /// Whether the line holds five letters or digits: braces and blank lines stand everywhere.
    private static func tellsItsOrigin(_ line: ArraySlice<UInt8>) -> Bool {
        var count = 0
        for byte in line where byte.isASCIILetter || byte.isASCIIDigit {
            count += 1
            if count == 5 { return true }
        }
        return false
    }
}
