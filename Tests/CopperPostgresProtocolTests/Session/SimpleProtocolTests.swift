import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

/// What PostgreSQL 18.6 answers to Query.
@Suite("Session, simple protocol")
struct SimpleProtocolTests {
    @Test("nothing, a comment and semicolons are empty queries")
    func empty() throws {
        #expect(try events(Captured.emptySimple, .query, .query, .query) == "I Z I Z I Z")
    }

    @Test("several results end with one ReadyForQuery")
    func severalResults() throws {
        #expect(
            try events(Captured.severalResults, .query)
                == "T1 D C(SELECT 1) T2 D C(SELECT 1) C(SET) S Z")
    }

    @Test("a result without a description has no rows")
    func rowsNeedDescription() throws {
        var session = PostgresSession()
        try session.begin(.query)
        let first = try wire(
            .rowDescription([PostgresBackend.RowDescription.Field(name: "a", dataType: 23)]),
            .dataRow([nil]),
            .commandComplete(CommandTag("SELECT 1")))
        _ = try all(&session, first, [])
        #expect(!session.isExpectingRows)
        let row = try wire(.dataRow([nil]))
        #expect(isViolation(try protocolError { _ = try all(&session, row, []) }))
    }

    @Test("a binary cursor gives binary values: the description says so")
    func binaryCursor() throws {
        var session = PostgresSession()
        let found = try all(&session, hex(Captured.binaryCursor), [.query])
        let formats = found.compactMap { event -> PostgresFormatCode? in
            if case .rowDescription(let columns) = event { columns.first?.format } else { nil }
        }
        #expect(formats == [.binary])
    }

    @Test("COMMIT of a failed transaction says ROLLBACK, without an error")
    func failedCommit() throws {
        #expect(
            try events(Captured.failedCommit, .query, .query, .query)
                == "C(BEGIN) ZT E(22012) ZE C(ROLLBACK) Z")
    }

    @Test("ROLLBACK behind an error in the same Query is not reached")
    func rollbackInOneQuery() throws {
        var session = PostgresSession()
        let found = try events(&session, hex(Captured.rollbackInOneQuery), .query)
        #expect(found == ["C(BEGIN)", "E(22012)", "ZE"])
        #expect(session.transactionStatus == .failed)
    }

    @Test("a rollback restores settings, and the session knows")
    func restoredSetting() throws {
        var session = PostgresSession(parameters: ["TimeZone": "UTC"])
        let bytes = try hex(Captured.rollbackRestoresSetting)
        let found = try events(&session, bytes, .query, .query, .query)
        #expect(
            found.joined(separator: " ") == "C(BEGIN) ZT C(SET) S ZT C(ROLLBACK) S Z")
        #expect(session.parameters["TimeZone"] == "Etc/UTC")
    }

    @Test("counts of rows come with the tags")
    func counts() throws {
        #expect(
            try events(Captured.manyInserts, .query, .query)
                == "C(INSERT 0 5) Z C(SELECT 1) Z")
    }

    @Test("an error carries whatever its raiser filled in")
    func customState() throws {
        var session = PostgresSession()
        let found = try all(&session, hex(Captured.customState), [.query])
        guard case .error(let error) = found.first else {
            Issue.record("\(found)")
            return
        }
        #expect(error.sqlState == "ZZ001")
        #expect([error.message, error.detail, error.hint] == ["mine", "d", "h"])
        let names = [error.schema, error.table, error.column, error.constraint, error.dataType]
        #expect(names == ["s", "t", "c", "n", "ty"])
        #expect(error.routine == "exec_stmt_raise")
        #expect(error.where?.contains("inline_code_block") == true)
    }

    @Test("a position counts characters, not bytes")
    func position() throws {
        var session = PostgresSession()
        let found = try all(&session, hex(Captured.errorPosition), [.query])
        guard case .error(let error) = found.first else {
            Issue.record("\(found)")
            return
        }
        #expect(error.sqlState == .undefinedColumn)
        #expect(error.position == 17)
    }

    @Test("client_encoding that moves away from UTF-8 ends the session with its own error")
    func clientEncoding() throws {
        var session = PostgresSession()
        let bytes = try hex(Captured.clientEncoding)
        let kind = try protocolError { _ = try all(&session, bytes, [.query]) }
        #expect(kind == .clientEncoding("LATIN1"))
    }

    @Test("UTF-8 goes by several names", arguments: ["UTF8", "utf-8", "UTF_8", "Unicode"])
    func utf8Names(name: String) {
        #expect(PostgresSession.isUTF8(name))
        #expect(!PostgresSession.isUTF8("LATIN1"))
        #expect(!PostgresSession.isUTF8("SQL_ASCII"))
        #expect(!PostgresSession.isUTF8(""))
    }
}
