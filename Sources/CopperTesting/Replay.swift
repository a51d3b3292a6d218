public import CopperNet

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What a test with the trait ``Testing/Trait/replaying(_:mode:sourceFile:)`` runs on.
///
/// ```swift
/// @Test(.replaying("orders.fixture"))
/// func orders() async throws {
///     let url = Replay.url(or: "postgres://app@localhost/shop")
///     try await PostgresClient.with(url, configure: { $0.connector = Replay.connector }) { db in
///         #expect(try await db.one("SELECT count(*) FROM orders", as: Int.self) == 3)
///     }
/// }
/// ```
///
/// `COPPER_RECORD=1 swift test` records anew. With `COPPER_RECORD_URL`, the address of a
/// server, a fixture that is missing is recorded from there.
public enum Replay {
    /// For a client's configuration: a replay, a recording, or, outside of such a test,
    /// real sockets.
    @TaskLocal public static var connector: any Connector = .sockets

    /// Whether the test talks to a server and records.
    @TaskLocal public static var isRecording = false

    /// The address to connect to: `COPPER_RECORD_URL` while recording, if it is set, else
    /// `url`. A replay connects to nothing, whatever the address is.
    public static func url(or url: String) -> String {
        isRecording ? environment("COPPER_RECORD_URL") ?? url : url
    }

    /// How the test with the fixture at `path` runs.
    static func plan(for path: String) -> Plan {
        if environment("COPPER_RECORD") == "1" { return .record }
        if access(path, R_OK) == 0 { return .replay }
        return environment("COPPER_RECORD_URL") == nil ? .fail : .record
    }

    enum Plan {
        case replay, record, fail
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
