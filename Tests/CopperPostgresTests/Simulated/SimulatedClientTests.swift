import CopperNet
import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

/// Whole clients on the simulated loop, cancelled at every step.
@Suite("A client against a server in memory", .serialized)
struct SimulatedClientTests {
    private static let seeds: [UInt64] = Array(1...UInt64(soak(short: 2, long: 1000)))

    /// Runs `body` whole, then again and again, cancelled at steps spread over the run.
    /// After each, the client serves another task, and shuts down leaving nothing.
    private func everywhere(
        seed: UInt64, _ body: @escaping @Sendable (PostgresClient) async throws -> Void
    ) throws {
        let whole = try run(seed: seed, cancelAtStep: nil, body)
        let stride = soak(short: max(whole.steps / 60, 1), long: 7)
        for step in Swift.stride(from: 0, to: whole.steps, by: stride) {
            do {
                _ = try run(seed: seed, cancelAtStep: step, body)
            } catch {
                Issue.record(error, "seed \(seed), cancelled at step \(step)")
                return
            }
        }
    }

    private func run(
        seed: UInt64, cancelAtStep step: Int?,
        _ body: @escaping @Sendable (PostgresClient) async throws -> Void
    ) throws -> SimulatedLoop.Run<Void> {
        try SimulatedLoop.run(seed: seed, cancelAtStep: step, maximumSteps: 200_000) { loop in
            let server = FakeServer(loop: loop, seed: seed)
            var configuration = PostgresConfiguration(user: "test", database: "test")
            configuration.tls.mode = .disable
            configuration.connector = server
            configuration.pool.maximumConnections = 2
            configuration.timeouts.shutdown = .seconds(5)
            let db = try PostgresClient(configuration, group: EventLoopGroup(loops: [loop]))
            do {
                try await body(db)
                #expect(step != nil || !Task.isCancelled)
            } catch is CancellationError where step != nil {
            }
            // In a task of its own, which nobody cancels.
            try await Task(executorPreference: loop) {
                for token in 0..<4 {
                    let back = try await db.one("echo \(Int64(token))", as: Int64.self)
                    #expect(back == Int64(token), "seed \(seed), cancelled at \(step ?? -1)")
                }
                await db.shutdown()
            }.value
            #expect(db.statistics.leased == 0)
            #expect(db.statistics.total == 0)
            for transaction in server.committed {
                #expect(transaction == [1, 2], "half a transaction was committed")
            }
            await server.shutdown()
            #expect(server.openSessions == 0)
        }
    }

    @Test(
        "queries are answered with their own replies, wherever they are cancelled",
        arguments: seeds)
    func queries(_ seed: UInt64) throws {
        try everywhere(seed: seed) { db in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<4 {
                    group.addTask {
                        for round in 0..<3 {
                            let token = Int64(task * 10 + round)
                            let back = try await db.one("echo \(token)", as: Int64.self)
                            #expect(back == token)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("streams give their own rows, read whole or left early", arguments: seeds)
    func streams(_ seed: UInt64) throws {
        try everywhere(seed: seed) { db in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<3 {
                    group.addTask {
                        let token = Int64(task)
                        var count = 0
                        for try await number in db.stream(
                            "rows \(Int64(300)), \(token)", as: Int64.self)
                        {
                            #expect(number == token)
                            count += 1
                            if task == 1, count == 100 { break }
                        }
                        #expect(count == (task == 1 ? 100 : 300))
                        let back = try await db.one("echo \(token)", as: Int64.self)
                        #expect(back == token)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("queries whose time is up are cancelled, and no other", arguments: seeds)
    func timeouts(_ seed: UInt64) throws {
        try everywhere(seed: seed) { db in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<4 {
                    group.addTask {
                        let token = Int64(task)
                        do {
                            _ = try await db.one(
                                "slow \(token)", as: Int64.self, timeout: .milliseconds(60))
                            Issue.record("slow came in time")
                        } catch let error as PostgresError {
                            #expect([.timedOut, .acquireTimedOut].contains(error.code))
                        }
                        let back = try await db.one("echo \(token)", as: Int64.self)
                        #expect(back == token)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("transactions are committed whole or not at all", arguments: seeds)
    func transactions(_ seed: UInt64) throws {
        try everywhere(seed: seed) { db in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<3 {
                    group.addTask {
                        do {
                            try await db.transaction { tx in
                                try await tx.execute("add \(Int64(1))")
                                if task == 1 { try await tx.execute("fail") }
                                try await tx.execute("add \(Int64(2))")
                            }
                            #expect(task != 1)
                        } catch let error as PostgresError {
                            #expect(task == 1)
                            #expect(error.sqlState?.rawValue == "22012")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("one connection shared by tasks of which one is cancelled", arguments: seeds)
    func sharedConnection(_ seed: UInt64) throws {
        try everywhere(seed: seed) { db in
            try await db.withConnection { connection in
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { _ = try? await connection.query("slow \(Int64(1))") }
                    _ = try? await connection.query("echo \(Int64(0))")
                    group.cancelAll()
                }
                for token in 0..<3 {
                    let back = try await connection.one("echo \(Int64(token))", as: Int64.self)
                    #expect(back == Int64(token))
                }
            }
        }
    }

    /// `slow` takes half a second; with less, its cancel request comes late now and then.
    @Test(
        "a cancellation that comes when its query is over hits nobody behind it", arguments: seeds)
    func lateCancellation(_ seed: UInt64) throws {
        for milliseconds in 480..<530 {
            _ = try run(seed: seed &* 1000 &+ UInt64(milliseconds), cancelAtStep: nil) { db in
                try await db.withConnection { connection in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask {
                            let timeout = Duration.milliseconds(milliseconds)
                            _ = try? await connection.query("slow \(Int64(1))", timeout: timeout)
                        }
                        for token in 0..<3 {
                            group.addTask {
                                let back = try await connection.one(
                                    "echo \(Int64(token))", as: Int64.self)
                                #expect(back == Int64(token))
                            }
                        }
                        try await group.waitForAll()
                    }
                }
            }
        }
    }

    @Test("what waits for a cancellation to be over has its own time", arguments: seeds)
    func timeBehindCancellation(_ seed: UInt64) throws {
        _ = try run(seed: seed, cancelAtStep: nil) { db in
            try await db.withConnection { connection in
                async let slow = postgresError {
                    try await connection.query("slow \(Int64(1))", timeout: .milliseconds(20))
                }
                await pause(.milliseconds(10), on: connection.loop)
                async let behind = connection.one("echo \(Int64(2))", as: Int64.self)
                await pause(.milliseconds(40), on: connection.loop)
                let late = await postgresError {
                    try await connection.query("echo \(Int64(3))", timeout: .milliseconds(30))
                }
                #expect(late?.code == .timedOut)
                #expect(late?.effect == .notSent)
                let back = try await behind
                #expect(back == 2)
                let error = await slow
                #expect(error?.code == .timedOut)
            }
        }
    }

    @Test("a client says goodbye, and waits for nobody to answer that", arguments: seeds)
    func terminate(_ seed: UInt64) throws {
        _ = try SimulatedLoop.run(seed: seed, maximumSteps: 200_000) { loop in
            let server = FakeServer(loop: loop, seed: seed)
            server.ignoresTerminate = true
            var configuration = PostgresConfiguration(user: "test", database: "test")
            configuration.tls.mode = .disable
            configuration.connector = server
            let db = try PostgresClient(configuration, group: EventLoopGroup(loops: [loop]))
            let back = try await db.one("echo \(Int64(1))", as: Int64.self)
            #expect(back == 1)
            let start = loop.now
            await db.shutdown()
            #expect(loop.now - start < .milliseconds(1))
            #expect(db.statistics.total == 0)
            await pause(.seconds(1), on: loop)
            #expect(server.farewells == 1)
            await server.shutdown()
        }
    }

    @Test("shutting down in the middle of work ends everything", arguments: seeds)
    func shutdown(_ seed: UInt64) throws {
        for delay in [0, 1, 3, 7, 20, 100, 1000] {
            _ = try SimulatedLoop.run(seed: seed, maximumSteps: 200_000) { loop in
                let server = FakeServer(loop: loop, seed: seed)
                var configuration = PostgresConfiguration(user: "test", database: "test")
                configuration.tls.mode = .disable
                configuration.connector = server
                configuration.pool.maximumConnections = 2
                let db = try PostgresClient(configuration, group: EventLoopGroup(loops: [loop]))
                await withTaskGroup(of: Void.self) { group in
                    for token in 0..<6 {
                        group.addTask {
                            do {
                                let back = try await db.one(
                                    "slow \(Int64(token))", as: Int64.self)
                                #expect(back == Int64(token))
                            } catch let error as PostgresError {
                                let codes: [PostgresError.Code] = [
                                    .poolClosed, .connectionClosed, .connectionLost,
                                ]
                                #expect(codes.contains(error.code))
                            } catch {
                                Issue.record(error)
                            }
                        }
                    }
                    group.addTask {
                        for _ in 0..<delay { await Task.yield() }
                        await db.shutdown(deadline: .milliseconds(delay))
                    }
                }
                #expect(db.statistics.total == 0)
                await server.shutdown()
                #expect(server.openSessions == 0)
            }
        }
    }
}

/// Lets time pass on the loop's clock.
func pause(_ duration: Duration, on loop: EventLoop) async {
    await withCheckedContinuation { continuation in
        LoopTimer(on: loop) { continuation.resume() }.schedule(at: loop.now + duration)
    }
}
