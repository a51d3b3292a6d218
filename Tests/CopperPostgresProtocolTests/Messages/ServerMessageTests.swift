import CopperBytes
import CopperPostgresProtocol
import Testing

@Suite("Errors and notices")
struct ServerMessageTests {
    @Test("hold all 18 fields")
    func allFields() throws {
        let body = try hex(
            """
            53 4645484c455200 56 4552524f5200 43 323335303500 4d 6d00 44 6400 48 6800 50 313200
            70 3700 71 7100 57 7700 73 7300 74 7400 63 6300 64 747900 6e 6e00 46 662e6300 4c 353500
            52 7200 00
            """)
        let message = try PostgresBackend.ErrorResponse(body: body.span.bytes).message
        #expect(message[.localizedSeverity] == "FEHLER")
        #expect(message.severity == .error)
        #expect(message.sqlState == .uniqueViolation)
        #expect([message.message, message.detail, message.hint] == ["m", "d", "h"])
        #expect([message.position, message.internalPosition, message.line] == [12, 7, 55])
        #expect([message.internalQuery, message.where] == ["q", "w"])
        let names = [message.schema, message.table, message.column, message.constraint]
        #expect(names == ["s", "t", "c", "n"])
        #expect([message.dataType, message.file, message.routine] == ["ty", "f.c", "r"])
        var buffer = ByteBuffer()
        try PostgresBackend.ErrorResponse(message).encode(into: &buffer)
        #expect(Array(buffer.toArray()[5...]) == body)
    }

    @Test("ignore unknown fields and take the severity from S when V is missing")
    func unknownFields() throws {
        let body = try hex("53 464154414c00 58 787800 43 353750303300 4d 6d00 ff 00 00")
        let message = try PostgresBackend.ErrorResponse(body: body.span.bytes).message
        #expect(message.severity == .fatal)
        #expect(message.isFatal)
        #expect(message.sqlState == .cannotConnectNow)
        #expect(message.message == "m")
    }

    @Test("without any field are messages all the same")
    func noFields() throws {
        let body: [UInt8] = [0]
        let message = try PostgresBackend.NoticeResponse(body: body.span.bytes).message
        #expect(message.message == "")
        #expect(message.sqlState.rawValue == "")
        #expect(!message.isFatal)
    }

    @Test("in another encoding than UTF-8 are read as well as they can be")
    func lossy() throws {
        let body = try hex("53 4552524f5200 43 343230363000 4d 6772f6df6500 00")
        let message = try PostgresBackend.ErrorResponse(body: body.span.bytes).message
        #expect(message.message == "gr\u{FFFD}\u{FFFD}e")
    }

    @Test("with a position or line that is no number have none")
    func position() {
        var message = PostgresServerMessage.sample()
        message[.position] = "many"
        message[.line] = "99999999999999999999"
        #expect(message.position == nil)
        #expect(message.line == nil)
    }

    @Test("give the position in characters")
    func characters() throws {
        // PostgreSQL 18.6 on: SELECT 'größe', nope
        var message = PostgresServerMessage.sample(.error, .undefinedColumn, "column")
        message[.position] = "17"
        let statement = "SELECT 'größe', nope"
        let place = try #require(message.position)
        #expect(statement.unicodeScalars.dropFirst(place - 1).first == "n")
    }

    @Test("may carry a code of somebody's own")
    func customState() {
        let message = PostgresServerMessage.sample(.error, "ZZ001", "custom")
        #expect(message.sqlState == "ZZ001")
        #expect(message.sqlState.class == "ZZ000")
        #expect(message.description == "ERROR ZZ001: custom")
    }

    @Test("are one word large")
    func size() {
        #expect(MemoryLayout<PostgresServerMessage>.size == MemoryLayout<Int>.size)
        #expect(MemoryLayout<PostgresProtocolError>.size <= 2 * MemoryLayout<Int>.size)
    }
}

@Suite("SQLSTATE")
struct SQLStateTests {
    @Test("knows the conditions of appendix A")
    func conditions() {
        #expect(SQLState.uniqueViolation.rawValue == "23505")
        #expect(SQLState.serializationFailure.rawValue == "40001")
        #expect(SQLState.deadlockDetected.rawValue == "40P01")
        #expect(SQLState.queryCanceled.rawValue == "57014")
        #expect(SQLState.stringDataRightTruncation.rawValue == "22001")
        #expect(SQLState.warningStringDataRightTruncation.rawValue == "01004")
        #expect(SQLState.nullValueNotAllowed.rawValue == "22004")
        #expect(SQLState.featureNotSupported.rawValue == "0A000")
    }

    @Test("knows classes")
    func classes() {
        #expect(SQLState.uniqueViolation.class == .integrityConstraintViolation)
        #expect(SQLState.uniqueViolation.isIntegrityConstraintViolation)
        #expect(SQLState.deadlockDetected.isTransactionRollback)
        #expect(SQLState.connectionFailure.isConnectionException)
        #expect(SQLState.invalidPassword.isInvalidAuthorization)
        #expect(SQLState.noData.isSuccessOrWarning)
        #expect(!SQLState.syntaxError.isSuccessOrWarning)
        #expect(!SQLState("").isConnectionException)
    }
}
