// SPDX-License-Identifier: GPL-2.0-only

/// Writes commands without what differs from machine to machine: where the tree stands, how its programs are called.
///
/// `aarch64-linux-gnu-gcc -Werror -c` becomes `$(CC) -Werror -c`, so that the profiles of two compilers can be compared
/// line by line. Flags stay as they are: an answer holds for them.
struct CommandText {
    /// What stands for what, the longest first.
    private let values: [(value: [UInt8], name: [UInt8])]

    /// The references that a command must not hold already.
    private let references: [[UInt8]]

    /// The variables whose values are programs.
    static let programs = [
        "CC", "LD", "AR", "NM", "OBJCOPY", "OBJDUMP", "READELF", "STRIP", "RUSTC", "BINDGEN", "PAHOLE", "PYTHON3",
    ]

    /// Commands written for the values of `variables`.
    init(_ variables: [String: String]) {
        var values: [(value: [UInt8], name: [UInt8])] = []
        for name in Self.programs {
            let value = Array((variables[name] ?? "").utf8)
            guard !value.isEmpty, !values.contains(where: { $0.value == value }) else { continue }
            values.append((value, Array("$(\(name))".utf8)))
        }
        references = values.map(\.name)
        if let tree = variables["srctree"], tree != KconfigEnvironment.sourceTree, tree.hasPrefix("/") {
            values.append((Array(tree.utf8), Array(KconfigEnvironment.sourceTree.utf8)))
        }
        self.values = values.sorted { $0.value.count > $1.value.count }
    }

    /// `command` as a profile has it; nil where it holds what a profile would write in place of a value.
    func written(_ command: String) -> String? {
        let bytes = Array(command.utf8)
        // By hand: a search for one sequence in another took a fifth of a load of the kernel's Kconfig.
        let dollars = bytes.indices.filter { bytes[$0] == UInt8(ascii: "$") }
        let isWritten = dollars.contains { start in references.contains { bytes[start...].starts(with: $0) } }
        guard !isWritten else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let found = values.first { value, _ in
                bytes[position...].starts(with: value) && isAlone(position, position + value.count, in: bytes)
            }
            if let (value, name) = found {
                result += name
                position += value.count
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether the bytes from `start` to `end` are no part of a longer word; a path may go on behind a slash, and stand
    /// behind the letters of an option.
    private func isAlone(_ start: Int, _ end: Int, in bytes: [UInt8]) -> Bool {
        let isPath = bytes[start] == UInt8(ascii: "/")
        var front = bytes[..<start]
        if isPath, let last = front.last, last.isWordByte {
            front = front.prefix(upTo: (front.lastIndex { !$0.isWordByte } ?? -1) + 1)
            guard front.popLast() == UInt8(ascii: "-") else { return false }
        }
        if let last = front.last, last.isNameByte { return false }
        guard end < bytes.count, bytes[end].isNameByte else { return true }
        return isPath && bytes[end] == UInt8(ascii: "/")
    }
}

extension UInt8 {
    /// Whether names of files and programs are made of it.
    var isNameByte: Bool { isWordByte || "./+-".utf8.contains(self) }
}
