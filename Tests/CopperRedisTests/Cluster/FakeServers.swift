import CopperNet
import CopperRESP
import CopperRedis
import CopperResilience
import CopperSimulation

/// Several servers in memory, on a simulated loop: a cluster, or a master with replicas and
/// sentinels. They keep strings and numbers; replicas have what their master has at once.
///
/// They redirect as real ones do: MOVED for a slot that is elsewhere, ASK for a key that has
/// gone ahead of its slot, and a key is served there behind ASKING alone.
///
/// `@unchecked Sendable`: used on the simulated loop only.
final class FakeServers: Connector, @unchecked Sendable {
    /// Of the servers of one shard.
    final class Data: @unchecked Sendable {
        var values: [String: String] = [:]
    }

    final class Server: @unchecked Sendable {
        let endpoint: Endpoint
        var data: Data
        /// `nil`: a master.
        var master: Endpoint?
        var isSentinel = false
        var zone: String?
        /// Refuses connections, and has closed those it had.
        var isDown = false
        /// Accepts connections, and says nothing.
        var isMute = false
        /// Answers the next commands with errors; `nil` closes the connection instead.
        var troubles: [String?] = []
        /// Every command but those of greetings, in order.
        var log: [[String]] = []
        var connections = 0
        fileprivate var sessions: [Int: StreamIO] = [:]
        var subscribers: [Int: StreamIO] = [:]

        init(_ endpoint: Endpoint, _ data: Data) {
            self.endpoint = endpoint
            self.data = data
        }

        var openSessions: Set<Int> { Set(sessions.keys) }

        func count(_ name: String) -> Int { log.count { $0.first == name } }
    }

    private let loop: EventLoop
    private let supervisor = Supervisor(name: "servers")
    private var random: SeededRandom
    private var nextSession = 0
    private(set) var openSessions = 0

    private(set) var servers: [Server] = []
    var isCluster = true
    /// The master of each slot.
    var owners: [Endpoint?] = []
    /// Slots on their way, and where to.
    var migrating: [Int: Endpoint] = [:]
    /// What servers of the cluster say of others than themselves: a name, or nothing.
    var knowsShards = true
    /// The master that sentinels name.
    var named: Endpoint?

    init(loop: EventLoop, seed: UInt64) {
        self.loop = loop
        random = SeededRandom(seed: seed)
    }

    static func endpoint(_ number: Int) -> Endpoint {
        .host("node-\(number)", port: UInt16(7000 + number))
    }

    subscript(number: Int) -> Server { servers[number] }

    /// Masters with the slots divided among them, and so many replicas for each, whose numbers
    /// follow those of the masters.
    func makeCluster(masters: Int, replicas: Int = 0) {
        for number in 0..<masters { servers.append(Server(Self.endpoint(number), Data())) }
        for number in 0..<(masters * replicas) {
            let master = servers[number % masters]
            let replica = Server(Self.endpoint(masters + number), master.data)
            replica.master = master.endpoint
            servers.append(replica)
        }
        owners = (0..<RedisSlot.count).map { servers[$0 * masters / RedisSlot.count].endpoint }
    }

    /// A master, its replicas and sentinels, in this order.
    func makeGroup(replicas: Int, sentinels: Int = 0) {
        isCluster = false
        makeCluster(masters: 1, replicas: replicas)
        named = servers[0].endpoint
        for number in 0..<sentinels {
            let sentinel = Server(Self.endpoint(1 + replicas + number), Data())
            sentinel.isSentinel = true
            servers.append(sentinel)
        }
    }

    func owner(_ key: String) -> Server? {
        owners[RedisSlot.of(key)].flatMap { endpoint in
            servers.first { $0.endpoint == endpoint }
        }
    }

    func stop(_ number: Int) {
        servers[number].isDown = true
        closeSessions(number)
    }

    func closeSessions(_ number: Int) {
        for io in servers[number].sessions.values { io.close() }
        servers[number].sessions = [:]
    }

    /// Makes a replica the master, and the master its replica.
    func failOver(to number: Int) {
        let chosen = servers[number]
        guard let old = chosen.master else { return }
        for server in servers where server.endpoint == old || server.master == old {
            server.master = chosen.endpoint
        }
        chosen.master = nil
        for slot in owners.indices where owners[slot] == old { owners[slot] = chosen.endpoint }
        if named == old { named = chosen.endpoint }
    }

    /// Tells those who subscribed to a sentinel.
    func publish(_ channel: String, _ message: String) async {
        let push = RESPValue.push([bulk("message"), bulk(channel), bulk(message)])
        var output = ByteBuffer()
        output.append(resp: push)
        let bytes = output.toArray()
        for server in servers {
            for io in server.subscribers.values { try? await io.write(bytes) }
        }
    }

    // MARK: Connections

    func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        await pause()
        try Task.checkCancellation()
        guard let server = servers.first(where: { $0.endpoint == endpoint }), !server.isDown else {
            throw NetError(.refused, "nobody listens there")
        }
        server.connections += 1
        nextSession += 1
        let number = nextSession
        let (client, peer) = MemoryStream.pair(
            on: loop, capacity: 1024, endpoint: endpoint, chunking: random.next())
        supervisor.start("session", on: loop) { [self] in
            openSessions += 1
            let io = StreamIO(peer)
            server.sessions[number] = io
            _ = try? await serve(io, server, number)
            io.close()
            server.sessions[number] = nil
            server.subscribers[number] = nil
            openSessions -= 1
        }
        return client
    }

    func shutdown() async { await supervisor.shutdown() }

    private func pause() async {
        let milliseconds = random.below(4)
        if milliseconds > 0 { await sleep(.milliseconds(milliseconds)) }
    }

    func sleep(_ duration: Duration) async {
        await withCheckedContinuation { continuation in
            LoopTimer(on: loop) { continuation.resume() }.schedule(at: loop.now + duration)
        }
    }

    private struct Session {
        var number: Int
        var version = RESPVersion.resp2
        var isAsking = false
        var readsReplica = false
        var queue: [[String]]?
        var isQueueBad = false
    }

    private func serve(_ io: StreamIO, _ server: Server, _ number: Int) async throws {
        var session = Session(number: number)
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
                if random.below(8) == 0 { await pause() }
                if server.isMute { continue }
                guard let reply = await answer(command, &session, server, io) else { return }
                var output = ByteBuffer()
                output.append(resp: reply, as: session.version)
                try await io.write(output.toArray())
            }
            if try await io.read(into: &input) == 0 { return }
        }
    }

    private func answer(
        _ command: [String], _ session: inout Session, _ server: Server, _ io: StreamIO
    ) async -> RESPValue? {
        let name = command.first?.uppercased() ?? ""
        switch name {
        case "HELLO":
            session.version = .resp3
            var entries = [RESPEntry(bulk("server"), bulk("valkey"))]
            if let zone = server.zone {
                entries.append(RESPEntry(bulk("availability_zone"), bulk(zone)))
            }
            return .map(entries)
        case "CLIENT", "PING": return .simpleString(name == "PING" ? "PONG" : "OK")
        default: break
        }
        server.log.append([name] + command.dropFirst())
        if !server.troubles.isEmpty, !["CLUSTER", "ROLE", "ASKING", "READONLY"].contains(name) {
            guard let trouble = server.troubles.removeFirst() else { return nil }
            return error(trouble)
        }
        if server.isSentinel { return sentinel(command, session.number, server, io) }
        switch name {
        case "ASKING":
            session.isAsking = true
            return .simpleString("OK")
        case "READONLY":
            guard isCluster else { return error("ERR This instance has cluster support disabled") }
            session.readsReplica = true
            return .simpleString("OK")
        case "RESET":
            session = Session(number: session.number)
            return .simpleString("RESET")
        case "CLUSTER", "ROLE": return report(command, server)
        case "MULTI":
            session.queue = []
            return .simpleString("OK")
        case "EXEC":
            guard let queue = session.queue else { return error("ERR EXEC without MULTI") }
            defer { (session.queue, session.isQueueBad, session.isAsking) = (nil, false, false) }
            if session.isQueueBad { return error("EXECABORT Transaction discarded") }
            var results: [RESPValue] = []
            for queued in queue { results.append(await run(queued, server)) }
            return .array(results)
        default: break
        }
        if let refusal = refusal(command, session, server) {
            if session.queue != nil { session.isQueueBad = true } else { session.isAsking = false }
            return error(refusal)
        }
        if session.queue != nil {
            session.queue?.append(command)
            return .simpleString("QUEUED")
        }
        session.isAsking = false
        return await run(command, server)
    }

    // MARK: Whose keys

    /// Why a server does not run a command.
    private func refusal(_ command: [String], _ session: Session, _ server: Server) -> String? {
        let name = command[0].uppercased()
        let writes = !["GET", "MGET", "EXISTS", "ECHO", "DBSIZE"].contains(name)
        guard isCluster else {
            return server.master != nil && writes ? "READONLY You can't write here" : nil
        }
        let keys = keys(of: command)
        guard let first = keys.first else { return nil }
        let slot = RedisSlot.of(first)
        guard keys.allSatisfy({ RedisSlot.of($0) == slot }) else {
            return "CROSSSLOT Keys in request don't hash to the same slot"
        }
        guard let owner = owners[slot] else { return "CLUSTERDOWN Hash slot not served" }
        let present = keys.count { server.data.values[$0] != nil }
        if owner == server.endpoint {
            guard let target = migrating[slot], present < keys.count else { return nil }
            return present == 0 ? "ASK \(slot) \(target)" : "TRYAGAIN Multiple keys"
        }
        if migrating[slot] == server.endpoint, session.isAsking {
            return keys.count > 1 && present < keys.count ? "TRYAGAIN Multiple keys" : nil
        }
        if server.master == owner, session.readsReplica, !writes { return nil }
        return "MOVED \(slot) \(owner)"
    }

    private func keys(of command: [String]) -> [String] {
        switch command[0].uppercased() {
        case "GET", "SET", "INCR", "BLPOP", "WATCH": Array(command.dropFirst().prefix(1))
        case "MGET", "DEL", "EXISTS": Array(command.dropFirst())
        case "MSET": stride(from: 1, to: command.count, by: 2).map { command[$0] }
        case "EVAL": Array(command.dropFirst(3).prefix(Int(command[2]) ?? 0))
        default: []
        }
    }

    private func run(_ command: [String], _ server: Server) async -> RESPValue {
        let data = server.data
        let argument = command.count > 1 ? command[1] : ""
        func value(_ key: String) -> RESPValue { data.values[key].map { bulk($0) } ?? .null }
        switch command[0].uppercased() {
        case "ECHO": return bulk(argument)
        case "GET": return value(argument)
        case "MGET": return .array(command.dropFirst().map { value($0) })
        case "SET": data.values[argument] = command[2]
        case "MSET":
            for place in stride(from: 1, to: command.count - 1, by: 2) {
                data.values[command[place]] = command[place + 1]
            }
        case "INCR":
            let number = (Int(data.values[argument] ?? "0") ?? 0) + 1
            data.values[argument] = "\(number)"
            return .integer(Int64(number))
        case "DEL":
            let found = command.dropFirst().count { data.values.removeValue(forKey: $0) != nil }
            return .integer(Int64(found))
        case "EXISTS":
            return .integer(Int64(command.dropFirst().count { data.values[$0] != nil }))
        case "DBSIZE": return .integer(Int64(data.values.count))
        case "KEYS": return .array(data.values.keys.sorted().map { bulk($0) })
        case "BLPOP":
            await sleep(.seconds(1))
            return .null
        case "SELECT", "WATCH", "SCRIPT", "UNWATCH": break
        default: return error("ERR unknown command")
        }
        return .simpleString("OK")
    }
}
