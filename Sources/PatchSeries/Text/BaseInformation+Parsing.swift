// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

extension BaseInformation {
    /// What `lines` say about the base; the last `base-commit:` counts, as git writes it at the end.
    init(in lines: some Collection<BodyLine>) {
        self.init()
        for line in lines { read(line) }
    }

    /// Whether `line` has to be looked at; asked of every line of prose, in bytes.
    static func mayBeField(_ line: ArraySlice<UInt8>) -> Bool {
        line.hasPrefix("base-commit:") || line.hasPrefix("prerequisite-patch-id:") || line.hasPrefix("change-id:")
    }

    /// Whether `text` is one of the fields.
    static func isField(_ text: String) -> Bool { mayBeField(Array(text.utf8)[...]) }

    /// Takes in what `line` says, if anything.
    mutating func read(_ line: BodyLine) {
        func value(of field: String) -> BodyLine? {
            guard line.text.utf8.starts(with: field.utf8) else { return nil }
            let value = String(line.text.dropFirst(field.utf8.count)).trimmed
            return value.isEmpty ? nil : BodyLine(number: line.number, text: value)
        }
        if let id = value(of: "base-commit:") {
            commit = id
        } else if let id = value(of: "prerequisite-patch-id:") {
            prerequisites.append(id)
        } else if let id = value(of: "change-id:") {
            changeID = id
        }
    }
}
