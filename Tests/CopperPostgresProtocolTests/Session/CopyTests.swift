import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

/// What PostgreSQL 18.6 answers around COPY.
@Suite("Session, COPY")
struct CopySessionTests {
    @Test("a Sync before the data is ignored; one after them gives the only ReadyForQuery")
    func extendedIn() throws {
        let text = try events(
            Captured.copyInExtended, Exchange(.parse, .bind, .execute, .sync), .query)
        #expect(text == "1 2 G C(COPY 2) Z T1 D C(SELECT 1) Z")
    }

    @Test("an error amid the data ends the request, and the next one runs")
    func errorAmidData() throws {
        #expect(
            try events(Captured.copyInError, .query, .query)
                == "G E(22P02) Z T1 D C(SELECT 1) Z")
    }

    @Test("CopyFail makes the server fail with 57014")
    func copyFail() throws {
        #expect(try events(Captured.copyInFail, .query) == "G E(57014) Z")
    }

    @Test("data out are pieces between CopyOutResponse and CopyDone")
    func out() throws {
        #expect(
            try events(Captured.copyOutBinary, .query) == "H d d d d c C(COPY 3) Z")
        #expect(
            try events(Captured.copyOutExtended, .described) == "1 2 n H d d c C(COPY 2) Z")
    }

    @Test("notices, notifications and settings may come amid the data")
    func unasked() throws {
        var session = PostgresSession()
        try session.begin(.query)
        let bytes = try wire(
            .copyOut(CopyLayout(format: .text, columns: [.text])), .copyData([1]),
            .notice(.sample(.notice)), .copyData([2]),
            .notification(.init(processID: 1, channel: "c", payload: "")),
            .parameterStatus(.init("TimeZone", "UTC")), .copyData([]), .copyDone,
            .commandComplete(CommandTag("COPY 1")), .readyForQuery(.idle))
        let found = try events(&session, bytes)
        #expect(found.joined(separator: " ") == "H d N d A S d c C(COPY 1) Z")
    }

    @Test("a replication stream ends by both sides, with a result or by an error")
    func both() throws {
        let layout = CopyLayout(format: .text, columns: [])
        let start: [PostgresBackendMessage] = [.copyBoth(layout), .copyData([1]), .copyData([2])]
        let done = PostgresBackendMessage.commandComplete(CommandTag("START_STREAMING"))
        let column = PostgresBackend.RowDescription.Field(name: "next_tli", dataType: 20)
        let endings: [[PostgresBackendMessage]] = [
            [.copyDone, done, .readyForQuery(.idle)],
            [
                .copyDone, .rowDescription([column]), .dataRow([[1]]),
                .commandComplete(CommandTag("SELECT")), done, .readyForQuery(.idle),
            ],
            [.error(.sample()), .readyForQuery(.idle)],
        ]
        for ending in endings {
            var session = PostgresSession()
            try session.begin(.query)
            _ = try all(&session, wire(start + ending), [])
            #expect(session.isFinished)
        }
    }

    @Test("COPY messages that nothing asked for are violations")
    func unexpected() throws {
        let layout = CopyLayout(format: .text, columns: [])
        let streams: [[PostgresBackendMessage]] = [
            [.copyData([1])], [.copyDone], [.copyIn(layout), .copyData([])],
            [.copyIn(layout), .copyIn(layout)], [.copyOut(layout), .dataRow([])],
            [.copyOut(layout), .commandComplete(CommandTag("COPY 0"))],
            [.copyOut(layout), .readyForQuery(.idle)], [.copyOut(layout), .copyDone, .copyDone],
        ]
        for stream in streams {
            var session = PostgresSession()
            try session.begin(.query)
            let bytes = try wire(stream)
            let kind = try protocolError { _ = try all(&session, bytes, []) }
            #expect(isViolation(kind), "\(stream)")
        }
        var extended = PostgresSession()
        try extended.begin(Exchange(.execute, .sync))
        let both = try wire(.copyBoth(layout))
        #expect(isViolation(try protocolError { _ = try all(&extended, both, []) }))
    }
}
