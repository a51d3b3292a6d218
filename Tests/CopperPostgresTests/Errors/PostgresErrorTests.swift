import CopperNet
import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import Testing

@Suite("PostgresError")
struct PostgresErrorTests {
    @Test("is one word wide")
    func size() {
        #expect(MemoryLayout<PostgresError>.size == MemoryLayout<Int>.size)
    }

    @Test("has a description with all that is known")
    func description() {
        var error = PostgresError(.connectionFailed, "nobody listens there", advice: "Start it.")
        error.endpoint = .host("db", port: 5432)
        error.phase = .connecting
        error.operation = "SELECT *\n   FROM users"
        error.underlying = NetError(.refused, errno: 111, "connection refused")
        #expect(
            "\(error)" == "connectionFailed: nobody listens there (db:5432, while connecting); "
                + "asked for: SELECT * FROM users; cause: connection refused. Start it.")
    }

    @Test("does not say the same twice")
    func noRepetition() {
        let refused = NetError(.refused, errno: 111, "connecting to db:1: connection refused")
        let below = PostgresError(.connectionFailed, "Cannot connect: \(refused)").with {
            $0.underlying = refused
        }
        let error = PostgresError(.acquireTimedOut, "Not in time: \(below.message)").with {
            $0.underlying = below
        }
        #expect("\(error)" == "acquireTimedOut: Not in time: \(below.message)")
        let server = PostgresServerMessage(
            severity: .fatal, sqlState: .invalidCatalogName, message: "no such database")
        let refusal = PostgresError(.startupFailed, server: server).with {
            $0.underlying = server
        }
        #expect("\(refusal)".ranges(of: "no such database").count == 1)
    }

    @Test("says when a request may have taken effect")
    func unknownEffect() {
        let error = PostgresError(.connectionLost, "the server closed the connection")
        #expect(error.effect == .unknown)
        #expect("\(error)".hasSuffix("the server closed the connection; it may have taken effect"))
        #expect(!"\(error.with { $0.effect = .notSent })".contains("effect"))
    }

    @Test("takes the effect from the code, and leaves it open in doubt")
    func usualEffect() {
        let effects: [(PostgresError.Code, Effect)] = [
            (.configuration, .notSent), (.acquireTimedOut, .notSent), (.serverError, .rejected),
            (.timedOut, .unknown), (.protocolViolation, .unknown), (.init("other"), .unknown),
        ]
        for (code, effect) in effects {
            #expect(PostgresError(code, "").effect == effect, "\(code)")
        }
    }

    @Test("shortens long statements")
    func longOperation() {
        let sql = "SELECT " + String(repeating: "x, ", count: 10_000)
        let error = PostgresError(.timedOut, "too late").with { $0.operation = sql }
        #expect("\(error)".count < 300)
        #expect(error.operation == sql)
    }

    @Test("is a value: changing a copy leaves the original")
    func valueSemantics() {
        let error = PostgresError(.timedOut, "too late")
        let copy = error.with { $0.code = .connectionLost }
        #expect(error.code == .timedOut)
        #expect(copy.code == .connectionLost)
        #expect(copy.message == "too late")
    }

    @Test("matches in a catch clause by its code")
    func matching() {
        do {
            throw PostgresError(.poolClosed, "closed")
        } catch let error as PostgresError where error.code == .poolClosed {
            #expect(error.phase == nil)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test("tells all that the server said")
    func serverFields() {
        let error = PostgresError(server: duplicateKey()).with {
            $0.endpoint = .unix(path: "/run/.s.PGSQL.5432")
            $0.phase = .executing
        }
        #expect(error.code == .serverError)
        #expect(error.effect == .rejected)
        #expect(error.sqlState == .uniqueViolation)
        #expect(error.constraint == "users_email_key")
        #expect(error.detail == "Key (email)=(a@b) already exists.")
        #expect(
            "\(error)" == "serverError: ERROR 23505: duplicate key; "
                + "detail: Key (email)=(a@b) already exists.; constraint: users_email_key "
                + "(/run/.s.PGSQL.5432, while executing)")
    }

    @Test("puts a message of its own before the server's")
    func ownMessage() {
        let error = PostgresError(.startupFailed, server: duplicateKey()).with {
            $0.message = "no connection"
        }
        #expect("\(error)".hasPrefix("startupFailed: no connection: ERROR 23505: duplicate key"))
    }

    @Test("redacts the server's words and the statement, but not the SQLSTATE")
    func redaction() {
        let error = PostgresError(server: duplicateKey()).with {
            $0.operation = "INSERT INTO users VALUES ('a@b')"
            $0.underlying = duplicateKey()
            $0.redactsServerText = true
        }
        let text = "\(error) \(String(reflecting: error))"
        #expect(text.contains("23505"))
        #expect(!text.contains("a@b"))
        #expect(!text.contains("duplicate"))
        #expect(error.detail != nil)
    }
}

private func duplicateKey() -> PostgresServerMessage {
    var message = PostgresServerMessage(
        severity: .error, sqlState: .uniqueViolation, message: "duplicate key")
    message[.detail] = "Key (email)=(a@b) already exists."
    message[.constraint] = "users_email_key"
    return message
}
