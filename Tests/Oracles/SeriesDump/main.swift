// SPDX-License-Identifier: GPL-2.0-only
//
// What Lockstep reads in a mail, for the scripts of this folder to compare with other programs. Not installed.
//
//     SeriesDump mail            frames of raw mail on standard input, frames of what was read on standard output
//     SeriesDump patch           the same, of what was read as a patch
//     SeriesDump series PATH…    assembles the series of mailboxes, prints how many there are; --verbose names them
//     SeriesDump count PATH…     reads and parses mailboxes, prints how many messages they hold; with --verbose also
//                                what could not be read

import ByteText
import Diagnostics
import Glibc
import Mail

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "mail":
    let input = FrameReader()
    while let bytes = input.next() {
        let message = Message(parsing: bytes)
        var output = FrameWriter()
        output.add("name", message.from?.name ?? "")
        output.add("email", message.from?.email ?? "")
        output.add("subject", message.subject)
        output.add("body", message.body.bytes)
        output.add("text", message.text(in: 0..<message.body.count).joined(separator: "\n"))
        output.add("faults", message.diagnostics.map { "\($0.rule): \($0.message)" }.joined(separator: "\n"))
        output.end()
    }
case "patch":
    let input = FrameReader()
    while let bytes = input.next() { dumpPatch(bytes) }
case "series": countSeries(in: arguments.dropFirst())
case "count":
    let isVerbose = arguments.contains("--verbose")
    for path in arguments.dropFirst() where path != "--verbose" {
        do {
            let mailbox = try Mailbox(at: path)
            var messages = 0
            var lines = 0
            var faults = 0
            while let message = try mailbox.nextMessage() {
                messages += 1
                lines += message.body.count
                faults += message.diagnostics.count
                for fault in message.diagnostics where isVerbose {
                    print("\(fault.location.mail?.description ?? path): \(fault.message) [\(fault.rule)]")
                }
            }
            print("\(path): \(messages) messages, \(lines) lines of text, \(faults) faults")
        } catch {
            print("\(path): \(error)")
        }
    }
default:
    print("usage: SeriesDump mail | patch | count [--verbose] PATH… | series [--verbose] PATH…")
    exit(2)
}
