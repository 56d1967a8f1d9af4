// SPDX-License-Identifier: GPL-2.0-only

public import Git

/// Where a run takes place: the repository that it was started in, and what it may use.
///
/// Libraries below take values and return values on one thread; only here are files opened, a base is found, and work
/// is spread over threads.
public struct Workbench: Sendable {
    /// The repository that the current directory belongs to, if any.
    public var repository: Repository?

    /// How many threads are used. Results do not depend on it.
    public var threads: Int

    /// The folder for what is costly to make (unpacked archives); nil to keep nothing.
    public var storeFolder: String?

    /// Told how far the run is.
    public var progress: @Sendable (Progress) -> Void

    /// A workspace in `repository`.
    public init(
        repository: Repository? = nil, threads: Int = 1, storeFolder: String? = nil,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.repository = repository
        self.threads = threads
        self.storeFolder = storeFolder
        self.progress = progress
    }
}
