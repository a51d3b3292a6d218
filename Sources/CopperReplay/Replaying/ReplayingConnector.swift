public import CopperBytes
public import CopperNet
public import CopperResilience

/// Makes streams that replay a fixture, without a server and without sockets.
///
/// It works on every loop, the simulated one included. What does not follow the
/// recording fails with ``NetError/Kind/notRecorded`` and both glosses, or, for
/// exchanges, with an error in the server's own form.
public struct ReplayingConnector: Connector {
    private let loaded: Result<ReplayStage, any Error>

    /// - Parameter repeats: whether recorded sessions may be played again once all
    ///   were (``ReplayMode/session`` only).
    /// - Throws: ``FixtureError`` when the fixture is not one of the dialect's.
    public init(
        _ fixture: Fixture, _ dialect: any WireDialect, mode: ReplayMode, repeats: Bool = false
    ) throws(FixtureError) {
        loaded = .success(try ReplayStage(fixture, dialect, mode, repeats: repeats))
    }

    /// Replays the file at `path`. What is wrong with it is thrown by ``connect``.
    public init(path: String, _ dialect: any WireDialect, mode: ReplayMode) {
        loaded = Result {
            try ReplayStage(try Fixture(path: path), dialect, mode, repeats: false)
        }
    }

    /// What did not follow the recording so far, each with both glosses.
    public var mismatches: [String] { (try? loaded.get())?.mismatches ?? [] }

    /// The numbers of the recorded connections that nobody played.
    public var unplayed: [Int] { (try? loaded.get())?.unplayed ?? [] }

    public func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        let stage = try loaded.get()
        let connection = stage.open()
        let recorded = stage.conversations.count
        if stage.mode == .script, connection > recorded {
            let mismatch = ReplayMismatch(
                description: "connection \(connection) to \(endpoint) is not recorded: the fixture"
                    + " has \(recorded)")
            stage.note(mismatch)
            throw NetError(.notRecorded, mismatch.description)
        }
        let stream = ReplayStream(
            stage, connection: connection, endpoint: endpoint, on: loop, isInProcess: true)
        stream.start()
        return stream
    }

    public func secure(
        _ stream: any ByteStream,
        handshake: (any ByteStream) async throws -> any ByteStream
    ) async throws -> any ByteStream {
        guard let replay = stream as? ReplayStream else {
            throw NetError(.tls, "securing a stream that this connector did not make")
        }
        try replay.secure()
        return replay
    }
}
