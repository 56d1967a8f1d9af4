// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Diagnostics
internal import Mail
internal import PatchSeries

/// What a type of `checkpatch.pl` is about, where rules of ours look at the same matter.
///
/// A line of the script's is left out where one of ours has told the fault at that place, so that no fault is told
/// twice, and where a rule of ours has looked at that very place and knows better, for a reason that stands in the
/// table. Anything else is told in the script's words: that a rule is about the same matter is no reason to be silent.
struct CheckpatchMatter {
    /// The rules that tell the same fault, and the script's own types that do.
    let tellers: [String]

    /// How far from the script's line theirs may stand.
    let reach: Reach

    /// Whether a finding is wrong or of no use, which a rule of ours sees and the script can't.
    let isMistaken: @Sendable (CheckpatchFinding, PatchUnderCheck) -> Bool

    /// Where a rule tells what the script tells of a line.
    enum Reach {
        /// On the same line.
        case line
        /// Anywhere in the diff of the same file: once a file, or at the hunk's header.
        case file
        /// Anywhere in the same patch.
        case patch
    }

    init(
        _ tellers: [String], within reach: Reach = .line,
        unless isMistaken: @escaping @Sendable (CheckpatchFinding, PatchUnderCheck) -> Bool = { _, _ in false }
    ) {
        self.tellers = tellers
        self.reach = reach
        self.isMistaken = isMistaken
    }

    /// The types that rules of ours look at, by name.
    static let all: [String: CheckpatchMatter] = [
        // A longer id is as good as one of twelve digits.
        "BAD_FIXES_TAG": .init(["malformed-fixes", "fixes-wrong-title"]) { $1.hasLongFixesID(onLine: $0.line) },
        "BAD_SIGN_OFF": .init([
            "malformed-trailer", "duplicate-trailer", "unpaired-co-developed-by", "malformed-stable-cc",
            CheckpatchReport.rulePrefix + "BAD_STABLE_ADDRESS_STYLE",
        ]) { $0.isRightSignOff(of: $1) },
        // The stable team's name in front of its address is what its own members write.
        "BAD_STABLE_ADDRESS_STYLE": .init(["malformed-stable-cc"]) { $1.hasPlainAddress(onLine: $0.line) },
        "CODE_INDENT": .init(["space-before-tab"]),
        // The script knows neither tables nor logs nor compiler output.
        "COMMIT_LOG_LONG_LINE": .init(["long-message-line"], within: .patch) { _, _ in true },
        // The script counts lines, trailers among them: one line of text may be all there is to say.
        "COMMIT_MESSAGE": .init(["empty-message"], within: .patch) { _, _ in true },
        "CORRUPTED_PATCH": .init(["hunk-count-mismatch", "malformed-diff"], within: .file),
        // A file that has DOS line ends already keeps them.
        "DOS_LINE_ENDINGS": .init(["trailing-whitespace"], within: .file) { _, _ in true },
        // A script without a suffix is known by its first line.
        "EXECUTE_PERMISSIONS": .init(["executable-source"], within: .file) { $1.isScript(atLine: $0.line) },
        // The script takes a second address, an accent or a middle initial for another person.
        "FROM_SIGN_OFF_MISMATCH": .init(["author-differs-from-sign-off"], within: .patch) { _, _ in true },
        "GIT_COMMIT_ID": .init(["malformed-fixes"]),
        "LEADING_SPACE": .init(["space-before-tab", CheckpatchReport.rulePrefix + "CODE_INDENT"]),
        "MISSING_EOF_NEWLINE": .init(["missing-newline-at-end"]),
        "MISSING_SIGN_OFF": .init(["missing-signed-off-by"], within: .patch),
        "NO_AUTHOR_SIGN_OFF": .init(["missing-signed-off-by"], within: .patch) { _, _ in true },
        "SPACE_BEFORE_TAB": .init(["space-before-tab"]),
        // Lines that only move keep what they had, and in Markdown and in diffs the space has a meaning.
        "TRAILING_WHITESPACE": .init(["trailing-whitespace"]) { _, _ in true },
        // The sandbox shows the script no repository: it knows no commit at all.
        "UNKNOWN_COMMIT_ID": .init(["fixes-unknown-commit"]) { _, _ in true },
    ]
}

/// A line of the script's: `-:17: WARNING:LONG_LINE: line length of 104 exceeds 100 columns`.
struct CheckpatchFinding {
    /// The line of the body, from 1; one outside of it where the script names none.
    var line: Int
    /// How bad the script thinks it is.
    var severity: Severity
    /// The name of the type.
    var type: String
    /// What is wrong, in the script's words.
    var message: String

    /// Whether it finds fault with a trailer that our rules have looked at and taken.
    fileprivate func isRightSignOff(of patch: PatchUnderCheck) -> Bool {
        // Names that no document knows are legal.
        if message.hasPrefix("Non-standard signature") { return true }
        // The script compares letters where we compare persons.
        if message.hasPrefix("Co-developed-by") { return patch.trailer(onLine: line) != nil }
        // Who signs again, others in between, shows the way that the patch took.
        return message.hasPrefix("Duplicate signature")
            && patch.trailer(onLine: line)?.isNamed("Signed-off-by") == true
    }
}

extension PatchUnderCheck {
    /// The trailer that begins on body line `line`.
    fileprivate func trailer(onLine line: Int) -> Trailer? {
        patch.commitMessage.trailers.first { $0.line == line }
    }

    /// Whether body line `line` is a `Fixes:` tag as documented, but for an id of more than twelve digits.
    fileprivate func hasLongFixesID(onLine line: Int) -> Bool {
        guard let trailer = trailer(onLine: line), trailer.name == "Fixes" else { return false }
        let tag = FixesTag(trailer.value)
        guard tag.departures.isEmpty, let id = tag.id, id.count > 12, let title = tag.title else { return false }
        return patch.message.body[line - 1].elementsEqual("Fixes: \(id) (\"\(title)\")".utf8)
    }

    /// Whether nothing but a remark behind `#` follows the address on body line `line`.
    fileprivate func hasPlainAddress(onLine line: Int) -> Bool {
        guard let trailer = trailer(onLine: line) else { return false }
        let behind = trailer.value.utf8.drop { $0 != UInt8(ascii: "<") }.drop { $0 != UInt8(ascii: ">") }.dropFirst()
        return trailer.value.utf8.contains(UInt8(ascii: ">"))
            && behind.first { !$0.isASCIIWhitespace }.map { $0 == UInt8(ascii: "#") } ?? true
    }

    /// Whether the file in whose diff body line `line` stands begins with `#!`.
    fileprivate func isScript(atLine line: Int) -> Bool {
        let first = fileIndex(ofBodyLine: line).flatMap { patch.diff[$0].hunks.first }
        return first?.lines.first { $0.kind != .deletion }?.content.hasPrefix("#!") ?? false
    }

    /// The file of the diff in whose part of the mail body line `line` stands.
    func fileIndex(ofBodyLine line: Int) -> Int? { patch.diff.lastIndex { $0.line <= line } }
}
