// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

/// A `CONFIG_` name in a line of code, of a Makefile or of documentation.
struct ConfigName: Hashable {
    /// The symbol: the name without `CONFIG_`, and without the `_MODULE` that code is given for a value of `m`.
    var symbol: [UInt8]

    /// The name with `_MODULE`, which may be a symbol's own name; nil where it has none.
    var whole: [UInt8]?

    /// The names in `line`, in their order.
    ///
    /// What only looks like one is left out: a part of a longer word, a pattern (`CONFIG_LAMP_*`), a place to fill in.
    static func names(in line: ArraySlice<UInt8>) -> [ConfigName] {
        var names: [ConfigName] = []
        var position = line.startIndex
        while let start = line[position...].firstIndex(of: UInt8(ascii: "C")) {
            position = start + 1
            guard line[start...].starts(with: prefix), start == line.startIndex || !line[start - 1].isIdentifierByte
            else {
                continue
            }
            let rest = line[(start + prefix.count)...]
            let name = rest.prefix { $0.isIdentifierByte }
            position = name.endIndex
            let next = name.endIndex < line.endIndex ? line[name.endIndex] : 0
            let goesOn = patternBytes.contains(next) && !endsEmphasis(line, at: name.endIndex)
            guard let last = name.last, last != UInt8(ascii: "_"), !goesOn else { continue }
            let stem = name.dropLast(moduleSuffix.count)
            let isModule = !stem.isEmpty && name[stem.endIndex...].elementsEqual(moduleSuffix)
            names.append(ConfigName(symbol: Array(isModule ? stem : name), whole: isModule ? Array(name) : nil))
        }
        return names
    }

    private static let prefix = Array("CONFIG_".utf8)
    private static let moduleSuffix = Array("_MODULE".utf8)
    private static let patternBytes = Array("*?{<[$%#@".utf8)

    /// Whether the bytes at `index` are the end of `**emphasis**`, not a pattern.
    private static func endsEmphasis(_ line: ArraySlice<UInt8>, at index: Int) -> Bool {
        line[index...].prefix(2).elementsEqual("**".utf8)
    }
}
