// SPDX-License-Identifier: GPL-2.0-only

/// The lines of a `.config`, a defconfig or a fragment that say something, in their order.
public struct ConfigLines: Sendable {
    /// The bytes.
    public let bytes: [UInt8]

    /// What the lines say; blank lines and comments are left out.
    public let lines: [Line]

    /// A line.
    public struct Line: Sendable, Hashable {
        /// Its number, from 1.
        public var number: UInt32

        /// What it says.
        public var content: Content
    }

    /// What a line says.
    public enum Content: Sendable, Hashable {
        /// `CONFIG_NAME=value`; `# CONFIG_NAME is not set` has no value.
        case assignment(name: Range<Int>, value: Range<Int>?)
        /// Something else, which `conf` complains about.
        case unexpected(Range<Int>)
    }

    /// What stands in `bytes`, as kernels since 6.10 read it; as those before do where `isLenient`.
    public init(parsing bytes: [UInt8], isLenient: Bool = false) {
        self.bytes = bytes
        var lines: [Line] = []
        lines.reserveCapacity(bytes.count / 32)
        bytes.withUnsafeBufferPointer { all in
            var start = 0
            var number: UInt32 = 0
            while start < all.count {
                var end = start
                while end < all.count, all[end] != UInt8(ascii: "\n") { end += 1 }
                number &+= 1
                // What conf reads is a C string.
                var stop = start
                while stop < end, all[stop] != 0 { stop += 1 }
                if stop == end, stop > start, all[stop - 1] == UInt8(ascii: "\r") { stop -= 1 }
                if let content = Self.content(of: all, start..<stop, isLenient) {
                    lines.append(Line(number: number, content: content))
                }
                start = end + 1
            }
        }
        self.lines = lines
    }

    private static let prefix: StaticString = "CONFIG_"
    private static let unset: StaticString = "is not set"

    private static func content(
        of all: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ isLenient: Bool
    ) -> Content? {
        guard let first = line.first.map({ all[$0] }) else { return nil }
        guard first == UInt8(ascii: "#") else {
            guard begins(all, line, with: prefix) else { return .unexpected(line) }
            let name = line.lowerBound + prefix.utf8CodeUnitCount
            guard let equals = (name..<line.upperBound).first(where: { all[$0] == UInt8(ascii: "=") }) else {
                return isLenient ? nil : .unexpected(line)
            }
            return .assignment(name: name..<equals, value: (equals + 1)..<line.upperBound)
        }
        guard line.count > 2, all[line.lowerBound + 1] == UInt8(ascii: " ") else { return nil }
        let text = (line.lowerBound + 2)..<line.upperBound
        guard begins(all, text, with: prefix) else { return nil }
        let name = text.lowerBound + prefix.utf8CodeUnitCount
        guard let space = (name..<text.upperBound).first(where: { all[$0] == UInt8(ascii: " ") }) else { return nil }
        let rest = (space + 1)..<text.upperBound
        guard begins(all, rest, with: unset), isLenient || rest.count == unset.utf8CodeUnitCount else { return nil }
        return .assignment(name: name..<space, value: nil)
    }

    private static func begins(
        _ all: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, with text: StaticString
    ) -> Bool {
        guard line.count >= text.utf8CodeUnitCount else { return false }
        for offset in 0..<text.utf8CodeUnitCount where all[line.lowerBound + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }
}
