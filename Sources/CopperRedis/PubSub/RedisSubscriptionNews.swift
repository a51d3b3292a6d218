import CopperRESP

/// What a server says on a connection with subscriptions: pushes of RESP3, arrays of RESP2.
enum RedisSubscriptionNews: Hashable {
    case message(RedisMessage)
    case subscribed(RedisSubscriptionTarget)
    /// `nil` answers UNSUBSCRIBE without channels, where there was none.
    case unsubscribed(RedisSubscriptionTarget.Kind, RedisSubscriptionTarget?)
    /// What PING is answered with in RESP2's subscriber mode.
    case pong

    /// `nil` for what is none of these.
    @_lifetime(reader: copy reader)
    init?(_ reader: inout RESPReader) throws(RESPProtocolError) {
        let head = try reader.next()
        guard head.type == .push || head.type == .array, !head.isNull else { return nil }
        var elements = RESPElements(head)
        guard let kind = try reader.nextString(of: &elements) else { return nil }
        guard let word = Self.kinds[String(decoding: kind, as: UTF8.self)] else { return nil }
        switch word {
        case .pong: self = .pong
        case .subscribed(let kind):
            guard let name = try reader.nextString(of: &elements) else { return nil }
            self = .subscribed(RedisSubscriptionTarget(kind, name))
        case .unsubscribed(let kind):
            let name = try reader.nextString(of: &elements)
            self = .unsubscribed(kind, name.map { RedisSubscriptionTarget(kind, $0) })
        case .message(let kind):
            guard let name = try reader.nextString(of: &elements) else { return nil }
            let channel = kind == .pattern ? try reader.nextString(of: &elements) : name
            guard let channel, let payload = try reader.nextString(of: &elements) else {
                return nil
            }
            self = .message(
                RedisMessage(
                    channel: String(decoding: channel, as: UTF8.self),
                    target: RedisSubscriptionTarget(kind, name), payload: payload))
        }
    }

    private enum Word {
        case message(RedisSubscriptionTarget.Kind)
        case subscribed(RedisSubscriptionTarget.Kind)
        case unsubscribed(RedisSubscriptionTarget.Kind)
        case pong
    }

    private static let kinds: [String: Word] = [
        "message": .message(.channel), "pmessage": .message(.pattern),
        "smessage": .message(.shard), "subscribe": .subscribed(.channel),
        "psubscribe": .subscribed(.pattern), "ssubscribe": .subscribed(.shard),
        "unsubscribe": .unsubscribed(.channel), "punsubscribe": .unsubscribed(.pattern),
        "sunsubscribe": .unsubscribed(.shard), "pong": .pong,
    ]
}

extension RESPReader {
    /// The next element, if it is a string.
    @_lifetime(self: copy self)
    fileprivate mutating func nextString(
        of elements: inout RESPElements
    ) throws(RESPProtocolError) -> [UInt8]? {
        guard try hasNext(&elements) else { return nil }
        let token = try next()
        guard !token.isNull else { return nil }
        switch token.type {
        case .bulkString, .simpleString, .verbatimString: return try string(token)
        default: return nil
        }
    }
}
