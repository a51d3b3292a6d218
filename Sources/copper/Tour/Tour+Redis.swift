import CopperRedis
import CopperReplay

extension Tour where Client == RedisClient {
    /// All chapters in order.
    mutating func run() async throws {
        try await values()
        try await sweep(keeping: "greeting")
        try await together()
        try await structures()
        try await transaction()
        try await messages()
        try await failure()
        try await sweep()
    }

    /// What a tour before may have left behind, or this one.
    private mutating func sweep(keeping kept: String? = nil) async throws {
        let names = ["greeting", "visits", "user:1", "board", "stock", "orders"]
        try await stage.client.command(
            "DEL", names.filter { $0 != kept }.map(Self.key), as: Int.self)
        skipWire()
    }

    private static func key(_ name: String) -> String { "copper-tour:\(name)" }

    private mutating func values() async throws {
        try await chapter(
            "Redis: keys and values",
            """
            A client of Redis or Valkey needs a URL and nothing else, too. Arguments are sent as \
            they are, whatever bytes they hold, each with its length in front: nothing in them can \
            become another command. Replies become the type that is asked for. HELLO agrees on \
            RESP3, the newer version of the protocol.
            """,
            code: """
                let redis = try RedisClient("redis://localhost")
                try await redis.set("copper-tour:greeting", "Hello, Zoë\\r\\n")
                let greeting = try await redis.get("copper-tour:greeting")
                """
        ) { redis in
            try await redis.command(
                "SET", Self.key("greeting"), "Hello, Zoë\r\n", as: RedisDone.self)
            let greeting = try await redis.command("GET", Self.key("greeting"), as: String?.self)
            return Self.lines(greeting.map { "\($0.debugDescription)" } ?? "nothing")
        }
    }

    private mutating func together() async throws {
        try await chapter(
            "Everybody on one connection",
            """
            Three tasks ask at the same time. They share a connection: what they ask leaves in \
            one piece, nobody waits for the others' replies, and each gets its own.
            """,
            code: """
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 1...3 {
                        group.addTask { try await redis.incr("copper-tour:visits") }
                    }
                    return try await group.reduce(0, +)
                }
                """
        ) { redis in
            let key = Self.key("visits")
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...3 {
                    group.addTask { try await redis.incr(key) }
                }
                return try await group.reduce(0, +)
            }
            return Self.lines("1 + 2 + 3 is \(sum), whoever came first")
        }
    }

    private mutating func structures() async throws {
        let user = Self.key("user:1")
        let board = Self.key("board")
        _ = try await stage.client.pipeline([
            RedisCommand("HSET", user, "name", "Ada", "city", "London"),
            RedisCommand("ZADD", board, 36.5, "Ada", 28, "Linus"),
        ])
        skipWire()
        try await chapter(
            "Maps, sets and scores",
            """
            Some data was written meanwhile. RESP3 tells maps, sets, doubles and booleans apart; \
            from a server that only speaks RESP2 the same types come. A pipeline of several \
            commands is one round trip, and each reply has its type.
            """,
            code: """
                let (user, score, place) = try await redis.pipeline(
                    .hgetall("copper-tour:user:1"), .zscore("copper-tour:board", "Ada"),
                    .zrevrank("copper-tour:board", "Linus"))
                """
        ) { redis in
            let (fields, score, place) = try await redis.pipeline(
                .hgetall(user), .zscore(board, "Ada"), .zrevrank(board, "Linus"))
            let names = fields.keys.sorted().map { "\($0) \(fields[$0] ?? "")" }
            return Self.lines(
                names.joined(separator: ", "), "Ada's score is \(score.map { "\($0)" } ?? "none")",
                "Linus is behind \(place ?? 0) other")
        }
    }

    private mutating func transaction() async throws {
        let stock = Self.key("stock")
        let orders = Self.key("orders")
        try await stage.client.set(stock, 3)
        skipWire()
        try await chapter(
            "A transaction",
            """
            Commands between MULTI and EXEC run without anybody else's between them. They too \
            travel in one piece.
            """,
            code: """
                let (left, count) = try await redis.transaction(
                    .decr("copper-tour:stock"), .rpush("copper-tour:orders", "1001"))
                """
        ) { redis in
            let (left, count) = try await redis.transaction(
                .decr(stock), .rpush(orders, "1001"))
            return Self.lines("\(left) left, \(Amount.count(count, "order"))")
        }
    }

    private mutating func messages() async throws {
        let channel = Self.key("news")
        try await chapter(
            "Messages",
            """
            A subscription is a sequence, bounded like all of them, on a connection of its own. \
            After a lost connection it subscribes again, and says where messages may be missing. \
            Leaving the loop unsubscribes.
            """,
            code: """
                for try await event in redis.subscribe("copper-tour:news") {
                    switch event {
                    case .subscribed: try await redis.publish("copper-tour:news", "rain")
                    case .message(let message): print(message.text)
                    case .gap: print("something may be missing here")
                    }
                }
                """
        ) { redis in
            var heard: [String] = []
            for try await event in redis.subscribe(channel) {
                switch event {
                case .subscribed: try await redis.publish(channel, "rain")
                case .message(let message): heard.append(message.text)
                case .gap: heard.append("a gap")
                }
                if !heard.isEmpty { break }
            }
            return Self.lines("heard: \(heard.joined())")
        }
    }

    private mutating func failure() async throws {
        let key = Self.key("greeting")
        try await chapter(
            "An error",
            """
            Errors keep the server's words and tell whether the command may have taken effect. \
            They name the command, and never its arguments.
            """,
            code: """
                do { try await redis.incr("copper-tour:greeting") }
                catch let error as RedisError where error.effect == .rejected { ... }
                """
        ) { redis in
            do {
                let count = try await redis.incr(key)
                return Self.lines("no error came but \(count), which is a surprise")
            } catch let error as RedisError {
                return Self.table(
                    [OutputColumn(name: "field"), OutputColumn(name: "value")],
                    [
                        ("operation", error.operation), ("code", "\(error.code)"),
                        ("server", error.server?.text), ("effect", "\(error.effect)"),
                    ].map { [.text($0), $1.map { .text($0) } ?? .null] })
            }
        }
    }
}
