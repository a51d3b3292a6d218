public import CopperBytes

/// The incoming bytes of one connection, in chunks that messages may be shared from.
///
/// Whole messages are read at the front and consumed. What a consumer keeps is not
/// copied: it retains the chunk (``share(offset:)``), and the buffer then only writes
/// behind it, or begins a fresh chunk. A chunk that nobody else holds is used again, so
/// a connection in steady state allocates nothing.
///
/// Memory grows with the bytes received: a message that claims a gigabyte gets four times
/// what has arrived of it, from 4 MiB on twice, again and again, which stays linear.
public struct ReceiveBuffer: ~Copyable {
    private var chunk: ByteChunk
    private var start = 0
    private var nextCapacity: Int
    private let smallest: Int
    private let largest: Int

    /// - Parameters:
    ///   - smallest: Bytes of the first chunk.
    ///   - largest: Bytes that a chunk grows to while whole chunks are received; single
    ///     messages above it get larger ones of their own.
    public init(smallest: Int = 16 << 10, largest: Int = 128 << 10) {
        self.smallest = max(smallest, 512)
        self.largest = max(largest, smallest)
        nextCapacity = self.smallest
        chunk = ByteChunk(capacity: self.smallest)
    }

    /// The number of bytes received and not consumed.
    public var count: Int { chunk.count - start }

    /// The bytes received and not consumed.
    public var bytes: RawSpan {
        @_lifetime(borrow self)
        get {
            let span = chunk.bytes(from: start, length: chunk.count - start)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    /// Drops `count` bytes at the front.
    public mutating func consume(_ count: Int) {
        start += min(max(count, 0), chunk.count - start)
    }

    /// The chunk and the place in it of the byte `offset` bytes from the front. It
    /// stays as it is for as long as the chunk is held.
    public func share(offset: Int) -> (chunk: ByteChunk, position: Int) {
        (chunk, start + offset)
    }

    /// Receives once from `stream`.
    public mutating func fill(from stream: any ByteStream) throws(NetError) -> ReceiveResult {
        makeRoom()
        var result = ReceiveResult.wouldBlock
        let added = try chunk.fill { space throws(NetError) in
            result = try stream.receive(into: space)
            if case .received(let count) = result { return count }
            return 0
        }
        if added > 0, chunk.count == chunk.capacity {
            nextCapacity = min(nextCapacity * 2, largest)
        }
        return result
    }

    /// Adds bytes that were received elsewhere, a handshake for example.
    public mutating func append(_ bytes: [UInt8]) {
        let needed = count + bytes.count
        if chunk.capacity - chunk.count < bytes.count { replaceChunk(capacity: needed + smallest) }
        bytes.withUnsafeBytes { _ = chunk.append($0) }
    }

    /// Frees at least a quarter of a chunk behind the received bytes.
    private mutating func makeRoom() {
        let readable = count
        if readable == 0, isKnownUniquelyReferenced(&chunk) {
            start = 0
            chunk.reset()
            if chunk.capacity < nextCapacity || chunk.capacity > largest {
                chunk = ByteChunk(capacity: nextCapacity)
            }
            return
        }
        guard chunk.capacity - chunk.count < chunk.capacity / 4 else { return }
        let growth = readable < 4 << 20 ? 4 : 2
        replaceChunk(capacity: max(nextCapacity, readable * growth))
    }

    private mutating func replaceChunk(capacity: Int) {
        let fresh = ByteChunk(capacity: capacity)
        chunk.bytes(from: start, length: count).withUnsafeBytes { _ = fresh.append($0) }
        chunk = fresh
        start = 0
    }
}
