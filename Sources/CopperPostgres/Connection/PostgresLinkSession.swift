import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperResilience
import Synchronization

/// What a link's tasks and its loop both know of the session: the transaction status, the
/// server's settings, the statement cache.
final class PostgresLinkSession: PostgresWireListener {
    let state: Lock<State>
    private let source: ObservedSource
    private let configuration: PostgresConfiguration
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
        parameters: [String: String], source: ObservedSource, configuration: PostgresConfiguration
    ) {
        self.source = source
        self.configuration = configuration
        state = Lock(
            State(
                cache: StatementCache(capacity: configuration.statementCacheCapacity),
                parameters: parameters))
    }

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
        configuration.onNotice?(message)
        configuration.observer.note(
            .notice(code: message.sqlState.rawValue, message: message.message), in: source)
    }

    func statementFailed(_ statement: PreparedStatement, isOnServer: Bool) {
        state.withLock { $0.cache.remove(statement, closes: isOnServer) }
    }
}

extension PostgresLinkSession.State {
    /// - Returns: `nil`, with nothing changed, while the connection takes no more.
    mutating func enqueue(
        _ query: borrowing PostgresQuery, _ delivery: PostgresRequest.Delivery,
        _ deadline: MonotonicTime, on core: ConnectionCore
    ) throws -> (PostgresRequest, ConnectionCore.Transmission)? {
        scratch.removeAll()
        var exchange = Exchange()
        let closing = cache.takeEvicted(limit: 4)
        for name in closing {
            try PostgresFrontend.Close(.statement(name)).encode(into: &scratch)
            exchange.append(.closeStatement)
        }
        let known = cache.find(query)
        let statement = known ?? newStatement(for: query)
        do {
            if known == nil {
                try encodePreparation(of: statement)
                exchange.append(.parse)
                exchange.append(.describeStatement)
            }
            try scratch.appendBind(query.parameters, statement: statement.name)
            scratch.appendExecuteAndSync()
            exchange.append(.bind)
            exchange.append(.execute)
            exchange.append(.sync)
            let request = PostgresRequest(
                exchange: exchange, delivery: delivery, statement: statement, deadline: deadline)
            if let transmission = try core.enqueue(request, scratch.bytes) {
                return (request, transmission)
            }
            takeBack(known == nil ? statement : nil, closing)
            return nil
        } catch {
            takeBack(known == nil ? statement : nil, closing)
            throw error
        }
    }

    /// Nothing was sent: the server knows nothing of the new statement, and still has those
    /// that were to be closed.
    private mutating func takeBack(_ new: PreparedStatement?, _ closing: [String]) {
        if let new { cache.remove(new, closes: false) }
        cache.putBack(evicted: closing)
    }

    private mutating func newStatement(for query: borrowing PostgresQuery) -> PreparedStatement {
        let key = query.statementKey
        return cache.insert(key) ?? PreparedStatement(key: key, name: "")
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
