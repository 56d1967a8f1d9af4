// SPDX-License-Identifier: GPL-2.0-only

import ConfCommands
import Glibc

/// The environment: the first of the variables of one name counts.
private func environmentVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let variable = next.pointee {
        let text = String(cString: variable)
        if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
            let name = String(text[..<equals])
            if variables[name] == nil { variables[name] = String(text[text.utf8.index(after: equals)...]) }
        }
        next += 1
    }
    return variables
}

exit(ConfCommand(arguments: CommandLine.arguments, environment: environmentVariables()).run())
