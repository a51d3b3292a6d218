import CopperBytes
import CopperNet
import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import CopperTestSupport
import Testing

@Suite("Cancellation and time on real servers")
struct CancellationLiveTests {
    @Test(
        "a query whose time is up is cancelled at the server", .live,
        arguments: LiveServers.versions)
    func timeout(_ version: LiveServer.Version) async throws {
        let mark = freshName("timeout")
        try await withLiveClient(version) { db in
            let query = PostgresQuery(unsafeRaw: "SELECT pg_sleep(60) -- \(mark)")
            // Connected before, so that all of the time is the query's.
            try await db.answers(0)
            let error = await postgresError {
                try await db.execute(query, timeout: .milliseconds(100))
            }
            #expect(error?.code == .timedOut)
            #expect(error?.effect == .unknown)
            #expect(error?.operation?.contains("pg_sleep") == true)
            #expect(await eventually { try await db.running(mark) == 0 })
            try await db.answers(1)
        }
    }

    @Test("the configuration's query timeout holds for every call", .live)
    func configuredTimeout() async throws {
        try await withLiveClient(.v18) {
            $0.timeouts.query = .seconds(2)
        } _: { db in
            try await db.answers(0)
            let error = await postgresError { try await db.execute("SELECT pg_sleep(60)") }
            #expect(error?.code == .timedOut)
            let stream = await postgresError {
                for try await _ in db.stream("SELECT pg_sleep(60)") {}
            }
            #expect(stream?.code == .timedOut)
            try await db.answers(1)
        }
    }

    @Test(
        "a cancelled task's query ends at the server, over TLS too", .live,
        arguments: ["disable", "require"])
    func cancelledTask(_ mode: String) async throws {
        let mark = freshName("cancelled")
        try await withLiveClient(.v18, query: "sslmode=\(mode)") { db in
            let task = Task {
                try await db.execute(PostgresQuery(unsafeRaw: "SELECT pg_sleep(60) -- \(mark)"))
            }
            #expect(await eventually { try await db.running(mark) == 1 })
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(await eventually { try await db.running(mark) == 0 })
        }
    }

    @Test("a task that is cancelled already asks nothing of the server", .live)
    func cancelledBefore() async throws {
        let table = freshName("unasked")
        try await withLiveClient(.v18) { db in
            try await db.execute("CREATE TABLE \(identifier: table) (n int)")
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await db.execute("INSERT INTO \(identifier: table) VALUES (1)")
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            let count = try await db.one(
                "SELECT count(*) FROM \(identifier: table)", as: Int64.self)
            #expect(count == 0)
            try await db.execute("DROP TABLE \(identifier: table)")
        }
    }

    @Test("a cancellation never hits the next query", .live, arguments: LiveServers.versions)
    func neverTheNext(_ version: LiveServer.Version) async throws {
        let rounds = soak(short: 60, long: 3000)
        try await withLiveClient(version) {
            $0.pool.maximumConnections = 2
        } _: { db in
            for round in 0..<rounds {
                let streams = round % 2 == 0
                let task = Task {
                    if streams {
                        for try await _ in db.stream(
                            "SELECT generate_series(1, 100000)", as: Int.self)
                        {}
                    } else {
                        try await db.execute("SELECT pg_sleep(0.005)")
                    }
                }
                try await Task.sleep(for: .microseconds(Int.random(in: 0..<8000)))
                task.cancel()
                for next in 0..<2 {
                    let token = round * 10 + next
                    try await db.answers(token)
                }
                _ = try? await task.value
            }
            // Cancelling keeps connections.
            #expect(db.statistics.connectionsOpened <= 2)
        }
    }

    @Test("a cancelled query on a shared connection spares those before and behind it", .live)
    func neighbours() async throws {
        try await withLiveClient(.v18) { db in
            try await db.withConnection { connection in
                for _ in 0..<10 {
                    async let before = connection.one(
                        "SELECT 1 FROM pg_sleep(0.1)", as: Int.self)
                    let cancelled = Task { try await connection.execute("SELECT pg_sleep(0.02)") }
                    try await Task.sleep(for: .milliseconds(10))
                    cancelled.cancel()
                    async let behind = connection.one("SELECT 2", as: Int.self)
                    #expect(try await before == 1)
                    #expect(try await behind == 2)
                    _ = try? await cancelled.value
                }
            }
        }
    }

    @Test(
        "rows that were under way arrive before the error of a cancelled query", .live,
        arguments: LiveServers.versions)
    func rowsBeforeTheError(_ version: LiveServer.Version) async throws {
        try await withLiveClient(version) { db in
            try await db.withConnection { connection in
                let id = try #require(connection.processID)
                var count = 0
                let error = await postgresError {
                    for try await number in connection.stream(
                        "SELECT generate_series(1, 50000000)", as: Int32.self)
                    {
                        count += 1
                        #expect(number == count)
                        guard count == 1 else { continue }
                        let isSignalled = try await db.one(
                            "SELECT pg_cancel_backend(\(id))", as: Bool.self)
                        #expect(isSignalled)
                    }
                }
                #expect(error?.sqlState == .queryCanceled)
                #expect(error?.code == .queryCanceled)
                #expect(count > 1)
                try await connection.answers(1)
            }
        }
    }

    @Test("a cancel request goes to the session's own address, under its name for TLS", .live)
    func cancelAddress() async throws {
        let server = try LiveServers.server(.v18)
        let connector = WatchedConnector()
        let url = server.url(as: .trust, query: "sslmode=require")
            .replacing("127.0.0.1", with: "localhost")
        try await PostgresClient.with(url) {
            $0.connector = connector
            $0.pool.maximumConnections = 1
        } _: { db in
            let error = await postgresError {
                try await db.execute("SELECT pg_sleep(60)", timeout: .milliseconds(200))
            }
            #expect(error?.code == .timedOut)
            try await db.answers(1)
        }
        let endpoints = connector.endpoints.withLock { $0 }
        #expect(endpoints.count == 2)
        guard case .host("localhost", let port) = endpoints.first,
            case .host(let address, port) = endpoints.last
        else {
            Issue.record("connected to \(endpoints)")
            return
        }
        #expect(["127.0.0.1", "::1"].contains(address))
    }

    @Test("a session that is ended fails each pipelined request with its cause, once", .live)
    func fatalInPipeline() async throws {
        try await withLiveClient(.v18) { db in
            try await db.withConnection { connection in
                let id = try #require(connection.processID)
                try await withThrowingTaskGroup(of: PostgresError?.self) { group in
                    group.addTask {
                        await postgresError { try await connection.execute("SELECT pg_sleep(60)") }
                    }
                    #expect(await eventually { try await db.running("pg_sleep(60)") >= 1 })
                    for number in 0..<4 {
                        group.addTask {
                            await postgresError { try await connection.answers(number) }
                        }
                    }
                    try await db.execute("SELECT pg_terminate_backend(\(id))")
                    for try await error in group {
                        #expect(error?.code == .connectionLost)
                        #expect(error?.sqlState == .adminShutdown)
                        #expect(error?.effect == .unknown)
                    }
                }
                let later = await postgresError { try await connection.answers(5) }
                #expect(later?.code == .connectionLost)
                #expect(later?.effect == .notSent)
            }
            try await db.answers(6)
        }
    }

    @Test(
        "leaving a stream early ends its query, and the connection is used again", .live,
        arguments: LiveServers.versions)
    func earlyBreak(_ version: LiveServer.Version) async throws {
        let mark = freshName("broken_off")
        try await withLiveClient(version) {
            $0.pool.maximumConnections = 1
        } _: { db in
            for round in 0..<soak(short: 5, long: 100) {
                let query = PostgresQuery(
                    unsafeRaw: "SELECT generate_series(1, 50000000) -- \(mark)")
                var count = 0
                for try await number in db.stream(query, as: Int32.self) {
                    count += 1
                    #expect(number == count)
                    if count == 1 + round * 100 { break }
                }
                try await db.answers(round)
            }
            #expect(db.statistics.connectionsOpened == 1)
            #expect(try await db.running(mark) == 0)
        }
    }

    @Test("leaving a connection's stream early too", .live)
    func earlyBreakOnConnection() async throws {
        try await withLiveClient(.v18) { db in
            try await db.withConnection { connection in
                for round in 0..<soak(short: 5, long: 100) {
                    for try await _ in connection.stream(
                        "SELECT generate_series(1, 50000000)", as: Int32.self)
                    { break }
                    try await connection.answers(round)
                }
            }
            #expect(db.statistics.connectionsOpened == 1)
        }
    }
}

/// Sockets, and to where they were opened.
private final class WatchedConnector: Connector {
    let endpoints = Lock<[Endpoint]>([])

    func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        endpoints.withLock { $0.append(endpoint) }
        return try await SocketConnector().connect(
            to: endpoint, options: options, on: loop, deadline: deadline)
    }
}
