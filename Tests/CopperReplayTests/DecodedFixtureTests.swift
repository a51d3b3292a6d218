import CopperJSON
import CopperPostgres
import CopperPostgresDialect
import CopperReplay
import CopperTestSupport
import Foundation
import Testing

/// Two decoders that share no code read the same bytes and must agree.
@Suite("Fixtures: what psycopg decoded, decoded by us")
struct DecodedFixtureTests {
    private static let names = Fixtures.names.filter { name in
        let expected = name.replacing(".fixture", with: ".expected.json")
        return FileManager.default.fileExists(atPath: Fixtures.path(expected))
    }

    @Test("cover the types that both clients know, in both formats, from every server")
    func inventory() throws {
        let known: Set<PostgresType> = [
            .bool, .int2, .int4, .int8, .float4, .float8, .text, .varchar, .bpchar, .bytea, .uuid,
            .json, .jsonb, .numeric, .date, .time, .timestamp, .timestamptz, .boolArray,
            .int2Array, .int4Array, .int8Array, .float4Array, .float8Array, .textArray,
            .varcharArray, .byteaArray, .uuidArray, .numericArray, .dateArray, .timeArray,
            .timestampArray, .timestamptzArray,
        ]
        for kind in ["text", "binary"] {
            for version in [15, 17, 18] {
                let name = "types-\(kind)-\(version).fixture"
                let found = try ExpectedResult.all(besides: name).flatMap { $0.columns ?? [] }
                #expect(known.subtracting(found.map(\.type)) == [], "\(name)")
                let formats = try RecordedResult.all(in: Fixture(path: Fixtures.path(name)))
                    .flatMap { $0.columns.map(\.format) }
                #expect(Set(formats) == [kind == "text" ? .text : .binary], "\(name)")
            }
        }
    }

    @Test("the recorded rows have the same values", arguments: names)
    func rows(_ name: String) throws {
        var recorded = try RecordedResult.all(in: Fixture(path: Fixtures.path(name)))[...]
        for expected in try ExpectedResult.all(besides: name) {
            if let columns = expected.columns {
                let next = recorded.firstIndex { $0.described == columns }
                let index = try #require(next, "\(expected.sql)")
                try compare(recorded[index].rows, expected)
                recorded = recorded[(index + 1)...]
            } else {
                try compare(recorded.flatMap(\.rows), expected)
                recorded = []
            }
        }
    }

    private func compare(_ rows: [PostgresRow], _ expected: ExpectedResult) throws {
        #expect(rows.count == expected.rows.count, "\(expected.sql)")
        for (row, values) in zip(rows, expected.rows) {
            #expect(row.count == values.count, "\(expected.sql)")
            for (index, value) in values.enumerated() {
                let type = try #require(row[index].column?.type)
                let ours = try PlainValue.of(row[index])
                let theirs = PlainValue.of(expected: value, type)
                #expect(ours == theirs, "column \(index) of \(expected.sql)")
            }
        }
    }

    @Test("our client asks a recording in psycopg's place", arguments: [15, 17, 18])
    func asked(_ version: Int) async throws {
        let name = "types-binary-\(version).fixture"
        // A parameter is sent in another form by every client: those are not asked.
        let statements = try ExpectedResult.all(besides: name).filter { !$0.sql.contains("%s") }
        #expect(statements.count >= 20)
        let replay = try ReplayingConnector(
            Fixture(path: Fixtures.path(name)), PostgresDialect(), mode: .exchange)
        let url = "postgres://trustuser@nowhere.invalid/copper_test?sslmode=disable"
        try await PostgresClient.with(url, configure: { $0.connector = replay }) { db in
            for expected in statements {
                let result = try await db.query(PostgresQuery(unsafeRaw: expected.sql))
                try compare(try result.rows(), expected)
            }
        }
        #expect(replay.mismatches == [])
    }
}
