// SPDX-License-Identifier: GPL-2.0-only

import PatchSeries

/// The hunks of one file, applied to its lines.
struct HunkApplication {
    /// The file, each hunk that fits spliced in.
    private(set) var image: LineImage

    /// What became of each hunk.
    private(set) var outcomes: [HunkOutcome] = []

    /// The least favourable of them, and `exact` where there is none.
    private(set) var outcome = Outcome.exact

    /// Whether the search for a hunk was given up because the series had caused too much work.
    private(set) var gaveUp = false

    /// Applies `hunks` to `bytes`, one after the other.
    ///
    /// A hunk that does not fit is passed over, so that each is told; the image is then no state of the file.
    init(_ hunks: [Hunk], to bytes: [UInt8], budget: inout WorkBudget) {
        image = LineImage(bytes)
        outcomes.reserveCapacity(hunks.count)
        for hunk in hunks { outcomes.append(apply(hunk, &budget)) }
        outcome = Outcome(of: outcomes)
    }

    /// What keeps `lines` from `place`; nil where some of them do not stand there.
    private func refusal(of lines: HunkLines, at place: NearestFit) -> NearestFit.Refusal? {
        guard place.matching == place.of, place.differences.isEmpty else { return nil }
        if lines.isHeldAtStart, place.line != 1 { return .isNotTheBeginning }
        if lines.isHeldAtEnd, place.line - 1 + place.of != image.count { return .isNotTheEnd }
        return .isTaken
    }

    private mutating func apply(_ hunk: Hunk, _ budget: inout WorkBudget) -> HunkOutcome {
        let lines = HunkLines(hunk, into: &image)
        let before = HunkSearch(
            pattern: lines.preImage, isHeldAtStart: lines.isHeldAtStart, isHeldAtEnd: lines.isHeldAtEnd)
        switch before.nearest(to: lines.expected, in: image, budget: &budget) {
        case .found(let index):
            budget.spend(image.distance(to: index))
            var made = lines.postImage
            for index in made.indices { made[index].isTaken = true }
            image.replace(index..<index + lines.preImage.count, with: made)
            return index == lines.expected ? .exact : .moved(by: index - lines.expected)
        case .gaveUp:
            gaveUp = true
            return .unknown
        case .notFound:
            break
        }

        let after = HunkSearch(
            pattern: lines.postImage, isHeldAtStart: hunk.newStart <= 1, isHeldAtEnd: lines.isHeldAtEnd)
        if !lines.postImage.isEmpty,
            case .found(let index) = after.nearest(to: lines.expected, in: image, budget: &budget)
        {
            return .alreadyApplied(line: index + 1)
        }
        var nearest = image.nearestFit(of: lines, budget: &budget)
        if let place = nearest { nearest?.refusal = refusal(of: lines, at: place) }
        return .doesNotApply(nearest)
    }
}

extension Outcome {
    /// What the outcomes of a file's hunks come to for the file.
    init(of hunks: [HunkOutcome]) {
        var worst = Outcome.exact
        var present = 0
        for hunk in hunks {
            switch hunk {
            case .exact: break
            case .moved: worst = max(worst, .moved)
            case .alreadyApplied: present += 1
            case .unknown: worst = max(worst, .unknown)
            case .doesNotApply: worst = .doesNotApply
            }
        }
        if present > 0 && worst != .doesNotApply {
            worst = present == hunks.count ? .alreadyApplied : .partlyApplied
        }
        self = worst
    }
}
