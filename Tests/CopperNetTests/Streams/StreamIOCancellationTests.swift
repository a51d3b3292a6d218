import CopperNet
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

/// A conversation in which each side knows what must arrive, cancelled everywhere.
@Suite("StreamIO, cancelled and late")
struct StreamIOCancellationTests {
    @Test("cancelled before any step, a read loses no bytes")
    func readLosesNothing() throws {
        for seed in 0..<UInt64(soak(short: 100, long: 10_000)) {
            let steps = try SimulatedLoop.run(seed: seed) { try await interruptedRead($0, nil) }
                .steps
            for step in 0..<steps {
                // Cancelled is the inner read only: the body must always see all bytes.
                let run = try SimulatedLoop.run(seed: seed) { try await interruptedRead($0, step) }
                #expect(run.value == Array(0..<40), "seed \(seed), step \(step)")
            }
        }
    }

    @Test("cancelled before any step, a write is whole, or absent, or closes the stream")
    func writeIsWhole() throws {
        for seed in 0..<UInt64(soak(short: 100, long: 10_000)) {
            let steps = try SimulatedLoop.run(seed: seed) { try await interruptedWrite($0, nil) }
                .steps
            for step in 0..<steps {
                let run = try SimulatedLoop.run(seed: seed) { try await interruptedWrite($0, step) }
                let (received, goesOn) = run.value
                let note: Comment = "seed \(seed), step \(step): \(received)"
                if goesOn {
                    let whole = Array(0..<40 as Range<UInt8>) + [99]
                    #expect(received == whole || received == [99], note)
                } else {
                    #expect(received.count < 40, note)
                    #expect(
                        received == Array((0..<40 as Range<UInt8>).prefix(received.count)), note)
                }
            }
        }
    }

    @Test("a whole conversation cancelled before any step ends, and leaves nothing behind")
    func conversation() throws {
        for seed in 0..<UInt64(soak(short: 30, long: 1_000)) {
            let steps = try SimulatedLoop.run(seed: seed) { try await converse(on: $0) }.steps
            for step in 0..<steps {
                do {
                    _ = try SimulatedLoop.run(seed: seed, cancelAtStep: step) {
                        try await converse(on: $0)
                    }
                } catch is CancellationError {
                    // What cancelling is for.
                } catch let error as NetError {
                    // The side that was not cancelled first sees its peer go.
                    #expect([.closed, .closedByPeer, .reset].contains(error.kind), "\(error)")
                }
            }
        }
    }

    @Test("a read ends at its deadline or the task's, and the stream goes on")
    func readDeadline() throws {
        let run = try SimulatedLoop.run(seed: 1) { loop in
            let (near, far) = MemoryStream.pair(on: loop)
            let (reader, writer) = (StreamIO(near), StreamIO(far))
            let late = await #expect(throws: NetError.self) {
                _ = try await reader.read(deadline: loop.now + .seconds(3))
            }
            #expect(late?.kind == .timedOut)
            let inherited = await #expect(throws: NetError.self) {
                try await withDeadline(after: .seconds(4)) {
                    _ = try await reader.read(deadline: loop.now + .seconds(30))
                }
            }
            #expect(inherited?.kind == .timedOut)
            try await writer.write([1, 2, 3])
            return try await reader.read()
        }
        #expect(run.value == [1, 2, 3])
        #expect(run.elapsed == .seconds(7))
    }

    @Test("an old read's deadline does not end a later read")
    func staleDeadline() throws {
        let run = try SimulatedLoop.run(seed: 1) { loop in
            let (near, far) = MemoryStream.pair(on: loop)
            let (reader, writer) = (StreamIO(near), StreamIO(far))
            await withTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await reader.read(deadline: loop.now + .seconds(1)) }
                group.addTask { try? await pause(.milliseconds(500), on: loop) }
                await group.next()
                group.cancelAll()
            }
            async let bytes = reader.read()
            try await pause(.seconds(2), on: loop)
            try await writer.write([5])
            return try await bytes
        }
        #expect(run.value == [5])
    }

    @Test("a write that ends at its deadline in the middle closes the stream")
    func writeDeadline() throws {
        let run = try SimulatedLoop.run(seed: 1) { loop in
            let (near, far) = MemoryStream.pair(on: loop, capacity: 10)
            let (writer, reader) = (StreamIO(near), StreamIO(far))
            let late = await #expect(throws: NetError.self) {
                try await writer.write(
                    [UInt8](repeating: 1, count: 25), deadline: loop.now + .seconds(1))
            }
            #expect(late?.kind == .timedOut)
            let closed = await #expect(throws: NetError.self) { try await writer.write([2]) }
            #expect(closed?.kind == .closed)
            return try await reader.readToEnd()
        }
        #expect(run.value == [UInt8](repeating: 1, count: 10))
    }

    @Test("two reads at once are an error for the second, and both recover")
    func twoReads() throws {
        let run = try SimulatedLoop.run(seed: 1) { loop in
            let (near, far) = MemoryStream.pair(on: loop)
            let (reader, writer) = (StreamIO(near), StreamIO(far))
            async let first = reader.read()
            try await pause(.seconds(1), on: loop)
            let misuse = await #expect(throws: NetError.self) { _ = try await reader.read() }
            #expect(misuse?.kind == .system)
            try await writer.write([1])
            return try await first
        }
        #expect(run.value == [1])
    }

    @Test("says how much was missing when the peer closes early, and keeps what came")
    func closedEarly() throws {
        let run = try SimulatedLoop.run(seed: 1) { loop in
            let (near, far) = MemoryStream.pair(on: loop)
            let (reader, writer) = (StreamIO(near), StreamIO(far))
            try await writer.write([1, 2, 3])
            writer.close()
            let error = await #expect(throws: NetError.self) {
                _ = try await reader.read(exactly: 5)
            }
            #expect(error?.kind == .closedByPeer)
            #expect(error?.detail.contains("3 of 5") == true)
            return try await reader.readToEnd()
        }
        #expect(run.value == [1, 2, 3])
    }

    @Test("gives the stream back with what was not read", arguments: [false, true])
    func detach(fromElsewhere: Bool) async throws {
        let loop = EventLoop()
        let (near, far) = MemoryStream.pair(on: loop)
        let (reader, writer) = (StreamIO(near, unread: [1, 2]), StreamIO(far))
        try await writer.write([3, 4, 5])
        #expect(try await reader.read(exactly: 3) == [1, 2, 3])
        let (stream, unread) = await reader.detach()
        #expect(stream === near)
        let rest = StreamIO(stream, unread: unread)
        #expect(try await rest.read(exactly: 2) == [4, 5])
    }
}

/// Reads 40 bytes in a task that is cancelled after `step` turns, then the rest.
private func interruptedRead(_ loop: EventLoop, _ step: Int?) async throws -> [UInt8] {
    let seed = UInt64(truncatingIfNeeded: loop.now.nanoseconds)
    let (near, far) = MemoryStream.pair(on: loop, capacity: 16, chunking: seed)
    let (reader, writer) = (StreamIO(near), StreamIO(far))
    async let written: Void = writer.write(Array(0..<40))
    var bytes = try await cancelled(after: step) { try await reader.read(limit: 11) } ?? []
    while bytes.count < 40 { bytes += try await reader.read(limit: 11) }
    try await written
    return bytes
}

/// Writes 40 bytes in a task that is cancelled after `step` turns, then one more; gives
/// what the other side received, and whether the last write went.
private func interruptedWrite(
    _ loop: EventLoop, _ step: Int?
) async throws -> (received: [UInt8], goesOn: Bool) {
    let (near, far) = MemoryStream.pair(on: loop, capacity: 16, chunking: 5)
    let (writer, reader) = (StreamIO(near), StreamIO(far))
    async let received = reader.readToEnd()
    _ = try await cancelled(after: step) { try await writer.write(Array(0..<40)) }
    let goesOn: Bool
    do {
        try await writer.write([99])
        goesOn = true
    } catch {
        goesOn = false
    }
    writer.close()
    return (try await received, goesOn)
}

/// What `body` returns, or `nil` when it was cancelled first, after `turns` yields.
private func cancelled<Value: Sendable>(
    after turns: Int?, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value? {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask {
            do { return try await body() } catch is CancellationError { return nil }
        }
        if let turns {
            for _ in 0..<turns { await Task.yield() }
            group.cancelAll()
        }
        return try await group.next() ?? nil
    }
}

private func converse(on loop: EventLoop) async throws {
    let (near, far) = MemoryStream.pair(on: loop, capacity: 24, chunking: 3)
    let (client, server) = (StreamIO(near), StreamIO(far))
    defer {
        client.close()
        server.close()
    }
    async let served: Void = {
        defer { server.close() }
        while true {
            let bytes = try await server.read(limit: 9)
            if bytes.isEmpty { return }
            try await server.write(bytes)
        }
    }()
    for round in 0..<3 as Range<UInt8> {
        let bytes = [UInt8](repeating: round, count: 30)
        async let sent: Void = client.write(bytes)
        let back = try await client.read(exactly: 30, deadline: loop.now + .seconds(5))
        try await sent
        #expect(back == bytes)
    }
    client.closeSending()
    #expect(try await client.readToEnd().isEmpty)
    try await served
}
