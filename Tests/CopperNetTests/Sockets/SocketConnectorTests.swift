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

@Suite("Connecting")
struct SocketConnectorTests {
    @Test("knows both addresses", arguments: ["127.0.0.1", "::1", "localhost"])
    func internet(host: String) async throws {
        let loop = EventLoopGroup.shared.next()
        let listener = try await Listener.bind(to: .host(host, port: 0))
        let stream = try await SocketConnector().connect(to: listener.endpoint, on: loop)
        let accepted = try await listener.accept()
        #expect(stream.info.endpoint == listener.endpoint)
        #expect(stream.info.remoteAddress.hasSuffix(":\(listener.port)"))
        #expect(stream.info.localAddress == accepted.info.remoteAddress)
        listener.close()
        stream.close()
        accepted.close()
    }

    @Test("reaches unix sockets by path and in the abstract space")
    func unix() async throws {
        for path in [temporaryPath("connect"), "@copper-test-\(getpid())"] {
            let listener = try await Listener.bind(to: .unix(path: path))
            let stream = try await SocketConnector().connect(
                to: .unix(path: path), on: EventLoopGroup.shared.next())
            let accepted = StreamIO(try await listener.accept())
            let io = StreamIO(stream)
            try await io.write([1, 2, 3])
            #expect(try await accepted.read(exactly: 3) == [1, 2, 3])
            #expect(stream.info.remoteAddress == path)
            listener.close()
            io.close()
            accepted.close()
            #expect(access(path, F_OK) != 0)
        }
    }

    @Test("says that nobody listens")
    func refused() async throws {
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        listener.close()
        try await listener.closed()
        let error = await failure(to: listener.endpoint)
        #expect(error?.kind == .refused)
        #expect(error?.errno == ECONNREFUSED)
        #expect(error?.detail.contains(listener.endpoint.description) == true)
        #expect(error?.detail.contains("nobody listens there") == true)
    }

    @Test("says that a unix socket is missing, or impossible")
    func unixErrors() async throws {
        let missing = await failure(to: .unix(path: "/nonexistent/socket"))
        #expect(missing?.kind == .refused)
        #expect(missing?.detail.contains("/nonexistent/socket") == true)
        let long = await failure(to: .unix(path: "/" + String(repeating: "x", count: 200)))
        #expect(long?.errno == ENAMETOOLONG)
        #expect(long?.detail.contains("107") == true)
        for path in ["", "/tmp/a\0b"] {
            #expect(await failure(to: .unix(path: path))?.errno == EINVAL)
        }
    }

    @Test("says that a name has no address")
    func unknownName() async throws {
        let error = await failure(to: .host("no-such-host.invalid", port: 1)) { host, _ in
            .failure(NetError(.resolve, "resolving \(host): unknown"))
        }
        #expect(error?.kind == .resolve)
        #expect(error?.detail.contains("no-such-host.invalid:1") == true)
        for host in ["", "a\0b"] {
            #expect(await failure(to: .host(host, port: 1))?.kind == .resolve)
        }
        let empty = await failure(to: .host("name", port: 1)) { _, _ in .success([]) }
        #expect(empty?.kind == .resolve)
    }

    @Test("tries every address, and tells of each")
    func severalAddresses() async throws {
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        let port = listener.port
        let resolve: SocketConnector.Resolve = { _, _ in
            .success(
                ["127.0.0.2", "127.0.0.3", "127.0.0.1"].compactMap { Resolver.numeric($0, port) })
        }
        let stream = try await SocketConnector(resolve: resolve).connect(
            to: .host("several", port: port), on: EventLoopGroup.shared.next())
        #expect(stream.info.remoteAddress == "127.0.0.1:\(port)")
        stream.close()
        listener.close()
        try await listener.closed()
        let error = await failure(to: .host("several", port: port), resolve)
        #expect(error?.kind == .refused)
        for address in ["127.0.0.2", "127.0.0.3", "127.0.0.1"] {
            #expect(error?.detail.contains("\(address):\(port)") == true)
        }
    }

    @Test("goes on beside an address that does not answer")
    func silentAddress() async throws {
        let silent = try await FullListener()
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        let addresses = [silent.port, listener.port].compactMap {
            Resolver.numeric("127.0.0.1", $0)
        }
        let stream = try await SocketConnector { _, _ in .success(addresses) }.connect(
            to: .host("several", port: 1), on: EventLoopGroup.shared.next(),
            deadline: SystemClock.now + .seconds(30))
        #expect(stream.info.remoteAddress == listener.endpoint.description)
        stream.close()
        listener.close()
        silent.close()
    }

    @Test("ends at its deadline, or at the task's own")
    func timeout() async throws {
        let silent = try await FullListener()
        let endpoint = Endpoint.host("127.0.0.1", port: silent.port)
        let error = await #expect(throws: NetError.self) {
            _ = try await SocketConnector().connect(
                to: endpoint, on: EventLoopGroup.shared.next(),
                deadline: SystemClock.now + .milliseconds(20))
        }
        #expect(error?.kind == .timedOut)
        #expect(error?.detail.contains(endpoint.description) == true)
        let inherited = await #expect(throws: NetError.self) {
            try await withDeadline(after: .milliseconds(20)) {
                _ = try await SocketConnector().connect(
                    to: endpoint, on: EventLoopGroup.shared.next())
            }
        }
        #expect(inherited?.kind == .timedOut)
        silent.close()
    }

    @Test("ends a slow resolver's wait at the deadline")
    func slowResolver() async throws {
        let isHeld = Shared(true)
        let error = await #expect(throws: NetError.self) {
            _ = try await SocketConnector { _, _ in
                while isHeld.value { usleep(1000) }
                return .success([])
            }.connect(
                to: .host("slow", port: 1), on: EventLoopGroup.shared.next(),
                deadline: SystemClock.now + .milliseconds(10))
        }
        #expect(error?.kind == .timedOut)
        isHeld.update { $0 = false }
    }

    @Test("stops when the task is cancelled, and leaks nothing")
    func cancelled() async throws {
        let silent = try await FullListener()
        let endpoint = Endpoint.host("127.0.0.1", port: silent.port)
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        let connecting = Task { try await SocketConnector().connect(to: endpoint, on: loop) }
        while !faults.calls.contains(where: \.isConnect) { await Task.yield() }
        connecting.cancel()
        await #expect(throws: CancellationError.self) { _ = try await connecting.value }
        try await loop.run {}
        #expect(faults.count(where: \.isClose) == 1)
        silent.close()
    }

    @Test("cancelled at once or never, it gives a stream or closes what it opened")
    func cancelRaces() async throws {
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        let faults = ScriptedFaults { _ in nil }
        let loop = EventLoop(faults: faults)
        for round in 0..<soak(short: 100, long: 10_000) {
            let connecting = Task {
                try await SocketConnector().connect(to: listener.endpoint, on: loop)
            }
            for _ in 0..<(round % 20) { await Task.yield() }
            connecting.cancel()
            (try? await connecting.value)?.close()
        }
        listener.close()
        try await loop.run {}
        try await loop.run {}
        #expect(faults.count { $0 == .socket } == faults.count(where: \.isClose))
    }

    @Test("says what to do when the process has no descriptor left")
    func noDescriptor() async throws {
        let loop = EventLoop(faults: ScriptedFaults { $0 == .socket ? .fail(EMFILE) : nil })
        let error = await #expect(throws: NetError.self) {
            _ = try await SocketConnector().connect(to: .host("127.0.0.1", port: 1), on: loop)
        }
        #expect(error?.kind == .exhausted)
        #expect(error?.detail.contains("ulimit -n") == true)
    }

    @Test(
        "tells the kernel's refusals by kind",
        arguments: [
            (ENETUNREACH, NetError.Kind.unreachable), (EHOSTUNREACH, .unreachable),
            (EADDRNOTAVAIL, .exhausted), (EACCES, .system), (ETIMEDOUT, .timedOut),
        ])
    func kinds(number: Int32, kind: NetError.Kind) async throws {
        let loop = EventLoop(faults: ScriptedFaults { $0.isConnect ? .fail(number) : nil })
        let error = await #expect(throws: NetError.self) {
            _ = try await SocketConnector().connect(to: .host("127.0.0.1", port: 1), on: loop)
        }
        #expect(error?.kind == kind)
        #expect(error?.errno == number)
    }

    @Test("waits while a unix listener's queue is full")
    func unixQueueFull() async throws {
        let path = temporaryPath("full")
        let listener = try await Listener.bind(to: .unix(path: path))
        let refusals = Shared(3)
        let loop = EventLoop(
            faults: ScriptedFaults { call in
                guard call.isConnect else { return nil }
                let refuses = refusals.update { left in
                    left -= 1
                    return left >= 0
                }
                return refuses ? .fail(EAGAIN) : nil
            })
        let stream = try await SocketConnector().connect(to: .unix(path: path), on: loop)
        #expect(refusals.value == -1)
        stream.close()
        listener.close()
    }

    @Test("applies every option, and names the one that is refused")
    func options() async throws {
        let calls = Shared<[Int32]>([])
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        var options = SocketOptions()
        options.keepAliveIdle = .milliseconds(1500)
        options.keepAliveInterval = .seconds(5)
        options.keepAliveCount = 4
        options.userTimeout = .seconds(30)
        options.receiveBufferBytes = 50_000
        options.sendBufferBytes = 60_000
        let loop = EventLoop(
            faults: ScriptedFaults { call in
                if case .connect(let descriptor) = call { calls.update { $0.append(descriptor) } }
                return nil
            })
        let stream = try await SocketConnector().connect(
            to: listener.endpoint, options: options, on: loop)
        let descriptor = try #require(calls.value.first)
        let tcp = Int32(IPPROTO_TCP)
        let read = { SystemCalls.real.option(descriptor, level: $0, name: $1).value }
        #expect(read(tcp, TCP_NODELAY) != 0)
        #expect(read(SOL_SOCKET, SO_KEEPALIVE) != 0)
        #expect(read(tcp, TCP_KEEPIDLE) == 2)
        #expect(read(tcp, TCP_KEEPINTVL) == 5)
        #expect(read(tcp, TCP_KEEPCNT) == 4)
        #expect(read(tcp, TCP_USER_TIMEOUT) == 30_000)
        // The kernel doubles them for its own books (socket(7)).
        #expect(read(SOL_SOCKET, SO_RCVBUF) == 100_000)
        #expect(read(SOL_SOCKET, SO_SNDBUF) == 120_000)
        stream.close()
        options.keepAliveCount = -1
        let refused = options
        let error = await #expect(throws: NetError.self) {
            _ = try await SocketConnector().connect(
                to: listener.endpoint, options: refused, on: loop)
        }
        #expect(error?.detail.contains("TCP_KEEPCNT") == true)
        listener.close()
    }

    @Test("alternates the families of a name's addresses")
    func interleaving() {
        let hosts = ["::1", "::2", "::3", "127.0.0.1", "127.0.0.2"]
        let mixed = Resolver.interleave(hosts.compactMap { Resolver.numeric($0, 1) })
        #expect(mixed.map(\.host) == ["::1", "127.0.0.1", "::2", "127.0.0.2", "::3"])
        #expect(Resolver.interleave([]).isEmpty)
    }
}

extension Listener {
    /// The port that it is bound to; 0 for a unix socket.
    var port: UInt16 { if case .host(_, let port) = endpoint { port } else { 0 } }

    /// Returns once the close has been carried out.
    func closed() async throws {
        _ = try? await accept()
    }
}

extension SystemCall {
    var isConnect: Bool { if case .connect = self { true } else { false } }
    var isClose: Bool { if case .close = self { true } else { false } }
}

/// A listener with a queue so full that the kernel answers nobody.
private final class FullListener: Sendable {
    let port: UInt16
    private let listener: Listener
    private let fillers = Shared<[Task<Void, any Error>]>([])

    init() async throws {
        listener = try await Listener.bind(to: .host("127.0.0.1", port: 0), backlog: 0)
        port = listener.port
        let endpoint = listener.endpoint
        let loop = EventLoopGroup.shared.next()
        // The queue takes backlog + 1; the next hang until they are cancelled.
        for _ in 0..<3 {
            let filler = Task {
                let stream = try await SocketConnector().connect(to: endpoint, on: loop)
                try await pause(.seconds(3600), on: loop)
                stream.close()
            }
            fillers.update { $0.append(filler) }
        }
        // Until a connect of ours gets no answer; one that was late before it began, because
        // the machine is busy, says nothing about the queue.
        var isFull = false
        while !isFull {
            do {
                let stream = try await SocketConnector().connect(
                    to: endpoint, on: loop, deadline: loop.now + .milliseconds(50))
                stream.close()
            } catch let error as NetError {
                isFull = error.detail.contains("no answer")
            }
        }
    }

    func close() {
        for filler in fillers.value { filler.cancel() }
        listener.close()
    }
}

private func failure(
    to endpoint: Endpoint,
    _ resolve: @escaping SocketConnector.Resolve = Resolver.addresses
) async -> NetError? {
    await #expect(throws: NetError.self) {
        _ = try await SocketConnector(resolve: resolve).connect(
            to: endpoint, on: EventLoopGroup.shared.next(),
            deadline: SystemClock.now + .seconds(30))
    }
}

/// A path for a socket that does not exist.
func temporaryPath(_ name: String) -> String {
    "/tmp/copper-\(name)-\(getpid())-\(UInt32.random(in: 0 ... .max))"
}
