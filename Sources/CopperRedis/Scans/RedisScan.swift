import CopperRESP

/// What a server holds, piece by piece: an asynchronous sequence over SCAN and its relatives.
///
/// ```swift
/// for try await key in redis.scan(matching: "user:*") { ... }
/// for try await (field, value) in redis.hscan("user:1") { ... }
/// ```
///
/// The next piece is asked for when the one before is used up: nothing is held beyond it. What
/// is there from the beginning to the end of the scan comes at least once; what is added or
/// removed meanwhile may come or not; and an element may come several times.
public struct RedisScan<Element: Sendable>: AsyncSequence, Sendable {
    public typealias Failure = any Error

    private let page: @Sendable (_ cursor: UInt64) async throws -> RedisScanStep<Element>

    init(page: @escaping @Sendable (_ cursor: UInt64) async throws -> RedisScanStep<Element>) {
        self.page = page
    }

    public func makeAsyncIterator() -> Iterator { Iterator(page: page) }

    public struct Iterator: AsyncIteratorProtocol {
        private let page: @Sendable (UInt64) async throws -> RedisScanStep<Element>
        /// Of the next piece; `nil` behind the last.
        private var cursor: UInt64? = 0
        private var elements: ArraySlice<Element> = []

        init(page: @escaping @Sendable (UInt64) async throws -> RedisScanStep<Element>) {
            self.page = page
        }

        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws -> Element? {
            while true {
                if let element = elements.popFirst() { return element }
                guard let cursor else { return nil }
                // It ends where it fails.
                self.cursor = nil
                let page = try await page(cursor)
                elements = page.elements[...]
                self.cursor = page.cursor == 0 ? nil : page.cursor
            }
        }

        public mutating func next() async throws -> Element? {
            try await next(isolation: #isolation)
        }
    }
}

/// A piece of what is scanned, and where the next one begins.
struct RedisScanStep<Element: Sendable>: Sendable {
    /// 0 behind the last.
    var cursor: UInt64
    var elements: [Element]
}

/// What scans answer: a cursor and elements.
struct RedisScanReply<Elements: RedisDecodable>: RedisDecodable {
    var cursor: UInt64
    var elements: Elements

    @_lifetime(reader: copy reader)
    init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "a cursor and elements"
        let head = try reader.nextToken(expected)
        guard head.type == .array, head.number == 2 else {
            throw RedisDecodingError(expected: expected, found: head)
        }
        var parts = RESPElements(head)
        _ = try reader.hasNextElement(&parts, expected)
        cursor = try UInt64(redis: &reader)
        _ = try reader.hasNextElement(&parts, expected)
        elements = try Elements(redis: &reader)
        _ = try reader.hasNextElement(&parts, expected)
    }
}

/// Keys and values in their order, a repeated key twice: from a map, from an array of both in
/// turn, or from an array of pairs.
struct RedisPairs<Key: RedisDecodable, Value: RedisDecodable>: RedisDecodable {
    var pairs: [(Key, Value)] = []

    @_lifetime(reader: copy reader)
    init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "keys and values"
        let head = try reader.nextToken(expected)
        guard head.type.isAggregate, !head.isNull else {
            throw RedisDecodingError(expected: expected, found: head)
        }
        var elements = RESPElements(head)
        while try reader.hasNextElement(&elements, expected) {
            // A key is no aggregate: where one stands, it is a pair.
            var ahead = reader
            let next = try ahead.nextToken(expected)
            if next.type == .array, !next.isNull {
                reader = ahead
                guard next.number == 2 else {
                    throw RedisDecodingError(expected: expected, found: next)
                }
                var pair = RESPElements(next)
                _ = try reader.hasNextElement(&pair, expected)
                let key = try Key(redis: &reader)
                _ = try reader.hasNextElement(&pair, expected)
                pairs.append((key, try Value(redis: &reader)))
                _ = try reader.hasNextElement(&pair, expected)
            } else {
                let key = try Key(redis: &reader)
                guard try reader.hasNextElement(&elements, expected) else {
                    throw RedisDecodingError(expected: expected, found: "a key without a value")
                }
                pairs.append((key, try Value(redis: &reader)))
            }
        }
    }
}
