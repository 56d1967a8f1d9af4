// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// The messages of a mailbox, read one at a time.
///
/// A mailbox is an mbox, a maildir, a folder of mail files, a single mail, or an open file descriptor such as
/// standard input. Memory is that of one message, however large the mailbox is.
///
///     let mailbox = try Mailbox(at: "patches/")
///     while let message = try mailbox.nextMessage() { … }
public final class Mailbox {
    private let limits: MailLimits
    private let quoting: MboxQuoting

    /// The files that are still to be read, the next one last.
    private var files: [String]
    private var current: OpenFile?

    /// The messages that are there already, the next one last.
    private var messages: [RawMessage] = []

    private struct OpenFile {
        var reader: MboxReader
        var descriptor: FileDescriptor?
    }

    /// Opens the file or folder at `path`.
    ///
    /// A folder with `cur` or `new` in it is a maildir; of any other, the files called `.patch`, `.eml`, `.mbox` or
    /// `.mail` are read, in the order in which a person would count them (`9-x` before `10-y`).
    public init(
        at path: String, limits: MailLimits = MailLimits(), quoting: MboxQuoting = .automatic
    ) throws(MailboxError) {
        self.limits = limits
        self.quoting = quoting
        files = try mailFiles(at: path).reversed()
    }

    /// Reads from an open file descriptor, which stays the caller's to close; diagnostics call it `name`.
    public init(
        fileDescriptor: CInt, name: String = "-", limits: MailLimits = MailLimits(),
        quoting: MboxQuoting = .automatic
    ) {
        self.limits = limits
        self.quoting = quoting
        files = []
        current = OpenFile(
            reader: MboxReader(file: name, limits: limits, quoting: quoting) { buffer throws(MailboxError) in
                try readBytes(from: fileDescriptor, into: buffer, name: name)
            })
    }

    /// Reads from `bytes`; diagnostics call them `name`.
    public init(
        bytes: [UInt8], name: String = "-", limits: MailLimits = MailLimits(), quoting: MboxQuoting = .automatic
    ) {
        self.limits = limits
        self.quoting = quoting
        files = []
        var offset = 0
        current = OpenFile(
            reader: MboxReader(file: name, limits: limits, quoting: quoting) { buffer throws(MailboxError) in
                let count = min(buffer.count, bytes.count - offset)
                buffer.copyBytes(from: bytes[offset..<offset + count])
                offset += count
                return count
            })
    }

    /// Hands out `messages`, which nobody has to cut from a stream any more.
    public init(_ messages: [RawMessage], limits: MailLimits = MailLimits()) {
        self.limits = limits
        quoting = .automatic
        files = []
        self.messages = messages.reversed()
    }

    /// The next message as it stands in the mailbox, nil at the end.
    public func next() throws(MailboxError) -> RawMessage? {
        if let message = messages.popLast() { return message }
        while true {
            if let message = try current?.reader.next() { return message }
            guard let path = files.popLast() else {
                current = nil
                return nil
            }
            let descriptor = try FileDescriptor(opening: path)
            let reader = MboxReader(file: path, limits: limits, quoting: quoting) { buffer throws(MailboxError) in
                try readBytes(from: descriptor.number, into: buffer, name: path)
            }
            current = OpenFile(reader: reader, descriptor: descriptor)
        }
    }

    /// The next message, parsed; nil at the end.
    public func nextMessage() throws(MailboxError) -> Message? {
        try next().map { Message(parsing: $0, limits: limits) }
    }
}

/// A file that is open for reading, closed when nobody holds it any more.
private final class FileDescriptor {
    let number: CInt

    init(opening path: String) throws(MailboxError) {
        number = open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else {
            throw MailboxError(code: .cannotOpen, message: "can't open \"\(path)\"", underlying: errno)
        }
    }

    deinit { close(number) }
}

private func readBytes(
    from descriptor: CInt, into buffer: UnsafeMutableRawBufferPointer, name: String
) throws(MailboxError) -> Int {
    while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count >= 0 { return count }
        if errno != EINTR {
            throw MailboxError(code: .cannotRead, message: "can't read \"\(name)\"", underlying: errno)
        }
    }
}
