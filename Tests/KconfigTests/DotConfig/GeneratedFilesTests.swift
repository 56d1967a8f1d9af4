// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Kconfig

@Suite struct GeneratedFilesTests {
    private static let tree = SmallTree(
        """
        mainmenu "Test $(VERSION)"
        config MODULES
        \tdef_bool y
        \tmodules
        config A
        \tdef_tristate m
        config B
        \tbool "B"
        config N
        \tint "N"
        \tdefault 5
        config X
        \thex "X"
        \tdefault ff
        config S
        \tstring "S"
        \tdefault "a\\"b"

        """, environment: ["VERSION": "3"])

    private func files(replacing old: String?, _ values: String = "") -> GeneratedFiles {
        var configuration = Configuration(of: Self.tree.load())
        _ = configuration.take(ConfigLines(parsing: Array(values.utf8)))
        return configuration.generatedFiles(replacing: old.map { Array($0.utf8) }, path: Array("auto.conf".utf8))
    }

    private func sortedLines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init).sorted()
    }

    @Test(arguments: [(KernelVersion(5, 11), ["foo/bar.h"]), (KernelVersion(5, 15), ["FOO_BAR"])])
    func namesWhatIsTouchedAsTheKernelDoes(_ version: KernelVersion, _ touched: [String]) {
        var configuration = Configuration(of: SmallTree("config FOO_BAR\n\tdef_bool y\n", version).load())
        let files = configuration.generatedFiles(
            replacing: Array("CONFIG_../../X=y\n".utf8), path: Array("auto.conf".utf8))
        #expect(files.touched.map { String(decoding: $0, as: UTF8.self) } == touched)
        #expect(files.rust == nil)
    }

    @Test func writesTheSameValuesForMakeAndCAndRust() {
        let files = files(replacing: nil)
        #expect(
            sortedLines(files.automatic) == [
                "#", "#", "# Automatically generated file; DO NOT EDIT.", "# Test 3", "CONFIG_A=m", "CONFIG_MODULES=y",
                "CONFIG_N=5", #"CONFIG_S=a"b"#, "CONFIG_X=ff",
            ])
        #expect(
            sortedLines(files.header) == [
                " * Automatically generated file; DO NOT EDIT.", " * Test 3", " */", "#define CONFIG_A_MODULE 1",
                "#define CONFIG_MODULES 1", "#define CONFIG_N 5", #"#define CONFIG_S "a\"b""#, "#define CONFIG_X 0xff",
                "/*",
            ])
        #expect(
            sortedLines(files.rust ?? []) == [
                "--cfg=CONFIG_A", #"--cfg=CONFIG_A="m""#, "--cfg=CONFIG_MODULES", #"--cfg=CONFIG_MODULES="y""#,
                #"--cfg=CONFIG_N="5""#, #"--cfg=CONFIG_S="a\"b""#, #"--cfg=CONFIG_X="0xff""#,
            ])
    }

    @Test func namesTheFilesAndTheEnvironmentThatWereAskedFor() {
        let expected = """
            autoconfig := auto.conf

            deps_config := \\
            \tKconfig \\

            $(autoconfig): $(deps_config)
            $(deps_config): ;

            ifneq "$(VERSION)" "3"
            $(autoconfig): FORCE
            endif

            """
        #expect(String(decoding: files(replacing: nil).command, as: UTF8.self) == expected)
    }

    /// As conf of 5.15 writes them.
    @Test func writesThemAsKernelsUpTo516Do() {
        let text = "config S\n\tstring \"S\"\n\tdefault \"a\\\"b\"\nsource \"more\"\n"
        var tree = SmallTree(text, KernelVersion(5, 15))
        tree.files["more"] = "config M\n\tdef_tristate y\n"
        var configuration = Configuration(of: tree.load())
        let files = configuration.generatedFiles(replacing: nil, path: Array("include/config/auto.conf".utf8))
        #expect(
            String(decoding: files.automatic, as: UTF8.self) == """
                #
                # Automatically generated file; DO NOT EDIT.
                # Main menu
                #
                CONFIG_M=y
                CONFIG_S="a\\"b"

                """)
        #expect(String(decoding: files.header.prefix(9), as: UTF8.self) == "/*\n *\n * ")
        #expect(String(decoding: files.header, as: UTF8.self).contains("menu\n *\n */\n#define"))
        #expect(
            String(decoding: files.command, as: UTF8.self) == """
                deps_config := \\
                \tmore \\
                \tKconfig

                include/config/auto.conf: \\
                \t$(deps_config)


                $(deps_config): ;

                """)
        #expect(files.tristate == nil)
        let again = configuration.generatedFiles(replacing: files.automatic, path: [])
        #expect(again.touched == [])
    }

    @Test func tellsTristatesApartUpTo55() throws {
        let text = "config MODULES\n\tdef_bool y\n\toption modules\n" + "config A\n\tdef_tristate m\n"
        let tree = SmallTree(text + "config B\n\tdef_tristate y\n", KernelVersion(5, 5))
        var configuration = Configuration(of: tree.load())
        let files = configuration.generatedFiles(replacing: nil, path: [])
        let lines = sortedLines(try #require(files.tristate))
        #expect(lines.suffix(2) == ["CONFIG_A=M", "CONFIG_B=Y"])
        #expect(!lines.contains { $0.contains("MODULES") })
    }

    @Test func touchesWhatHasChangedAndNothingElse() {
        let first = files(replacing: nil)
        #expect(Set(first.touched.map { String(decoding: $0, as: UTF8.self) }) == ["MODULES", "A", "N", "X", "S"])
        let same = String(decoding: first.automatic, as: UTF8.self)
        #expect(files(replacing: same).touched == [])
        let changed = files(replacing: same + "CONFIG_GONE=y\n", "CONFIG_B=y\nCONFIG_N=6\nCONFIG_X=0xff\n")
        #expect(Set(changed.touched.map { String(decoding: $0, as: UTF8.self) }) == ["B", "N", "X", "GONE"])
        // What is n now was not in the file of a build without it, and was in that of a build with it.
        #expect(
            files(replacing: same + "CONFIG_B=y\n").touched.map { String(decoding: $0, as: UTF8.self) } == ["B"])
    }

    @Test func walksSymbolsAsTheHashTableOfConfDoes() {
        // The slots of the names by FNV-1a, of which 16,384 are told apart.
        let tree = Self.tree.load()
        let order = tree.symbolsInHashOrder().map { SymbolID(index: $0) }
        let names = order.map { String(decoding: tree.name(of: $0), as: UTF8.self) }
        let slots = names.map { Word.hash(of: $0.utf8) % (1 << 14) }
        #expect(slots == slots.sorted())
        #expect(Set(names).isSuperset(of: ["A", "B", "N", "X", "S", "MODULES"]))
    }
}
