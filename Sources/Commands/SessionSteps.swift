// SPDX-License-Identifier: GPL-2.0-only

import Processes
import Storage
import Workspace

extension Session {
    /// The steps of a check that run programs.
    func steps(_ options: CheckOptions, _ settings: Settings, in workbench: Workbench) -> [any CheckStep] {
        guard settings.checkpatch ?? true else { return [] }
        let store = workbench.storeFolder.map { Store(folder: $0 + "/scripts", stamp: "scripts-1") }
        return [CheckpatchStep(runner: SystemRunner(), store: store, isStrict: options.strict)]
    }
}
