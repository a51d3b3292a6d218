public import Synchronization

/// A block of memory that a receiver fills and consumers keep: rows and large values
/// point into it instead of being copied out.
///
/// Bytes below ``count`` never change once they were handed out, which is what makes
/// sharing a chunk between tasks safe: the receiver writes behind them only.
public final class ByteChunk: @unchecked Sendable {
    @usableFromInline let base: UnsafeMutableRawPointer
    /// The bytes of memory held.
    public let capacity: Int
    /// Consumers read it while the receiver goes on filling.
    @usableFromInline let filled = Atomic<Int>(0)

    /// The bytes filled so far, from the front.
    @inlinable public var count: Int { filled.load(ordering: .acquiring) }

    public init(capacity: Int) {
        self.capacity = max(capacity, 1)
        base = .allocate(byteCount: self.capacity, alignment: 16)
    }

    /// A chunk that holds a copy of `bytes`.
    public convenience init(copying bytes: UnsafeRawBufferPointer) {
        self.init(capacity: bytes.count)
        append(bytes)
    }

    deinit { base.deallocate() }

    /// Adds as many of `bytes` as there is room for, and returns how many.
    @discardableResult
    public func append(_ bytes: UnsafeRawBufferPointer) -> Int {
        let taken = min(bytes.count, capacity - count)
        if taken > 0, let source = bytes.baseAddress {
            (base + count).copyMemory(from: source, byteCount: taken)
            filled.store(count + taken, ordering: .releasing)
        }
        return taken
    }

    /// Lets `body` fill free space; it returns how many bytes it filled. For the one
    /// receiver that owns the chunk's free end.
    public func fill<Failure: Error>(
        _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) -> Int {
        let space = UnsafeMutableRawBufferPointer(start: base + count, count: capacity - count)
        let added = min(max(try body(space), 0), space.count)
        filled.store(count + added, ordering: .releasing)
        return added
    }

    /// Forgets all bytes. Only for a receiver that holds the last reference.
    public func reset() { filled.store(0, ordering: .releasing) }

    /// The bytes from `offset` on, at most `length` and never past ``count``, whatever
    /// the receiver is filling meanwhile.
    @inlinable
    @_lifetime(borrow self)
    public func bytes(from offset: Int, length: Int) -> RawSpan {
        let count = count
        let start = min(max(offset, 0), count)
        let span = RawSpan(
            _unsafeStart: base + start, byteCount: min(max(length, 0), count - start))
        return unsafe _overrideLifetime(span, borrowing: self)
    }
}
