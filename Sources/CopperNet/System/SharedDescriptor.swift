import Synchronization

/// A descriptor that several threads use and any of them may close: it is closed
/// when nobody is inside a call with it any more, so that its number is never reused
/// under somebody's hands.
package final class SharedDescriptor: @unchecked Sendable {
    // `descriptor` is read between enter() and leave(), and taken once, by the thread
    // that brings `state` to "closed, no users": `state` is what protects it.
    private var descriptor: FileDescriptor?
    private let number: Int32

    /// Twice the number of users, plus 1 once closed.
    private let state = Atomic<UInt32>(0)
    private let isReleased = Atomic<Bool>(false)

    package init(_ descriptor: consuming FileDescriptor) {
        number = descriptor.number
        self.descriptor = consume descriptor
    }

    package var isClosed: Bool { state.load(ordering: .acquiring) & 1 == 1 }

    /// Runs `body` with the descriptor, or returns `nil` when it is closed.
    package func use<Result>(_ body: (Int32) -> Result) -> Result? {
        let before = state.add(2, ordering: .acquiring).oldValue
        defer {
            if state.subtract(2, ordering: .acquiringAndReleasing).newValue == 1 { release() }
        }
        return before & 1 == 1 ? nil : body(number)
    }

    /// Closes once the last user has left. Returns whether this call was the first.
    @discardableResult
    package func close() -> Bool {
        let before = state.bitwiseOr(1, ordering: .acquiringAndReleasing).oldValue
        if before == 0 { release() }
        return before & 1 == 0
    }

    private func release() {
        // A late user that finds it closed passes through "no users" again.
        guard isReleased.exchange(true, ordering: .acquiringAndReleasing) == false else { return }
        descriptor = nil
    }
}
