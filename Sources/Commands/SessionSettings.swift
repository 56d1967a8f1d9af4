// SPDX-License-Identifier: GPL-2.0-only

import Git
import Workspace

extension Session {
    /// The workbench around the current directory, with the repository that it belongs to, if any.
    func workbench() throws -> Workbench {
        let progress = progress
        var workbench = Workbench(repository: try repository()) { progress.show($0) }
        workbench.threads = threads(Settings())
        return workbench
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
        return line.over(file)
    }
}
