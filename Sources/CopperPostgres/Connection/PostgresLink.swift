import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperResilience
import Synchronization

/// One established session with a server: what the pool holds and leases.
///
/// It encodes requests, keeps the statement cache, and knows whether it is fit for the
/// next user. Several tasks may use it at once; their requests are answered in the order
/// of submission. Between a timeout or a cancellation and the moment when the interrupted
/// request is over and its cancel request closed, new requests wait (``settled()``), and
/// while somebody waits for one that was submitted before, none is cancelled: a
/// cancellation never hits another request than its own.
final class PostgresLink: PooledConnection, PostgresWireListener {
    let core: ConnectionCore
    let facts: PostgresLinkFacts
    let context: PostgresContext
    private let state: Lock<State>
    /// The transaction status of the last ReadyForQuery, as the protocol's letter.
    private let transactionLetter = Atomic<UInt8>(TransactionStatus.idle.rawValue)

    struct State: ~Copyable {
        var cache: StatementCache
        /// Requests are encoded here, so that one that fails leaves nothing behind.
        var scratch = ByteBuffer(capacity: 1024)
        /// Set while an interrupted request is being brought to its end.
        var isSettling = false
        var settleWaiters: [Promise<Void>] = []
        /// What ends the transaction or savepoint that an interrupted task leaves open;
        /// run before others may use the session.
        var cleanup: [String] = []
        var parameters: [String: String]
    }

    init(
        stream: any ByteStream, session: PostgresSession, unread: [UInt8],
        facts: PostgresLinkFacts, context: PostgresContext, onEnd: @escaping @Sendable () -> Void
    ) {
        self.facts = facts
        self.context = context
        state = Lock(
            State(
                cache: StatementCache(capacity: context.configuration.statementCacheCapacity),
                parameters: session.parameters))
        let wire = PostgresWire(
            session: session, limit: context.configuration.limits.maximumMessageBytes)
        core = ConnectionCore(stream: stream, session: wire, unread: unread) { _ in onEnd() }
        wire.listener = self
        core.start()
    }

    deinit { close() }

    var loop: EventLoop { core.loop }

    /// The server's settings as it reports them (`server_version`, `TimeZone`, ...).
    var parameters: [String: String] { state.withLock { $0.parameters } }

    var transactionStatus: TransactionStatus {
        TransactionStatus(rawValue: transactionLetter.load(ordering: .acquiring)) ?? .failed
    }

    // MARK: What the loop reports

    func transactionStatusChanged(_ status: TransactionStatus) {
        transactionLetter.store(status.rawValue, ordering: .releasing)
    }

    func parameterChanged(_ name: String, _ value: String) {
        state.withLock { $0.parameters[name] = value }
    }

    func noticeReceived(_ message: PostgresServerMessage) {
        context.configuration.onNotice?(message)
        context.configuration.observer.note(
            .notice(code: message.sqlState.rawValue, message: message.message),
            in: context.source(at: facts.endpoint))
    }

    func statementFailed(_ statement: PreparedStatement, isOnServer: Bool) {
        state.withLock { $0.cache.remove(statement, closes: isOnServer) }
    }

    // MARK: Submitting

    /// Submits `query` as a prepared statement's execution, preparing it first when this
    /// session does not know it yet. Both travel in one round trip: the parameters' types
    /// are known, and results are always asked for in binary.
    ///
    /// - Returns: `nil`, with nothing submitted, while an interrupted request is being
    ///   brought to its end. Looked at under the lock that submits: what is submitted in
    ///   time is seen by whoever is about to cancel.
    func submit(
        _ query: PostgresQuery, delivery: PostgresRequest.Delivery, deadline: MonotonicTime
    ) throws -> PostgresRequest? {
        try query.validate()
        let key = query.statementKey
        let submitted = try state.withLock { state in
            state.isSettling ? nil : try state.enqueue(query, key, delivery, deadline, on: core)
        }
        guard let (request, transmission) = submitted else { return nil }
        core.transmit(transmission)
        return request
    }

    /// Submits statements in text form, as the simple protocol runs them.
    ///
    /// - Parameter whileSettling: Also while an interrupted request is being brought to its
    ///   end: for what is part of that.
    func submit(
        simple sql: String, deadline: MonotonicTime, whileSettling: Bool = false
    ) throws -> PostgresRequest? {
        try submit(Exchange(.simpleQuery), deadline: deadline, whileSettling: whileSettling) {
            buffer throws(PostgresProtocolError) in
            try PostgresFrontend.Query(sql).encode(into: &buffer)
        }
    }

    private func submit(
        _ exchange: Exchange, deadline: MonotonicTime, whileSettling: Bool,
        _ encode: (inout ByteBuffer) throws(PostgresProtocolError) -> Void
    ) throws -> PostgresRequest? {
        let request = PostgresRequest(exchange: exchange, deadline: deadline)
        let transmission = try state.withLock { state -> ConnectionCore.Transmission? in
            if state.isSettling, !whileSettling { return nil }
            state.scratch.removeAll()
            try encode(&state.scratch)
            return try core.enqueue(request, state.scratch)
        }
        guard let transmission else { return nil }
        core.transmit(transmission)
        return request
    }

    // MARK: After an interruption

    /// A request was given up before its reply: starts to bring the session back, if that
    /// is not under way.
    ///
    /// - Parameter cleanup: A statement to run in the transaction that is open then, on
    ///   behalf of a task that cannot wait for it.
    func interrupted(cleanup: String? = nil) {
        guard cleanup != nil || core.openRequests > 0 else { return }
        let begins = state.withLock { state in
            if let cleanup { state.cleanup.append(cleanup) }
            defer { state.isSettling = true }
            return !state.isSettling
        }
        guard begins else { return }
        let isStarted = context.supervisor.start("cancel a query", on: loop) { [self] in
            await settle()
        }
        if !isStarted { abandonSession() }
    }

    /// Waits while an interrupted request is being brought to its end.
    ///
    /// - Throws: `CancellationError`; ``RequestInterruption/timedOut`` at `deadline`.
    func settled(by deadline: MonotonicTime = .distantFuture) async throws {
        let promise = Promise<Void>()
        let waits = state.withLock { state in
            if state.isSettling { state.settleWaiters.append(promise) }
            return state.isSettling
        }
        guard waits else { return }
        let timer = LoopTimer(on: loop) {
            promise.settle(.failure(RequestInterruption.timedOut))
        }
        timer.schedule(at: deadline)
        defer {
            timer.cancel()
            state.withLock { $0.settleWaiters.removeAll { $0 === promise } }
        }
        try await promise.value()
    }

    var isSettling: Bool { state.withLock { $0.isSettling } }

    /// A reply is often just behind: a storm of cancel requests, each a connection, for
    /// queries that are over anyway would cost the server more than the queries.
    private static let patience = Duration.milliseconds(2)

    private func settle() async {
        repeat {
            guard await endInterrupted(), await cleanUp() else {
                abandonSession()
                return
            }
        } while !endSettling()
    }

    /// Waits until everything before is answered. The server is asked to stop only while
    /// nobody waits for any of it: a cancel request names a session and comes when it
    /// comes, perhaps when the server is at the next request already.
    private func endInterrupted() async -> Bool {
        var patience = Self.patience
        while await !drained(by: loop.now + patience) {
            guard core.ending == nil, !Task.isCancelled else { return false }
            if core.isAllAbandoned {
                let limit = loop.now + context.configuration.timeouts.cancel
                // Closed by the server once the signal is sent; only then may others come.
                await context.cancel(self, deadline: limit)
                return await drained(by: limit)
            }
            patience = min(patience * 4, .seconds(1))
        }
        return true
    }

    private func cleanUp() async -> Bool {
        let statements = state.withLock { state in
            defer { state.cleanup = [] }
            return state.cleanup
        }
        for statement in statements where transactionStatus != .idle {
            let deadline = loop.now + context.configuration.timeouts.cancel
            guard
                let request = try? submit(
                    simple: statement, deadline: deadline, whileSettling: true),
                (try? await core.finish(request)) != nil, request.serverError == nil
            else { return false }
        }
        return true
    }

    /// Whether everything before is answered in time: the reply to a Sync alone says so.
    private func drained(by deadline: MonotonicTime) async -> Bool {
        let request = try? submit(Exchange(.sync), deadline: deadline, whileSettling: true) {
            buffer throws(PostgresProtocolError) in
            buffer.appendSync()
        }
        guard let request else { return false }
        return (try? await core.finish(request)) != nil
    }

    private func abandonSession() {
        core.close(NetError(.timedOut, "the server did not end a cancelled query in time"))
        state.withLock { $0.cleanup = [] }
        _ = endSettling()
    }

    /// Lets others use the session again, unless there is more to clean up.
    private func endSettling() -> Bool {
        let waiters = state.withLock { state -> [Promise<Void>]? in
            guard state.cleanup.isEmpty else { return nil }
            defer { state.settleWaiters = [] }
            state.isSettling = false
            return state.settleWaiters
        }
        for waiter in waiters ?? [] { waiter.settle(.success(())) }
        return waiters != nil
    }

    // MARK: The pool's side

    var capacity: Int { 1 }

    var poolState: PooledConnectionState {
        if core.isQuiet {
            return transactionStatus == .idle && !isSettling ? .clean : .needsReset
        }
        return core.ending == nil ? .needsReset : .broken
    }

    func check() async -> Bool {
        await drained(by: loop.now + context.configuration.timeouts.cancel)
    }

    func reset() async -> Bool {
        if core.openRequests > 0 { interrupted() }
        guard (try? await settled()) != nil, core.ending == nil else { return false }
        guard transactionStatus != .idle else { return true }
        let deadline = loop.now + context.configuration.timeouts.cancel
        guard
            let request = try? submit(simple: "ROLLBACK", deadline: deadline, whileSettling: true),
            (try? await core.finish(request)) != nil
        else { return false }
        return transactionStatus == .idle
    }

    func close() {
        core.close(NetError(.closed, "the connection was closed"), farewell: Self.terminate)
    }

    private static let terminate: [UInt8] = [UInt8(ascii: "X"), 0, 0, 0, 4]
}

extension PostgresLink.State {
    mutating func enqueue(
        _ query: PostgresQuery, _ key: PostgresStatementKey, _ delivery: PostgresRequest.Delivery,
        _ deadline: MonotonicTime, on core: ConnectionCore
    ) throws -> (PostgresRequest, ConnectionCore.Transmission) {
        scratch.removeAll()
        var exchange = Exchange()
        let closing = cache.takeEvicted(limit: 4)
        for name in closing {
            try PostgresFrontend.Close(.statement(name)).encode(into: &scratch)
            exchange.append(.closeStatement)
        }
        let known = cache.find(key)
        let statement = known ?? cache.insert(key) ?? PreparedStatement(key: key, name: "")
        do {
            if known == nil {
                try encodePreparation(of: statement)
                exchange.append(.parse)
                exchange.append(.describeStatement)
            }
            try encodeBind(query.parameters, of: statement)
            scratch.appendExecuteAndSync()
            exchange.append(.bind)
            exchange.append(.execute)
            exchange.append(.sync)
            let request = PostgresRequest(
                exchange: exchange, delivery: delivery, statement: statement, deadline: deadline)
            return (request, try core.enqueue(request, scratch))
        } catch {
            // Nothing was sent: the server knows nothing of the statement.
            if known == nil { cache.remove(statement, closes: false) }
            cache.putBack(evicted: closing)
            throw error
        }
    }

    private mutating func encodeBind(
        _ parameters: PostgresParameters, of statement: PreparedStatement
    ) throws {
        let start = scratch.count
        scratch.append(PostgresFrontend.Bind.type)
        scratch.append(bigEndian: 0 as UInt32)
        scratch.append(0 as UInt8)
        scratch.append(cString: statement.name)
        parameters.appendBindPart(to: &scratch)
        // One format code for all columns: binary.
        scratch.append(bigEndian: 0x0001_0001 as UInt32)
        let length = scratch.count - start - 1
        guard let claimed = Int32(exactly: length) else {
            throw PostgresError(
                .messageTooLarge, "The parameters take \(length) bytes, at most 2147483647 fit")
        }
        scratch.set(claimed, at: start + 1)
    }

    private mutating func encodePreparation(
        of statement: PreparedStatement
    ) throws(PostgresProtocolError) {
        try PostgresFrontend.Parse(
            statement: statement.name, sql: statement.key.sql,
            parameterTypes: (0..<statement.key.types.count).map {
                statement.key.types[$0]?.rawValue ?? 0
            }
        ).encode(into: &scratch)
        try PostgresFrontend.Describe(.statement(statement.name)).encode(into: &scratch)
    }
}
