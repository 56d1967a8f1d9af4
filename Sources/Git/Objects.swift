// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2
public import SourceTrees

/// An entry of a tree object.
public struct TreeEntry: Sendable, Hashable {
    /// Its name in the directory.
    public let name: String

    /// Its kind of file; nil for a directory.
    public let mode: FileMode?

    /// Id of the blob, of the tree, or of a submodule's commit.
    public let id: ContentID
}

extension Repository {
    /// The entries of the tree object `id`, in git's order.
    ///
    /// Where the object is absent, the error says that `directory` needs it.
    public func entries(ofTree id: ContentID, at directory: String = "") throws(GitError) -> [TreeEntry] {
        try withPointer { (repository) throws(GitError) in
            let object = try read(id, at: directory, in: repository) { pointer, oid in
                git_object_lookup(&pointer, repository, &oid, GIT_OBJECT_TREE)
            }
            var entries: [TreeEntry] = []
            let count = git_tree_entrycount(object.pointer)
            entries.reserveCapacity(count)
            for index in 0..<count {
                guard let entry = git_tree_entry_byindex(object.pointer, index), let name = git_tree_entry_name(entry),
                    let id = git_tree_entry_id(entry)
                else { continue }
                let mode = git_tree_entry_filemode(entry).rawValue
                // A kind that git does not know is read as an ordinary file, as git does.
                let isTree = mode & 0o170000 == 0o040000
                entries.append(
                    TreeEntry(
                        name: String(cString: name), mode: isTree ? nil : FileMode(rawValue: mode) ?? .regular,
                        id: ContentID(id.pointee)))
            }
            return entries
        }
    }

    /// The bytes of the blob `id`.
    ///
    /// Where the object is absent, the error says that `path` needs it.
    public func bytes(ofBlob id: ContentID, at path: String) throws(GitError) -> [UInt8] {
        try withPointer { (repository) throws(GitError) in
            let object = try read(id, at: path, in: repository) { pointer, oid in
                git_object_lookup(&pointer, repository, &oid, GIT_OBJECT_BLOB)
            }
            let size = Int(clamping: git_blob_rawsize(object.pointer))
            guard let content = git_blob_rawcontent(object.pointer), size > 0 else { return [] }
            return Array(UnsafeRawBufferPointer(start: content, count: size))
        }
    }

    /// What the repository is called where it lacks something.
    var noun: String {
        switch cutOff {
        case .shallow: "shallow clone"
        case .partial: "partial clone"
        case nil: "repository"
        }
    }

    private func read(
        _ id: ContentID, at path: String, in repository: OpaquePointer,
        _ lookUp: (inout OpaquePointer?, inout git_oid) -> CInt
    ) throws(GitError) -> Handle {
        guard var oid = id.oid else {
            throw GitError(.unsupported, "can't read \"\(path)\": \"\(id)\" is no SHA-1 id")
        }
        do {
            return try Handle(freedBy: git_object_free, "can't read \"\(path)\" (object \(id))") { lookUp(&$0, &oid) }
        } catch {
            guard error.code == .notFound else { throw error }
            throw GitError(
                .missingObject, "\"\(path)\" needs the object \(id), which the \(noun) lacks",
                underlying: error.underlying, cutOff: cutOff)
        }
    }
}
