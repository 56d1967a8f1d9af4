// SPDX-License-Identifier: GPL-2.0-only

public import ByteText

/// The data of a `GIT binary patch`, with base 85 and zlib undone: what makes the file after of the one before.
///
/// Nothing is inflated beyond the size that the patch names, and no size beyond a limit is believed. libgit2 is not
/// asked: 1.5 never ends on a zlib stream that is cut short.
public struct BinaryPatch: Sendable {
    /// The most bytes that a file of a patch may have.
    public static let largest = 64 << 20

    private let forward: Block

    private let reverse: Block?

    /// The size of all that was inflated.
    public let inflatedSize: Int

    /// Reads the blocks in `range` (from 0) of `lines`: a forward one, and perhaps the reverse one, which `git apply`
    /// wants to be sound too.
    public init(_ lines: Lines, in range: Range<Int>, limit: Int = largest) throws(BinaryPatchFault) {
        var reader = BinaryBlockReader(lines, in: range, limit: limit)
        forward = try reader.readBlock()
        reverse = reader.isAtEnd ? nil : try reader.readBlock()
        inflatedSize = forward.size + (reverse?.size ?? 0)
    }

    private init(forward: Block, reverse: Block, inflatedSize: Int) {
        self.forward = forward
        self.reverse = reverse
        self.inflatedSize = inflatedSize
    }

    /// The patch that takes this one back; nil where it has no reverse block.
    public var reversed: BinaryPatch? {
        reverse.map { BinaryPatch(forward: $0, reverse: forward, inflatedSize: inflatedSize) }
    }

    /// The file after, where the patch tells it without the one before.
    public var literal: [UInt8]? {
        if case .literal(let bytes) = forward { bytes } else { nil }
    }

    /// The size of the file after.
    public var resultSize: Int {
        switch forward {
        case .literal(let bytes): bytes.count
        case .delta(let delta): delta.resultSize
        }
    }

    /// What the patch makes of `bytes`; nil where it was made for a file of another size.
    public func applied(to bytes: [UInt8]) -> [UInt8]? {
        switch forward {
        case .literal(let result): result
        case .delta(let delta): delta.applied(to: bytes)
        }
    }

    /// One direction of a binary patch.
    enum Block: Sendable {
        /// The file.
        case literal([UInt8])
        /// The file, told by pieces of the other one.
        case delta(BinaryDelta)

        /// How many bytes it was inflated to.
        var size: Int {
            switch self {
            case .literal(let bytes): bytes.count
            case .delta(let delta): delta.size
            }
        }
    }
}

/// Why a binary patch can't be read.
public struct BinaryPatchFault: Error, Sendable, Hashable {
    /// What is wrong, as a clause.
    public var clause: String

    /// Index (from 0) of the line that it is about.
    public var index: Int

    /// Whether the patch may be sound, and is only larger than the limit.
    public var isTooLarge = false
}
