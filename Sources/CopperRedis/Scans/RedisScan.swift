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
/// removed meanwhile may come or not; and an element may come several times. In a cluster
/// keys are those of all masters, one master after the other.
public struct RedisScan<Element: Sendable>: AsyncSequence, Sendable {
    public typealias Failure = any Error

    typealias Page = @Sendable (_ cursor: UInt64) async throws -> RedisScanStep<Element>

    private let pages: @Sendable () async throws -> [Page]

    init(page: @escaping Page) { self.init(pages: { [page] }) }

    /// - Parameter pages: Of each server that has some of what is scanned.
    init(pages: @escaping @Sendable () async throws -> [Page]) { self.pages = pages }

    public func makeAsyncIterator() -> Iterator { Iterator(pages: pages) }

    public struct Iterator: AsyncIteratorProtocol {
        private let pages: @Sendable () async throws -> [Page]
        /// Of the servers that are not done; `nil` before the first is asked.
        private var rest: ArraySlice<Page>?
        private var cursor: UInt64 = 0
        private var elements: ArraySlice<Element> = []

        init(pages: @escaping @Sendable () async throws -> [Page]) { self.pages = pages }

        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws -> Element? {
            while true {
                if let element = elements.popFirst() { return element }
                let asked = rest
                // It ends where it fails.
                rest = []
                var left = if let asked { asked } else { try await pages()[...] }
                guard let page = left.first else { return nil }
                let step = try await page(cursor)
                elements = step.elements[...]
                cursor = step.cursor
                if cursor == 0 { left.removeFirst() }
                rest = left
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
