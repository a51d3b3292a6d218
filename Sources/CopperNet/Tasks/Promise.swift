import CopperBytes

/// A value that one task waits for and one of several competitors provides: the reply,
/// the deadline, the cancellation. The first wins, and learns that it did.
package final class Promise<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case waiting(CheckedContinuation<Value, any Error>)
        case settled(Result<Value, any Error>)
        case finished
    }

    private let state = Lock(State.empty)

    package init() {}

    /// Whether nobody has settled it.
    package var isPending: Bool {
        state.withLock { state in
            switch state {
            case .empty, .waiting: true
            case .settled, .finished: false
            }
        }
    }

    /// Settles the promise. Returns `false` when another was faster: then the result
    /// is still the caller's to dispose of.
    @discardableResult
    package func settle(_ result: Result<Value, any Error>) -> Bool {
        let (isFirst, waiter) = state.withLock {
            state -> (Bool, CheckedContinuation<Value, any Error>?) in
            switch state {
            case .empty:
                state = .settled(result)
                return (true, nil)
            case .waiting(let continuation):
                state = .finished
                return (true, continuation)
            case .settled, .finished:
                return (false, nil)
            }
        }
        waiter?.resume(with: result)
        return isFirst
    }

    /// Waits for the value; one task, once. A cancelled task settles the promise with
    /// `CancellationError` if nobody was faster, and then runs `onCancel`, on any thread.
    package func value(onCancel: @escaping @Sendable () -> Void = {}) async throws -> Value {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if let result = wait(with: continuation) { continuation.resume(with: result) }
            }
        } onCancel: {
            if settle(.failure(CancellationError())) { onCancel() }
        }
    }

    /// The result when it is there already.
    private func wait(
        with continuation: CheckedContinuation<Value, any Error>
    ) -> Result<Value, any Error>? {
        state.withLock { state in
            switch state {
            case .empty:
                state = .waiting(continuation)
                return nil
            case .settled(let result):
                state = .finished
                return result
            case .waiting, .finished:
                return .failure(NetError(.system, "a promise has one waiter"))
            }
        }
    }
}
