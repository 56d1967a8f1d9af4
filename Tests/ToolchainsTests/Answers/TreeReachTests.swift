// SPDX-License-Identifier: GPL-2.0-only

import SourceTrees
import Testing

@testable import Toolchains

/// The files that commands reach.
struct TreeReachTests {
    private func paths(_ command: String, _ files: [String: String]) throws -> [String]? {
        var reach = TreeReach(MemoryTree(name: "tree", files: files.asFiles))
        return try reach.reach(of: command)?.files.map(\.path)
    }

    @Test func followsTheScriptsOfScripts() throws {
        let files = [
            "scripts/a.sh": "min=$(dirname $0)/b.sh\n. \"${0%/*}/c.sh\"\n", "scripts/b.sh": "$srctree/d/e.sh\n",
            "scripts/c.sh": "exec ${srctree}/f.sh ../g/h.sh", "d/e.sh": "", "f.sh": "", "g/h.sh": "", "other.sh": "",
        ]
        #expect(
            try paths("$(srctree)/scripts/a.sh gcc", files)
                == ["d/e.sh", "f.sh", "g/h.sh", "scripts/a.sh", "scripts/b.sh", "scripts/c.sh"])
        #expect(try paths("sh ./scripts/b.sh", files) == ["d/e.sh", "scripts/b.sh"])
        #expect(try paths("sh $srctree/scripts/b.sh", files) == ["d/e.sh", "scripts/b.sh"])
    }

    @Test func takesOnlyPathsForFiles() throws {
        let script = "# see scripts/b.sh\nmake Makefile\necho see Documentation/c.rst\n"
        let files = ["Makefile": "", "scripts/a.sh": script, "scripts/b.sh": "", "Documentation/c.rst": ""]
        #expect(try paths("gcc -c -x c /dev/null Makefile", files) == [])
        #expect(try paths("$(srctree)/scripts/a.sh", files) == ["scripts/a.sh"])
    }

    @Test func followsHeadersOfTheFoldersThatAreSearched() throws {
        let files = [
            "tools/x.sh": "echo '#include <linux/a.h>' | \"$@\"", "include/linux/a.h": "# include <linux/b.h>\n",
            "include/linux/b.h": "/* see include/linux/d.h */\n#include \"c.h\"\n#include <asm/none.h>\n",
            "include/linux/c.h": "",
            "include/linux/d.h": "",
        ]
        let expected = ["include/linux/a.h", "include/linux/b.h", "include/linux/c.h", "tools/x.sh"]
        #expect(try paths("$(srctree)/tools/x.sh gcc -I$(srctree)/include", files) == expected)
        #expect(try paths("$(srctree)/tools/x.sh gcc -Iinclude/", files) == expected)
    }

    @Test func saysThatItCannotTell() throws {
        var files = ["drivers/a/Kconfig": "", "big.sh": String(repeating: "x\n", count: 1 << 20)]
        #expect(try paths("ls $(srctree)/drivers", files) == nil)
        #expect(try paths("$(srctree)/big.sh", files) == nil)
        for number in 0...300 { files["n/\(number).sh"] = "$(dirname $0)/\(number + 1).sh" }
        #expect(try paths("$(srctree)/n/0.sh", files) == nil)
        #expect(try paths("$(srctree)/n/200.sh", files)?.count == 101)
    }

    @Test func endsWhereScriptsCallEachOther() throws {
        #expect(try paths("./a/x.sh", ["a/x.sh": "./y.sh", "a/y.sh": "./x.sh ../../../x.sh"]) == ["a/x.sh", "a/y.sh"])
    }

    @Test func followsLinks() throws {
        let link = TreeFile(mode: .symbolicLink, bytes: Array("../b/y.sh".utf8))
        var tree = MemoryTree(name: "tree", files: ["b/y.sh": ""].asFiles)
        tree.files["a/x.sh"] = link
        var reach = TreeReach(tree)
        #expect(try reach.reach(of: "./a/x.sh")?.files.map(\.path) == ["a/x.sh", "b/y.sh"])
    }

    @Test func cannotTellWhatIsBehindALink() throws {
        var tree = MemoryTree(name: "tree", files: ["b/y.sh": "", "c.sh": "./a/y.sh"].asFiles)
        tree.files["a"] = TreeFile(mode: .symbolicLink, bytes: Array("b".utf8))
        var reach = TreeReach(tree)
        #expect(try reach.reach(of: "./a/y.sh") == nil)
        #expect(try reach.reach(of: "sh ./c.sh") == nil)
        #expect(reach.dependsOnFile(at: "a"))
        #expect(!reach.dependsOnFile(at: "b"))
    }

    @Test func dependsOnTheFolderThatACommandLooksFor() throws {
        var reach = TreeReach(MemoryTree(name: "tree", files: ["a/x.sh": ""].asFiles))
        #expect(try reach.reach(of: "test -d $(srctree)/include/foo")?.files == [])
        #expect(reach.dependsOnFile(at: "include/foo/bar.h"))
        #expect(!reach.dependsOnFile(at: "include/bar/foo.h"))
        #expect(!reach.dependsOnFile(at: "a/y.sh"))
    }

    @Test func tellsTheVariablesThatAreRead() throws {
        let files = [
            "a.sh": "# of $ARCH\n[ $KERNELVERSION = 6.12 ]", "b.sh": "echo $SRCARCH", "c.sh": "case ${ARCH} in",
        ]
        var reach = TreeReach(
            MemoryTree(name: "tree", files: files.asFiles), variables: ["ARCH": "i386", "KERNELVERSION": "6.12"])
        #expect(try reach.reach(of: "./a.sh")?.variables == ["KERNELVERSION=6.12"])
        #expect(try reach.reach(of: "./b.sh")?.variables == [])
        #expect(try reach.reach(of: "./c.sh; ./a.sh")?.variables == ["ARCH=i386", "KERNELVERSION=6.12"])
        #expect(try reach.reach(of: "echo $ARCH")?.variables == ["ARCH=i386"])
    }

    @Test func tellsFilesByTheirBlobs() throws {
        var reach = TreeReach(MemoryTree(name: "tree", files: ["a/x.sh": "hello\n"].asFiles))
        #expect(
            try reach.reach(of: "a/x.sh")?.files
                == [ReachedFile(path: "a/x.sh", id: "ce013625030ba8dba906f756967f9e9ca394464a")])
    }
}

extension [String: String] {
    /// Files of a tree that hold these texts.
    var asFiles: [String: TreeFile] { mapValues { TreeFile(mode: .executable, bytes: Array($0.utf8)) } }
}

extension [String: String] {
    /// These texts with `changes` made: nil takes a file away.
    func changed(by changes: [String: String?]) -> [String: String] {
        var changed = self
        for (path, text) in changes { changed[path] = text }
        return changed
    }
}
