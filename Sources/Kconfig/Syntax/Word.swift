// SPDX-License-Identifier: GPL-2.0-only

/// A run of text in a Kconfig file that stands for a name, a constant or a message.
///
/// Words are kept as places in the file: nothing is copied, and macros are expanded by whoever elaborates the file,
/// since what they expand to depends on more than the file's bytes.
public struct Word: Sendable, Hashable {
    /// Offset of the first byte, behind the opening quote where there is one.
    public let start: UInt32

    /// Number of bytes.
    public let count: UInt32

    /// How the bytes are to be read.
    public let form: Form

    /// A hash of the bytes, by ``hash(of:)``; 0 where they have to be rewritten first.
    let hash: UInt32

    /// How the bytes of a word are to be read.
    public struct Form: OptionSet, Sendable, Hashable {
        /// The bits.
        public let rawValue: UInt8

        /// A form of these bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// It stood in quotes, and is a constant or a text.
        public static let quoted = Form(rawValue: 1)
        /// It holds `$`, and with that perhaps references to macros.
        public static let macros = Form(rawValue: 2)
        /// It holds backslashes that take the special meaning from the byte behind them.
        public static let escapes = Form(rawValue: 4)
    }

    /// The bytes' places.
    public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }

    /// Whether the bytes of the file are the text.
    public var isPlain: Bool { form.isDisjoint(with: [.macros, .escapes]) }
}

extension Word {
    /// The hash of an empty word, to be continued with ``hash(_:continuing:)``.
    @inline(__always) static var emptyHash: UInt32 { 0x811c_9dc5 }

    /// The hash of a word that goes on with `byte`: FNV-1a.
    @inline(__always) static func hash(_ byte: UInt8, continuing hash: UInt32) -> UInt32 {
        (hash ^ UInt32(byte)) &* 0x0100_0193
    }

    /// The hash of `bytes`.
    static func hash(of bytes: some Sequence<UInt8>) -> UInt32 {
        bytes.reduce(emptyHash) { hash($1, continuing: $0) }
    }
}
