import CopperBytes

/// Rows as they arrive: an asynchronous sequence with back pressure.
///
/// ```swift
/// let orders = db.stream("SELECT id, total FROM orders", as: (Int64, Decimal).self)
/// for try await (id, total) in orders { ... }
/// ```
///
/// The query runs when iteration begins. A connection is in use until the last row is
/// read or the iterator is dropped; leaving the loop early cancels the query at the
/// server. Only in a transaction, which the server would undo for that, the rest is read
/// and dropped, and what is asked next waits for it: put a LIMIT into such a query.
///
/// No more than about 256 kB of rows wait to be read: then reading from the socket stops.
/// Only where other requests wait behind the stream on the same connection does reading
/// go on, and memory with it: a loop that asks something else on its own connection would
/// wait for ever.
///
/// Rows that have arrived are handed out without suspending, so that iterating from the
/// main actor costs no switch of threads a row.
public struct PostgresRowSequence<Element, Decoder: PostgresRowDecoding>: AsyncSequence, Sendable
where Decoder.Output == Element {
    // The element is a parameter of its own, although the decoder implies it: else the
    // compiler cannot take a tuple apart in `for try await (a, b) in`.
    public typealias Failure = any Error

    private let open: @Sendable () async throws -> PostgresRowSource

    init(open: @escaping @Sendable () async throws -> PostgresRowSource) {
        self.open = open
    }

    public func makeAsyncIterator() -> Iterator { Iterator(open: open) }

    public struct Iterator: AsyncIteratorProtocol {
        @usableFromInline var run = PostgresRowRun.empty
        @usableFromInline var decoder: Decoder?
        private var batches: ArraySlice<RowBatch> = []
        private var source: PostgresRowSource?
        private var open: (@Sendable () async throws -> PostgresRowSource)?

        init(open: @escaping @Sendable () async throws -> PostgresRowSource) {
            self.open = open
        }

        @inlinable
        @inline(__always)
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws -> Element? {
            repeat {
                if let body = run.next(), let decoder {
                    do {
                        return try decoder.decode(run.chunk, body)
                    } catch {
                        throw fail(error)
                    }
                }
            } while try await refill(isolation: actor)
            return nil
        }

        @inlinable
        public mutating func next() async throws -> Element? {
            try await next(isolation: #isolation)
        }

        /// Gets the next run of rows; false at the end.
        @usableFromInline
        mutating func refill(isolation actor: isolated (any Actor)?) async throws -> Bool {
            if let open {
                self.open = nil
                source = try await open()
            }
            guard let source else { return false }
            if batches.isEmpty {
                guard let next = try await source.nextBatches() else {
                    self.source = nil
                    return false
                }
                batches = next[...]
            }
            if decoder == nil {
                do {
                    decoder = try Decoder(columns: source.columns)
                } catch {
                    throw fail(error)
                }
            }
            guard let batch = batches.popFirst() else { return false }
            run = batch.run
            return true
        }

        /// A row cannot be decoded: the sequence ends, as one that has thrown should, and
        /// the connection is free.
        @usableFromInline
        mutating func fail(_ error: any Error) -> PostgresError {
            let columns = source?.columns ?? .none
            run = .empty
            batches = []
            source = nil
            return PostgresError(decoding: error, columns)
        }
    }
}

extension PostgresRowRun {
    static let empty = PostgresRowRun(ByteChunk(capacity: 1), offset: 0, length: 0)
}
