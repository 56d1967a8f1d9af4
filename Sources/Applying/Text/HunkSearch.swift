// SPDX-License-Identifier: GPL-2.0-only

/// Where lines stand in an image, as `git apply` searches it: the nearest place to the expected one wins, of two that
/// are equally near the one further down, and nothing is fuzzy.
///
/// The nearest places are tried one by one, which is quick where a hunk has moved by a few lines. Where that takes
/// long (a table of equal lines), one pass over the whole file finds every place in linear time (Knuth, Morris, Pratt).
struct HunkSearch {
    /// The lines that are searched.
    let pattern: [LineImage.Line]

    /// Whether they have to be the first of the file.
    let isHeldAtStart: Bool

    /// Whether they have to be the last of the file.
    let isHeldAtEnd: Bool

    /// What a search came to.
    enum Result: Equatable {
        /// They stand at this index.
        case found(Int)
        /// They stand nowhere.
        case notFound
        /// The work that a series may cause is used up.
        case gaveUp
    }

    /// The place of the pattern in `image` that is nearest to `expected`.
    func nearest(to expected: Int, in image: LineImage, budget: inout WorkBudget) -> Result {
        let last = image.count - pattern.count
        guard last >= 0 else { return .notFound }
        if isHeldAtStart { return matches(image, at: 0, &budget) ? .found(0) : .notFound }
        if isHeldAtEnd { return matches(image, at: last, &budget) ? .found(last) : .notFound }

        let start = min(expected, image.count)
        if matches(image, at: start, &budget) { return .found(start) }
        let limit = budget.spent + 4 * (image.count + pattern.count)
        var distance = 1
        while distance <= max(start, last - start) {
            guard !budget.isExhausted else { return .gaveUp }
            if budget.spent > limit { return nearestOfAll(to: start, in: image, &budget) }
            if matches(image, at: start + distance, &budget) { return .found(start + distance) }
            if matches(image, at: start - distance, &budget) { return .found(start - distance) }
            distance += 1
        }
        return .notFound
    }

    /// Whether the pattern stands at `index`.
    private func matches(_ image: LineImage, at index: Int, _ budget: inout WorkBudget) -> Bool {
        guard index >= 0, index + pattern.count <= image.count else { return false }
        if isHeldAtStart && index != 0 { return false }
        if isHeldAtEnd && index + pattern.count != image.count { return false }
        for offset in pattern.indices {
            budget.spend(1)
            guard fits(image[index + offset], offset, image) else { return false }
        }
        return true
    }

    /// Whether `line` may be the pattern's line at `offset`.
    private func fits(_ line: LineImage.Line, _ offset: Int, _ image: LineImage) -> Bool {
        let expected = pattern[offset]
        guard !line.isTaken, line.length == expected.length else { return false }
        // Git compares a stretch of bytes. One that ends without an LF fits in front of one too, unless the hunk is
        // held at the end of the file, where the sizes are compared.
        let endsMatch =
            line.hasNewline == expected.hasNewline
            || (line.hasNewline && offset == pattern.count - 1 && !isHeldAtEnd)
        return endsMatch && image.haveEqualContent(line, expected)
    }

    /// The nearest of all places, found in one pass.
    private func nearestOfAll(to start: Int, in image: LineImage, _ budget: inout WorkBudget) -> Result {
        // The last line may end without an LF, which is a comparison of its own: it is left to the end.
        let body = pattern.dropLast()
        let borders = borders(of: body, image)
        var matched = 0
        var best: Int?
        for index in 0..<(image.count - 1) {
            let line = image[index]
            budget.spend(2)
            if line.isTaken {
                matched = 0
            } else {
                while matched > 0 && (matched == body.count || !fits(line, matched, image)) {
                    matched = borders[matched - 1]
                }
                if matched < body.count, fits(line, matched, image) { matched += 1 }
            }
            guard matched == body.count else { continue }
            let place = index + 1 - body.count
            // Beyond the nearest one, going down.
            if let best, place - start > abs(best - start) { break }
            guard fits(image[place + body.count], body.count, image) else { continue }
            if let known = best, abs(known - start) < abs(place - start) { continue }
            best = place
        }
        return best.map { .found($0) } ?? .notFound
    }

    /// For each prefix of `body`, how long its longest border is: a prefix that is a suffix too.
    private func borders(of body: ArraySlice<LineImage.Line>, _ image: LineImage) -> [Int] {
        var borders = [Int](repeating: 0, count: body.count)
        var length = 0
        for index in body.indices.dropFirst() {
            while length > 0 && !areEqual(body[index], body[length], image) { length = borders[length - 1] }
            if areEqual(body[index], body[length], image) { length += 1 }
            borders[index] = length
        }
        return borders
    }

    private func areEqual(_ one: LineImage.Line, _ other: LineImage.Line, _ image: LineImage) -> Bool {
        one.hasNewline == other.hasNewline && image.haveEqualContent(one, other)
    }
}
