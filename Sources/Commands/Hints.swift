// SPDX-License-Identifier: GPL-2.0-only

import Findings
import Git
import Mail
import Storage
import Toolchains
import TreeFiles
import Workspace

/// An error that the command line knows how to talk about.
protocol Hinted: Error {
    /// What went wrong: a lowercase clause.
    var words: String { get }
    /// What to do about it.
    var hint: String? { get }
    /// The exit code that it ends in.
    var status: ExitStatus { get }
}

/// A command line that can't be followed.
struct UsageError: Hinted {
    var words: String
    var hint: String?
    var status: ExitStatus { .usage }
}

extension WorkspaceError: Hinted {
    var words: String { description.shown }

    var status: ExitStatus {
        switch code {
        case .repository: .fatal
        default: .usage
        }
    }

    var hint: String? {
        switch code {
        case .noSuchInput(let name) where name == "patches/":
            "name a series: a range (REV..REV), an mbox, a maildir, a folder of patches, or - for standard input"
        case .noSuchInput(let name):
            nearestName(to: name).map { "did you mean \"\($0.shown)\"?" }
                ?? "a series is a range (REV..REV), an mbox, a maildir, a folder of patches, or - for standard input"
        case .noPatches: "a patch is a mail with a diff, as \"git format-patch\" writes it"
        case .noSuchVersion(let present): "it holds \(present.joined(separator: ", "))"
        case .noSuchBase: "a base is a revision of the repository, a directory, or a source archive"
        case .noRepository: "run it in a repository, or name one with -C"
        case .noSuchRule(let name):
            name.nearest(among: RuleNames.all).map { "did you mean \"\($0)\"?" } ?? "\"lockstep rules\" lists them"
        case .noKconfig: "name the top of a kernel's source, or a revision of its repository"
        case .program: "is Graphviz installed?"
        case .noSuchArchitecture, .repository, .file, .settings: nil
        }
    }
}

extension ToolchainError: Hinted {
    var words: String { description.shown }
    var status: ExitStatus { .usage }
    var hint: String? { nil }
}

extension ReportError: Hinted {
    var words: String { description.shown }
    var status: ExitStatus { .usage }
    var hint: String? {
        switch code {
        case .malformed(kind: "baseline"): "\"lockstep check --write-baseline FILE\" writes one"
        case .malformed: "\"lockstep check --format json\" writes one"
        case .unknownSchema: "write it anew with this version"
        }
    }
}

extension MailboxError: Hinted {
    var words: String { description.shown }
    var status: ExitStatus { .usage }
    var hint: String? { nil }
}

extension GitError: Hinted {
    var words: String { description.shown }
    var status: ExitStatus { .fatal }
    var hint: String? {
        switch code {
        case .notARepository: "run it in a repository, or name one with -C"
        case .ambiguous: "give more digits of the commit id"
        case .missingObject:
            switch cutOff {
            case .shallow: "\"git fetch --unshallow\" fetches what is missing; or give a complete repository with -C"
            case .partial:
                """
                git fetches what is missing when it writes the series: "git format-patch --stdout REV..REV | lockstep \
                check -"; or give a complete repository with -C
                """
            case nil: "\"git fsck\" lists what is missing; fetch it, or give a complete repository with -C"
            }
        case .unsupported: "let git write the series: \"git format-patch --stdout REV..REV | lockstep check -\""
        case .notFound, .other: nil
        }
    }
}

extension TreeFilesError: Hinted {
    var words: String { description.shown }
    var status: ExitStatus { .usage }
    var hint: String? { nil }
}

extension StorageError: Hinted {
    var words: String { description.shown }
    var status: ExitStatus { .usage }
    var hint: String? { nil }
}

/// The name in the same directory that `path` was most likely meant to be.
private func nearestName(to path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard let last = parts.last, last != ".." else { return nil }
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    let directory = String(trimmed.dropLast(last.count))
    return String(last).nearest(among: Files.names(in: directory.isEmpty ? "." : directory)).map { directory + $0 }
}
