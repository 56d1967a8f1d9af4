// SPDX-License-Identifier: GPL-2.0-only

/// Where a series comes from, as the user named it.
public enum SeriesInput: Sendable, Hashable, CustomStringConvertible {
    /// `-`: one mail or an mbox.
    case standardInput
    /// A mail, an mbox, a maildir, or a folder of patches.
    case mail(path: String)
    /// `REV..REV`: commits of the repository.
    case commits(range: String)

    /// The folder that is read where nothing is named.
    public static let standardFolder = "patches/"

    /// Recognises `name`. What exists as a path is one; a range is named with two dots and does not exist as a path.
    public init(_ name: String) throws(WorkspaceError) {
        if name == "-" {
            self = .standardInput
        } else if Files.kind(of: name) != nil {
            self = .mail(path: name)
        } else if name.contains("..") && !name.hasPrefix("../") && !name.contains("/../") {
            self = .commits(range: name)
        } else {
            throw WorkspaceError(.noSuchInput(name: name), "there is no series at \"\(name)\"")
        }
    }

    /// The name as the user gave it.
    public var description: String {
        switch self {
        case .standardInput: "-"
        case .mail(let path): path
        case .commits(let range): range
        }
    }
}
