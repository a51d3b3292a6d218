import CopperBytes
public import CopperNet
public import CopperResilience

/// Makes streams through another connector and records what goes over them, above TLS.
///
/// Its streams fix the client's random choices (``StreamInfo/repeatable``), so that the
/// recording can be replayed byte for byte.
public struct RecordingConnector: Connector {
    public let base: any Connector
    public let recorder: Recorder

    public init(_ base: any Connector, to recorder: Recorder) {
        self.base = base
        self.recorder = recorder
    }

    public func connect(
        to endpoint: Endpoint, options: SocketOptions, on loop: EventLoop, deadline: MonotonicTime
    ) async throws -> any ByteStream {
        let stream = try await base.connect(
            to: endpoint, options: options, on: loop, deadline: deadline)
        return RecordingStream(stream, recorder, connection: recorder.open(to: endpoint))
    }

    public func secure(
        _ stream: any ByteStream,
        handshake: (any ByteStream) async throws -> any ByteStream
    ) async throws -> any ByteStream {
        guard let recording = stream as? RecordingStream else {
            throw NetError(.tls, "securing a stream that this connector did not make")
        }
        do {
            let secured = try await base.secure(recording.base, handshake: handshake)
            if let facts = secured.info.tls { recorder.secured(recording.connection, facts) }
            return RecordingStream(secured, recorder, connection: recording.connection)
        } catch {
            recorder.close(recording.connection, by: .client, why: "TLS failed: \(error)")
            throw error
        }
    }
}

/// Records what goes over a stream.
///
/// It is used on the loop only: a request must stand in the recording before the
/// answer that it causes.
public final class RecordingStream: ByteStream {
    public let base: any ByteStream
    public let connection: Int
    private let recorder: Recorder

    public init(_ base: any ByteStream, _ recorder: Recorder, connection: Int) {
        self.base = base
        self.recorder = recorder
        self.connection = connection
    }

    public var loop: EventLoop { base.loop }
    public var sendsFromAnyThread: Bool { false }

    public var info: StreamInfo {
        var info = base.info
        info.repeatable = RepeatableChoices(seed: recorder.seed, connection: UInt64(connection))
        return info
    }

    public func setHandler(_ handler: (any StreamHandler)?) { base.setHandler(handler) }

    public func receive(
        into space: UnsafeMutableRawBufferPointer
    ) throws(NetError) -> ReceiveResult {
        do throws(NetError) {
            let result = try base.receive(into: space)
            switch result {
            case .received(let count):
                recorder.record(Array(space[..<count]), from: .server, on: connection)
            case .end: recorder.close(connection, by: .server)
            case .wouldBlock: break
            }
            return result
        } catch {
            recorder.close(connection, by: .server, why: error.detail)
            throw error
        }
    }

    public func send(_ bytes: UnsafeRawBufferPointer) throws(NetError) -> SendResult {
        do throws(NetError) {
            let result = try base.send(bytes)
            if case .sent(let count) = result {
                recorder.record(Array(bytes[..<count]), from: .client, on: connection)
            }
            return result
        } catch {
            recorder.close(connection, by: .server, why: error.detail)
            throw error
        }
    }

    public func gatherInput() { base.gatherInput() }

    public func closeSending() { base.closeSending() }

    public func close() {
        recorder.close(connection, by: .client)
        base.close()
    }
}
