// SPDX-License-Identifier: GPL-2.0-only

/// What the command line of `conf` asks for.
struct ConfOptions {
    /// What is done.
    enum Mode: String, CaseIterable {
        case oldaskconfig, oldconfig, syncconfig, defconfig, savedefconfig
        case allnoconfig, allyesconfig, allmodconfig, alldefconfig, randconfig
        case listnewconfig, helpnewconfig, olddefconfig, yes2modconfig, mod2yesconfig, mod2noconfig

        /// Whether the option has an argument.
        var hasFile: Bool { self == .defconfig || self == .savedefconfig }
    }

    var mode = Mode.oldaskconfig
    var isSilent = false
    var asksForHelp = false

    /// Whether `--syncconfig` was given, even if another mode came behind it.
    var isSync = false

    /// How often `--randconfig` was given: each time tells its seed.
    var randomizations = 0

    /// The argument of `--defconfig` and `--savedefconfig`.
    var file = ""

    /// The Kconfig file, nil where none is named.
    var kconfig: String?

    /// What is wrong with the arguments, in the words of `getopt_long`; `conf` goes on nevertheless.
    var complaints: [String] = []

    /// What `arguments`, those behind the program's name, say: options and operands in any order, long options cut
    /// short where only one begins so.
    init(_ arguments: some Sequence<String>) {
        var rest = Array(arguments)[...]
        var operands: [String] = []
        while let argument = rest.popFirst() {
            if argument == "--" {
                operands += rest
                break
            } else if argument.hasPrefix("--") {
                takeLong(String(argument.dropFirst(2)), &rest)
            } else if argument.hasPrefix("-"), argument != "-" {
                for letter in argument.dropFirst() {
                    switch letter {
                    case "h": asksForHelp = true
                    case "s": isSilent = true
                    default: complaints.append("invalid option -- '\(letter)'")
                    }
                }
            } else {
                operands.append(argument)
            }
        }
        kconfig = operands.first
    }

    private mutating func takeLong(_ option: String, _ rest: inout ArraySlice<String>) {
        let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let names = Mode.allCases.map(\.rawValue) + ["help", "silent"]
        let matches = names.contains(name) ? [name] : names.filter { $0.hasPrefix(name) }
        guard matches.count == 1, let match = matches.first else {
            let what = matches.isEmpty ? "unrecognized option" : "option"
            complaints.append("\(what) '--\(name)'" + (matches.isEmpty ? "" : " is ambiguous"))
            return
        }
        let mode = Mode(rawValue: match)
        if mode?.hasFile != true, parts.count > 1 {
            complaints.append("option '--\(match)' doesn't allow an argument")
            return
        }
        guard let mode else {
            if match == "help" { asksForHelp = true } else { isSilent = true }
            return
        }
        if mode.hasFile {
            guard let file = parts.count > 1 ? String(parts[1]) : rest.popFirst() else {
                complaints.append("option '--\(match)' requires an argument")
                return
            }
            self.file = file
        }
        if mode == .syncconfig {
            isSync = true
            isSilent = true
        }
        if mode == .randconfig { randomizations += 1 }
        self.mode = mode
    }

    static func usage(_ program: String) -> String {
        """
        Usage: \(program) [options] <kconfig-file>

        Generic options:
          -h, --help              Show this text.
          -s, --silent            Say nothing about files that are written.

        What to do (without one of them, --oldaskconfig):
          --listnewconfig         List the options that the configuration says nothing of
          --helpnewconfig         The same with their help texts
          --oldaskconfig          Ask about every option
          --oldconfig             Ask about the options that the configuration says nothing of
          --syncconfig            The same, and make the files that the build includes
          --olddefconfig          Give them their defaults
          --defconfig <file>      Begin with <file>
          --savedefconfig <file>  Save into <file> what differs from the defaults
          --allnoconfig           Answer n to everything
          --allyesconfig          Answer y to everything
          --allmodconfig          Answer m to everything that can be a module
          --alldefconfig          Give everything its default
          --randconfig            Answer at random
          --yes2modconfig         Make modules of what is built in
          --mod2yesconfig         Build in what is a module
          --mod2noconfig          Leave out what is a module

        """
    }
}
