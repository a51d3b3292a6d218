import CopperBytes
import CopperNet
import CopperResilience

/// Sockets, with a note of how long connecting and TLS took for the last connection.
struct TimingConnector: Connector {
    struct Times: Sendable {
        var connect: Duration?
        var address = ""
        var secure: Duration?
        var tls: TLSFacts?
    }

    /// What connectors and their user share.
    final class Notes: Sendable {
        private let state = Lock(Times())

        var times: Times { state.withLock { $0 } }

        func note(_ change: (inout Times) -> Void) { state.withLock { change(&$0) } }
    }

    let base: any Connector
    let notes: Notes

    func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        let watch = Stopwatch()
        let stream = try await base.connect(
            to: endpoint, options: options, on: loop, deadline: deadline)
        let time = watch.elapsed
        notes.note {
            $0 = Times()
            $0.connect = time
            $0.address = stream.info.remoteAddress
        }
        return stream
    }

    func secure(
        _ stream: any ByteStream,
        handshake: (any ByteStream) async throws -> any ByteStream
    ) async throws -> any ByteStream {
        let watch = Stopwatch()
        let secured = try await base.secure(stream, handshake: handshake)
        let time = watch.elapsed
        notes.note {
            $0.secure = time
            $0.tls = secured.info.tls
        }
        return secured
    }
}
