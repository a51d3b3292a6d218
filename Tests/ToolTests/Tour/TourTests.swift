import CopperPostgres
import CopperReplay
import Foundation
import Testing

@testable import copper

@Suite("The tour")
struct TourTests {
    @Test("plays all chapters on its recording, without a server")
    func offline() async throws {
        let captured = CapturedOutput()
        let stage = try TourStage.replaying(try Fixture(path: Self.fixture))
        var tour = Tour(stage, on: captured.output)
        try await tour.run(isLive: false, waits: false)
        await stage.client.shutdown()

        let expected = [
            "1. Hello", "  1 → StartupMessage 3.0", "  PostgreSQL 1", "2. Values are parameters",
            "Zoë O'Brien'; DROP TABLE orders; -- │   NULL", "3. The second time", "4. Many rows",
            "500 rows, the sum of their squares is 41,791,750", "5. A transaction",
            "the order's total is 225.00 now", "6. An error", "sqlState   │ 23505",
            "effect     │ rejected", "3 orders, on the same connection", "No server was there",
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
        let stage = try TourStage.replaying(try Fixture(path: Self.fixture))
        var tour = Tour(stage, on: captured.output)
        try await tour.run(isLive: false, waits: false)
        await stage.client.shutdown()
        // Code is shown as it is written.
        let prose = captured.lines.filter { !$0.hasPrefix("    ") }
        for line in prose where DisplayText.width(line) > 80 { Issue.record("too wide: \(line)") }
    }

    private static let fixture = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../../../\(TourFixture.path)")
        .standardizedFileURL.path()
}
