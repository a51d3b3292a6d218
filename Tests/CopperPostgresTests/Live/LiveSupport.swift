import CopperPostgres
import CopperPostgresProtocol
import CopperResilience
import CopperTestSupport
import Foundation
import Testing

/// A client of one of the running servers, for the duration of `body`.
func withLiveClient<Result>(
    _ version: LiveServer.Version = .v18, as role: LiveRole = .trust, query: String = "",
    configure: (inout PostgresConfiguration) throws -> Void = { _ in },
    _ body: (PostgresClient) async throws -> Result
) async throws -> Result {
    let url = try LiveServers.server(version).url(as: role, query: query)
    return try await PostgresClient.with(url, configure: configure, body)
}

/// The ``PostgresError`` that `body` throws; a recorded issue and `nil` when it does not.
func postgresError<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Value
) async -> PostgresError? {
    await thrownError(PostgresError.self, sourceLocation: sourceLocation, body)
}

/// A name for a table that no other test, and no other run, uses.
func freshName(_ prefix: String) -> String {
    "\(prefix)_\(UUID().uuidString.prefix(8).lowercased())"
}

/// Asks `condition` until it holds; false when it does not, or throws, for ten seconds.
func eventually(_ condition: () async throws -> Bool) async -> Bool {
    for _ in 0..<1000 {
        if (try? await condition()) == true { return true }
        try? await Task.sleep(for: .milliseconds(10))
    }
    return false
}

extension PostgresQueryable {
    /// Expects the reply to a query of its own.
    func answers(_ token: Int, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let back = try await one("SELECT \(token)", as: Int.self)
        #expect(back == token, sourceLocation: sourceLocation)
    }
}

extension PostgresClient {
    /// How many statements that contain `mark` the server is running.
    func running(_ mark: String) async throws -> Int64 {
        try await one(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE state = 'active' AND query LIKE \("%\(mark)%") AND pid <> pg_backend_pid()
            """, as: Int64.self)
    }
}
