import CopperBytes
public import CopperListener
public import CopperNet
import CopperResilience

/// Stands between any client and any server and records what they say.
///
/// Its clients speak plaintext: it declines their requests for encryption and takes out
/// of the server's offers what cannot work through it. To the server it speaks TLS when
/// it was given a handshake.
///
/// ```swift
/// let listener = try await Listener.bind(to: .host("127.0.0.1", port: 5555))
/// let recorder = Recorder(PostgresDialect(), path: "psql.fixture")
/// try await RecordingProxy(to: recorder, upstream: server).run(listener)
/// ```
public struct RecordingProxy: Sendable {
    /// Puts TLS over a connected stream.
    public typealias Handshake = @Sendable (any ByteStream) async throws -> any ByteStream

    private let recorder: Recorder
    private let upstream: Endpoint
    private let connector: any Connector
    private let handshake: Handshake?

    public init(
        to recorder: Recorder, upstream: Endpoint, connector: any Connector = .sockets,
        handshake: Handshake? = nil
    ) {
        self.recorder = recorder
        self.upstream = upstream
        self.connector = connector
        self.handshake = handshake
    }

    /// Serves connections until the listener is closed or the task is cancelled. What
    /// was recorded is then in the recorder, and in its file.
    ///
    /// A connection that fails ends alone; why stands in the recording.
    public func run(_ listener: Listener) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for try await client in listener {
                group.addTask(executorPreference: client.loop) { await serve(client) }
            }
        }
        try recorder.save()
    }

    private func serve(_ client: any ByteStream) async {
        let connection = recorder.open(to: upstream)
        let near = StreamIO(client)
        defer { near.close() }
        do {
            let far = StreamIO(try await connectUpstream(client.loop))
            defer { far.close() }
            await ProxiedConnection(near, far, recorder, connection).run()
        } catch {
            recorder.close(connection, by: .server, why: "\(upstream): \(error)")
        }
    }

    private func connectUpstream(_ loop: EventLoop) async throws -> any ByteStream {
        let stream = try await connector.connect(
            to: upstream, options: SocketOptions(), on: loop,
            deadline: loop.now + .seconds(10))
        guard let handshake else { return stream }
        guard let request = recorder.dialect.encryptionRequest else {
            return try await connector.secure(stream, handshake: handshake)
        }
        let io = StreamIO(stream)
        try await io.write(request.bytes)
        guard try await io.read(exactly: 1) == [request.accepted] else {
            throw NetError(.tls, "the server declines TLS")
        }
        let (plain, unread) = await io.detach()
        guard unread.isEmpty else {
            throw NetError(.tls, "the server sent plaintext behind its agreement to TLS")
        }
        return try await connector.secure(plain, handshake: handshake)
    }
}

/// One client's connection through the proxy: two tasks that forward frame by frame.
private final class ProxiedConnection: Sendable {
    private let near: StreamIO
    private let far: StreamIO
    private let recorder: Recorder
    private let number: Int
    private let cutter: Lock<any WireCutter>

    init(_ near: StreamIO, _ far: StreamIO, _ recorder: Recorder, _ number: Int) {
        self.near = near
        self.far = far
        self.recorder = recorder
        self.number = number
        cutter = Lock(recorder.dialect.makeCutter())
    }

    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask {
                await self.forwardRequests()
                self.far.close()
            }
            group.addTask {
                await self.forwardAnswers()
                self.near.closeSending()
            }
        }
    }

    private func forwardRequests() async {
        do {
            while true {
                let bytes = try await near.read()
                if bytes.isEmpty { return recorder.close(number, by: .client) }
                for frame in try cutter.withLock({ try $0.cut(bytes, from: .client) }) {
                    recorder.record(frame.bytes, from: .client, on: number)
                    guard let answer = recorder.dialect.proxyAnswer(to: frame) else {
                        try await far.write(frame.bytes)
                        continue
                    }
                    _ = try cutter.withLock { try $0.cut(answer, from: .server) }
                    recorder.record(answer, from: .server, on: number)
                    try await near.write(answer)
                }
            }
        } catch {
            recorder.close(number, by: .client, why: "\(error)")
        }
    }

    private func forwardAnswers() async {
        do {
            while true {
                let bytes = try await far.read()
                if bytes.isEmpty { return recorder.close(number, by: .server) }
                let frames = try cutter.withLock { try $0.cut(bytes, from: .server) }
                let answers = frames.map { recorder.dialect.proxied($0).bytes }
                for answer in answers { recorder.record(answer, from: .server, on: number) }
                try await near.write(Array(answers.joined()))
            }
        } catch {
            recorder.close(number, by: .server, why: "\(error)")
        }
    }
}
