// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Templates

/// `Documentation/CommandLine.md`: the help of all commands, in the order in which `lockstep --help` lists them.
public enum CommandLinePage {
    /// The page.
    public static var markdown: String {
        let root = TemplateValue.record(["name": .text("lockstep"), "help": .text(help(LockstepCommand.self))])
        let commands = pages(below: LockstepCommand.self, called: "lockstep")
        return Template("CommandLine.md").rendered(["commands": .list([root] + commands)])
    }

    /// The commands below `parent` and those below them, each before its own.
    private static func pages(below parent: any ParsableCommand.Type, called name: String) -> [TemplateValue] {
        parent.configuration.subcommands.flatMap { command in
            let name = name + " " + command._commandName
            let page = TemplateValue.record(["name": .text(name), "help": .text(help(command))])
            return [page] + pages(below: command, called: name)
        }
    }

    private static func help(_ command: any ParsableCommand.Type) -> String {
        LockstepCommand.helpMessage(for: command, columns: helpColumns).withoutEmptyEnd
    }
}

extension String {
    /// The text without line feeds at its end.
    fileprivate var withoutEmptyEnd: String {
        var text = self[...]
        while text.last == "\n" { text = text.dropLast() }
        return String(text)
    }
}
