public import CopperNet
public import CopperResilience

/// TLS over any stream: a socket, a pair in memory, a recorder.
///
/// It is used on the loop of the stream below it, as that one is; ``close()`` works from
/// any thread. Sending never splits a record in a way that the owner would notice: bytes
/// that were counted as sent leave as soon as the stream below takes them, the others
/// were not looked at.
///
/// The stream below may have carried plaintext before, as in PostgreSQL's SSLRequest.
/// Whoever read from it must not hold bytes that came after the agreement to use TLS:
/// somebody on the path may have put them there.
public final class TLSStream: ByteStream {
    private let engine: TLSEngine

    public let info: StreamInfo
    public var loop: EventLoop { engine.loop }
    public var sendsFromAnyThread: Bool { false }

    private init(_ engine: TLSEngine, facts: TLSFacts) {
        self.engine = engine
        var info = engine.transport.inner.info
        info.tls = facts
        self.info = info
    }

    deinit { engine.close() }

    /// Makes a TLS connection to a server, over a stream that is connected to it.
    ///
    /// - Parameters:
    ///   - stream: is owned by the result from now on, and closed when this throws.
    ///   - serverName: the name or address that the certificate must be for, and that is
    ///     sent as SNI if it is a name. Usually the host of the endpoint.
    ///   - deadline: on the clock of the stream's loop; the task's own ``Deadline/current`` counts
    ///     when it is earlier.
    /// - Throws: `NetError` with kind `.tls` when the handshake fails or the configuration
    ///   cannot be used (waiting mends neither), `.timedOut` at the deadline,
    ///   `.closedByPeer`, `.reset` and others of the stream below; `CancellationError`.
    public static func client(
        over stream: any ByteStream, context: TLSContext, serverName: String,
        deadline: MonotonicTime
    ) async throws -> TLSStream {
        try await establish(
            over: stream, context: context, role: .client, serverName: serverName,
            deadline: deadline)
    }

    /// Waits for a client's handshake over a stream that was accepted.
    ///
    /// Ownership, deadline and errors are those of
    /// ``client(over:context:serverName:deadline:)``.
    public static func server(
        over stream: any ByteStream, context: TLSContext, deadline: MonotonicTime
    ) async throws -> TLSStream {
        try await establish(
            over: stream, context: context, role: .server, serverName: "", deadline: deadline)
    }

    private static func establish(
        over stream: any ByteStream, context: TLSContext, role: TLSContext.Role,
        serverName: String, deadline: MonotonicTime
    ) async throws -> TLSStream {
        let engine: TLSEngine
        do {
            guard context.role == role else {
                throw NetError(.tls, "a \(context.role) context cannot be used as a \(role)'s")
            }
            let material = try await context.material()
            engine = try TLSEngine(over: stream, material: material, serverName: serverName)
        } catch {
            stream.close()
            throw error
        }
        let facts = try await TLSHandshake(
            engine, deadline: Deadline.earlier(of: deadline)
        ).run()
        return TLSStream(engine, facts: facts)
    }

    public func setHandler(_ handler: (any StreamHandler)?) { engine.setHandler(handler) }

    public func receive(
        into space: UnsafeMutableRawBufferPointer
    ) throws(NetError) -> ReceiveResult {
        try engine.receive(into: space)
    }

    public func send(_ bytes: UnsafeRawBufferPointer) throws(NetError) -> SendResult {
        try engine.send(bytes)
    }

    public func gatherInput() { engine.transport.inner.gatherInput() }

    /// Sends close_notify behind what was sent. The stream below stays open both ways:
    /// TLS goes on needing it to answer the peer.
    public func closeSending() { engine.closeSending() }

    /// Sends close_notify if that is possible at once, and closes the stream below.
    public func close() { engine.close() }
}
