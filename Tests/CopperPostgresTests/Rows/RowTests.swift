import CopperBytes
import CopperPostgres
import Testing

@Suite("Rows")
struct RowTests {
    static let columns = PostgresColumns([
        PostgresColumn(name: "id", type: .int8), PostgresColumn(name: "name", type: .text),
        PostgresColumn(name: "score", type: .float8), PostgresColumn(name: "age", type: .int4),
    ])

    /// (1, 'twenty characters ok', 2.5, NULL) as PostgreSQL 15 sent it.
    static let body =
        "0004000000080000000000000001000000147477656e74792063686172616374657273206f6b00000008"
        + "4004000000000000ffffffff"

    @Test("decode into tuples, by index and by name")
    func decoding() throws {
        let row = try row(Self.body)
        let (id, name, score, age) = try row.decode((Int64, String, Double, Int?).self)
        #expect(id == 1 && name == "twenty characters ok" && score == 2.5 && age == nil)
        #expect(try row.get("id", as: Int.self) == 1)
        #expect(try row.get("age", as: Int?.self) == nil)
        #expect(try row[1].decode(String.self).count == 20)
        #expect(try row["score"].decode() == 2.5)
        #expect(row["age"].isNull && !row[0].isNull)
        #expect(row[0].bytes == [0, 0, 0, 0, 0, 0, 0, 1] && row[3].bytes == nil)
        #expect(row[2].column?.name == "score" && row.count == 4)
    }

    @Test("a column that is not there gives an error with the names of those that are")
    func noSuchColumn() throws {
        let row = try row(Self.body)
        let named = decodingError { try row.get("nam", as: String.self) }
        let expected = "no column \"nam\"; the columns are id, name, score, age"
        #expect(named?.description == expected)
        for index in [-1, 4, Int.max, Int.min] {
            #expect(decodingError { try row.get(index, as: Int?.self) } != nil)
            #expect(row[index].isNull && row[index].bytes == nil && row[index].column == nil)
        }
    }

    @Test("an error names the column, its type and what to ask for")
    func errors() throws {
        let row = try row(Self.body)
        let null = decodingError { try row.decode((Int64, String, Double, Int).self) }
        #expect(
            null?.description
                == "column \"age\" (index 3): cannot decode int4 (binary) as Int: "
                + "the value is NULL; ask for Int?")
        let mismatch = decodingError { try row.decode((Int64, Int, Double, Int?).self) }
        #expect(mismatch?.column == 1 && mismatch?.columnName == "name")
        #expect(mismatch?.description.hasSuffix("ask for String") == true)
        let count = decodingError { try row.decode((Int64, String).self) }
        #expect(count?.reason == .wrongColumnCount(expected: 2, actual: 4))
        let single = decodingError { try PostgresSingleDecoder<Int>(columns: Self.columns) }
        #expect(single?.description == "asked for 1 column, the statement gives 4")
    }

    @Test("of several columns with one name the first is found, few columns or many")
    func duplicateNames() {
        for count in [3, 40] {
            let columns = PostgresColumns(
                (0..<count).map { PostgresColumn(name: "c\($0 / 2)", type: .int4) })
            #expect(columns.index(of: "c0") == 0 && columns.index(of: "c1") == 2)
            #expect(columns.index(of: "C1") == nil && columns[count] == nil)
            #expect(columns.count == count && columns.map(\.name) == columns.names)
        }
    }

    @Test("a body with any part missing, or a byte too many, is refused by every decoder")
    func cutBodies() throws {
        let whole = try #require(Hex.decode(Self.body))
        for bytes in (0..<whole.count).map({ Array(whole[..<$0]) }) + [whole + [0]] {
            expectRefused(bytes)
        }
    }

    @Test(
        "lengths and counts that lie are refused",
        arguments: [
            "0003" + "0000000800000000000000010000000141" + "ffffffff",
            "0004" + "fffffffe" + "ffffffff" + "ffffffff" + "ffffffff",
            "0004" + "7fffffff" + "ffffffff" + "ffffffff" + "ffffffff",
            "0004" + "80000000" + "ffffffff" + "ffffffff" + "ffffffff",
            "ffff", "0005" + "ffffffffffffffffffffffffffffffffffffffff",
        ])
    func lies(hex: String) throws {
        expectRefused(try #require(Hex.decode(hex)))
    }

    /// Counts how many of it there are, in a count of its own test.
    final class Counted: PostgresDecodable, Sendable {
        static let live = Lock(0)

        init() { Self.live.withLock { $0 += 1 } }
        deinit { Self.live.withLock { $0 -= 1 } }

        static func decode(
            _ value: borrowing PostgresValue
        ) throws(PostgresDecodingError) -> Self {
            Self()
        }
    }

    @Test("what was decoded before an error is freed")
    func partialRows() throws {
        let row = try row(Self.body)
        _ = try row.decode((Counted, Counted, Counted, Int?).self)
        for _ in 0..<3 {
            #expect(decodingError { try row.decode((Counted, Counted, Counted, Int).self) } != nil)
            #expect(decodingError { try row.decode((Counted, Counted, Counted).self) } != nil)
        }
        #expect(Counted.live.withLock { $0 } == 0)
    }

    @Test("a row of no columns is a row")
    func noColumns() throws {
        let columns = PostgresColumns([])
        let row = try PostgresRow(chunk([0, 0]), offset: 0, length: 2, columns: columns)
        #expect(row.count == 0)
        try row.decode(Void.self)
    }

    @Test("a place outside of the chunk is a malformed row, not a trap")
    func outside() {
        for (offset, length) in [(0, 0), (-5, 2), (100, 2), (0, -1), (Int.max, Int.max)] {
            let error = decodingError {
                try PostgresRow(
                    chunk([0, 4]), offset: offset, length: length, columns: Self.columns)
            }
            #expect(error != nil)
        }
    }

    private func row(_ hex: String) throws -> PostgresRow {
        let bytes = try #require(Hex.decode(hex))
        return try PostgresRow(chunk(bytes), offset: 0, length: bytes.count, columns: Self.columns)
    }

    private func expectRefused(
        _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        typealias Tuple = PostgresTupleDecoder<Int64?, String?, Double?, Int?>
        let chunk = chunk(bytes)
        let tuple = decodingError {
            try Tuple(columns: Self.columns).decode(chunk, offset: 0, length: bytes.count)
        }
        #expect(tuple != nil, "\(bytes)", sourceLocation: sourceLocation)
        let row = decodingError {
            try PostgresPlainRowDecoder(columns: Self.columns)
                .decode(chunk, offset: 0, length: bytes.count)
        }
        guard case .malformedRow = row?.reason else {
            Issue.record("\(bytes) became a row", sourceLocation: sourceLocation)
            return
        }
    }
}

@Suite("Runs of rows")
struct RowRunTests {
    static let frame: [UInt8] = [0x44, 0, 0, 0, 11, 0, 1, 0, 0, 0, 1, 7]

    @Test("walks every frame and ends with nothing left")
    func walk() {
        let chunk = chunk([9, 9] + Self.frame + Self.frame + [0x44, 0, 0, 0, 6, 0, 0] + [9])
        var run = PostgresRowRun(chunk, offset: 2, length: 31)
        let bodies = [run.next(), run.next(), run.next()].map { $0.map { [$0.offset, $0.length] } }
        #expect(bodies == [[7, 7], [19, 7], [31, 2]])
        #expect(run.next() == nil && run.remaining == 0)
    }

    @Test("stops before a frame that is cut, of another type, or does not count itself")
    func stops() {
        for cut in 1..<Self.frame.count {
            let chunk = chunk(Self.frame + Self.frame[..<cut])
            var run = PostgresRowRun(chunk, offset: 0, length: chunk.count)
            #expect(run.next() != nil && run.next() == nil && run.remaining == cut)
        }
        for bad: [UInt8] in [
            [0x43, 0, 0, 0, 4, 0], [0x44, 0, 0, 0, 3, 0], [0x44, 0xFF, 0xFF, 0xFF, 0xFF, 0],
            [0x44, 0x7F, 0xFF, 0xFF, 0xFF, 0], [0x44, 0x80, 0, 0, 0, 0],
        ] {
            var run = PostgresRowRun(chunk(bad), offset: 0, length: bad.count)
            #expect(run.next() == nil && run.remaining == bad.count)
        }
    }

    @Test("takes no more than the chunk has")
    func bounds() {
        for (offset, length) in [(-1, 12), (0, Int.max), (0, 12), (-9, Int.max)] {
            var run = PostgresRowRun(chunk(Self.frame), offset: offset, length: length)
            #expect(run.next() != nil && run.next() == nil)
        }
        var run = PostgresRowRun(chunk(Self.frame), offset: Int.max, length: Int.max)
        #expect(run.next() == nil && run.remaining == 0)
    }
}

/// A chunk that holds `bytes`.
func chunk(_ bytes: [UInt8]) -> ByteChunk {
    bytes.withUnsafeBytes { ByteChunk(copying: $0) }
}
