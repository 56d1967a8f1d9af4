// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
public import SourceTrees

extension ContentID {
    /// Git's blob id of `bytes`.
    public init(blob bytes: [UInt8]) {
        Library.start()
        var id = git_oid()
        git_odb_hash(&id, bytes, bytes.count, GIT_OBJECT_BLOB)
        self.init(id)
    }

    /// The id in libgit2's form.
    init(_ id: git_oid) {
        self.init(hexadecimal: id.hexadecimal)
    }

    /// The id in libgit2's form, or nil where it is none of its kind (SHA-256, an abbreviation).
    var oid: git_oid? { git_oid(hexadecimal: description) }
}

extension git_oid {
    /// The id that 40 hexadecimal digits spell.
    init?(hexadecimal: String) {
        guard hexadecimal.utf8.count == 40 else { return nil }
        self.init()
        guard git_oid_fromstr(&self, hexadecimal) == 0 else { return nil }
    }

    /// The id as 40 hexadecimal digits.
    var hexadecimal: String {
        let digits: StaticString = "0123456789abcdef"
        return withUnsafeBytes(of: id) { bytes in
            String(unsafeUninitializedCapacity: 40) { text in
                for (index, byte) in bytes.prefix(20).enumerated() {
                    text[2 * index] = digits.utf8Start[Int(byte >> 4)]
                    text[2 * index + 1] = digits.utf8Start[Int(byte & 15)]
                }
                return 40
            }
        }
    }
}
