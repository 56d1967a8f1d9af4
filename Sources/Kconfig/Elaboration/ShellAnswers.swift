// SPDX-License-Identifier: GPL-2.0-only

/// What `$(shell,…)` says without a shell.
public protocol ShellAnswers {
    /// What `command` prints, or nil where that is not known.
    func answer(to command: String) -> String?
}
