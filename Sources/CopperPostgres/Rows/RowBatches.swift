public import CopperBytes

/// A run of whole DataRow messages in a chunk, as they came from the wire.
@usableFromInline
struct RowBatch: Sendable {
    @usableFromInline var chunk: ByteChunk
    @usableFromInline var start: Int
    @usableFromInline var end: Int
    @usableFromInline var rowCount: Int

    @inlinable
    init(chunk: ByteChunk, start: Int, end: Int, rowCount: Int) {
        self.chunk = chunk
        self.start = start
        self.end = end
        self.rowCount = rowCount
    }

    @inlinable var run: PostgresRowRun {
        PostgresRowRun(chunk, offset: start, length: end - start)
    }
}

/// Batches in order. The first takes no memory of its own: most results have but one.
@usableFromInline
struct RowBatches: Sendable {
    @usableFromInline private(set) var first: RowBatch?
    @usableFromInline private(set) var rest: [RowBatch] = []

    @usableFromInline init() {}

    var isEmpty: Bool { first == nil }

    var rowCount: Int { rest.reduce(first?.rowCount ?? 0) { $0 + $1.rowCount } }

    /// Adds a batch; joins it to the last one when that ends where it begins.
    mutating func append(_ batch: RowBatch) {
        guard let first else {
            first = batch
            return
        }
        let last = rest.last ?? first
        guard last.chunk === batch.chunk, last.end == batch.start else {
            rest.append(batch)
            return
        }
        let joined = RowBatch(
            chunk: last.chunk, start: last.start, end: batch.end,
            rowCount: last.rowCount + batch.rowCount)
        if rest.isEmpty { self.first = joined } else { rest[rest.count - 1] = joined }
    }

    @inlinable
    func forEach<Failure: Error>(_ body: (RowBatch) throws(Failure) -> Void) throws(Failure) {
        if let first { try body(first) }
        for batch in rest { try body(batch) }
    }
}
