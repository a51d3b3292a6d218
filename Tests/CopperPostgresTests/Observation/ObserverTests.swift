import CopperBytes
import CopperResilience
import CopperTestSupport
import Testing

@testable import CopperPostgres

@Suite("An observer")
struct ObserverTests {
    @Test("hears of connections and of each request once, without values", .live)
    func requests() async throws {
        let log = Log()
        let server = try LiveServers.postgres15
        try await PostgresClient.with(server.url(as: .trust)) {
            $0.observer = log
        } _: { db in
            _ = try await db.one("SELECT \("a secret") || 'x'", as: String.self)
            _ = try? await db.execute("insert INTO nowhere VALUES (1)")
            _ = try? await db.execute("SELECT pg_sleep(5)", timeout: .milliseconds(20))
        }
        #expect(log.lines.contains("connecting"))
        #expect(log.lines.contains("connected"))
        #expect(log.lines.contains("closed: the connection was closed"))
        let requests = log.lines.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("INSERT") }
        #expect(requests == ["SELECT succeeded", "INSERT failed 42P01", "SELECT timed out"])
        #expect(!log.lines.joined().contains("secret"))
    }

    @Test("names an operation by the statement's first word")
    func operations() {
        #expect(PostgresContext.operation(of: "  select 1") == "SELECT")
        #expect(PostgresContext.operation(of: "WITH x AS (SELECT 1) SELECT 2") == "WITH")
        #expect(PostgresContext.operation(of: "-- a comment") == "OTHER")
        #expect(PostgresContext.operation(of: "") == "OTHER")
    }
}

private final class Log: Observer {
    private let entries = Lock<[String]>([])

    var lines: [String] { entries.withLock { $0 } }

    func requestStarted(_ request: ObservedRequest) -> ObservationToken? { request.operation }

    func requestFinished(_ result: ObservedResult, _ token: ObservationToken?) {
        let end =
            switch result.outcome {
            case .succeeded: "succeeded"
            case .failed(_, let code, _): "failed \(code)"
            case .cancelled: "cancelled"
            case .timedOut: "timed out"
            }
        entries.withLock { $0.append("\(token as? String ?? "?") \(end)") }
    }

    func occurred(_ event: ObservedEvent, in source: ObservedSource) {
        let name =
            switch event {
            case .connecting: "connecting"
            case .connected: "connected"
            case .closed(let reason): "closed: \(reason)"
            default: "other"
            }
        entries.withLock { $0.append(name) }
    }
}
