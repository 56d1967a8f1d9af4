// SPDX-License-Identifier: GPL-2.0-only

import Processes
import Programs
import Testing

@testable import Workspace

@Suite struct TapeArchiveTests {
    @Test func isReadByTar() async throws {
        let long = String(repeating: "a/", count: 60) + String(repeating: "b", count: 90)
        var archive = TapeArchive()
        try archive.add(Array("one\n".utf8), at: "x/Kconfig")
        try archive.add([UInt8](repeating: 7, count: 1024), at: long)
        try archive.add([], at: "a name with\na line end")
        archive.end()
        let listing = Program("tar", ["-tvf", "-", "--quoting-style=literal", "--utc"], input: archive.bytes)
        let result = try await SystemRunner().run(listing)
        let text = String(decoding: result.output, as: UTF8.self)
        #expect(result.ending == .exited(0))
        #expect(text.contains(" 4 1970-01-01 00:00 x/Kconfig\n"))
        #expect(text.contains(" 1024 1970-01-01 00:00 \(long)\n"))
        #expect(text.contains(" 0 1970-01-01 00:00 a name with\na line end\n"))
        let content = try await SystemRunner().run(Program("tar", ["-xOf", "-", "x/Kconfig"], input: archive.bytes))
        #expect(content.output == Array("one\n".utf8))
    }

    @Test(arguments: ["", "/etc/passwd", "../up", "a//b", "a/./b", "nul\0", String(repeating: "n", count: 101)])
    func refusesAPathThatHasNoPlace(_ path: String) {
        var archive = TapeArchive()
        #expect(throws: TapeArchive.UnfitPath.self) { try archive.add([], at: path) }
        #expect(archive.bytes.isEmpty)
    }
}
