// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Kconfig

extension ConfCommand {
    /// Writes what the mode ends with.
    func write(_ configuration: inout Configuration, writes: Bool) throws(Exit) {
        switch options.mode {
        case .listnewconfig, .helpnewconfig: return
        case .savedefconfig:
            let bytes = configuration.minimalConfig()
            console.complain(configuration.takeUnmetWarnings())
            guard ConfFiles.write(bytes, to: options.file) else {
                console.complain("n*** Error while saving defconfig to: \(options.file)\n\n")
                throw Exit(status: 1)
            }
        default:
            if writes, !writeConfig(&configuration) {
                console.complain("\n*** Error during writing of the configuration.\n\n")
                throw Exit(status: 1)
            }
            let name = environment["KCONFIG_AUTOCONFIG"] ?? "include/config/auto.conf"
            guard options.isSync || !ConfFiles.exists(name) else { return }
            if !writeGeneratedFiles(&configuration, name), options.isSync {
                console.complain("\n*** Error during sync of the configuration.\n\n")
                throw Exit(status: 1)
            }
        }
    }

    /// Writes `.config`, keeping the one before as `.config.old`; leaves it alone where it would be the same.
    private func writeConfig(_ configuration: inout Configuration) -> Bool {
        let name = configName
        guard !name.isEmpty else {
            console.complain("config name is empty\n")
            return false
        }
        guard !ConfFiles.isDirectory(name) else {
            console.complain("\(name): Is a directory\n")
            return false
        }
        guard ConfFiles.makeFolders(around: name) else { return false }
        if !configuration.isChanged { configuration.invalidate() }
        let bytes = configuration.dotConfig()
        console.complain(configuration.takeUnmetWarnings())
        if environment["KCONFIG_OVERWRITECONFIG"]?.isEmpty == false || ConfFiles.isSpecial(name) {
            guard ConfFiles.write(bytes, to: name) else { return false }
        } else {
            let temporary = "\(name).\(getpid()).tmp"
            guard ConfFiles.write(bytes, to: temporary) else { return false }
            if configuration.tree.dialect.leavesSameConfig, ConfFiles.read(name) == bytes {
                inform("No change to \(name)")
                unlink(temporary)
                configuration.isChanged = false
                return true
            }
            rename(name, "\(name).old")
            guard rename(temporary, name) == 0 else { return false }
        }
        inform("configuration written to \(name)")
        configuration.isChanged = false
        return true
    }

    /// Writes what the build includes; `auto.conf` comes last, as the sign that all is there.
    private func writeGeneratedFiles(_ configuration: inout Configuration, _ name: String) -> Bool {
        let old = open(name)
        let files = configuration.generatedFiles(replacing: old, path: Array(name.utf8))
        let command = configuration.tree.dialect.hasOldBuildFiles ? "include/config/auto.conf.cmd" : "\(name).cmd"
        guard replace(command, files.command, by: "\(command).tmp") else { return false }
        let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
        for file in files.touched {
            let path = folder + String(decoding: file, as: UTF8.self)
            guard ConfFiles.makeFolders(around: path), ConfFiles.touch(path) else { return false }
        }
        let header = environment["KCONFIG_AUTOHEADER"] ?? "include/generated/autoconf.h"
        let rust = environment["KCONFIG_RUSTCCFG"] ?? "include/generated/rustc_cfg"
        let tristate = environment["KCONFIG_TRISTATE"] ?? "include/config/tristate.conf"
        return replace(header, files.header, by: "\(header).tmp")
            && (files.rust.map { replace(rust, $0, by: "\(rust).tmp") } ?? true)
            && (files.tristate.map { replace(tristate, $0, by: "\(tristate).tmp") } ?? true)
            && replace(name, files.automatic, by: "\(name).tmp")
    }

    private func replace(_ path: String, _ bytes: [UInt8], by temporary: String) -> Bool {
        guard ConfFiles.makeFolders(around: path) else { return false }
        if ConfFiles.isSpecial(path) { return ConfFiles.write(bytes, to: path) }
        return ConfFiles.write(bytes, to: temporary) && rename(temporary, path) == 0
    }
}
