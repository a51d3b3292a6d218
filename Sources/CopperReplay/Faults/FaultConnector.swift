public import CopperBytes
public import CopperNet
public import CopperResilience

/// Makes streams through another connector that misbehave as planned. It stacks on
/// sockets, memory and replays alike.
public struct FaultConnector: Connector {
    private let base: any Connector
    private let plan: FaultPlan
    private let dialect: any WireDialect
    private let counter = Counter()

    private final class Counter: Sendable {
        let count = Lock(0)
    }

    public init(_ base: any Connector, _ plan: FaultPlan, _ dialect: any WireDialect) {
        self.base = base
        self.plan = plan
        self.dialect = dialect
    }

    public func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        let stream = try await base.connect(
            to: endpoint, options: options, on: loop, deadline: deadline)
        let number = counter.count.withLock { count in
            count += 1
            return count
        }
        return FaultStream(stream, plan, dialect, connection: number)
    }

    public func secure(
        _ stream: any ByteStream,
        handshake: (any ByteStream) async throws -> any ByteStream
    ) async throws -> any ByteStream {
        guard let faulty = stream as? FaultStream else {
            throw NetError(.tls, "securing a stream that this connector did not make")
        }
        return faulty.continued(on: try await base.secure(faulty.base, handshake: handshake))
    }
}
