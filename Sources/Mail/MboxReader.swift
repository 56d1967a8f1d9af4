// SPDX-License-Identifier: GPL-2.0-only

import ByteText
import Glibc

/// Cuts a stream of bytes into messages.
///
/// A stream whose first line is a `From ` line is an mbox, any other is one message. Memory is that of one message (cut
/// at ``MailLimits/messageBytes``) and one chunk, however long the stream or its lines are.
struct MboxReader {
    private let file: String
    private let limit: Int
    private let quoting: MboxQuoting
    private let read: ByteSource

    private var buffer = [UInt8](repeating: 0, count: MboxReader.chunkSize)
    /// The bytes of ``buffer`` that wait to be looked at.
    private var pending = 0..<0
    private var isAtEnd = false
    /// Line of the stream, from 1, that the next byte belongs to.
    private var line = 1
    private var format = Format.unknown

    private enum Format {
        case unknown
        case single
        case mboxo
        case mboxrd
    }

    private static let chunkSize = 64 << 10

    /// A longer line is no `From ` line, and no quoted one.
    private static let longestMark = 1024

    /// A reader of the bytes that `read` puts into the buffer it is given.
    init(file: String, limits: MailLimits, quoting: MboxQuoting, read: @escaping ByteSource) {
        self.file = file
        self.limit = limits.messageBytes
        self.quoting = quoting
        self.read = read
    }

    /// The next message, nil at the end.
    mutating func next() throws(MailboxError) -> RawMessage? {
        if format == .unknown { try begin() }
        var message = RawMessage(bytes: [], source: MessageSource(file: file, firstLine: line))
        var beginsLine = true
        while true {
            if beginsLine { try completeMark() }
            if pending.isEmpty { try refill() }
            guard !pending.isEmpty else { break }
            if beginsLine, format != .single {
                if isFromLine {
                    try skipLine()
                    if !message.bytes.isEmpty { return finished(message) }
                    message.source.firstLine = line
                    continue
                }
                if format == .mboxrd, isQuotedFromLine { pending = pending.dropFirst() }
            }
            let end = endOfPlainText(&beginsLine)
            let taken = min(end - pending.lowerBound, limit - message.bytes.count)
            message.bytes += buffer[pending.lowerBound..<pending.lowerBound + taken]
            if taken < end - pending.lowerBound { message.isCut = true }
            pending = end..<pending.upperBound
        }
        return message.bytes.isEmpty ? nil : finished(message)
    }

    /// `message` without the empty line that an mbox puts behind each.
    private func finished(_ message: RawMessage) -> RawMessage {
        let newline = UInt8(ascii: "\n")
        guard format != .single, !message.isCut, message.bytes.suffix(2).elementsEqual([newline, newline]) else {
            return message
        }
        var message = message
        message.bytes.removeLast()
        return message
    }

    /// Skips white space in front, tells the format by the first line, and steps behind a `From ` line.
    private mutating func begin() throws(MailboxError) {
        while true {
            if pending.isEmpty { try refill() }
            guard let byte = pending.first.map({ buffer[$0] }), byte.isASCIIWhitespace else { break }
            if byte == UInt8(ascii: "\n") { line += 1 }
            pending = pending.dropFirst()
        }
        format = .mboxo
        try completeMark()
        guard isFromLine else {
            format = .single
            return
        }
        switch quoting {
        case .mboxo: format = .mboxo
        case .mboxrd: format = .mboxrd
        case .automatic: format = buffer[pending].hasPrefix("From mboxrd@") ? .mboxrd : .mboxo
        }
        try skipLine()
    }

    /// Steps behind the next LF.
    private mutating func skipLine() throws(MailboxError) {
        while true {
            if let newline = newline(in: pending) {
                pending = (newline + 1)..<pending.upperBound
                line += 1
                return
            }
            pending = 0..<0
            try refill()
            if pending.isEmpty { return }
        }
    }
}

/// What puts bytes into a buffer and tells how many; 0 at the end.
typealias ByteSource = (UnsafeMutableRawBufferPointer) throws(MailboxError) -> Int

/// How the lines of a message that begin with `From ` are told from those between messages.
public enum MboxQuoting: Sendable, Hashable {
    /// mboxrd where the first line is public-inbox's `From mboxrd@z`, else mboxo.
    case automatic

    /// `>From ` lines are left as they are: mboxo writes them both for `From ` and for `>From `, and `git am` keeps
    /// them as well. `git format-patch` quotes nothing.
    case mboxo

    /// `>From `, `>>From ` and so on lose one `>`, which gives back the message as it was.
    case mboxrd
}

extension MboxReader {
    /// Reads on until the whole line stands in ``pending`` if it may be a `From ` line, quoted or not.
    private mutating func completeMark() throws(MailboxError) {
        while format != .single, !isAtEnd, pending.count < Self.longestMark, mayBeMark,
            newline(in: pending) == nil
        {
            try refill()
        }
    }

    private var mayBeMark: Bool {
        guard let first = pending.first else { return true }
        return buffer[first] == UInt8(ascii: "F") || buffer[first] == UInt8(ascii: ">") && format == .mboxrd
    }

    /// Moves ``pending`` to the front of the buffer and fills up behind it.
    private mutating func refill() throws(MailboxError) {
        guard !isAtEnd else { return }
        let count = pending.count
        if pending.lowerBound > 0, count > 0 {
            buffer.withUnsafeMutableBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                memmove(base, base + pending.lowerBound, count)
            }
        }
        let free = count..<buffer.count
        let source = read
        var added = 0
        var failure: MailboxError?
        buffer.withUnsafeMutableBytes { bytes in
            do throws(MailboxError) {
                added = try source(UnsafeMutableRawBufferPointer(rebasing: bytes[free]))
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        isAtEnd = added == 0
        pending = 0..<count + added
    }

    /// Offset behind the lines of ``pending`` that need no look: up to the next that may be a mark.
    private mutating func endOfPlainText(_ beginsLine: inout Bool) -> Int {
        guard format != .single else {
            beginsLine = false
            return pending.upperBound
        }
        var lines = 0
        defer { line += lines }
        return buffer.withUnsafeBufferPointer { bytes in
            var position = pending.lowerBound
            while let newline = bytes.newline(in: position..<pending.upperBound) {
                lines += 1
                position = newline + 1
                beginsLine = true
                guard position < pending.upperBound else { return position }
                let first = bytes[position]
                if first == UInt8(ascii: "F") || first == UInt8(ascii: ">") { return position }
            }
            beginsLine = false
            return pending.upperBound
        }
    }

    private func newline(in range: Range<Int>) -> Int? {
        buffer.withUnsafeBufferPointer { $0.newline(in: range) }
    }

    /// Whether ``pending`` begins with a line that separates messages.
    private var isFromLine: Bool {
        let end = newline(in: pending) ?? pending.upperBound
        return end - pending.lowerBound <= Self.longestMark && isMailboxFromLine(buffer[pending.lowerBound..<end])
    }

    /// Whether ``pending`` begins with one or more `>` and then `From `.
    private var isQuotedFromLine: Bool {
        let line = buffer[pending].prefix(Self.longestMark)
        return line.first == UInt8(ascii: ">") && line.drop { $0 == UInt8(ascii: ">") }.hasPrefix("From ")
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Offset of the first LF within `range`.
    fileprivate func newline(in range: Range<Int>) -> Int? {
        guard let base = baseAddress, !range.isEmpty,
            let found = memchr(base + range.lowerBound, 0x0a, range.count)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
