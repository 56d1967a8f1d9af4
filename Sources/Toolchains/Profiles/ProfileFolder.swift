// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Storage

/// A folder that keeps what commands were run for: a file for each profile.
public struct ProfileFolder: Sendable {
    /// The folder, which exists.
    public let path: String

    /// The profiles in the folder at `path`.
    public init(_ path: String) { self.path = path }

    /// `profile` with the answers that are kept for the same programs in the same versions.
    ///
    /// What was recorded with another compiler, or is no profile, is as if it was not there: it is written anew.
    public func completed(_ profile: ToolchainProfile) -> ToolchainProfile {
        var profile = profile
        let file = file(of: profile)
        guard let bytes = Self.read(file), let kept = try? ToolchainProfile(parsing: bytes, of: file) else {
            return profile
        }
        profile.add(answersOf: kept)
        return profile
    }

    /// Keeps the answers of `profile`, and those that another run kept meanwhile.
    public func keep(_ profile: ToolchainProfile) throws {
        var all = completed(profile)
        all.add(answersOf: profile)
        try AtomicFile.write(all.text(), to: file(of: profile))
    }

    private func file(of profile: ToolchainProfile) -> String {
        let name = profile.name.utf8.map { $0.isNameByte && $0 != UInt8(ascii: "/") ? $0 : UInt8(ascii: "_") }
        return "\(path)/\(String(decoding: name, as: UTF8.self)).txt"
    }

    private static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? nil : bytes }
            bytes += buffer[..<count]
        }
    }
}
