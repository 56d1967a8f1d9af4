// SPDX-License-Identifier: GPL-2.0-only

import CProcessShim
import Glibc
import Programs
import SystemPackage

/// Bytes as an open file without a name, for a program to read on standard input.
///
/// Not a pipe: a program that ends without reading would send SIGPIPE to this whole process.
enum InputFile {
    /// A descriptor that stands at the first of `bytes`; whoever gets it closes it.
    static func open(_ bytes: [UInt8]) throws -> FileDescriptor {
        let number = lockstep_memory_file()
        guard number >= 0 else {
            let reason = Errno(rawValue: errno)
            throw ProgramError(.other, "can't make a file for a program's input", underlying: "\(reason)")
        }
        let descriptor = FileDescriptor(rawValue: number)
        do {
            try descriptor.writeAll(bytes)
            try descriptor.seek(offset: 0, from: FileDescriptor.SeekOrigin.start)
            return descriptor
        } catch {
            try? descriptor.close()
            throw ProgramError(.other, "can't write a program's input", underlying: "\(error)")
        }
    }
}
