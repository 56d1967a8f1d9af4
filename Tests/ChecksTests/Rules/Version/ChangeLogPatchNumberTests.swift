// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import PatchSeries
import SeriesFixtures
import Testing

@testable import Checks

private func patch(_ index: Int, trailers: [String] = []) -> SketchedPatch {
    SketchedPatch("Add \(index)", (0..<10).map { "+\tcall_\(index)_\($0)();" }, path: "\(index).c", trailers: trailers)
}

/// Four patches of which the second is dropped; Kevin reviewed what is the third patch in the new version.
private func check(_ line: String) throws -> [String] {
    let review = ["Reviewed-by: Kevin Tian <kevin@example.org>"]
    let old = [patch(1), patch(2), patch(3), patch(4)]
    let new = [patch(1), patch(3), patch(4, trailers: review)]
    let series = try SketchedSeries(2, new, log: [line]).series()
    return Rule.changeLogPatchNumber.check(
        SeriesUnderCheck(series: series, previous: try SketchedSeries(1, old).series())
    ).map(\.message)
}

@Suite struct ChangeLogPatchNumberTests {
    @Test func reportsANumberThatNeitherVersionHas() throws {
        #expect(
            try check("- patch 5: spelling")
                == ["the change log speaks of patch 5, and neither this version nor v1 has more than 4"])
    }

    @Test func reportsATagThatAnotherPatchCarries() throws {
        #expect(
            try check("- Add r-b from Kevin on patch 1")
                == [
                    """
                    the change log speaks of a Reviewed-by of "Kevin Tian" on patch 1, and patch 3 is the one that \
                    carries it
                    """
                ])
    }

    @Test func tellsTheNumberInThisVersion() throws {
        #expect(
            try check("- Add r-b from Kevin on patch 4")
                == [
                    """
                    the change log speaks of patch 4, which carries no Reviewed-by of "Kevin Tian": it is patch 3 in \
                    this version
                    """
                ])
    }

    @Test(arguments: [
        "- Add r-b from Kevin on patch 3", "- Add r-b from Kevin on patch 03/03", "- Add r-b from Kevin on patch 4/4",
        "- drop patch 2", "- patches 1-3: spelling", "- patch 5 of v1 is gone", "- based on patch 7 of another series",
        "- see patch 6, https://example.org/x", "- patch 6.3 of the kernel", "- dispatch 9",
        "- Add r-b from Lu on patch 1",
    ])
    func staysSilent(_ line: String) throws {
        #expect(try check(line) == [])
    }
}
