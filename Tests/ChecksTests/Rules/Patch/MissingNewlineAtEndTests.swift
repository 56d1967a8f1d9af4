// SPDX-License-Identifier: GPL-2.0-only

import Diagnostics
import SeriesFixtures
import Testing

@testable import Checks

struct MissingNewlineAtEndTests {
    let mark = "\\ No newline at end of file"

    @Test(arguments: [
        "lamp.c", "lamp.h", "Documentation/lamp.rst", "drivers/lamp/Kconfig", "drivers/lamp/Makefile", "lamp.yaml",
    ])
    func reportsItInSources(_ path: String) throws {
        let new = try SinglePatch(diff: diff(of: path, mode: "100644", "+a\n+b\n\(mark)")).found(.missingNewlineAtEnd)
        #expect(new.map(\.message) == ["the file does not end in a line end"])
        #expect(new.first?.location.tree?.description == "\(path):2")
        #expect(try SinglePatch(diff: diff(of: path, " a\n-b\n+c\n\(mark)")).messages(.missingNewlineAtEnd).count == 1)
    }

    @Test func staysSilentWhereThePatchIsNotToBlame() throws {
        for lines in ["-b\n\(mark)\n+c\n\(mark)", "-b\n\(mark)\n+b", "+a\n b\n\(mark)", " a\n+b"] {
            #expect(try SinglePatch(diff: diff(lines)).messages(.missingNewlineAtEnd) == [])
        }
    }

    @Test func staysSilentOnDataAndLinks() throws {
        #expect(
            try SinglePatch(diff: diff(of: "a.json", mode: "100644", "+{}\n\(mark)")).messages(.missingNewlineAtEnd)
                == [])
        #expect(
            try SinglePatch(diff: diff(of: "a.h", mode: "120000", "+b.h\n\(mark)")).messages(.missingNewlineAtEnd) == []
        )
        #expect(try check(.missingNewlineAtEnd, on: .v2).isEmpty)
    }
}
