// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2

/// The data of a `GIT binary patch`: its forward block, and its reverse one.
public struct BinaryPatch: Sendable {
    private let lines: ArraySlice<UInt8>

    /// The data that stands in `lines`, from the `literal` or `delta` line on.
    public init(_ lines: ArraySlice<UInt8>) { self.lines = lines }

    /// What the forward block makes of `bytes`, or of a file that is not there yet.
    ///
    /// libgit2 undoes base 85, zlib and git's delta, on objects that are in memory only.
    public func applied(to bytes: [UInt8]?) throws(GitError) -> [UInt8] {
        let store = try MemoryStore()
        let zeros = String(repeating: "0", count: 40)
        let old = try bytes.map { bytes throws(GitError) in try store.blob(bytes) }
        let header =
            "diff --git a/f b/f\n" + (old == nil ? "new file mode 100644\n" : "")
            + "index \(old?.hexadecimal ?? zeros)..\(String(repeating: "1", count: 40))"
            + (old == nil ? "\n" : " 100644\n") + "GIT binary patch\n"
        // Each block ends in an empty line, the last one too.
        let text = Array(header.utf8) + lines + Array("\n\n".utf8)

        let diff = try Diff.parse(text)
        let tree = try store.tree(of: old.map { [(name: "f", mode: GIT_FILEMODE_BLOB, id: $0)] } ?? [])
        let index = try Handle(freedBy: git_index_free, "the data does not fit") {
            git_apply_to_tree(&$0, store.repository.pointer, tree.pointer, diff.pointer, nil)
        }
        guard let entry = git_index_get_bypath(index.pointer, "f", 0) else {
            throw GitError(.other, "the data makes no file")
        }
        var id = entry.pointee.id
        let blob = try Handle(freedBy: git_object_free, "the data makes no file") {
            git_object_lookup(&$0, store.repository.pointer, &id, GIT_OBJECT_BLOB)
        }
        let size = Int(clamping: git_blob_rawsize(blob.pointer))
        guard size > 0, let content = git_blob_rawcontent(blob.pointer) else { return [] }
        return Array(UnsafeRawBufferPointer(start: content, count: size))
    }
}
