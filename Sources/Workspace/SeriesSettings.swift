// SPDX-License-Identifier: GPL-2.0-only

import Git

extension Workbench {
    /// The settings of the `lockstep.yaml` beside the patches of `input`, where they are to be honoured.
    ///
    /// They are where the series is the user's own: a folder inside the work tree of the repository that the command
    /// was started in. A folder elsewhere, and mail in any form, came from somebody else, who must not be able to say
    /// what is held back; `isAccepted` overrules that.
    public func seriesSettings(for input: SeriesInput, isAccepted: Bool) throws -> Settings {
        guard case .mail(let folder) = input, Files.kind(of: folder) == .directory else { return Settings() }
        let path = folder.hasSuffix("/") ? folder + Settings.fileName : "\(folder)/\(Settings.fileName)"
        guard Files.kind(of: path) == .file, isAccepted || isOwn(folder) else { return Settings() }
        return try Settings(yaml: Files.read(path), path: path)
    }

    /// Whether `folder` stands in the work tree of the user's repository.
    private func isOwn(_ folder: String) -> Bool {
        guard let top = repository?.workTree.flatMap(Files.realPath), let place = Files.realPath(folder) else {
            return false
        }
        return place == top || place.hasPrefix(top.hasSuffix("/") ? top : top + "/")
    }
}
