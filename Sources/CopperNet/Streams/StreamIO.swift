public import CopperBytes
public import CopperResilience

/// Reading and writing a ``ByteStream`` by `await`, for handshakes, servers, proxies and
/// tests: whatever reads and writes in turn.
///
/// One task may read while another writes; two may not do the same. Calls work from any
/// executor, and cost no thread switch on the stream's loop. They end at the task's
/// ``Deadline/current`` too, when that is earlier than theirs.
///
/// A read that is cancelled or times out loses no bytes: the next read gets them. A write
/// that is cancelled or times out has written all of its bytes or none; where some were
/// taken it closes the stream, because nobody could go on behind half a message.
public final class StreamIO: StreamHandler, @unchecked Sendable {
    // `@unchecked`: everything that changes is touched on the stream's loop only.

    public let stream: any ByteStream
    private let loop: EventLoop

    /// Bytes received and not yet read.
    private var inbox: ByteBuffer
    private var isHandler = false
    private var reading: PendingRead?
    private var writing: PendingWrite?
    private var readTimer: LoopTimer?
    private var writeTimer: LoopTimer?

    private struct PendingRead {
        var promise: Promise<[UInt8]>
        var limit: Int
    }

    fileprivate struct PendingWrite {
        var promise: Promise<Void>
        var bytes: [UInt8]
        var sent = 0
    }

    /// Takes over a stream, and what was read from it before.
    public init(_ stream: any ByteStream, unread: [UInt8] = []) {
        self.stream = stream
        loop = stream.loop
        inbox = ByteBuffer(capacity: max(unread.count, 512))
        inbox.append(unread)
    }

    // MARK: Reading

    /// Appends what the stream has, at most `limit` bytes, waiting until it has some.
    /// Returns how many; 0 at the end.
    ///
    /// - Throws: the stream's `NetError`, or one with `.timedOut` at `deadline`;
    ///   `CancellationError`.
    @discardableResult
    public func read(
        into buffer: inout ByteBuffer, limit: Int = 64 << 10,
        deadline: MonotonicTime = .distantFuture
    ) async throws -> Int {
        try Task.checkCancellation()
        if loop.isCurrent, let count = try readNow(into: &buffer, limit) { return count }
        let bytes = try await waitToRead(limit, deadline)
        buffer.append(bytes)
        return bytes.count
    }

    /// What the stream has, at most `limit` bytes, waiting until it has some; empty at
    /// the end.
    public func read(
        limit: Int = 64 << 10, deadline: MonotonicTime = .distantFuture
    ) async throws -> [UInt8] {
        try Task.checkCancellation()
        return try await waitToRead(limit, deadline)
    }

    /// Exactly `count` bytes.
    ///
    /// - Throws: `NetError` with `.closedByPeer` when the stream ends first. What was
    ///   received before an error or a cancellation is read by the next call.
    public func read(
        exactly count: Int, deadline: MonotonicTime = .distantFuture
    ) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            while bytes.count < count {
                let part = try await read(limit: count - bytes.count, deadline: deadline)
                if part.isEmpty {
                    throw NetError(
                        .closedByPeer,
                        "the peer closed the stream after \(bytes.count) of \(count) bytes")
                }
                bytes += part
            }
            return bytes
        } catch {
            await putBack(bytes)
            throw error
        }
    }

    /// Everything up to the stream's end, at most `limit` bytes.
    ///
    /// - Throws: `NetError` with `.exhausted` above the limit.
    public func readToEnd(
        limit: Int = 16 << 20, deadline: MonotonicTime = .distantFuture
    ) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let part = try await read(deadline: deadline)
            if part.isEmpty { return bytes }
            bytes += part
            if bytes.count > limit {
                throw NetError(.exhausted, "the stream has more than \(limit) bytes")
            }
        }
    }

    // MARK: Writing

    /// Writes all of `bytes`, waiting until the stream has taken them.
    ///
    /// - Throws: the stream's `NetError`, or one with `.timedOut` at `deadline`;
    ///   `CancellationError`. See ``StreamIO`` for what becomes of the stream.
    public func write(_ bytes: [UInt8], deadline: MonotonicTime = .distantFuture) async throws {
        try Task.checkCancellation()
        guard !bytes.isEmpty else { return }
        let promise = Promise<Void>()
        let deadline = Deadline.earlier(of: deadline)
        if loop.isCurrent {
            if try startWriting(PendingWrite(promise: promise, bytes: bytes), deadline) { return }
        } else {
            loop.execute {
                do {
                    let pending = PendingWrite(promise: promise, bytes: bytes)
                    if try self.startWriting(pending, deadline) { promise.settle(.success(())) }
                } catch {
                    promise.settle(.failure(error))
                }
            }
        }
        try await promise.value { self.loop.execute { self.abandonWriting(promise) } }
    }

    /// Says that no more bytes come; reading goes on.
    public func closeSending() {
        if loop.isCurrent {
            stream.closeSending()
        } else {
            loop.execute { self.stream.closeSending() }
        }
    }

    /// Ends the stream. Whoever waits gets `NetError` with `.closed`.
    public func close() {
        stream.close()
        if loop.isCurrent { failAll() } else { loop.execute { self.failAll() } }
    }

    /// Gives the stream back, and the bytes that were received and not read. Nothing
    /// may be reading or writing; afterwards this object is of no use.
    public func detach() async -> (stream: any ByteStream, unread: [UInt8]) {
        let unread = try? await loop.run {
            self.failAll()
            if self.isHandler { self.stream.setHandler(nil) }
            self.isHandler = false
            defer { self.inbox.removeAll() }
            return self.inbox.toArray()
        }
        return (stream, unread ?? [])
    }

    // MARK: On the loop

    public func streamIsReady(_ readiness: Readiness) {
        if readiness.contains(.readable) { goOnReading() }
        if readiness.contains(.writable) { goOnWriting() }
    }

    private func listen() {
        guard !isHandler else { return }
        isHandler = true
        stream.setHandler(WeakStreamHandler(self))
    }

    /// The count, 0 at the end, `nil` when there is nothing yet.
    private func readNow(into buffer: inout ByteBuffer, _ limit: Int) throws -> Int? {
        if let reading, reading.promise.isPending { throw Self.misuse("reads") }
        if !inbox.isEmpty {
            let count = min(inbox.count, limit)
            inbox.withUnsafeBytes { buffer.append(unsafe: .init(rebasing: $0[..<count])) }
            inbox.consume(count)
            return count
        }
        let result = try buffer.receive(from: stream, atMost: limit)
        switch result {
        case .received(let count): return count
        case .end: return 0
        case .wouldBlock: return nil
        }
    }

    private func waitToRead(_ limit: Int, _ deadline: MonotonicTime) async throws -> [UInt8] {
        let promise = Promise<[UInt8]>()
        let pending = PendingRead(promise: promise, limit: max(limit, 1))
        let deadline = Deadline.earlier(of: deadline)
        if loop.isCurrent {
            startReading(pending, deadline)
        } else {
            loop.execute { self.startReading(pending, deadline) }
        }
        return try await promise.value()
    }

    private func startReading(_ pending: PendingRead, _ deadline: MonotonicTime) {
        if let reading, reading.promise.isPending {
            pending.promise.settle(.failure(Self.misuse("reads")))
            return
        }
        listen()
        // A read that was cancelled has left its timer.
        readTimer?.cancel()
        reading = pending
        goOnReading()
        guard reading != nil, deadline != .distantFuture else { return }
        let timer =
            readTimer
            ?? LoopTimer(on: loop) { [weak self] in
                self?.endReading(.failure(Self.timeout("reading")))
            }
        readTimer = timer
        timer.schedule(at: deadline)
    }

    private func goOnReading() {
        // Settled already means cancelled: what there is to read waits for the next.
        guard let reading, reading.promise.isPending else { return }
        do {
            if inbox.isEmpty {
                switch try inbox.receive(from: stream, atMost: reading.limit) {
                case .received: break
                case .end: return endReading(.success([]))
                case .wouldBlock: return
                }
            }
            endReading(.success(Array(inbox.toArray().prefix(reading.limit))))
        } catch {
            endReading(.failure(error))
        }
    }

    private func endReading(_ result: Result<[UInt8], any Error>) {
        guard let reading else { return }
        self.reading = nil
        readTimer?.cancel()
        let isTaken = reading.promise.settle(result)
        if isTaken, case .success(let bytes) = result { inbox.consume(bytes.count) }
    }

    private func putBack(_ bytes: [UInt8]) async {
        guard !bytes.isEmpty else { return }
        _ = try? await loop.run {
            let later = self.inbox.toArray()
            self.inbox.removeAll()
            self.inbox.append(bytes)
            self.inbox.append(later)
        }
    }

    /// Whether all was written at once.
    private func startWriting(_ pending: PendingWrite, _ deadline: MonotonicTime) throws -> Bool {
        if let writing {
            if writing.promise.isPending { throw Self.misuse("writes") }
            endWriting(.failure(CancellationError()))
        }
        guard pending.promise.isPending else { return false }
        var pending = pending
        if try pending.send(to: stream) { return true }
        writing = pending
        listen()
        guard deadline != .distantFuture else { return false }
        let timer =
            writeTimer
            ?? LoopTimer(on: loop) { [weak self] in
                self?.endWriting(.failure(Self.timeout("writing")))
            }
        writeTimer = timer
        timer.schedule(at: deadline)
        return false
    }

    private func goOnWriting() {
        guard writing != nil, writing?.promise.isPending == true else { return }
        do {
            if try writing?.send(to: stream) == true { endWriting(.success(())) }
        } catch {
            endWriting(.failure(error))
        }
    }

    private func abandonWriting(_ promise: Promise<Void>) {
        guard writing?.promise === promise else { return }
        endWriting(.failure(CancellationError()))
    }

    private func endWriting(_ result: Result<Void, any Error>) {
        guard let writing else { return }
        self.writing = nil
        writeTimer?.cancel()
        if writing.sent > 0, writing.sent < writing.bytes.count { stream.close() }
        writing.promise.settle(result)
    }

    private func failAll() {
        let error = NetError(.closed, "the stream is closed")
        endReading(.failure(error))
        endWriting(.failure(error))
    }

    private static func timeout(_ doing: String) -> NetError {
        NetError(.timedOut, "\(doing): timed out")
    }

    private static func misuse(_ doing: String) -> NetError {
        NetError(.system, "a stream takes one of the \(doing) at a time")
    }
}

extension StreamIO.PendingWrite {
    /// Sends what the stream takes. Whether that was the rest.
    fileprivate mutating func send(to stream: any ByteStream) throws -> Bool {
        while sent < bytes.count {
            let result = try bytes.withUnsafeBytes { bytes throws(NetError) in
                try stream.send(UnsafeRawBufferPointer(rebasing: bytes[sent...]))
            }
            guard case .sent(let count) = result else { return false }
            sent += count
        }
        return true
    }
}
