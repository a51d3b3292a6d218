import CopperBytes
import CopperNet
import CopperPostgresProtocol

/// The loop's side of a connection: reads messages with the pure ``PostgresSession`` and
/// fills the requests that they answer.
///
/// Runs of DataRow are not given to the session one by one: as long as it expects rows,
/// whole messages are stepped over by their headers and shared with the consumer, who
/// decodes them on its own executor.
///
/// `@unchecked Sendable`: every variable is used on the connection's loop only, which is
/// also why access to them is not checked for exclusivity at run time.
final class PostgresWire: ConnectionSession, @unchecked Sendable {
    @exclusivity(unchecked) private var session: PostgresSession
    @exclusivity(unchecked) private var current: PostgresRequest?
    /// What the session expects, taken from it whenever it has changed.
    @exclusivity(unchecked) private var expectation: PostgresSession.Expectation
    /// The request at hand has rows that the core does not know of.
    @exclusivity(unchecked) private var hasNewRows = false
    /// Bytes of rows in the reply at hand since the stream was told of it last.
    @exclusivity(unchecked) private var bulkBytes = 0
    private let limit: Int
    private let listener: any PostgresWireListener

    init(session: PostgresSession, limit: Int, listener: any PostgresWireListener) {
        expectation = session.expectation
        self.session = session
        self.limit = limit
        self.listener = listener
    }

    func receive(_ input: inout ReceiveBuffer, _ core: ConnectionCore) throws {
        // Rows are announced once a chunk, unless their request is complete by then.
        defer {
            if hasNewRows, let current { core.touch(current, complete: false) }
            hasNewRows = false
        }
        while true {
            if expectation.rows, let current { takeRows(&input, current, core) }
            guard let header = try BackendFrameHeader.parse(input.bytes, limit: limit),
                header.length <= input.count
            else { return }
            if current == nil { try beginNext(core) }
            try takeMessage(header.type, length: header.length, &input, core)
        }
    }

    func end(_ error: any Error) { current = nil }

    /// Makes the next submitted request the one that replies go to.
    private func beginNext(_ core: ConnectionCore) throws {
        guard let request = core.nextRequest() as? PostgresRequest else { return }
        var exchange = request.exchange
        // Known by now, if it was not when the request was made: its preparation was
        // answered before.
        exchange.expectedColumns = request.statement?.columns?.count
        try session.begin(exchange)
        current = request
        bulkBytes = 0
        expectation = session.expects()
    }

    // MARK: Messages

    private func takeMessage(
        _ type: UInt8, length: Int, _ input: inout ReceiveBuffer, _ core: ConnectionCore
    ) throws {
        try take(type, input.bytes.extracting(BackendFrameHeader.size..<length))
        if type == PostgresBackend.DataRow.type { takeRow(length, &input) }
        input.consume(length)
        expectation = session.expects()
        guard expectation.isFinished, let request = current else { return }
        current = nil
        hasNewRows = false
        core.touch(request, complete: true)
    }

    private func take(_ type: UInt8, _ body: RawSpan) throws {
        switch type {
        // A prepared statement's reply, but for its rows.
        case PostgresBackend.BindComplete.type: try session.receiveBindComplete(body)
        case PostgresBackend.CommandComplete.type:
            current?.endStatement(try session.receiveCommandComplete(body))
        case PostgresBackend.ReadyForQuery.type:
            listener.transactionStatusChanged(try session.receiveReadyForQuery(body))
        default: try handle(try session.receive(type: type, body: body))
        }
    }

    private func handle(_ event: PostgresSession.Event) throws {
        switch event {
        case .notice(let message): listener.noticeReceived(message)
        case .parameterStatus(let status):
            listener.parameterChanged(status.parameter, status.value)
        case .notification: break
        case .error(let message): try fail(message)
        default:
            guard let current else { return }
            try fill(current, with: event)
        }
    }

    private func fill(_ request: PostgresRequest, with event: PostgresSession.Event) throws {
        switch event {
        case .parseComplete: request.statement?.isParsed = true
        case .rowDescription(let columns): describe(request, columns)
        case .noData: request.statement?.columns = PostgresColumns.none
        case .emptyQuery, .portalSuspended: request.endStatement(nil)
        case .copyIn, .copyOut, .copyBoth:
            throw PostgresError(
                .unsupported, "COPY is not supported, and ends its connection",
                advice: "Use INSERT and SELECT, or psql for COPY")
        default: break
        }
    }

    private func describe(
        _ request: PostgresRequest, _ columns: [PostgresBackend.RowDescription.Field]
    ) {
        // A described statement does not know yet that its results will be binary.
        let isPrepared = request.statement != nil
        let described = PostgresColumns(
            columns.map { PostgresColumn($0, format: isPrepared ? .binary : $0.format) },
            sql: request.statement?.key.sql)
        if let statement = request.statement {
            statement.columns = described
        } else {
            request.describe(described)
        }
    }

    /// An error answers the request at hand; a fatal one, or one that nothing asked for,
    /// ends the connection.
    private func fail(_ message: PostgresServerMessage) throws {
        guard let request = current, !session.isTerminated else { throw message }
        request.serverError = message
        guard let statement = request.statement, !statement.name.isEmpty else { return }
        let isHalfMade = statement.columns == nil
        if isHalfMade || PreparedStatement.isStale(message) {
            listener.statementFailed(statement, isOnServer: statement.isParsed)
        }
    }

    // MARK: Rows

    /// One row of a statement that nothing described.
    private func takeRow(_ length: Int, _ input: inout ReceiveBuffer) {
        guard let current else { return }
        let (chunk, start) = input.share(offset: 0)
        current.gather(chunk, from: start, to: start + length, rowCount: 1)
        hasNewRows = true
    }

    /// Steps over the whole DataRow messages at the front of `input`.
    private func takeRows(
        _ input: inout ReceiveBuffer, _ request: PostgresRequest, _ core: ConnectionCore
    ) {
        // Where nothing described the rows, decoding checks the number.
        let (end, rowCount) = input.bytes.rowRun(columns: expectation.columns, limit: limit)
        guard rowCount > 0 else { return }
        let (chunk, start) = input.share(offset: 0)
        request.gather(chunk, from: start, to: start + end, rowCount: rowCount)
        input.consume(end)
        hasNewRows = true
        bulkBytes += end
        if bulkBytes >= Self.bulk {
            bulkBytes = 0
            core.stream.gatherInput()
        }
    }

    /// So many bytes of rows take the server tens of milliseconds, beside which the one that
    /// gathering may add to the end of the reply is little.
    private static let bulk = 2 << 20
}

extension PostgresSession {
    /// Mutating only so that it is called in place: reading a property of a structure that
    /// a class holds copies the structure.
    fileprivate mutating func expects() -> Expectation { expectation }
}

/// Hears of what is not the answer to a request. Called on the loop.
protocol PostgresWireListener: AnyObject, Sendable {
    func transactionStatusChanged(_ status: TransactionStatus)
    func parameterChanged(_ name: String, _ value: String)
    func noticeReceived(_ message: PostgresServerMessage)
    /// The statement cannot be used again; it may still have to be closed at the server.
    func statementFailed(_ statement: PreparedStatement, isOnServer: Bool)
}

extension PostgresColumn {
    fileprivate init(
        _ column: PostgresBackend.RowDescription.Field,
        format: PostgresFormatCode
    ) {
        self.init(
            name: column.name, type: PostgresType(rawValue: column.dataType),
            format: format == .binary ? .binary : .text, tableOID: column.tableOID,
            tableColumn: column.columnNumber, typeSize: column.dataTypeSize,
            typeModifier: column.typeModifier)
    }
}

extension RawSpan {
    /// How many bytes at the front are whole DataRow messages, and how many messages.
    fileprivate func rowRun(columns: Int?, limit: Int) -> (end: Int, rowCount: Int) {
        var end = 0
        var rowCount = 0
        while byteCount - end >= 7, self[end] == PostgresBackend.DataRow.type {
            let length = Int(integer(at: end + 1, as: UInt32.self))
            guard length >= 6, length <= limit, byteCount - end > length else { break }
            if let columns, Int(integer(at: end + 5, as: UInt16.self)) != columns { break }
            end += length + 1
            rowCount += 1
        }
        return (end, rowCount)
    }

    /// The integer in network byte order at `offset`; the caller has checked the bounds.
    fileprivate func integer<Integer: FixedWidthInteger & BitwiseCopyable>(
        at offset: Int, as: Integer.Type
    ) -> Integer {
        Integer(bigEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: Integer.self))
    }
}
