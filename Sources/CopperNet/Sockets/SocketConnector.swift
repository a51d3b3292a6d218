public import CopperResilience

/// Connects through the operating system: TCP over IPv4 and IPv6, and unix sockets.
///
/// A name is resolved by the system (getaddrinfo, on ``WorkerPool``). Of several
/// addresses the families are tried in turn; each gets 250 ms before the next is tried
/// beside it, and the first to answer wins (RFC 8305, sections 4 and 5).
public struct SocketConnector: Connector {
    package typealias Resolve = @Sendable (_ host: String, _ port: UInt16) -> Resolver.Answer

    private let resolve: Resolve

    public init() { self.init(resolve: Resolver.addresses) }

    /// With a resolver of the tests' own.
    package init(resolve: @escaping Resolve) { self.resolve = resolve }

    /// A connected stream on `loop`.
    ///
    /// - Throws: `NetError` that names the endpoint, the addresses tried and what to do:
    ///   `.resolve`, `.refused`, `.unreachable`, `.exhausted` and so on, or `.timedOut`
    ///   at the deadline, which is the task's own ``Deadline/current`` when that is
    ///   earlier; `CancellationError` when the task is cancelled.
    public func connect(
        to endpoint: Endpoint, options: SocketOptions = SocketOptions(), on loop: EventLoop,
        deadline: MonotonicTime = .distantFuture
    ) async throws -> any ByteStream {
        try Task.checkCancellation()
        let operation = ConnectOperation(
            endpoint: endpoint, options: options, loop: loop,
            deadline: Deadline.earlier(of: deadline), resolve: resolve)
        loop.execute { operation.start() }
        return try await operation.promise.value {
            loop.execute { operation.abandon() }
        }
    }
}

extension Connector where Self == SocketConnector {
    /// Real sockets.
    public static var sockets: SocketConnector { SocketConnector() }
}
