public import CopperResilience

/// Makes the streams of a client: real sockets, a replayed fixture, a recording.
///
/// It stands in a client's configuration and serves every connection the client
/// opens: its pool's, cancel requests, redirected endpoints.
public protocol Connector: Sendable {
    /// A connected stream on `loop`, or the reason why not.
    ///
    /// - Throws: `NetError` with `.timedOut` when `deadline` passes first;
    ///   `CancellationError` when the task is cancelled.
    func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream

    /// Puts TLS over `stream`, which this connector made, by running `handshake`
    /// over the transport. A replayer returns the recorded facts instead; a recorder
    /// goes on recording above the result.
    func secure(
        _ stream: any ByteStream,
        handshake: (any ByteStream) async throws -> any ByteStream
    ) async throws -> any ByteStream
}

extension Connector {
    public func secure(
        _ stream: any ByteStream,
        handshake: (any ByteStream) async throws -> any ByteStream
    ) async throws -> any ByteStream {
        try await handshake(stream)
    }
}

/// The options of a socket, named as in `tcp(7)` and libpq.
public struct SocketOptions: Hashable, Sendable {
    public var noDelay = true
    public var keepAlive = true
    /// Seconds of idleness before the first probe; `nil` leaves the system's default.
    public var keepAliveIdle: Duration?
    public var keepAliveInterval: Duration?
    public var keepAliveCount: Int?
    /// How long sent data may stay unacknowledged (TCP_USER_TIMEOUT).
    public var userTimeout: Duration?
    public var receiveBufferBytes: Int?
    public var sendBufferBytes: Int?

    public init() {}
}
