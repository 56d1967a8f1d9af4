// SPDX-License-Identifier: GPL-2.0-only

import Dispatch
import Synchronization

/// The outcome of `body`, waited for on this thread.
///
/// Programs are run by asynchronous code, all else here is not. To be called from threads of our own only: a thread of
/// the cooperative pool that waited would keep `body` from running on it.
func waiting<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) -> Result<Value, any Error> {
    let done = DispatchSemaphore(value: 0)
    let outcome = Outcome<Value>()
    Task.detached {
        do {
            outcome.set(.success(try await body()))
        } catch {
            outcome.set(.failure(error))
        }
        done.signal()
    }
    done.wait()
    guard let result = outcome.value else { preconditionFailure("a task ended without an outcome") }
    return result
}

/// Where a task leaves its outcome.
private final class Outcome<Value: Sendable>: Sendable {
    private let slot = Mutex<Result<Value, any Error>?>(nil)

    var value: Result<Value, any Error>? { slot.withLock { $0 } }

    func set(_ result: Result<Value, any Error>) { slot.withLock { $0 = result } }
}
