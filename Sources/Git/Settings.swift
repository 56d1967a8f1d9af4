// SPDX-License-Identifier: GPL-2.0-only

import CLibgit2

extension Repository {
    /// The value of the variable `name` (`lockstep.base`) in the repository's own configuration; nil where it is not
    /// set.
    public func setting(_ name: String) throws(GitError) -> String? {
        try withPointer { (repository) throws(GitError) in
            try string(
                name,
                in: try Handle(freedBy: git_config_free, "can't read the repository's settings") {
                    git_repository_config_snapshot(&$0, repository)
                })
        }
    }

    /// The value of the variable `name` in the first of `files` that sets it: the user's configuration, which
    /// libgit2 is told not to look for itself. Files that are not there are passed over.
    public static func setting(_ name: String, inFiles files: [String]) throws(GitError) -> String? {
        Library.start()
        for file in files {
            let configuration = try Handle(freedBy: git_config_free, "can't read git's configuration") {
                git_config_new(&$0)
            }
            let code = git_config_add_file_ondisk(configuration.pointer, file, GIT_CONFIG_LEVEL_GLOBAL, nil, 1)
            if code == GIT_ENOTFOUND.rawValue { continue }
            try Library.check(code, "can't read \"\(file)\"")
            let snapshot = try Handle(freedBy: git_config_free, "can't read \"\(file)\"") {
                git_config_snapshot(&$0, configuration.pointer)
            }
            if let value = try string(name, in: snapshot) { return value }
        }
        return nil
    }
}

/// The value of `name` in a snapshot of a configuration; nil where it is not set.
private func string(_ name: String, in snapshot: borrowing Handle) throws(GitError) -> String? {
    var value: UnsafePointer<CChar>?
    let code = git_config_get_string(&value, snapshot.pointer, name)
    if code == GIT_ENOTFOUND.rawValue { return nil }
    try Library.check(code, "can't read \"\(name)\" of git's configuration")
    return value.map { String(cString: $0) }
}
