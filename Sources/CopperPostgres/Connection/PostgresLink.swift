import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperResilience

/// One established session with a server: what the pool holds and leases.
///
/// It encodes requests, keeps the statement cache, and knows whether it is fit for the
/// next user. Several tasks may use it at once; their requests are answered in the order
/// of submission. Between a timeout or a cancellation and the moment when the interrupted
/// request is over and its cancel request closed, new requests wait (``settled()``), and
/// while somebody waits for one that was submitted before, none is cancelled: a
/// cancellation never hits another request than its own.
final class PostgresLink: PooledConnection {
    let core: ConnectionCore
    let facts: PostgresLinkFacts
    let context: PostgresContext
    /// Apart from the link, as the loop writes to it, and must not keep the link alive:
    /// letting go of a link closes its connection.
    private let session: PostgresLinkSession

    init(
        stream: any ByteStream, session: PostgresSession, unread: [UInt8],
        facts: PostgresLinkFacts, context: PostgresContext, onEnd: @escaping @Sendable () -> Void
    ) {
        self.facts = facts
        self.context = context
        let source = context.source(at: facts.endpoint)
        let observer = context.configuration.observer
        self.session = PostgresLinkSession(
            parameters: session.parameters, source: source, configuration: context.configuration)
        let wire = PostgresWire(
            session: session, limit: context.configuration.limits.maximumMessageBytes,
            listener: self.session)
        core = ConnectionCore(stream: stream, session: wire, unread: unread) { error in
            observer.note(.closed(reason: Self.reason(error)), in: source)
            onEnd()
        }
        core.start()
    }

    deinit { close() }

    /// Why a connection has ended, in the few words that observers get.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as NetError: error.detail
        case let message as PostgresServerMessage: message.message
        default: "\(error)"
        }
    }

    var loop: EventLoop { core.loop }

    /// The server's settings as it reports them (`server_version`, `TimeZone`, ...).
    var parameters: [String: String] { session.parameters }

    var transactionStatus: TransactionStatus { session.transactionStatus }

    // MARK: Submitting

    /// Submits `query` as a prepared statement's execution, preparing it first when this
    /// session does not know it yet. Both travel in one round trip: the parameters' types
    /// are known, and results are always asked for in binary.
    ///
    /// - Returns: `nil`, with nothing submitted, while an interrupted request is being
    ///   brought to its end, or too much waits to be sent. Looked at under the lock that
    ///   submits: what is submitted in time is seen by whoever is about to cancel.
    func submit(
        _ query: PostgresQuery, delivery: PostgresRequest.Delivery = .whole, deadline: MonotonicTime
    ) throws -> PostgresRequest? {
        try query.validate()
        let submitted = try session.state.withLock { state in
            state.isSettling ? nil : try state.enqueue(query, delivery, deadline, on: core)
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
        let transmission = try session.state.withLock { state -> ConnectionCore.Transmission? in
            if state.isSettling, !whileSettling { return nil }
            state.scratch.removeAll()
            try encode(&state.scratch)
            return try core.enqueue(
                request, state.scratch.bytes, evenIfCrowded: whileSettling)
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
        let begins = session.state.withLock { state in
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
        let waits = session.state.withLock { state in
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
            session.state.withLock { $0.settleWaiters.removeAll { $0 === promise } }
        }
        try await promise.value()
    }

    var isSettling: Bool { session.state.withLock { $0.isSettling } }

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
        let statements = session.state.withLock { state in
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
        endSettling(dropsCleanup: true)
    }

    /// Lets others use the session again, unless there is more to clean up.
    ///
    /// - Parameter dropsCleanup: There is nothing to clean up in a session that has ended,
    ///   and nobody who would. Under one lock with the end: whoever adds to it while this
    ///   settles relies on this.
    @discardableResult
    private func endSettling(dropsCleanup: Bool = false) -> Bool {
        let waiters = session.state.withLock { state -> [Promise<Void>]? in
            if dropsCleanup { state.cleanup = [] }
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
