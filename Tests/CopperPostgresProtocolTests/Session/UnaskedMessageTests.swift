import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

@Suite("Session, messages out of turn")
struct UnaskedMessageTests {
    private static let unasked: [PostgresBackendMessage] = [
        .notice(.sample(.notice)), .parameterStatus(.init("TimeZone", "UTC")),
        .notification(.init(processID: 1, channel: "Ch\"an", payload: "pay")),
    ]

    @Test("notices, notifications and settings may come while nothing is asked")
    func idle() throws {
        var session = PostgresSession()
        let found = try all(&session, wire(Self.unasked), [])
        #expect(found.map(\.brief) == ["N", "S", "A"])
        #expect(session.parameters["TimeZone"] == "UTC")
        #expect(session.isFinished)
    }

    @Test("they may come between any two messages of an answer")
    func everywhere() throws {
        let answer: [PostgresBackendMessage] = [
            .parseComplete, .bindComplete,
            .rowDescription([PostgresBackend.RowDescription.Field(name: "a", dataType: 23)]),
            .dataRow([nil]),
            .dataRow([[1]]), .commandComplete(CommandTag("SELECT 2")), .readyForQuery(.idle),
        ]
        for place in 0...answer.count {
            var session = PostgresSession()
            try session.begin(.described)
            let mixed = Array(answer[..<place]) + Self.unasked + Array(answer[place...])
            let found = try events(&session, wire(mixed))
            #expect(found.count == answer.count + 3)
            #expect(session.isFinished)
            let asked = found.filter { !["N", "S", "A"].contains($0) }
            #expect(asked == ["1", "2", "T1", "D", "D", "C(SELECT 2)", "Z"])
        }
    }

    @Test("a session's own notification comes between completion and readiness")
    func selfNotify() throws {
        var session = PostgresSession()
        let found = try all(&session, hex(Captured.selfNotify), [.query, .query])
        #expect(found.map(\.brief) == ["C(LISTEN)", "Z", "C(NOTIFY)", "A", "Z"])
        guard case .notification(let notification) = found[3] else { return }
        #expect(notification.channel == "c")
        #expect(notification.payload == "hello")
    }

    @Test("a notice may come between the description and a row")
    func noticeInRows() throws {
        #expect(
            try events(Captured.noticeInRows, .query) == "T1 N D N D C(SELECT 2) Z")
    }

    @Test(
        "a fatal error while idle ends the session",
        arguments: [
            SQLState.idleSessionTimeout, .idleInTransactionSessionTimeout, .adminShutdown,
        ])
    func idleFatal(state: SQLState) throws {
        var session = PostgresSession()
        let found = try events(&session, wire(.error(.sample(.fatal, state, "bye"))))
        #expect(found == ["E(\(state))"])
        #expect(session.isTerminated)
        #expect(try session.begin(.query) == .aborted)
    }

    @Test("an error that nothing asked for ends the session, fatal or not")
    func idleError() throws {
        var session = PostgresSession()
        _ = try events(&session, wire(.error(.sample())))
        #expect(session.isTerminated)
    }

    @Test("every answer without a request is a violation")
    func withoutRequest() throws {
        let asynchronous = Set("ENSA".utf8)
        for message in backendSamples where !asynchronous.contains(message.type) {
            var session = PostgresSession()
            let bytes = try wire([message])
            let kind = try protocolError { _ = try all(&session, bytes, []) }
            #expect(isViolation(kind), "\(message)")
        }
    }

    @Test("every answer to another step is a violation")
    func wrongOrder() throws {
        let allowed: [Exchange.Step: String] = [
            .parse: "1", .bind: "2", .describeStatement: "t", .describePortal: "Tn",
            .execute: "DCIsGH", .closeStatement: "3", .closePortal: "3", .sync: "Z",
            .simpleQuery: "TCIGHWZ", .functionCall: "V",
        ]
        for step in Exchange.Step.allCases {
            let expected = Set((allowed[step] ?? "").utf8).union("ENSA".utf8)
            for message in backendSamples {
                var session = PostgresSession()
                try session.begin(Exchange(step, .sync))
                let bytes = try wire([message])
                if expected.contains(message.type) {
                    _ = try all(&session, bytes, [])
                } else {
                    let kind = try protocolError { _ = try all(&session, bytes, []) }
                    #expect(isViolation(kind), "\(message) at \(step)")
                }
            }
        }
    }

    @Test("an unknown type is a violation, asked or not", arguments: [0x00, 0x40, 0x7A, 0xFF])
    func unknownType(type: UInt8) throws {
        for isAsked in [false, true] {
            var session = PostgresSession()
            if isAsked { try session.begin(.described) }
            let bytes = PostgresFrame(type: type, body: []).bytes
            #expect(isViolation(try protocolError { _ = try all(&session, bytes, []) }))
        }
    }

    @Test("a row with another number of values than described is a violation")
    func rowCount() throws {
        var session = PostgresSession()
        try session.begin(Exchange(.bind, .execute, .sync, expectedColumns: 2))
        let bytes = try wire(.bindComplete, .dataRow([nil, nil, nil]))
        #expect(isViolation(try protocolError { _ = try all(&session, bytes, []) }))
    }

    @Test("a row whose field ends behind it is malformed")
    func rowFields() throws {
        var session = PostgresSession()
        try session.begin(Exchange(.execute, .sync))
        let bytes = try hex("44 0000000b 0001 00000064 61")
        #expect(isMalformed(try protocolError { _ = try all(&session, bytes, []) }))
    }

    @Test("messages that should be empty must be")
    func emptyMessages() throws {
        let steps: [(Exchange.Step, Character)] = [
            (.parse, "1"), (.bind, "2"), (.closeStatement, "3"), (.describePortal, "n"),
            (.execute, "I"), (.execute, "s"),
        ]
        for (step, type) in steps {
            var session = PostgresSession()
            try session.begin(Exchange(step, .sync))
            let bytes = PostgresFrame(type: type.asciiValue, body: [0]).bytes
            let kind = try protocolError { _ = try all(&session, bytes, []) }
            #expect(isMalformed(kind), "\(type)")
        }
    }
}
