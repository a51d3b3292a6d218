import CopperNet
import CopperPostgres
import CopperPostgresProtocol
import Testing

@testable import copper

@Suite("What the tool says of errors")
struct ErrorReportTests {
    @Test("is one line with the server's words, and the server's hint")
    func serverError() {
        var message = PostgresServerMessage(
            severity: .error, sqlState: .undefinedTable, message: "relation \"x\" does not exist")
        message[.detail] = "gone"
        message[.hint] = "Create it."
        let report = ErrorReport(PostgresError(server: message))
        #expect(report.line == "ERROR 42P01: relation \"x\" does not exist (gone)")
        #expect(report.hint == "Create it.")
    }

    @Test("names the server and the cause when there was no answer")
    func connectionFailure() {
        let error = PostgresError(.connectionFailed, "No server could be reached").with {
            $0.endpoint = .host("db", port: 5432)
            $0.underlying = NetError(.refused, errno: 111, "connection refused")
        }
        let report = ErrorReport(error)
        #expect(report.line == "db:5432: No server could be reached: connection refused")
        #expect(report.hint?.contains("copper doctor") == true)
    }

    @Test("marks where a statement is wrong")
    func position() {
        var message = PostgresServerMessage(
            severity: .error, sqlState: .syntaxError, message: "syntax error at or near \"FORM\"")
        message[.position] = "10"
        let error = PostgresError(server: message).with { $0.operation = "SELECT * FORM users" }
        #expect(
            ErrorReport(error).hint == "see character 10, after the mark: SELECT * ⟨here⟩FORM users"
        )
    }

    @Test("survives a position behind the statement")
    func wrongPosition() {
        var message = PostgresServerMessage(
            severity: .error, sqlState: .syntaxError, message: "at end")
        message[.position] = "99"
        let error = PostgresError(server: message).with { $0.operation = "SELECT" }
        #expect(ErrorReport(error).hint == "it is at the end of the statement")
    }

    @Test("tells what to do about a wrong password")
    func wrongPassword() {
        let message = PostgresServerMessage(
            severity: .fatal, sqlState: .invalidPassword, message: "password authentication failed")
        let report = ErrorReport(PostgresError(.authenticationFailed, server: message))
        #expect(report.line == "FATAL 28P01: password authentication failed")
        #expect(report.hint?.contains("PGPASSWORD") == true)
    }

    @Test("spells out control characters, whoever sent them")
    func controlCharacters() {
        let message = PostgresServerMessage(
            severity: .error, sqlState: "XX000", message: "a\u{1B}[2Jb\nc")
        #expect(ErrorReport(PostgresError(server: message)).line == "ERROR XX000: a\\x1B[2Jb\\nc")
    }

    @Test("is written as copper: and hint:")
    func written() {
        let captured = CapturedOutput()
        ErrorReport(ToolFailure("it failed", hint: "mend it")).write(to: captured.output)
        #expect(captured.lines == ["copper: it failed", "hint: mend it"])
    }
}
