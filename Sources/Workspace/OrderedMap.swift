// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Synchronization

/// The results of `body` for each of `elements`, in their order, computed on `threads` threads of our own.
///
/// Checking is work for the processor, which Swift's cooperative pool is not made for: two such tasks on two cores
/// starve every timer. The result does not depend on `threads`.
public func orderedMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], threads: Int, _ body: @escaping @Sendable (Element) -> Result
) -> [Result] {
    guard threads > 1, elements.count > 1 else { return elements.map(body) }
    let work = Work(elements, body)
    let others = (1..<min(threads, elements.count)).compactMap { _ in OwnThread { work.run() } }
    work.run()
    for thread in others { thread.join() }
    return work.results
}

/// Elements that threads take one after the other.
private final class Work<Element: Sendable, Result: Sendable>: Sendable {
    private let elements: [Element]
    private let body: @Sendable (Element) -> Result
    private let next = Atomic<Int>(0)
    private let slots: Mutex<[Result?]>

    init(_ elements: [Element], _ body: @escaping @Sendable (Element) -> Result) {
        self.elements = elements
        self.body = body
        slots = Mutex(Array(repeating: nil, count: elements.count))
    }

    /// Takes elements until there are none left.
    func run() {
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < elements.count else { return }
            let result = body(elements[index])
            slots.withLock { $0[index] = result }
        }
    }

    /// The results, once all threads are done.
    var results: [Result] {
        slots.withLock { $0 }.map { slot in
            guard let slot else { preconditionFailure("a thread ended before its element was done") }
            return slot
        }
    }
}

/// A thread that runs a closure and is waited for.
private struct OwnThread {
    private let handle: pthread_t

    /// Starts a thread; nil where the system has none left, and the others do the work.
    ///
    /// Its stack is as large as the main thread's (`ulimit -s`), which the parsers' limits on depth are made for.
    init?(_ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(Body(body))
        var handle = pthread_t()
        let code = pthread_create(
            &handle, nil,
            { context in
                if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            box.release()
            return nil
        }
        self.handle = handle
    }

    func join() { pthread_join(handle, nil) }

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}
