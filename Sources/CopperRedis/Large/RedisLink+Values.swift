import CopperBytes
import CopperNet
import CopperResilience

extension RedisContext {
    /// When a transfer must be over: it is as fast as the caller, so that the configuration's
    /// timeout of commands does not apply.
    func streamDeadline(_ timeout: Duration?) -> MonotonicTime {
        Deadline.earlier(of: timeout.map { housekeepingLoop.now + $0 })
    }
}

extension RedisLink {
    /// Submits a request, whose words are sent as soon as there is room for them.
    func submit(
        _ request: ConnectionRequest, _ words: borrowing Span<UInt8>, _ operation: String,
        deadline: MonotonicTime
    ) async throws {
        do {
            try ConnectionCore.checkCancellation()
            while true {
                if let transmission = try core.enqueue(request, words) {
                    return core.transmit(transmission)
                }
                try await waitForRoom(by: deadline)
            }
        } catch {
            throw failure(of: error, operation)
        }
    }

    /// Sends SET of a value whose bytes come in pieces. A connection of one's own: nothing else
    /// may be sent meanwhile, and it is closed when the value does not come whole.
    func set<Pieces: AsyncSequence>(
        _ key: [UInt8], _ options: [String], length: Int, from pieces: Pieces,
        deadline: MonotonicTime
    ) async throws where Pieces.Element == [UInt8] {
        defer { forget(RedisCommand("SET", key, "")) }
        let request = RedisRequest(deadline: deadline)
        let frame = SetFrame(key: key, length: length, options: options)
        do {
            try await submit(request, frame.head.span, "SET", deadline: deadline)
            var sent = 0
            for try await piece in pieces {
                sent += piece.count
                guard sent <= length else { throw RedisError.wrongLength(length) }
                try await send(piece, deadline)
            }
            guard sent == length else { throw RedisError.wrongLength(length) }
            try await send(frame.tail, deadline)
        } catch {
            // In the middle of a command nothing else can be sent: the server drops it.
            close()
            throw failure(of: error, "SET")
        }
        do {
            try await core.finish(request)
        } catch {
            throw failure(of: error, "SET")
        }
        guard let reply = request.takeOnly() else {
            throw RedisError(.protocolViolation, "A command has no reply")
        }
        if let error = reply.error {
            throw RedisError(server: error, at: endpoint, operation: "SET")
                .with { $0.redactsServerText = reply.isRedacted }
        }
    }

    /// In parts, each of which waits until there is room: no more than a megabyte waits to be
    /// sent, whatever the size of the pieces.
    private func send(_ bytes: [UInt8], _ deadline: MonotonicTime) async throws {
        var start = 0
        while start < bytes.count {
            guard core.loop.now < deadline else { throw RequestInterruption.timedOut }
            let end = min(start + Self.part, bytes.count)
            try await waitForRoom(by: deadline)
            try ConnectionCore.checkCancellation()
            var part = ByteBuffer(capacity: end - start)
            part.append(bytes.span.extracting(start..<end))
            try core.send(part)
            start = end
        }
    }

    private static let part = 64 << 10
}

/// What stands before and behind the bytes of a value in SET.
private struct SetFrame {
    var head: [UInt8]
    var tail: [UInt8]

    init(key: [UInt8], length: Int, options: [String]) {
        head = Array("*\(3 + options.count)\r\n$3\r\nSET\r\n$\(key.count)\r\n".utf8)
        head += key
        head += Array("\r\n$\(length)\r\n".utf8)
        tail = [0x0D, 0x0A]
        for option in options { tail += Array("$\(option.utf8.count)\r\n\(option)\r\n".utf8) }
    }
}

extension RedisError {
    fileprivate static func wrongLength(_ length: Int) -> RedisError {
        RedisError(
            .misuse, "A value that was to have \(length) bytes has another length",
            advice: "Leave the length out where it is not known")
    }
}
