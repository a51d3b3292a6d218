public import CopperBytes

/// A run of whole DataRow messages in a chunk, as they came from the wire.
@usableFromInline
struct RowBatch: Sendable {
    @usableFromInline var chunk: ByteChunk
    @usableFromInline var start: Int
    @usableFromInline var end: Int

    @inlinable
    init(chunk: ByteChunk, start: Int, end: Int) {
        self.chunk = chunk
        self.start = start
        self.end = end
    }

    @inlinable var run: PostgresRowRun {
        PostgresRowRun(chunk, offset: start, length: end - start)
    }
}

/// Batches in order. The first takes no memory of its own: most results have but one.
@usableFromInline
struct RowBatches: Sendable {
    // The first one's parts: copying an optional batch takes a detour through its type's
    // metadata.
    @usableFromInline private(set) var chunk: ByteChunk?
    @usableFromInline private(set) var start = 0
    @usableFromInline private(set) var end = 0
    @usableFromInline private(set) var rest: [RowBatch] = []
    @usableFromInline private(set) var rowCount = 0

    @usableFromInline init() {}

    var isEmpty: Bool { chunk == nil }

    @inlinable var first: RowBatch? {
        if let chunk { RowBatch(chunk: chunk, start: start, end: end) } else { nil }
    }

    /// The chunk that holds the first row, and where its body is.
    @inlinable @inline(__always)
    var firstRow: (ByteChunk, (offset: Int, length: Int))? {
        guard let chunk else { return nil }
        var run = PostgresRowRun(chunk, offset: start, length: end - start)
        guard let body = run.next() else { return nil }
        return (chunk, body)
    }

    /// Adds a run of rows; joins it to the last one when that ends where it begins.
    mutating func append(_ chunk: ByteChunk, from start: Int, to end: Int, rowCount: Int) {
        self.rowCount += rowCount
        if self.chunk == nil {
            self.chunk = chunk
            self.start = start
            self.end = end
        } else if rest.isEmpty, self.chunk === chunk, self.end == start {
            self.end = end
        } else if let last = rest.last, last.chunk === chunk, last.end == start {
            rest[rest.count - 1].end = end
        } else {
            rest.append(RowBatch(chunk: chunk, start: start, end: end))
        }
    }

    @inlinable
    func forEach<Failure: Error>(_ body: (RowBatch) throws(Failure) -> Void) throws(Failure) {
        if let first { try body(first) }
        for batch in rest { try body(batch) }
    }
}
