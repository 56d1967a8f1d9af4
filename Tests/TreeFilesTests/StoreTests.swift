// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Storage
import Testing

@Suite struct StoreTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func store(stamp: String = "1", limit: Int = 1 << 20) -> Store {
        Store(folder: folder.path + "/deep/store", stamp: stamp, limit: limit)
    }

    @Test func makesAThingOnce() throws {
        var made = 0
        for _ in 0..<2 {
            let path = try store().directory(for: "key") { directory in
                made += 1
                try AtomicFile.write([1, 2, 3], to: directory + "/file")
            }
            try folder.shell("test -f \(path)/file")
        }
        #expect(made == 1)
    }

    @Test func makesItAgainForAnotherVersion() throws {
        var made = 0
        _ = try store().directory(for: "key") { _ in made += 1 }
        _ = try store(stamp: "2").directory(for: "key") { _ in made += 1 }
        #expect(made == 2)
    }

    @Test func leavesNothingWhereMakingFails() throws {
        struct Broken: Error {}
        #expect(throws: Broken.self) {
            try store().directory(for: "key") { directory in
                try AtomicFile.write([1], to: directory + "/half")
                throw Broken()
            }
        }
        try folder.shell("test -z \"$(ls -A deep/store)\"")
    }

    @Test func dropsWhatWasNotUsedForLongest() throws {
        let small = store(limit: 250)
        let old = try small.directory(for: "old") {
            try AtomicFile.write(Array(repeating: 0, count: 100), to: $0 + "/f")
        }
        let used = try small.directory(for: "used") {
            try AtomicFile.write(Array(repeating: 0, count: 100), to: $0 + "/f")
        }
        try folder.shell("touch -d '2 hours ago' \(old); touch -d '3 hours ago' \(used)")
        _ = try small.directory(for: "used") { _ in }
        let new = try small.directory(for: "new") {
            try AtomicFile.write(Array(repeating: 0, count: 100), to: $0 + "/f")
        }
        try folder.shell("test ! -e \(old); test -e \(used); test -e \(new)")
    }

    @Test func removesWhatAKilledRunLeft() throws {
        try folder.shell("mkdir -p deep/store/unfinished-999999999-x; : > deep/store/unfinished-999999999-x/f")
        _ = try store().directory(for: "key") { _ in }
        try folder.shell("test ! -e deep/store/unfinished-999999999-x")
    }

    @Test func writesAFileInWholeOrNotAtAll() throws {
        let path = folder.path + "/file"
        try AtomicFile.write(Array("one".utf8), to: path)
        do {
            let file = try AtomicFile(at: path)
            try Array("two".utf8).withUnsafeBytes { bytes in Result { try file.write(bytes) } }.get()
        }
        try folder.shell("test \"$(cat file)\" = one; test \"$(ls)\" = file")
        try AtomicFile.write(Array("three".utf8), to: path, durably: true)
        try folder.shell("test \"$(cat file)\" = three")
    }

    @Test func writesToAPipeAndLeavesItAPipe() throws {
        try folder.shell("mkfifo pipe")
        // Open for both, so that neither end waits for the other.
        let pipe = open(folder.path + "/pipe", O_RDWR | O_NONBLOCK)
        defer { close(pipe) }
        try AtomicFile.write(Array("one".utf8), to: folder.path + "/pipe")
        var bytes: [UInt8] = [0, 0, 0, 0]
        #expect(read(pipe, &bytes, 4) == 3)
        #expect(bytes == Array("one\0".utf8))
        try folder.shell("test -p pipe; test \"$(ls)\" = pipe")
    }
}
