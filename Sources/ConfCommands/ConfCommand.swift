// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Kconfig

/// `lockstep-conf`: does what `scripts/kconfig/conf` of a kernel does, with its options, environment, files and exit
/// status.
///
/// It is called on a tree that its caller trusts, and runs the tree's `$(shell,…)`.
public struct ConfCommand {
    let program: String
    let options: ConfOptions
    let environment: [String: String]
    let console: Console

    /// The command with `arguments`, the program's name first.
    public init(arguments: [String], environment: [String: String]) {
        program = arguments.first ?? "conf"
        options = ConfOptions(arguments.dropFirst())
        self.environment = environment
        console = Console()
    }

    /// The exit status where there is nothing more to do.
    struct Exit: Error {
        var status: Int32
    }

    /// Runs the command; answers its exit status.
    public func run() -> Int32 {
        let status: Int32
        do throws(Exit) {
            try perform()
            status = 0
        } catch {
            status = error.status
        }
        console.flush()
        return status
    }

    private func perform() throws(Exit) {
        for complaint in options.complaints { console.complain("\(program): \(complaint)\n") }
        if options.asksForHelp {
            console.say(ConfOptions.usage(program))
            throw Exit(status: 1)
        }
        var seed: UInt64 = 0
        for _ in 0..<options.randomizations { seed = tellSeed() }
        guard let kconfig = options.kconfig else {
            console.complain("\(program): Kconfig file missing\n")
            console.say(ConfOptions.usage(program))
            throw Exit(status: 1)
        }
        var configuration = Configuration(of: try load(kconfig))
        configuration.keepUnmetWarnings()
        try read(into: &configuration)
        console.complain(configuration.takeUnmetWarnings())
        var writes = true
        if options.isSync, environment["KCONFIG_NOSILENTUPDATE"]?.isEmpty == false {
            if configuration.isChanged {
                console.complain("\n*** The configuration requires explicit update.\n\n")
                throw Exit(status: 1)
            }
            writes = false
        }
        try change(&configuration, seed)
        console.complain(configuration.takeUnmetWarnings())
        if configuration.unmetWarningCount > 0, environment["KCONFIG_WERROR"] != nil { throw Exit(status: 1) }
        try write(&configuration, writes: writes)
    }

    private func tellSeed() -> UInt64 {
        var seed: UInt32?
        if let text = environment["KCONFIG_SEED"], !text.isEmpty {
            text.withCString { start in
                var end: UnsafeMutablePointer<CChar>?
                let number = strtol(start, &end, 0)
                if end?.pointee == 0 { seed = UInt32(truncatingIfNeeded: number) }
            }
        }
        var now = timeval()
        if seed == nil { gettimeofday(&now, nil) }
        let known = seed ?? UInt32(truncatingIfNeeded: (now.tv_sec &+ 1) &* (now.tv_usec &+ 1))
        console.say("KCONFIG_SEED=0x\(String(known, radix: 16, uppercase: true))\n")
        return UInt64(known)
    }

    /// Does to the values what the mode is for.
    private func change(_ configuration: inout Configuration, _ seed: UInt64) throws(Exit) {
        switch options.mode {
        case .allnoconfig: configuration.setNewSymbols(to: .no)
        case .allyesconfig: configuration.setNewSymbols(to: .yes)
        case .allmodconfig: configuration.setNewSymbols(to: .mod)
        case .alldefconfig, .defconfig: configuration.setNewSymbolsToDefaults()
        case .randconfig:
            guard let probabilities = RandomProbabilities(parsing: (environment["KCONFIG_PROBABILITY"] ?? "").utf8)
            else {
                console.complain("KCONFIG_PROBABILITY: Numerical result out of range\n")
                throw Exit(status: 1)
            }
            configuration.randomize(seed: seed, probabilities: probabilities)
        case .yes2modconfig: configuration.rewriteTristates(.yes, to: .mod)
        case .mod2yesconfig: configuration.rewriteTristates(.mod, to: .yes)
        case .mod2noconfig: configuration.rewriteTristates(.mod, to: .no)
        case .oldaskconfig: try ask(.all, &configuration)
        case .oldconfig, .syncconfig: try ask(.new, &configuration)
        case .listnewconfig: try ask(.listing, &configuration)
        case .helpnewconfig: try ask(.listingWithHelp, &configuration)
        case .olddefconfig, .savedefconfig: break
        }
    }

    private func ask(_ questions: Questions, _ configuration: inout Configuration) throws(Exit) {
        guard let symbol = configuration.ask(questions, through: console) else { return }
        let name = String(decoding: configuration.tree.name(of: symbol), as: UTF8.self)
        console.complain("\nerror: no value for new symbol '\(name)' at end of input\n")
        throw Exit(status: 1)
    }
}
