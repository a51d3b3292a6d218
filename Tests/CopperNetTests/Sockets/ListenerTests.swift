import CopperListener
import CopperNet
import CopperResilience
import CopperTestSupport
import Testing

#if canImport(Musl)
import Musl
#else
import Glibc
#endif

@Suite("Listener")
struct ListenerTests {
    @Test("gives connections as a sequence, which ends when it is closed")
    func sequence() async throws {
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        let loop = EventLoopGroup.shared.next()
        var served = 0
        var client = try await SocketConnector().connect(to: listener.endpoint, on: loop)
        for try await stream in listener {
            stream.close()
            served += 1
            client.close()
            if served == 5 {
                listener.close()
            } else {
                client = try await SocketConnector().connect(to: listener.endpoint, on: loop)
            }
        }
        #expect(served == 5)
    }

    @Test("serves several who wait, each with one connection")
    func severalWaiters() async throws {
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    let stream = try await listener.accept()
                    defer { stream.close() }
                    return stream.info.remoteAddress
                }
            }
            for _ in 0..<10 {
                let stream = try await SocketConnector().connect(
                    to: listener.endpoint, on: EventLoopGroup.shared.next())
                stream.close()
            }
            var peers: Set<String> = []
            for try await peer in group { peers.insert(peer) }
            #expect(peers.count == 10)
        }
        listener.close()
    }

    @Test("ends a wait at its deadline or by cancellation, and loses no connection")
    func endedWaits() async throws {
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        let error = await #expect(throws: NetError.self) {
            _ = try await listener.accept(deadline: SystemClock.now + .milliseconds(5))
        }
        #expect(error?.kind == .timedOut)
        let waiting = Task { try await listener.accept() }
        await Task.yield()
        waiting.cancel()
        await #expect(throws: CancellationError.self) { _ = try await waiting.value }
        let stream = try await SocketConnector().connect(
            to: listener.endpoint, on: EventLoopGroup.shared.next())
        let accepted = try await listener.accept()
        #expect(accepted.info.remoteAddress == stream.info.localAddress)
        stream.close()
        accepted.close()
        listener.close()
        let closed = await #expect(throws: NetError.self) { _ = try await listener.accept() }
        #expect(closed?.kind == .closed)
    }

    @Test("waits without spinning while the process has no descriptor left")
    func noDescriptor() async throws {
        let refusals = Shared(3)
        let faults = ScriptedFaults { call in
            guard case .accept = call else { return nil }
            let refuses = refusals.update { left in
                left -= 1
                return left >= 0
            }
            return refuses ? .fail(EMFILE) : nil
        }
        let listener = try await Listener.bind(
            to: .host("127.0.0.1", port: 0), on: EventLoop(faults: faults))
        async let accepted = listener.accept()
        let stream = try await SocketConnector().connect(
            to: listener.endpoint, on: EventLoopGroup.shared.next())
        try await accepted.close()
        let attempts = faults.count { if case .accept = $0 { true } else { false } }
        #expect(attempts <= 6)
        stream.close()
        listener.close()
    }

    @Test("passes over connections that were gone before they were accepted")
    func aborted() async throws {
        let refusals = Shared(100)
        let faults = ScriptedFaults { call in
            guard case .accept = call else { return nil }
            let left = refusals.update { left in
                left -= 1
                return left
            }
            return left >= 0 ? .fail(left.isMultiple(of: 2) ? ECONNABORTED : EINTR) : nil
        }
        let listener = try await Listener.bind(
            to: .host("127.0.0.1", port: 0), on: EventLoop(faults: faults))
        async let accepted = listener.accept()
        let stream = try await SocketConnector().connect(
            to: listener.endpoint, on: EventLoopGroup.shared.next())
        try await accepted.close()
        stream.close()
        listener.close()
    }

    @Test("says why it cannot listen")
    func errors() async throws {
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        let taken = await #expect(throws: NetError.self) {
            _ = try await Listener.bind(to: listener.endpoint)
        }
        #expect(taken?.errno == EADDRINUSE)
        #expect(taken?.detail.contains("another process listens there") == true)
        listener.close()
        let path = temporaryPath("taken")
        let unix = try await Listener.bind(to: .unix(path: path))
        let exists = await #expect(throws: NetError.self) {
            _ = try await Listener.bind(to: .unix(path: path))
        }
        #expect(exists?.errno == EADDRINUSE)
        unix.close()
        let foreign = await #expect(throws: NetError.self) {
            _ = try await Listener.bind(to: .host("192.0.2.1", port: 0))
        }
        #expect(foreign?.kind == .exhausted)
    }
}

/// Alone, because it counts the descriptors of the process.
@Suite("Many connections", .serialized)
struct ManyConnectionsTests {
    @Test("opened and closed in turn leave no descriptor open")
    func inTurn() async throws {
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let listener = try await Listener.bind(
            to: .unix(path: temporaryPath("many")), on: loop,
            streamsOn: EventLoopGroup(loops: [loop]))
        let count = soak(short: 2_000, long: 10_000)
        for _ in 0..<count {
            let client = try await SocketConnector().connect(to: listener.endpoint, on: loop)
            let server = try await listener.accept()
            client.close()
            server.close()
        }
        listener.close()
        try await loop.run {}
        // Both ends of each, and the listener.
        #expect(faults.count(where: \.isClose) == count * 2 + 1)
    }

    @Test("open at once all work, and leave no descriptor open")
    func atOnce() async throws {
        let count = soak(short: 500, long: 2_000)
        raiseDescriptorLimit(to: count * 2 + 200)
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let listener = try await Listener.bind(
            to: .unix(path: temporaryPath("at-once")), on: loop,
            streamsOn: EventLoopGroup(loops: [loop]))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await withThrowingTaskGroup(of: Void.self) { servers in
                    for _ in 0..<count {
                        let stream = try await listener.accept()
                        servers.addTask { try await serveOne(StreamIO(stream)) }
                    }
                    try await servers.waitForAll()
                }
            }
            var clients: [StreamIO] = []
            for _ in 0..<count {
                let stream = try await SocketConnector().connect(to: listener.endpoint, on: loop)
                clients.append(StreamIO(stream))
            }
            for client in clients { try await client.write([9]) }
            for client in clients { #expect(try await client.read() == [9]) }
            for client in clients { client.close() }
            try await group.waitForAll()
        }
        listener.close()
        try await loop.run {}
        #expect(faults.count(where: \.isClose) == count * 2 + 1)
    }
}

private func serveOne(_ io: StreamIO) async throws {
    try await io.write(try await io.read())
    #expect(try await io.read().isEmpty)
    io.close()
}

private func raiseDescriptorLimit(to count: Int) {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(max(limit.rlim_cur, rlim_t(count)), limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}
