// SPDX-License-Identifier: GPL-2.0-only

import Foundation

/// A folder with a series of which no patch is signed off, for as long as the value lives.
final class FaultySeries {
    /// The folder, inside a folder of its own.
    let path: String

    private let top: URL

    /// Copies the faultless series into a new folder and takes the signatures away.
    init() throws {
        top = FileManager.default.temporaryDirectory.appending(path: "lockstep-\(UUID().uuidString)")
        let folder = top.appending(path: "patches")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: faultless) {
            let text = try String(contentsOfFile: "\(faultless)/\(name)", encoding: .isoLatin1)
            try text.replacingOccurrences(of: "Signed-off-by:", with: "Seen-by:")
                .write(to: folder.appending(path: name), atomically: true, encoding: .isoLatin1)
        }
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(at: top) }

    /// The path of `name` beside the folder of patches.
    func file(_ name: String) -> String { top.appending(path: name).path }

    /// Puts `text` into `name` in the folder of patches.
    func write(_ text: String, _ name: String) throws {
        try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    }

    /// Makes the folder above a git repository, so that the series is its owner's own.
    func makeRepository() throws {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/git")
        git.arguments = ["init", "-q", top.path]
        try git.run()
        git.waitUntilExit()
    }
}
