import CopperPostgres
import CopperRedis
import CopperReplay
import Foundation
import Testing

@testable import copper

@Suite("The tour")
struct TourTests {
    @Test("plays all chapters on its recording, without a server")
    func offline() async throws {
        let captured = CapturedOutput()
        try await play(on: captured)

        let expected = [
            "1. Hello", "  1 → StartupMessage 3.0", "  PostgreSQL 1", "2. Values are parameters",
            "Zoë O'Brien'; DROP TABLE orders; -- │   NULL", "3. The second time", "4. Many rows",
            "500 rows, the sum of their squares is 41,791,750", "5. A transaction",
            "the order's total is 225.00 now", "6. An error", "sqlState   │ 23505",
            "effect     │ rejected", "3 orders, on the same connection",
            "7. Redis: keys and values", #"1 → HELLO "3" "SETNAME" "copper-tour""#,
            #"1 → SET "copper-tour:greeting" "Hello, Zoë\r\n""#, "1 ← +OK",
            "8. Everybody on one connection", "3 messages sent, 3 messages received",
            "1 + 2 + 3 is 6", "9. Maps, sets and scores", "city London, name Ada",
            "Ada's score is 36.5", "Linus is behind 1 other", "10. A transaction", "→ EXEC",
            "2 left, 1 order", "11. Messages", ">3 message", "heard: rain", "12. An error",
            "operation │ INCR", "effect    │ rejected", "No server was there",
        ]
        var rest = captured.text[...]
        for words in expected {
            guard let place = rest.range(of: words) else {
                Issue.record("\(words) is missing, or comes too early")
                continue
            }
            rest = rest[place.upperBound...]
        }
    }

    @Test("shows lines that fit a terminal of 80 columns")
    func narrow() async throws {
        let captured = CapturedOutput(terminalWidth: 80)
        try await play(on: captured)
        // Code is shown as it is written.
        let prose = captured.lines.filter { !$0.hasPrefix("    ") }
        for line in prose where DisplayText.width(line) > 80 { Issue.record("too wide: \(line)") }
    }

    private func play(on captured: CapturedOutput) async throws {
        let postgres = try TourStage<PostgresClient>.replaying(Self.fixture(TourFixture.postgres))
        var tour = Tour(postgres, on: captured.output)
        try await tour.run(waits: false)
        await postgres.client.shutdown()
        let redis = try TourStage<RedisClient>.replaying(Self.fixture(TourFixture.redis))
        var second = Tour(redis, on: captured.output, after: tour.number)
        try await second.run()
        await redis.client.shutdown()
        TourClosing.show(isLive: false, on: captured.output)
    }

    private static func fixture(_ path: String) throws -> Fixture {
        let file = URL(filePath: #filePath)
            .deletingLastPathComponent().appending(path: "../../../\(path)")
        return try Fixture(path: file.standardizedFileURL.path())
    }
}
