// SPDX-License-Identifier: GPL-2.0-only

import Programs

/// A sandboxed program written as a call of `bwrap`, which is then the program to run.
///
/// The program sees the system's programs and libraries, a fresh `/proc`, `/dev` and `/tmp`, and the folders that it
/// was given: no network, no home, no other process, no terminal. It ends with its caller.
struct BubblewrapCommand {
    /// The call to make.
    let command: Program

    /// The call for `program`: itself where it has no sandbox.
    init(_ program: Program) throws {
        guard let sandbox = program.sandbox else {
            command = program
            return
        }
        var arguments = ["--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
        for folder in Self.systemFolders { arguments += ["--ro-bind-try", folder, folder] }
        arguments += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]
        for mount in sandbox.readOnly { arguments += ["--ro-bind", mount.source, mount.target] }
        for mount in sandbox.writable { arguments += ["--bind", mount.source, mount.target] }
        for (name, value) in program.environment.sorted(by: { $0.key < $1.key }) {
            arguments += ["--setenv", name, value]
        }
        arguments += ["--chdir", sandbox.workingDirectory, "--", program.name]
        var command = program
        command.name = "bwrap"
        command.arguments = arguments + program.arguments
        command.sandbox = nil
        self.command = command
    }

    /// What programs need to start: no `/home`, `/root`, `/var`, `/run`, and of `/etc` the loader's and alternatives.
    private static let systemFolders = [
        "/usr", "/bin", "/lib", "/lib32", "/lib64", "/sbin", "/etc/alternatives", "/etc/ld.so.cache", "/etc/perl",
    ]
}
