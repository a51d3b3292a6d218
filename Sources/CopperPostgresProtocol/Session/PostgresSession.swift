import CopperBytes

/// A session after its start: says of each message of the server's what it means for
/// the request at hand.
///
/// The caller keeps the queue of requests. It tells the session of one ``Exchange`` at
/// a time, and of every frame:
///
/// ```swift
/// try session.begin(Exchange(.bind, .execute, .sync, expectedColumns: 3))
/// while !session.isFinished {
///     switch try session.receive(type: frame.type, body: frame.body) { ... }
/// }
/// ```
///
/// Notices, notifications and changes of settings may come at any time, also while
/// nothing is asked. No frame of a query's steady state allocates.
///
/// What ends a segment is ReadyForQuery, never a count of completions. After an error the
/// server is silent until the next Sync, so the exchanges up to it have no replies:
/// ``begin(_:)`` says so.
public struct PostgresSession: Sendable {
    /// What came.
    public enum Event: Equatable, Sendable {
        case parseComplete
        case bindComplete
        case closeComplete
        /// The types of a statement's parameters. The rows' description follows.
        indirect case parameterDescription([UInt32])
        case rowDescription([PostgresBackend.RowDescription.Field])
        /// The statement gives no rows.
        case noData
        /// A row, with as many values as were described, all inside the body.
        case row
        /// A row of a statement that was described as giving none, which happens when a
        /// FETCH was described before its cursor existed: describe it again.
        case undescribedRow
        case commandComplete(CommandTag)
        /// In the place of `commandComplete`, for a statement without words.
        case emptyQuery
        /// The limit of Execute is reached.
        case portalSuspended
        /// The server waits for CopyData. It ignores every Sync until CopyDone or CopyFail,
        /// so another one must follow those; it still sends one ReadyForQuery in all.
        case copyIn(CopyLayout)
        case copyOut(CopyLayout)
        case copyBoth(CopyLayout)
        /// COPY data: the body.
        case copyData
        case copyDone
        /// The result of a function call, as in the body.
        case functionResult
        /// The segment is over.
        case readyForQuery(TransactionStatus)
        /// The request failed; or, if it is fatal or nothing was asked, the session did.
        case error(PostgresServerMessage)
        case notice(PostgresServerMessage)
        indirect case notification(PostgresBackend.NotificationResponse)
        /// A setting changed; ``PostgresSession/parameters`` has it already.
        indirect case parameterStatus(PostgresBackend.ParameterStatus)
    }

    /// What an exchange can expect.
    public enum Beginning: Hashable, Sendable {
        /// Replies to all of its steps.
        case expectingReplies
        /// Nothing but ReadyForQuery, since an earlier error makes the server ignore what
        /// stands before the Sync.
        case abortedUntilSync
        /// Nothing: it is finished. An earlier error makes the server ignore it, or the
        /// session has ended.
        case aborted
    }

    /// As the last ReadyForQuery said.
    public private(set) var transactionStatus: TransactionStatus
    /// The settings that the server reports.
    public private(set) var parameters: [String: String]
    /// Whether the server has announced that it closes, or said an error unasked.
    public private(set) var isTerminated = false
    /// Whether the server ignores everything up to the next Sync.
    public private(set) var isSkipping = false

    private var exchange = Exchange()
    private var step: Exchange.Step?
    private var stage = Stage.start
    private var columns = Columns.unknown

    /// Where the answer to Execute, Query or Describe is.
    private enum Stage: UInt8, Sendable {
        case start
        /// Rows may come.
        case rows
        /// A statement's parameters are described, its rows not yet.
        case describing
        case copyIn
        case copyOut
        case copyBoth
        case copyEnded
        /// Only ReadyForQuery may come.
        case over
    }

    private enum Columns: Equatable, Sendable {
        case unknown
        /// NoData.
        case none
        case count(Int)
    }

    /// A session that has just become ready.
    public init(
        parameters: [String: String] = [:], transactionStatus: TransactionStatus = .idle
    ) {
        self.parameters = parameters
        self.transactionStatus = transactionStatus
    }

    public init(_ facts: SessionFacts) {
        self.init(parameters: facts.parameters, transactionStatus: facts.transactionStatus)
    }

    /// Whether every reply to the exchange has come.
    public var isFinished: Bool { step == nil }

    /// The step whose reply is due.
    public var currentStep: Exchange.Step? { step }

    /// Whether DataRow may come next, so that the caller may take a run of them by itself,
    /// each checked by ``PostgresBackend/DataRow/validate(body:columns:)`` with
    /// ``rowColumnCount``.
    public var isExpectingRows: Bool {
        switch step {
        case .execute: (stage == .start || stage == .rows) && columns != .none
        case .simpleQuery: stage == .rows
        default: false
        }
    }

    /// The number of values that each row must have, or `nil` when nothing described it.
    public var rowColumnCount: Int? {
        if case .count(let count) = columns { count } else { nil }
    }

    /// Whether the value of `client_encoding` means UTF-8.
    public static func isUTF8(_ encoding: String) -> Bool {
        let name = encoding.lowercased().filter { $0.isLetter || $0.isNumber }
        return name == "utf8" || name == "unicode"
    }

    // MARK: - Exchanges

    /// Says what was asked, after the exchange before it is finished.
    ///
    /// - Throws: `.misuse` while another exchange is not finished; nothing changes then.
    @discardableResult
    public mutating func begin(
        _ exchange: Exchange
    ) throws(PostgresProtocolError) -> Beginning {
        guard isFinished else {
            throw PostgresProtocolError(.misuse("an exchange begins before the end of another"))
        }
        if isTerminated { return .aborted }
        self.exchange = exchange
        columns = exchange.expectedColumns.map { .count($0) } ?? .unknown
        if isSkipping { return skipToSync() ? .abortedUntilSync : .aborted }
        advance()
        return isFinished ? .aborted : .expectingReplies
    }

    /// Forgets the steps that the server ignores; gives `false` when no Sync is among them.
    private mutating func skipToSync() -> Bool {
        stage = .start
        while let next = exchange.popFirst() {
            guard next == .sync else { continue }
            step = .sync
            return true
        }
        step = nil
        return false
    }

    private mutating func advance() {
        step = exchange.popFirst()
        stage = .start
        if step == .parse || step == .simpleQuery {
            columns = exchange.expectedColumns.map { .count($0) } ?? .unknown
        }
    }

    // MARK: - Messages

    /// Takes one message.
    ///
    /// - Throws: `.violation` for a message that nothing asked for, `.malformed`, or
    ///   `.clientEncoding` when texts would be misread from here on. The connection
    ///   cannot be used any more.
    public mutating func receive(
        type: UInt8, body: RawSpan
    ) throws(PostgresProtocolError) -> Event {
        typealias Backend = PostgresBackend
        switch type {
        case Backend.DataRow.type: return try receiveRow(body)
        case Backend.CommandComplete.type:
            return .commandComplete(try receiveCommandComplete(body))
        case Backend.ReadyForQuery.type:
            return .readyForQuery(try receiveReadyForQuery(body))
        case Backend.BindComplete.type:
            try receiveBindComplete(body)
            return .bindComplete
        case Backend.ParseComplete.type:
            try take(.parse, type)
            return try empty(body, "ParseComplete", .parseComplete)
        case Backend.CloseComplete.type:
            try take(step == .closePortal ? .closePortal : .closeStatement, type)
            return try empty(body, "CloseComplete", .closeComplete)
        case Backend.RowDescription.type, Backend.NoData.type,
            Backend.ParameterDescription.type:
            return try receiveDescription(type, body)
        case Backend.PortalSuspended.type, Backend.EmptyQueryResponse.type,
            Backend.FunctionCallResponse.type:
            return try receiveOtherResult(type, body)
        case Backend.CopyData.type, Backend.CopyDone.type, Backend.CopyInResponse.type,
            Backend.CopyOutResponse.type, Backend.CopyBothResponse.type:
            return try receiveCopy(type, body)
        default: return try receiveUnasked(type, body)
        }
    }

    /// ``receive(type:body:)`` for BindComplete. With the two for CommandComplete and
    /// ReadyForQuery it takes all of a prepared statement's reply but its rows, without
    /// making an ``Event`` of each message.
    public mutating func receiveBindComplete(_ body: RawSpan) throws(PostgresProtocolError) {
        try take(.bind, PostgresBackend.BindComplete.type)
        _ = try empty(body, "BindComplete", .bindComplete)
    }

    private func unexpected(_ type: UInt8) -> PostgresProtocolError {
        guard let step else { return .violation("\(letter(of: type)) without a request") }
        return .violation("\(letter(of: type)) where the answer to \(step) is due")
    }

    private func empty(
        _ body: RawSpan, _ message: StaticString, _ event: Event
    ) throws(PostgresProtocolError) -> Event {
        guard body.byteCount == 0 else { throw .malformed(message, .leftover(body.byteCount)) }
        return event
    }

    /// The reply to `expected` has come.
    private mutating func take(
        _ expected: Exchange.Step, _ type: UInt8
    ) throws(PostgresProtocolError) {
        guard step == expected else { throw unexpected(type) }
        advance()
    }

    // MARK: - Results

    private mutating func receiveRow(_ body: RawSpan) throws(PostgresProtocolError) -> Event {
        let isDue =
            switch step {
            case .execute: stage == .start || stage == .rows
            case .simpleQuery: stage == .rows
            default: false
            }
        guard isDue else { throw unexpected(PostgresBackend.DataRow.type) }
        try PostgresBackend.DataRow.validate(body: body, columns: rowColumnCount)
        stage = .rows
        return columns == .none ? .undescribedRow : .row
    }

    /// ``receive(type:body:)`` for CommandComplete.
    public mutating func receiveCommandComplete(
        _ body: RawSpan
    ) throws(PostgresProtocolError) -> CommandTag {
        let type = PostgresBackend.CommandComplete.type
        guard step == .execute || step == .simpleQuery else { throw unexpected(type) }
        switch stage {
        case .start, .rows, .copyIn, .copyEnded: break
        case .describing, .copyOut, .copyBoth, .over: throw unexpected(type)
        }
        let tag = try PostgresBackend.CommandComplete(body: body).tag
        endResult()
        return tag
    }

    /// A result is over: of Execute there is one, of Query there may be more.
    private mutating func endResult() {
        if step == .simpleQuery {
            stage = .start
            columns = .unknown
        } else {
            advance()
        }
    }

    private mutating func receiveOtherResult(
        _ type: UInt8, _ body: RawSpan
    ) throws(PostgresProtocolError) -> Event {
        switch (type, step) {
        case (PostgresBackend.PortalSuspended.type, .execute)
        where stage == .start || stage == .rows:
            endResult()
            return try empty(body, "PortalSuspended", .portalSuspended)
        case (PostgresBackend.EmptyQueryResponse.type, .execute) where stage == .start,
            (PostgresBackend.EmptyQueryResponse.type, .simpleQuery) where stage == .start:
            endResult()
            return try empty(body, "EmptyQueryResponse", .emptyQuery)
        case (PostgresBackend.FunctionCallResponse.type, .functionCall) where stage == .start:
            _ = try PostgresBackend.FunctionCallResponse(body: body)
            stage = .over
            return .functionResult
        default: throw unexpected(type)
        }
    }

    private mutating func receiveDescription(
        _ type: UInt8, _ body: RawSpan
    ) throws(PostgresProtocolError) -> Event {
        typealias Backend = PostgresBackend
        let isRows = type != Backend.ParameterDescription.type
        switch step {
        case .describeStatement where !isRows && stage == .start:
            stage = .describing
            return .parameterDescription(try Backend.ParameterDescription(body: body).types)
        case .describeStatement where isRows && stage == .describing,
            .describePortal where isRows && stage == .start:
            advance()
        case .simpleQuery where type == Backend.RowDescription.type && stage == .start:
            stage = .rows
        default: throw unexpected(type)
        }
        if type == Backend.NoData.type {
            columns = .none
            return try empty(body, "NoData", .noData)
        }
        let description = try Backend.RowDescription(body: body)
        columns = .count(description.fields.count)
        return .rowDescription(description.fields)
    }

    // MARK: - COPY

    private mutating func receiveCopy(
        _ type: UInt8, _ body: RawSpan
    ) throws(PostgresProtocolError) -> Event {
        typealias Backend = PostgresBackend
        let isStart = stage == .start && (step == .execute || step == .simpleQuery)
        switch type {
        case Backend.CopyData.type where stage == .copyOut || stage == .copyBoth:
            return .copyData
        case Backend.CopyDone.type where stage == .copyOut || stage == .copyBoth:
            // A replication stream may be followed by a result that names the next
            // timeline; COPY TO only by its completion.
            stage = stage == .copyBoth ? .start : .copyEnded
            return try empty(body, "CopyDone", .copyDone)
        case Backend.CopyInResponse.type where isStart:
            stage = .copyIn
            return .copyIn(try Backend.CopyInResponse(body: body).layout)
        case Backend.CopyOutResponse.type where isStart:
            stage = .copyOut
            return .copyOut(try Backend.CopyOutResponse(body: body).layout)
        case Backend.CopyBothResponse.type where isStart && step == .simpleQuery:
            stage = .copyBoth
            return .copyBoth(try Backend.CopyBothResponse(body: body).layout)
        default: throw unexpected(type)
        }
    }

    // MARK: - Ends and errors

    /// ``receive(type:body:)`` for ReadyForQuery.
    public mutating func receiveReadyForQuery(
        _ body: RawSpan
    ) throws(PostgresProtocolError) -> TransactionStatus {
        let type = PostgresBackend.ReadyForQuery.type
        switch step {
        case .sync: break
        case .simpleQuery where stage == .start || stage == .over: break
        case .functionCall where stage == .over: break
        default: throw unexpected(type)
        }
        let status = try PostgresBackend.ReadyForQuery(body: body).status
        transactionStatus = status
        isSkipping = false
        advance()
        return status
    }

    /// What may come at any time.
    private mutating func receiveUnasked(
        _ type: UInt8, _ body: RawSpan
    ) throws(PostgresProtocolError) -> Event {
        typealias Backend = PostgresBackend
        switch type {
        case Backend.ErrorResponse.type:
            let message = try Backend.ErrorResponse(body: body).message
            fail(isFatal: message.isFatal)
            return .error(message)
        case Backend.NoticeResponse.type:
            return .notice(try Backend.NoticeResponse(body: body).message)
        case Backend.NotificationResponse.type:
            return .notification(try Backend.NotificationResponse(body: body))
        case Backend.ParameterStatus.type:
            let status = try Backend.ParameterStatus(body: body)
            parameters[status.parameter] = status.value
            if status.parameter == "client_encoding", !Self.isUTF8(status.value) {
                throw PostgresProtocolError(.clientEncoding(status.value))
            }
            return .parameterStatus(status)
        default:
            guard PostgresBackend.types.contains(type) else {
                throw .violation("unknown message type \(letter(of: type))")
            }
            throw unexpected(type)
        }
    }

    /// What an error does to the steps that are left.
    private mutating func fail(isFatal: Bool) {
        if isFatal || isFinished {
            isTerminated = true
            exchange = Exchange()
            step = nil
            return
        }
        switch step {
        case .simpleQuery, .functionCall: stage = .over
        // Already at the end of the segment, as when COMMIT fails.
        case .sync: break
        default:
            isSkipping = true
            _ = skipToSync()
        }
    }
}
