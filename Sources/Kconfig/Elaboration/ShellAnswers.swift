// SPDX-License-Identifier: GPL-2.0-only

/// What `$(shell,…)` says without a shell.
public protocol ShellAnswers {
    /// What `command` prints, or nil where that is not known.
    func answer(to command: String) -> String?
}

/// A command that the files of a tree ask a shell to run.
public struct ShellCall: Sendable, Hashable {
    /// The command; `<unknown N>` where the answer to call N should stand and is not known.
    public let command: String

    /// The file that asks first, as it was sourced.
    public let path: String

    /// The line of that file, from 1.
    public let line: UInt32

    /// Whether it is known what the command prints.
    public let answer: Answer

    /// Whether an answer is known.
    public enum Answer: Sendable, Hashable {
        /// It is.
        case known
        /// It is not.
        case unknown
        /// The command itself is made of an answer that is not known.
        case unknownCommand
    }
}

extension ShellCall {
    /// What the command prints where its probe succeeds and where it fails, as `$(if-success,…)` of
    /// `scripts/Kconfig.include` writes it; nil for any other command.
    public var outcomes: (success: String, failure: String)? { Self.outcomes(of: command) }

    /// What `command` prints where its probe succeeds and where it fails; nil for what is no such probe.
    public static func outcomes(of command: String) -> (success: String, failure: String)? {
        let marks = ["; } >/dev/null 2>&1 && echo \"", "\" || echo \""]
        guard command.hasPrefix("{ "), command.utf8.last == UInt8(ascii: "\"") else { return nil }
        let bytes = Array(command.utf8.dropLast())
        guard let second = bytes.lastPlace(of: Array(marks[1].utf8), before: bytes.count),
            let first = bytes.lastPlace(of: Array(marks[0].utf8), before: second)
        else { return nil }
        let success = bytes[(first + marks[0].utf8.count)..<second]
        let failure = bytes[(second + marks[1].utf8.count)...]
        guard success.count <= 64, !success.contains(where: \.hasMeaningInQuotes),
            failure.count <= 64, !failure.contains(where: \.hasMeaningInQuotes)
        else { return nil }
        return (String(decoding: success, as: UTF8.self), String(decoding: failure, as: UTF8.self))
    }

    /// What stands for the answer in one configuration where it is not known: that of a probe that fails.
    var placeholder: [UInt8] { Array((outcomes?.failure ?? "").utf8) }
}

extension [UInt8] {
    /// Offset of the last occurrence of `mark` that ends at or before `end`.
    fileprivate func lastPlace(of mark: [UInt8], before end: Int) -> Int? {
        guard end >= mark.count else { return nil }
        return (0...(end - mark.count)).last { self[$0..<($0 + mark.count)].elementsEqual(mark) }
    }
}

extension UInt8 {
    /// Whether a shell takes the byte for more than itself between double quotes.
    fileprivate var hasMeaningInQuotes: Bool { "\"$`\\".utf8.contains(self) }
}
