// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Kconfig

/// The answers of `/bin/sh`, which is run for each command.
struct Shell: ShellAnswers {
    /// Bytes that `conf` reads of an answer.
    private static let mostBytes = 4096

    func answer(to command: String) -> String? {
        guard let pipe = popen(command, "r") else { return nil }
        defer { pclose(pipe) }
        var bytes = [UInt8](repeating: 0, count: Self.mostBytes)
        let count = fread(&bytes, 1, bytes.count, pipe)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
