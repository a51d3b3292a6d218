import CopperBytes
import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation

/// A server in memory that knows subscriptions and little else: HELLO, PING, ECHO, SUBSCRIBE,
/// PSUBSCRIBE (of patterns that end with `*`), SSUBSCRIBE, their opposites, PUBLISH, SPUBLISH.
///
/// `@unchecked Sendable`: used on the simulated loop only.
final class FakeBroker: Connector, @unchecked Sendable {
    private let loop: EventLoop
    private let supervisor = Supervisor(name: "broker")
    private var random: SeededRandom
    private(set) var sessions: [FakeBrokerSession] = []

    /// Whether it is from before Redis 6.
    var isOld = false
    var password: String?
    /// Channels that nobody may subscribe to.
    var forbidden: Set<String> = []
    /// It takes commands, and answers none.
    var isSilent = false
    /// Connections that are refused before one is taken.
    var refusals = 0
    /// A push of an unknown kind goes before every confirmation.
    var sendsStrangePushes = false
    private(set) var connections = 0
    private(set) var log: [String] = []

    init(loop: EventLoop, seed: UInt64) {
        self.loop = loop
        random = SeededRandom(seed: seed)
    }

    func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        connections += 1
        if refusals > 0 {
            refusals -= 1
            throw NetError(.refused, "nobody listens")
        }
        let (client, server) = MemoryStream.pair(
            on: loop, capacity: 1024, endpoint: endpoint, chunking: random.next())
        let session = FakeBrokerSession(StreamIO(server), supervisor, loop)
        sessions.append(session)
        supervisor.start("session", on: loop) { [self] in
            _ = try? await serve(session)
            session.close()
            sessions.removeAll { $0 === session }
        }
        return client
    }

    func shutdown() async { await supervisor.shutdown() }

    /// How many sessions have subscribed to it.
    func subscribers(of target: RedisSubscriptionTarget) -> Int {
        sessions.count { $0.targets.contains(target) }
    }

    /// Closes the connections that have subscriptions.
    func dropSubscribers() {
        for session in sessions where !session.targets.isEmpty { session.close() }
    }

    /// What a server does with a shard channel whose slot has moved away.
    func revoke(_ target: RedisSubscriptionTarget) {
        for session in sessions where session.targets.remove(target) != nil {
            session.push(.push(Self.words("sunsubscribe", target.name) + [.integer(0)]))
        }
    }

    @discardableResult
    func publish(_ channel: String, _ text: String, isSharded: Bool = false) -> Int {
        var receivers = 0
        for session in sessions {
            if isSharded {
                guard session.targets.contains(.shard(channel)) else { continue }
                session.push(.push(Self.words("smessage", channel, text)))
                receivers += 1
                continue
            }
            if session.targets.contains(.channel(channel)) {
                session.push(.push(Self.words("message", channel, text)))
                receivers += 1
            }
            for target in session.targets where target.kind == .pattern {
                guard channel.hasPrefix(target.name.dropLast()) else { continue }
                session.push(.push(Self.words("pmessage", target.name, channel, text)))
                receivers += 1
            }
        }
        return receivers
    }

    private static func words(_ words: String...) -> [RESPValue] {
        words.map { .bulkString(Array($0.utf8)) }
    }

    private func serve(_ session: FakeBrokerSession) async throws {
        var scanner = RESPScanner()
        var input = ByteBuffer()
        while true {
            while let frame = try scanner.next(in: input.bytes.bytes) {
                let request = try RESPValue(input.bytes.bytes, frame)
                input.consume(frame.length)
                guard case .array(let words) = request else { return }
                let command = words.map { word in
                    guard case .bulkString(let bytes) = word else { return "" }
                    return String(decoding: bytes, as: UTF8.self)
                }
                log.append(command[0])
                if !isSilent || !session.isGreeted { run(command, session) }
            }
            if try await session.io.read(into: &input) == 0 { return }
        }
    }

    private func run(_ command: [String], _ session: FakeBrokerSession) {
        switch command[0] {
        case "HELLO" where isOld: session.push(error("ERR unknown command 'HELLO'"))
        case "HELLO":
            if let password, command.firstIndex(of: password) == nil {
                session.push(error("WRONGPASS invalid username-password pair"))
                return
            }
            session.version = .resp3
            session.isGreeted = true
            session.push(.map([]))
        case "CLIENT", "SELECT":
            session.isGreeted = true
            session.push(.simpleString("OK"))
        case "PING" where session.version == .resp2 && !session.targets.isEmpty:
            session.push(.array(Self.words("pong", "")))
        case "PING": session.push(.simpleString("PONG"))
        case "ECHO": session.push(.bulkString(Array(command[1].utf8)))
        case "PUBLISH": session.push(.integer(Int64(publish(command[1], command[2]))))
        case "SPUBLISH":
            session.push(.integer(Int64(publish(command[1], command[2], isSharded: true))))
        case "SUBSCRIBE": subscribe(command, .channel, session)
        case "PSUBSCRIBE": subscribe(command, .pattern, session)
        case "SSUBSCRIBE": subscribe(command, .shard, session)
        case "UNSUBSCRIBE": unsubscribe(command, .channel, session)
        case "PUNSUBSCRIBE": unsubscribe(command, .pattern, session)
        case "SUNSUBSCRIBE": unsubscribe(command, .shard, session)
        default: session.push(error("ERR unknown command"))
        }
    }

    private func subscribe(
        _ command: [String], _ kind: RedisSubscriptionTarget.Kind, _ session: FakeBrokerSession
    ) {
        guard forbidden.isDisjoint(with: command.dropFirst()) else {
            return session.push(error("NOPERM No permissions to access a channel"))
        }
        for name in command.dropFirst() {
            session.targets.insert(RedisSubscriptionTarget(kind, Array(name.utf8)))
            if sendsStrangePushes, session.version == .resp3 {
                session.push(.push(Self.words("news", "of", "tomorrow")))
            }
            session.push(.push(Self.words(command[0].lowercased(), name) + [.integer(1)]))
        }
    }

    private func unsubscribe(
        _ command: [String], _ kind: RedisSubscriptionTarget.Kind, _ session: FakeBrokerSession
    ) {
        for name in command.dropFirst() {
            session.targets.remove(RedisSubscriptionTarget(kind, Array(name.utf8)))
            session.push(.push(Self.words(command[0].lowercased(), name) + [.integer(0)]))
        }
    }

    private func error(_ text: String) -> RESPValue { .simpleError(RESPServerError(text)) }
}

/// One connection of a ``FakeBroker``.
///
/// `@unchecked Sendable`: used on the simulated loop only.
final class FakeBrokerSession: @unchecked Sendable {
    let io: StreamIO
    var version = RESPVersion.resp2
    var targets: Set<RedisSubscriptionTarget> = []
    var isGreeted = false
    private let supervisor: Supervisor
    private let loop: EventLoop
    private var outbox: [UInt8] = []
    private var isWriting = false

    init(_ io: StreamIO, _ supervisor: Supervisor, _ loop: EventLoop) {
        self.io = io
        self.supervisor = supervisor
        self.loop = loop
    }

    /// Puts a value behind what is written.
    func push(_ value: RESPValue) {
        var output = ByteBuffer()
        output.append(resp: value, as: version)
        outbox += output.toArray()
        guard !isWriting else { return }
        isWriting = true
        supervisor.start("writer", on: loop) { [self] in
            while !outbox.isEmpty {
                let bytes = outbox
                outbox = []
                do {
                    try await io.write(bytes)
                } catch {
                    outbox = []
                    break
                }
            }
            isWriting = false
        }
    }

    func close() {
        targets = []
        io.close()
    }
}
