import CopperNet
import CopperRESP
import CopperRedis
import CopperTestSupport
import Testing

@Suite("Subscriptions at real Redis and Valkey")
struct LivePubSubTests {
    private static let kinds = LiveRedis.Kind.allCases

    private func withClient<Result>(
        _ kind: LiveRedis.Kind, _ version: RESPVersion = .resp3, name: String? = nil,
        as user: RedisUser? = nil, _ body: (RedisClient) async throws -> Result
    ) async throws -> Result {
        let server = try LiveServers.redis(kind)
        return try await RedisClient.with(user.map { server.url(as: $0) } ?? server.url()) {
            $0.protocolVersion = version
            $0.clientName = name
        } _: {
            try await body($0)
        }
    }

    private func fresh(_ name: String) -> String { "\(name)-\(UInt64.random(in: 0...(.max)))" }

    /// Ends the connections of that name that have subscriptions, or monitor.
    private func killListeners(named name: String, _ redis: RedisClient) async throws -> Int {
        var killed = 0
        for line in try await redis.command("CLIENT LIST", as: String.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            let listens =
                fields.contains { $0.hasPrefix("cmd=s") || $0.hasPrefix("cmd=p") }
                || fields.contains("cmd=monitor")
            guard fields.contains("name=\(name)"), listens,
                let id = fields.first(where: { $0.hasPrefix("id=") })?.dropFirst(3)
            else { continue }
            killed += try await redis.command("CLIENT KILL", "ID", String(id), as: Int.self)
        }
        return killed
    }

    @Test("channels, patterns and shard channels, in both protocols", .live, arguments: kinds)
    func messages(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            try await withClient(kind, version) { redis in
                let (channel, shard) = (fresh("news"), fresh("shard"))
                let targets: [RedisSubscriptionTarget] = [
                    .channel(channel), .pattern(channel + ".*"), .shard(shard),
                ]
                var confirmed: [RedisSubscriptionTarget] = []
                var heard: [RedisMessage] = []
                let bytes = (0...255).map { UInt8($0) }
                for try await event in redis.subscribe(to: targets) {
                    switch event {
                    case .subscribed(let target):
                        confirmed.append(target)
                        guard confirmed.count == 3 else { continue }
                        let one = try await redis.command("PUBLISH", channel, bytes, as: Int.self)
                        let two = try await redis.command(
                            "PUBLISH", channel + ".a", "text", as: Int.self)
                        let three = try await redis.command("SPUBLISH", shard, "", as: Int.self)
                        #expect((one, two, three) == (1, 1, 1))
                    case .message(let message): heard.append(message)
                    case .gap(let gap): Issue.record("\(gap)")
                    }
                    if heard.count == 3 { break }
                }
                #expect(confirmed == targets)
                #expect(
                    heard == [
                        RedisMessage(channel: channel, target: targets[0], payload: bytes),
                        RedisMessage(
                            channel: channel + ".a", target: targets[1],
                            payload: Array("text".utf8)),
                        RedisMessage(channel: shard, target: targets[2], payload: []),
                    ])
            }
        }
    }

    @Test(
        "a killed connection comes back with all its channels, and tells of gaps", .live,
        arguments: kinds)
    func killed(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            let name = fresh("killed")
            try await withClient(kind, version, name: name) { redis in
                let channels = (0..<2_000).map { "\(name).\($0)" }
                var (confirmed, gaps) = (0, Set<String>())
                for try await event in redis.subscribe(to: channels.map { .channel($0) }) {
                    switch event {
                    case .subscribed:
                        confirmed += 1
                        guard confirmed == channels.count else { continue }
                        let killed = try await killListeners(named: name, redis)
                        #expect(killed == 1)
                    case .gap(let gap):
                        if case .overflow = gap.reason { gaps = Set(channels) }
                        if let target = gap.target { gaps.insert(target.name) }
                        guard gaps.count == channels.count else { continue }
                        try await redis.command("PUBLISH", channels[7], "back", as: Int.self)
                    case .message(let message):
                        #expect(message.channel == channels[7] && message.text == "back")
                    }
                    if case .message = event { break }
                }
                #expect(gaps.count == channels.count)
            }
        }
    }

    @Test("what the ACL forbids is thrown to who asked", .live, arguments: kinds)
    func forbidden(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            try await withClient(kind, version, as: .reader) { redis in
                do {
                    for try await _ in redis.subscribe("news") {}
                    Issue.record("nothing was thrown")
                } catch let error as RedisError {
                    #expect(error.server?.code == "NOPERM" && error.code == .serverError)
                }
            }
        }
    }

    @Test(
        "what happens to keys is told, where the server is configured so", .live, arguments: kinds)
    func keyEvents(_ kind: LiveRedis.Kind) async throws {
        try await withClient(kind) { redis in
            let key = fresh("watched")
            var events: [RedisKeyEvent] = []
            for try await event in redis.subscribe(to: [.keys(matching: key + "*")]) {
                switch event {
                case .subscribed:
                    try await redis.command("SET", key + ":a", 1, as: RedisDone.self)
                    try await redis.command("DEL", key + ":a", as: Int.self)
                case .message(let message):
                    if let change = message.keyEvent { events.append(change) }
                case .gap: break
                }
                if events.count == 2 { break }
            }
            #expect(events.map(\.name) == ["set", "del"])
            #expect(events.allSatisfy { $0.key == key + ":a" && $0.database == 0 })
        }
    }

    @Test("a monitor shows every command, and ends with its connection", .live, arguments: kinds)
    func monitor(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            let name = fresh("monitored")
            try await withClient(kind, version, name: name) { redis in
                let large = String(repeating: "x", count: 200_000)
                let words = [name, "a \"b\"\\\r\n\t", "\u{0}ü", large]
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        // Until the monitor has seen one, and this is cancelled.
                        while !Task.isCancelled {
                            try await redis.command("MGET", words, as: [String?].self)
                            await rest(.milliseconds(5))
                        }
                    }
                    for try await event in redis.monitor() {
                        guard case .line(let line) = event, line.command == "MGET",
                            line.texts.contains(name)
                        else {
                            continue
                        }
                        #expect(line.texts == ["MGET"] + words && line.database == 0)
                        #expect(
                            line.client.contains(":") && line.microseconds > 1_700_000_000_000_000)
                        break
                    }
                    group.cancelAll()
                }
                do {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        // A server that nobody else uses has nothing to show otherwise.
                        group.addTask {
                            while !Task.isCancelled {
                                try await redis.command("ECHO", name, as: String.self)
                                await rest(.milliseconds(5))
                            }
                        }
                        defer { group.cancelAll() }
                        // The monitor before may be there still, and be killed in its place.
                        for try await _ in redis.monitor() {
                            _ = try await killListeners(named: name, redis)
                        }
                    }
                    Issue.record("nothing was thrown")
                } catch let error as RedisError {
                    #expect(error.code == .connectionLost && error.operation == "MONITOR")
                }
            }
        }
    }

    @Test("lines of a monitor are read, and what is none is not")
    func lines() {
        let line = RedisMonitorLine(
            #"1339518083.107412 [12 [::1]:60866] "set" "a\"\\\n\r\t\a\b\x00\xff" """#)
        #expect(line?.microseconds == 1_339_518_083_107_412)
        #expect(line?.database == 12 && line?.client == "[::1]:60866" && line?.command == "set")
        #expect(
            line?.words[1] == [0x61, 0x22, 0x5C, 0x0A, 0x0D, 0x09, 0x07, 0x08, 0x00, 0xFF])
        #expect(line?.words[2] == [])
        for text in [
            "OK", "", "1.000000 [0 a] ", "1.0 [0 a] \"x\"", "1.000000 [x a] \"x\"",
            "1.000000 [0 a] x", "1.000000 [0 a] \"x", "1.000000 [0 a] \"\\x0\"",
            "9999999999999999999.000000 [0 a] \"x\"", "9223372036854775807.000000 [0 a] \"x\"",
        ] {
            #expect(RedisMonitorLine(text) == nil)
        }
    }
}
