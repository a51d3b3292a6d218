import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

/// What PostgreSQL 18.6 answers to the messages of the extended protocol.
@Suite("Session, extended protocol")
struct ExtendedProtocolTests {
    @Test("an error in the middle ends its segment, and the next one runs")
    func errorInMiddle() throws {
        let first = Exchange(.parse, .bind, .describePortal, .execute)
        let text = try events(Captured.errorInMiddle, first, .described, .described)
        #expect(text == "1 2 T1 D C(SELECT 1) 1 E(22012) Z 1 2 T1 D C(SELECT 1) Z")
    }

    @Test("after an error, requests up to the Sync have no reply of their own")
    func skipping() throws {
        var session = PostgresSession()
        let part = Exchange(.parse, .bind, .execute)
        #expect(try session.begin(part) == .expectingReplies)
        let error = try wire(.error(.sample()))
        _ = try all(&session, error, [])
        #expect(session.isFinished)
        #expect(session.isSkipping)
        #expect(try session.begin(part) == .aborted)
        #expect(session.isFinished)
        // A Query is ignored as well while the server waits for the Sync.
        #expect(try session.begin(Exchange(.simpleQuery)) == .aborted)
        let last = Exchange(.parse, .bind, .execute, .sync)
        #expect(try session.begin(last) == .abortedUntilSync)
        #expect(!session.isFinished)
        #expect(try events(&session, wire(.readyForQuery(.idle))) == ["Z"])
        #expect(!session.isSkipping)
        #expect(try session.begin(last) == .expectingReplies)
    }

    @Test("steps behind the Sync of a failed segment run")
    func laterSegment() throws {
        var session = PostgresSession()
        try session.begin(Exchange(.parse, .bind, .execute, .sync, .bind, .execute, .sync))
        let bytes = try wire(
            .error(.sample()), .readyForQuery(.idle), .bindComplete,
            .commandComplete(CommandTag("SELECT 0")), .readyForQuery(.idle))
        let found = try events(&session, bytes)
        #expect(found == ["E(23505)", "Z", "2", "C(SELECT 0)", "Z"])
        #expect(session.isFinished)
    }

    @Test("ends of segments are counted by ReadyForQuery, never by completions")
    func segmentEnd() throws {
        var session = PostgresSession()
        try session.begin(Exchange(.bind, .execute, .bind, .execute, .sync))
        let tag = CommandTag(command: "UPDATE", rows: 1)
        let replies = try wire(
            .bindComplete, .commandComplete(tag), .bindComplete, .commandComplete(tag))
        _ = try all(&session, replies, [])
        #expect(!session.isFinished)
        _ = try all(&session, wire(.readyForQuery(.idle)), [])
        #expect(session.isFinished)
    }

    @Test("an empty statement completes as one, comments alone too")
    func empty() throws {
        let text = try events(Captured.emptyExtended, .described, .described, .described)
        #expect(text == "1 2 n I Z 1 2 n I Z 1 2 n I Z")
    }

    @Test("two statements in one Parse are an error")
    func twoStatements() throws {
        #expect(try events(Captured.twoStatementsInParse, Exchange(.parse, .sync)) == "E(42601) Z")
    }

    @Test("a row limit suspends the portal, and executing it again goes on")
    func limit() throws {
        let exchange = Exchange(.parse, .bind, .describePortal, .execute, .execute, .sync)
        #expect(try events(Captured.limit, exchange) == "1 2 T1 D D s D C(SELECT 1) Z")
    }

    @Test("a limit equal to the number of rows suspends too")
    func equalLimit() throws {
        let exchange = Exchange(.parse, .bind, .describePortal, .execute, .execute, .sync)
        #expect(try events(Captured.limitEqual, exchange) == "1 2 T1 D D D s C(SELECT 0) Z")
    }

    @Test("a Query destroys the unnamed statement")
    func unnamed() throws {
        let text = try events(
            Captured.unnamedGone, Exchange(.parse, .sync), .query,
            Exchange(.bind, .execute, .sync))
        #expect(text == "1 Z T1 D C(SELECT 1) Z E(26000) Z")
    }

    @Test("a name in use is an error, closing an unknown one is none")
    func names() throws {
        let text = try events(
            Captured.names, Exchange(.parse, .sync), Exchange(.parse, .sync),
            Exchange(.closeStatement, .closePortal, .sync))
        #expect(text == "1 Z E(42P05) Z 3 3 Z")
    }

    @Test("a statement exists when its Parse went well and its Describe did not")
    func describeFails() throws {
        let text = try events(
            Captured.describeFails, Exchange(.parse, .describePortal, .sync),
            Exchange(.bind, .describePortal, .execute, .sync))
        #expect(text == "1 E(34000) Z 2 T1 D C(SELECT 1) Z")
    }

    @Test("rows of a statement that was described without any are told apart")
    func undescribed() throws {
        var session = PostgresSession()
        let bytes = try hex(Captured.fetchUndescribed)
        let bound = Exchange(.bind, .execute, .sync)
        let found = try events(&session, bytes, .prepare, .query, .query, bound)
        #expect(
            found.joined(separator: " ")
                == "1 t0 n Z C(BEGIN) ZT C(DECLARE CURSOR) ZT 2 D C(FETCH 1) ZT")

        var described = PostgresSession()
        try described.begin(Exchange(.describePortal, .execute, .sync))
        let rows = try wire(.noData, .dataRow([[1]]), .commandComplete(CommandTag("FETCH 1")))
        #expect(try events(&described, rows) == ["n", "D?", "C(FETCH 1)"])
    }

    @Test("rows may have no columns, which is not NoData")
    func zeroColumns() throws {
        #expect(
            try events(Captured.zeroColumns, .query, .described)
                == "T0 D D C(SELECT 2) Z 1 2 T0 D D C(SELECT 2) Z")
    }

    @Test("statements of one segment are one transaction, which VACUUM notices")
    func vacuum() throws {
        let exchange = Exchange(.parse, .bind, .execute, .parse, .bind, .execute, .sync)
        #expect(
            try events(Captured.vacuumInSegment, exchange) == "1 2 D C(SELECT 1) 1 2 E(25001) Z")
    }

    @Test("a named portal ends with its transaction")
    func portalAfterSync() throws {
        let text = try events(
            Captured.portalAfterSync, Exchange(.parse, .bind, .execute, .sync),
            Exchange(.execute, .sync))
        #expect(text == "1 2 D s Z E(34000) Z")
    }

    @Test("a changed result type is an error of the Bind, recognisable by its routine")
    func changedPlan() throws {
        var session = PostgresSession()
        let bound = Exchange(.bind, .execute, .sync, expectedColumns: 1)
        let found = try all(&session, hex(Captured.changedPlan), [.prepare, .query, bound])
        let error = try #require(
            found.compactMap { event -> PostgresServerMessage? in
                if case .error(let message) = event { message } else { nil }
            }.first)
        #expect(error.sqlState == .featureNotSupported)
        #expect(error.routine == "RevalidateCachedQuery")
        #expect(session.transactionStatus == .idle)
    }

    @Test("an error may come at the Sync itself, after the completion")
    func failingSync() throws {
        let exchange = Exchange(.parse, .bind, .execute, .sync)
        #expect(try events(Captured.failingSync, exchange) == "1 2 C(INSERT 0 2) E(23505) Z")
    }

    @Test("a fatal error ends the session, and every later request is aborted")
    func fatal() throws {
        var session = PostgresSession()
        let bytes = try hex(Captured.fatalInPipeline)
        let found = try events(&session, bytes, .described)
        #expect(found == ["1", "2", "T1", "D", "E(57P01)"])
        #expect(session.isTerminated)
        #expect(session.isFinished)
        #expect(try session.begin(.described) == .aborted)
        #expect(try session.begin(.described) == .aborted)
    }

    @Test("a function call has a result, or an error without a skip")
    func functionCall() throws {
        let exchange = Exchange(.functionCall)
        #expect(try events(Captured.functionCall, exchange, exchange) == "V Z E(42883) Z")
    }

    @Test("an empty exchange is finished at once")
    func nothing() throws {
        var session = PostgresSession()
        #expect(try session.begin(Exchange()) == .aborted)
        #expect(session.isFinished)
    }

    @Test("an exchange cannot begin before the end of another")
    func misuse() throws {
        var session = PostgresSession()
        try session.begin(.described)
        let kind = try protocolError { try session.begin(.query) }
        guard case .misuse = kind else {
            Issue.record("\(kind)")
            return
        }
        #expect(session.currentStep == .parse)
    }

    @Test("the caller may take rows by itself while they are due")
    func rowsByCaller() throws {
        var session = PostgresSession()
        try session.begin(Exchange(.bind, .execute, .sync, expectedColumns: 2))
        #expect(!session.isExpectingRows)
        _ = try all(&session, wire(.bindComplete), [])
        #expect(session.isExpectingRows)
        #expect(session.rowColumnCount == 2)
        let end = try wire(.commandComplete(CommandTag("SELECT 9")), .readyForQuery(.idle))
        #expect(try events(&session, end) == ["C(SELECT 9)", "Z"])
        #expect(!session.isExpectingRows)
    }
}
