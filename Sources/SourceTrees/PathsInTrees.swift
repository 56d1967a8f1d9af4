// SPDX-License-Identifier: GPL-2.0-only

extension String {
    /// The path without `.` and empty parts and with its `..` taken back, taken from the top of a tree; nil where it
    /// leads out of the tree or nowhere.
    public var pathWithoutDots: String? {
        var parts: [Substring] = []
        // By bytes, as the system does: to Swift a "/" with a combining character behind it is another character.
        for part in utf8.split(separator: UInt8(ascii: "/")).map(Substring.init) where part != "." {
            if part != ".." {
                parts.append(part)
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }
}
