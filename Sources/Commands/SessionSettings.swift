// SPDX-License-Identifier: GPL-2.0-only

import Git
import Workspace

extension Session {
    /// The workbench around the current directory, with the repository that it belongs to, if any.
    func workbench() throws -> Workbench {
        let progress = progress
        var workbench = Workbench(repository: try repository(), storeFolder: cacheFolder) { progress.show($0) }
        workbench.threads = threads(try gitSettings(workbench))
        return workbench
    }

    /// The settings in force: the command line's, then those of `git config`, then those of `lockstep.yaml`.
    func settings(_ options: CheckOptions, for input: SeriesInput, in workbench: Workbench) throws -> Settings {
        var line = Settings()
        line.base = options.base
        line.failOn = options.failOn?.rawValue
        line.types = options.types?.commaSeparated
        line.ignore = options.ignore?.commaSeparated
        line.baseline = options.baseline ?? options.writeBaseline
        line.checkpatch = options.noCheckpatch ? false : nil
        let file = try workbench.seriesSettings(for: input, isAccepted: options.acceptSuppressions)
        return line.over(try gitSettings(workbench)).over(file)
    }

    /// What `git config lockstep.*` says, the repository's own words before the user's.
    func gitSettings(_ workbench: Workbench) throws -> Settings {
        let files = userConfigurationFiles
        let repository = workbench.repository
        return try Settings { name in
            try repository?.setting(name) ?? Repository.setting(name, inFiles: files)
        }
    }

    /// Where git looks for the user's settings, the later file's words first.
    private var userConfigurationFiles: [String] {
        let environment = console.environment
        if let file = environment["GIT_CONFIG_GLOBAL"] { return file.isEmpty ? [] : [file] }
        let home = environment["HOME"].map { [$0 + "/.gitconfig"] } ?? []
        return home + (configurationFolder.map { [$0 + "/git/config"] } ?? [])
    }

    private var configurationFolder: String? { folder("XDG_CONFIG_HOME", orHome: ".config") }

    /// The folder for what is costly to make (XDG Base Directory Specification).
    private var cacheFolder: String? {
        folder("XDG_CACHE_HOME", orHome: ".cache").map { $0 + "/lockstep" }
    }

    private func folder(_ variable: String, orHome name: String) -> String? {
        if let folder = console.environment[variable], folder.hasPrefix("/") { return folder }
        return console.environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/\(name)" : nil }
    }

    /// The repository that the current directory belongs to; a series can be checked without one.
    private func repository() throws(GitError) -> Repository? {
        do {
            return try Repository(at: ".")
        } catch {
            guard error.code == .notARepository else { throw error }
            return nil
        }
    }
}
