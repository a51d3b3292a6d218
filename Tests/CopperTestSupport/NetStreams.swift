import CopperBytes
import CopperListener
package import CopperNet

/// A connected pair of TCP streams over the loopback interface: the client's end on
/// `loop`, the server's on `serverLoop`.
package func tcpPair(
    on loop: EventLoop, and serverLoop: EventLoop? = nil, options: SocketOptions = SocketOptions()
) async throws -> (client: any ByteStream, server: any ByteStream) {
    let listener = try await Listener.bind(
        to: .host("127.0.0.1", port: 0), on: EventLoopGroup.shared.loops[0],
        streamsOn: EventLoopGroup(loops: [serverLoop ?? loop]), options: options)
    defer { listener.close() }
    async let server = listener.accept()
    let client = try await SocketConnector().connect(
        to: listener.endpoint, options: options, on: loop)
    return (client, try await server)
}

/// A value that tasks and loops set and tests read.
package final class Shared<Value: Sendable>: Sendable {
    private let state: Lock<Value>

    package init(_ value: Value) { state = Lock(value) }

    package var value: Value { state.withLock { $0 } }

    @discardableResult
    package func update<Result: Sendable>(
        _ change: @Sendable (inout Value) -> Result
    ) -> Result {
        state.withLock { change(&$0) }
    }
}
