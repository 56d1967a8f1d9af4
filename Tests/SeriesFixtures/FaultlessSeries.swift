// SPDX-License-Identifier: GPL-2.0-only

public import Foundation

/// The mails of a series that nothing can be said against, to be spoilt one fault at a time.
///
/// `make_faultless_series.sh` wrote them: five patches by two authors (a modified file with `Fixes:`, `Cc: stable` and
/// a `Reviewed-by:`; a new file by another author with an in-body `From:` and a `Co-developed-by:` pair; a rename; a
/// deletion; a script made executable beside a binary file), with a cover letter.
///
///     let spoilt = try FaultlessSeries.v2.with(patch: 3, replacing: "[PATCH v2 3/5]", by: "[PATCH v2 4/5]")
///     #expect(try check(.numberTwice, on: spoilt).map(\.message) == ["…"])
public struct FaultlessSeries: Sendable {
    /// The mails: the cover letter, then the patches by number. A test may take some away or put others in.
    public var mails: [FixtureMail]

    /// The replies to the series.
    public var replies: [FixtureMail]

    /// A series of `mails`.
    public init(mails: [FixtureMail], replies: [FixtureMail] = []) {
        self.mails = mails
        self.replies = replies
    }

    /// Version 2, which most tests want.
    public static var v2: FaultlessSeries { get throws { try load("v2") } }

    /// The version before.
    public static var v1: FaultlessSeries { get throws { try load("v1") } }

    /// The directory of the fixtures: `v1/`, `v2/`, `replies/`, `base/`.
    public static let directory = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/faultless", directoryHint: .isDirectory)

    /// The script that makes the repository: `make_faultless_series.sh REPOSITORY OUTPUT`.
    public static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "make_faultless_series.sh")
}

/// A mail of a fixture.
public struct FixtureMail: Sendable {
    /// The name of its file: `v2-0003-lamp-Call-the-table-by-its-name.patch`.
    public var name: String

    /// Its bytes, without a `From ` line.
    public var bytes: [UInt8]

    /// The mail `bytes` in a file called `name`.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Its bytes as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// What is wrong with a test's use of a fixture.
public enum FixtureError: Error, CustomStringConvertible {
    /// The text that was to be replaced does not stand in the mail exactly once.
    case found(times: Int, text: String, mail: String)
    /// The replacement is the same text.
    case changesNothing(String)
    /// There is no such mail.
    case noMail(Int)
    /// The parsers find no patch in the mails.
    case noSeries

    /// What to look at.
    public var description: String {
        switch self {
        case .found(let times, let text, let mail): "\(mail) holds \(times) times “\(text)”, not once"
        case .changesNothing(let text): "“\(text)” replaced by itself"
        case .noMail(let number): "no mail \(number) in the fixture"
        case .noSeries: "the mails of the fixture hold no series"
        }
    }
}

extension FaultlessSeries {
    /// The series with a text of one mail replaced; mail 0 is the cover letter, `patch` an index into ``mails``.
    ///
    /// The text has to stand in the mail exactly once, or at least once where it is to be replaced `everywhere`: a
    /// test that changes nothing fails.
    public func with(
        patch: Int, replacing text: String, by replacement: String, everywhere: Bool = false
    ) throws -> FaultlessSeries {
        try with(patch: patch, replacing: text, byBytes: Array(replacement.utf8), everywhere: everywhere)
    }

    /// The series with a text of one mail replaced by bytes that need not be UTF-8.
    public func with(
        patch: Int, replacing text: String, byBytes replacement: [UInt8], everywhere: Bool = false
    ) throws -> FaultlessSeries {
        guard mails.indices.contains(patch) else { throw FixtureError.noMail(patch) }
        let wanted = Array(text.utf8)
        guard wanted != replacement else { throw FixtureError.changesNothing(text) }
        let places = mails[patch].bytes.ranges(of: wanted)
        guard places.count == 1 || (everywhere && !places.isEmpty) else {
            throw FixtureError.found(times: places.count, text: text, mail: mails[patch].name)
        }
        var changed = self
        for place in places.reversed() { changed.mails[patch].bytes.replaceSubrange(place, with: replacement) }
        return changed
    }

    /// The series with a text replaced wherever it stands, in any of its mails.
    public func replacingEverywhere(_ text: String, by replacement: String) throws -> FaultlessSeries {
        var changed = self
        var found = false
        for index in mails.indices where !mails[index].bytes.ranges(of: Array(text.utf8)).isEmpty {
            changed = try changed.with(patch: index, replacing: text, by: replacement, everywhere: true)
            found = true
        }
        guard found else { throw FixtureError.found(times: 0, text: text, mail: "the series") }
        return changed
    }

    /// The series without one of its mails.
    public func without(patch: Int) throws -> FaultlessSeries {
        guard mails.indices.contains(patch) else { throw FixtureError.noMail(patch) }
        var changed = self
        changed.mails.remove(at: patch)
        return changed
    }

    /// The mails of one version as they stand on disk, with the replies to it.
    private static func load(_ version: String) throws -> FaultlessSeries {
        FaultlessSeries(
            mails: try read(directory.appending(path: version)) { $0.hasSuffix(".patch") },
            replies: try read(directory.appending(path: "replies")) { $0.hasPrefix(version) })
    }

    /// The files of `directory` that are `wanted`, in the order of their names, without their `From ` lines.
    private static func read(_ directory: URL, where wanted: (String) -> Bool) throws -> [FixtureMail] {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.path).filter(wanted).sorted()
        return try names.map { name in
            var bytes = [UInt8](try Data(contentsOf: directory.appending(path: name)))
            if bytes.starts(with: Array("From ".utf8)), let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) {
                bytes.removeSubrange(...newline)
            }
            return FixtureMail(name: name, bytes: bytes)
        }
    }
}
