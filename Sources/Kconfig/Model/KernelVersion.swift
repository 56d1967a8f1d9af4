// SPDX-License-Identifier: GPL-2.0-only

/// The version of a kernel as far as it decides what a Kconfig file means: `VERSION` and `PATCHLEVEL` of its Makefile.
public struct KernelVersion: Sendable, Hashable, Comparable {
    /// `VERSION`
    public var major: Int

    /// `PATCHLEVEL`
    public var minor: Int

    /// The version `major`.`minor`.
    public init(_ major: Int, _ minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// The version that `text` begins with, as in `6.1.123-rt45`; nil where it begins with none.
    public init?(_ text: String) {
        let parts = text.utf8.prefix { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count >= 2, let major = Int(String(decoding: parts[0], as: UTF8.self)),
            let minor = Int(String(decoding: parts[1], as: UTF8.self))
        else { return nil }
        self.init(major, minor)
    }

    /// The version that `makefile`, the topmost Makefile of a kernel, assigns; nil where it assigns none.
    public init?(makefile: [UInt8]) {
        var major: Int?
        var minor: Int?
        // The assignments are the first lines behind the licence.
        for line in makefile.split(separator: UInt8(ascii: "\n"), maxSplits: 40).prefix(40) {
            let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard words.count == 3, words[1].elementsEqual("=".utf8),
                let number = Int(String(decoding: words[2], as: UTF8.self))
            else { continue }
            if words[0].elementsEqual("VERSION".utf8) { major = major ?? number }
            if words[0].elementsEqual("PATCHLEVEL".utf8) { minor = minor ?? number }
        }
        guard let major, let minor else { return nil }
        self.init(major, minor)
    }

    /// Orders older versions before newer ones.
    public static func < (left: KernelVersion, right: KernelVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}
