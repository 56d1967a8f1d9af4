// SPDX-License-Identifier: GPL-2.0-only

import Kconfig

extension ConfCommand {
    /// What the file at `path` holds, or the one at `path` in the source tree, nil where there is neither.
    func open(_ path: String) -> [UInt8]? {
        if let bytes = ConfFiles.read(path) { return bytes }
        guard !path.hasPrefix("/"), let source = environment["srctree"] else { return nil }
        return ConfFiles.read("\(source)/\(path)")
    }

    /// The name of the configuration.
    var configName: String { environment["KCONFIG_CONFIG"] ?? ".config" }

    /// The dialect of the kernel that is built: `make` tells its version, and so does its Makefile.
    private var dialect: Dialect {
        if let version = environment["KERNELVERSION"].flatMap({ KernelVersion($0) }) { return Dialect(of: version) }
        let makefile = environment["srctree"].flatMap { ConfFiles.read("\($0)/Makefile") }
        return makefile.flatMap { KernelVersion(makefile: $0) }.map { Dialect(of: $0) } ?? .newest
    }

    /// The tree that begins with the file `kconfig`.
    func load(_ kconfig: String) throws(Exit) -> KconfigTree {
        let dialect = dialect
        let tree = KconfigTree(loading: kconfig, dialect: dialect, environment: environment, answers: Shell()) { path in
            open(path).map { KconfigFile(parsing: $0, dialect.syntax) }
        }
        let messages = tree.confMessages()
        console.say(messages.output)
        console.complain(messages.errors)
        if messages.isFatal { throw Exit(status: 1) }
        return tree
    }

    /// Reads what the mode begins with.
    func read(into configuration: inout Configuration) throws(Exit) {
        var warned = false
        switch options.mode {
        case .defconfig:
            guard let bytes = open(options.file) else {
                console.complain("***\n*** Can't find default configuration \"\(options.file)\"!\n***\n")
                throw Exit(status: 1)
            }
            warned = load(bytes, options.file, into: &configuration)
        case .allnoconfig, .allyesconfig, .allmodconfig, .alldefconfig, .randconfig:
            warned = try readSeed(into: &configuration)
        default: warned = readConfig(into: &configuration)
        }
        if warned, environment["KCONFIG_WERROR"] != nil { throw Exit(status: 1) }
    }

    private func load(_ bytes: [UInt8], _ name: String, into configuration: inout Configuration) -> Bool {
        let warnings = configuration.load(configuration.lines(of: bytes), reportingUnknown: reportsUnknown)
        return tell(warnings, of: name)
    }

    private var reportsUnknown: Bool { environment["KCONFIG_WARN_UNKNOWN_SYMBOLS"] != nil }

    private func tell(_ warnings: [ConfigWarning], of name: String) -> Bool {
        for warning in warnings {
            console.complain(Array("\(name):\(warning.line):warning: ".utf8) + warning.message + [UInt8(ascii: "\n")])
        }
        return !warnings.isEmpty
    }

    /// Reads the configuration, or else the first of `KCONFIG_DEFCONFIG_LIST` that there is.
    private func readConfig(into configuration: inout Configuration) -> Bool {
        if let bytes = open(configName) { return load(bytes, configName, into: &configuration) }
        defer { configuration.isChanged = true }
        for name in (environment["KCONFIG_DEFCONFIG_LIST"] ?? "").split(whereSeparator: \.isWhitespace) {
            guard let bytes = open(String(name)) else { continue }
            inform("using defaults found in \(name)")
            return load(bytes, String(name), into: &configuration)
        }
        return false
    }

    /// Reads what `KCONFIG_ALLCONFIG` names.
    private func readSeed(into configuration: inout Configuration) throws(Exit) -> Bool {
        guard let name = environment["KCONFIG_ALLCONFIG"] else { return false }
        if !name.isEmpty, name != "1" {
            guard let bytes = open(name) else {
                console.complain("*** Can't read seed configuration \"\(name)\"!\n")
                throw Exit(status: 1)
            }
            return tell(configuration.take(configuration.lines(of: bytes), reportingUnknown: reportsUnknown), of: name)
        }
        let own = "\(options.mode == .randconfig ? "allrandom" : String(options.mode.rawValue.dropLast(6))).config"
        for name in [own, "all.config"] {
            guard let bytes = open(name) else { continue }
            return tell(configuration.take(configuration.lines(of: bytes), reportingUnknown: reportsUnknown), of: name)
        }
        console.complain("*** KCONFIG_ALLCONFIG set, but no \"\(own)\" or \"all.config\" file found\n")
        throw Exit(status: 1)
    }

    /// Says something that `--silent` keeps back.
    func inform(_ text: String) {
        if !options.isSilent { console.say("#\n# \(text)\n#\n") }
    }
}

extension Configuration {
    /// The lines of a `.config` as the tree's version reads them.
    fileprivate func lines(of bytes: [UInt8]) -> ConfigLines {
        ConfigLines(parsing: bytes, isLenient: tree.dialect.choices == .modal)
    }
}
