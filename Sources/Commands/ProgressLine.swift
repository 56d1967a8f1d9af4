// SPDX-License-Identifier: GPL-2.0-only

import Findings
import Synchronization
import Workspace

/// A line on the terminal that tells how far a run is, once it has taken longer than a second.
///
/// It stands on standard error, and only where that is a terminal: a pipe and a log get none.
final class ProgressLine: Sendable {
    private let console: Console
    private let started = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var isShown = false
        var lastDrawn: ContinuousClock.Instant?
    }

    init(_ console: Console) { self.console = console }

    /// Shows `progress`, ten times a second at most.
    func show(_ progress: Progress) {
        guard console.errors.isTerminal else { return }
        let now = ContinuousClock.now
        guard now - started > .seconds(1) else { return }
        let isDue = state.withLock { state in
            if let last = state.lastDrawn, now - last < .milliseconds(100) { return false }
            state.lastDrawn = now
            state.isShown = true
            return true
        }
        guard isDue else { return }
        let figures = progress.total.map { "\(progress.done)/\($0)" } ?? "\(progress.done)"
        // Cut, so that the line is one line and can be taken away again.
        let line = "\(progress.stage.shown): \(figures) \(progress.unit)".prefix(max(console.width - 1, 1))
        _ = console.errors.write(Array("\r\u{1b}[K\(line)".utf8))
    }

    /// Takes the line away.
    func clear() {
        let wasShown = state.withLock { state in
            defer { state.isShown = false }
            return state.isShown
        }
        if wasShown { _ = console.errors.write(Array("\r\u{1b}[K".utf8)) }
    }
}
