// SPDX-License-Identifier: GPL-2.0-only

/// The path of a diffstat's row or of a summary line, which git may have folded or cut.
///
/// `drivers/lamp/{table.c => gamma.c}` names two paths; `.../lamp/gamma.c` stands for any path that ends so.
struct StatPath {
    /// A path or the end of one.
    enum Name: Hashable {
        /// The whole path.
        case whole(String)
        /// All of the path that was left: what stands behind `...`.
        case end(String)

        /// Whether `path` may be meant.
        func matches(_ path: String) -> Bool {
            switch self {
            case .whole(let name): path == name
            case .end(let end): path.hasSuffix(end)
            }
        }
    }

    /// The path; the new one of a rename or copy.
    var new: Name

    /// The old path of a rename or copy, where it can be read.
    var old: Name?

    /// Whether two paths are named, or were before the row was cut.
    var isPair: Bool

    /// Reads `text` as git prints a path in a diffstat. Nil where the path is quoted: then it is not ASCII.
    init?(_ text: String) {
        var rest = text[...]
        while rest.last == " " { rest.removeLast() }
        guard rest.first != "\"" else { return nil }
        let isCut = rest.hasPrefix("...")
        if isCut { rest = rest.dropFirst(3) }
        func name(_ path: String) -> Name {
            isCut ? .end(path) : .whole(path)
        }

        guard let arrow = rest.range(ofText: " => ") else {
            // Cut within the braces, and behind the arrow: `.../new}/name`.
            let inner = rest.firstIndex(of: "}")
            isPair = isCut && inner != nil
            if isPair, let inner {
                new = .end(Self.joined(String(rest[..<inner]), String(rest[rest.index(after: inner)...])))
            } else {
                new = name(String(rest))
            }
            old = nil
            return
        }
        isPair = true
        let left = rest[..<arrow.lowerBound]
        let right = rest[arrow.upperBound...]
        let open = left.lastIndex(of: "{")
        guard let close = right.firstIndex(of: "}"), open != nil || isCut else {
            new = name(String(right))
            old = name(String(left))
            return
        }
        let tail = String(right[right.index(after: close)...])
        let middle = String(right[..<close])
        if let open {
            let head = String(left[..<open])
            new = name(Self.joined(head + middle, tail))
            old = name(Self.joined(head + String(left[left.index(after: open)...]), tail))
        } else {
            // Cut between the brace and the arrow: only the ends of both are left.
            new = .end(Self.joined(middle, tail))
            old = .end(Self.joined(String(left), tail))
        }
    }

    /// `dir/{ => sub}/name` leaves two slashes where the part in braces is empty.
    private static func joined(_ head: String, _ tail: String) -> String {
        head.hasSuffix("/") && tail.hasPrefix("/") ? head + tail.dropFirst() : head + tail
    }
}

extension Substring {
    /// The first place of `text`, found in the bytes.
    fileprivate func range(ofText text: StaticString) -> Range<Index>? {
        text.withUTF8Buffer { wanted in
            var start = startIndex
            while let first = self[start...].utf8.firstIndex(of: wanted.first ?? 0) {
                let found = self[first...].utf8
                if found.starts(with: wanted), let end = found.index(first, offsetBy: wanted.count, limitedBy: endIndex)
                {
                    return first..<end
                }
                start = found.index(after: first)
            }
            return nil
        }
    }
}
