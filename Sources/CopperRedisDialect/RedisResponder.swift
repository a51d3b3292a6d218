import CopperBytes

/// Plays the server on one connection whose answers come from a ``RedisExchangeStore``.
struct RedisResponder: Sendable {
    var database = 0
    private var queued: [RedisRequest]?
    private var replies = RedisReplySwitch()
    private var channels: [String: [[UInt8]]] = [:]

    mutating func receive(
        _ request: RedisRequest, _ store: inout RedisExchangeStore
    ) -> WireReply {
        guard !request.words.isEmpty else { return WireReply() }
        let isReplied = replies.takes(request)
        let reply = answer(request, &store)
        guard isReplied else { return WireReply(unexpected: reply.unexpected) }
        return reply
    }

    private mutating func answer(
        _ request: RedisRequest, _ store: inout RedisExchangeStore
    ) -> WireReply {
        if let queued { return queue(request, queued, &store) }
        let key = RedisExchangeKey(database: database, commands: [request])
        switch request.name {
        case "MULTI":
            queued = []
            return reply(.simple("OK"))
        case "EXEC": return reply(.error("ERR EXEC without MULTI"))
        case "DISCARD": return reply(.error("ERR DISCARD without MULTI"))
        case "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE": return subscribe(request, &store)
        case "UNSUBSCRIBE", "PUNSUBSCRIBE", "SUNSUBSCRIBE": return unsubscribe(request)
        default: break
        }
        if let frames = store.answer(to: key) { return WireReply(frames.flatMap(\.bytes)) }
        switch request.fullName {
        case "WATCH", "UNWATCH", "CLIENT REPLY": return reply(.simple("OK"))
        default: return unexpected(store.explanation(of: key))
        }
    }

    private mutating func queue(
        _ request: RedisRequest, _ commands: [RedisRequest], _ store: inout RedisExchangeStore
    ) -> WireReply {
        switch request.name {
        case "DISCARD":
            queued = nil
            return reply(.simple("OK"))
        case "MULTI": return reply(.error("ERR MULTI calls can not be nested"))
        case "EXEC":
            queued = nil
            let key = RedisExchangeKey(
                database: database, commands: commands, isTransaction: true)
            let frames = store.answer(to: key)
            return frames.map { WireReply($0.flatMap(\.bytes)) }
                ?? unexpected(store.explanation(of: key))
        default:
            let key = RedisExchangeKey(database: database, commands: [request])
            if let refusal = store.refusal(of: key) { return WireReply(refusal.bytes) }
            queued = commands + [request]
            return reply(.simple("QUEUED"))
        }
    }

    // MARK: Subscriptions

    /// Each channel is confirmed as it was recorded, whatever it was subscribed to together
    /// with; then come its messages.
    private mutating func subscribe(
        _ request: RedisRequest, _ store: inout RedisExchangeStore
    ) -> WireReply {
        let key = RedisExchangeKey(database: database, commands: [request])
        // Refused, as it stands among what is answered once.
        if let frames = store.answer(to: key) { return WireReply(frames.flatMap(\.bytes)) }
        let kind = Self.kind(of: request)
        var bytes: [UInt8] = []
        var messages: [(order: Int, frame: WireFrame)] = []
        for channel in request.words.dropFirst() {
            guard let known = store.subscription(to: RedisTarget(request.name, channel)) else {
                return unexpected(store.explanation(of: key))
            }
            if channels[kind]?.contains(channel) != true {
                channels[kind, default: []].append(channel)
            }
            var confirmation = known.confirmation
            confirmation.children[2] = .integer(count(with: kind))
            bytes += confirmation.bytes
            messages += known.messages
        }
        guard !bytes.isEmpty else { return unexpected(store.explanation(of: key)) }
        messages.sort { $0.order < $1.order }
        return WireReply(bytes + messages.flatMap(\.frame.bytes))
    }

    /// Channels and patterns are counted together, shards by themselves.
    private func count(with kind: String) -> Int {
        let kinds = kind == "S" ? ["S"] : ["", "P"]
        return kinds.reduce(0) { $0 + (channels[$1]?.count ?? 0) }
    }

    /// Confirmed by the replay itself: which channels are left depends on the order of asking.
    private mutating func unsubscribe(_ request: RedisRequest) -> WireReply {
        let kind = Self.kind(of: request)
        var known = channels[kind] ?? []
        var left: [RESPItem] = []
        let asked = request.words.count > 1 ? Array(request.words.dropFirst()) : known
        for channel in asked.isEmpty ? [nil] : asked.map(Optional.some) {
            known.removeAll { $0 == channel }
            channels[kind] = known
            left.append(
                RESPItem(
                    RESPKind.push,
                    children: [
                        .bulk(request.name.lowercased()),
                        channel.map(RESPItem.bulk) ?? RESPItem(RESPKind.null),
                        .integer(count(with: kind)),
                    ]))
        }
        return WireReply(left.flatMap(\.bytes))
    }

    private static func kind(of request: RedisRequest) -> String {
        switch request.name {
        case "PSUBSCRIBE", "PUNSUBSCRIBE": "P"
        case "SSUBSCRIBE", "SUNSUBSCRIBE": "S"
        default: ""
        }
    }

    // MARK: Replies

    private func reply(_ item: RESPItem) -> WireReply { WireReply(item.bytes) }

    private func unexpected(_ explanation: String) -> WireReply {
        let line = explanation.replacing("\n ", with: ";")
        return WireReply(
            RESPItem.error("\(RedisDialect.notRecordedCode) \(line)").bytes,
            unexpected: explanation)
    }
}
