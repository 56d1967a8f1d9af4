// SPDX-License-Identifier: GPL-2.0-only

/// How a command ends: what scripts, git and b4 see. Never a count of findings.
enum ExitStatus: Int32 {
    /// Nothing found at or above `--fail-on`.
    case clean = 0
    /// Something was.
    case findings = 1
    /// The command line or the input is not as it should be.
    case usage = 2
    /// The repository failed, as git itself would say; or the results could not be written.
    case fatal = 128
    /// ^C.
    case interrupted = 130
}
