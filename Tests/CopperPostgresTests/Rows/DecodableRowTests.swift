import CopperBytes
import CopperPostgres
import FoundationEssentials
import Testing

@Suite("Rows as Decodable types")
struct DecodableRowTests {
    enum Mood: String, Codable {
        case sad, ok
    }

    struct Address: Codable, Equatable {
        var street: String
        var zip: Int?
    }

    struct User: Decodable {
        var id: Int64
        var fullName: String
        var createdAt: Date
        var key: UUID?
        var balance: Decimal
        var mood: Mood
        var moods: [Mood?]
        var tags: [String]
        var address: Address
        var nickname: String?
        var absent: Int?
    }

    static let columns = PostgresColumns([
        PostgresColumn(name: "unused", type: .point), PostgresColumn(name: "id", type: .int4),
        PostgresColumn(name: "full_name", type: .text),
        PostgresColumn(name: "created_at", type: .timestamptz),
        PostgresColumn(name: "key", type: .uuid), PostgresColumn(name: "balance", type: .numeric),
        PostgresColumn(name: "mood", type: PostgresType(rawValue: 16_390)),
        PostgresColumn(name: "moods", type: PostgresType(rawValue: 16_389)),
        PostgresColumn(name: "tags", type: .textArray),
        PostgresColumn(name: "address", type: .jsonb),
        PostgresColumn(name: "nickname", type: .text),
    ])

    static let fields: [String?] = [
        nil, "00000007", "416461", "0002b58341728614", nil, "0001ffff400000011388", "6f6b",
        "00000001000000010000400600000003000000010000" + "00026f6bffffffff00000003736164",
        "000000010000000000000019000000010000000100000001" + "61",
        Hex.encode([1] + Array(#"{"street": "Main", "zip": null}"#.utf8)), nil,
    ]

    @Test("properties come from columns by name, whatever their kind")
    func kinds() throws {
        let decoder = try PostgresRowDecoder<User>(columns: Self.columns)
        for _ in 0..<3 {
            let user = try decoder.decode(hexRow(Self.fields))
            #expect(user.id == 7 && user.fullName == "Ada" && user.key == nil)
            #expect(user.createdAt.timeIntervalSince1970.rounded() == 1_709_210_097)
            #expect(user.balance == Decimal(string: "-0.5"))
            #expect(user.mood == .ok && user.moods == [.ok, nil, .sad] && user.tags == ["a"])
            #expect(user.address == Address(street: "Main", zip: nil))
            #expect(user.nickname == nil && user.absent == nil)
        }
    }

    @Test("rows in the text format give the same")
    func text() throws {
        let columns = PostgresColumns(
            Self.columns.map { PostgresColumn(name: $0.name, type: $0.type, format: .text) })
        let texts: [String?] = [
            nil, "7", "Ada", "2024-02-29 12:34:56.789012+00", nil, "-0.5", "ok", "{ok,NULL,sad}",
            "{a}", #"{"street": "Main"}"#, nil,
        ]
        let row = hexRow(texts.map { $0.map { Hex.encode(Array($0.utf8)) } })
        let user = try PostgresRowDecoder<User>(columns: columns).decode(row)
        #expect(user.fullName == "Ada" && user.moods == [.ok, nil, .sad] && user.id == 7)
    }

    struct Camel: Decodable, Equatable {
        var userID: Int?
        var createdAt: Int?
    }

    @Test("a column of the very name goes before one in snake case")
    func keys() throws {
        func decode(_ names: [String], _ keys: PostgresKeyStrategy) throws -> Camel {
            let columns = PostgresColumns(names.map { PostgresColumn(name: $0, type: .int2) })
            let row = hexRow(names.indices.map { Hex.encode([0, UInt8($0)]) })
            return try PostgresRowDecoder<Camel>(columns: columns, keys: keys).decode(row)
        }
        let both = try decode(["created_at", "createdAt"], .snakeCase)
        #expect(both == Camel(userID: nil, createdAt: 1))
        #expect(try decode(["created_at"], .snakeCase).createdAt == 0)
        #expect(try decode(["created_at"], .exact).createdAt == nil)
        #expect(try decode(["userID", "userID"], .exact).userID == 0)
    }

    @Test("an error names the column and what was found there")
    func errors() throws {
        struct Row: Decodable { var age: Int }
        func error(_ column: PostgresColumn, _ hex: String?) -> PostgresDecodingError? {
            decodingError {
                try PostgresRowDecoder<Row>(columns: PostgresColumns([column])).decode(
                    hexRow([hex]))
            }
        }
        let null = error(PostgresColumn(name: "age", type: .int4), nil)
        #expect(null?.reason == .unexpectedNull && null?.columnName == "age")
        let type = error(PostgresColumn(name: "age", type: .text), "61")
        #expect(type?.reason == .typeMismatch && type?.column == 0)
        let name = error(PostgresColumn(name: "Age", type: .int4), "00000001")
        #expect(name?.description == "no column \"age\"; the columns are Age")
    }

    @Test("no error shows the value, also where the standard library's would")
    func secrecy() throws {
        struct Row: Decodable { var mood: Mood }
        struct Nested: Decodable { var address: Address }
        let text = PostgresColumns([PostgresColumn(name: "mood", type: .text)])
        let mood = decodingError {
            try PostgresRowDecoder<Row>(columns: text)
                .decode(hexRow([Hex.encode(Array("hunter2".utf8))]))
        }
        #expect(mood?.columnName == "mood")
        #expect(mood?.description.contains("hunter2") == false)
        let json = PostgresColumns([PostgresColumn(name: "address", type: .json)])
        for bad in [#"{"street": "hunter2", "zip": "hunter2"}"#, "hunter2", #"{"zip": 1}"#, ""] {
            let error = decodingError {
                try PostgresRowDecoder<Nested>(columns: json)
                    .decode(hexRow([Hex.encode(Array(bad.utf8))]))
            }
            #expect(error?.columnName == "address", "\(String(describing: error))")
            #expect(error?.description.contains("hunter2") == false)
        }
    }

    @Test("a row of one column can be a single value, and a dictionary can be any row")
    func others() throws {
        let columns = PostgresColumns([PostgresColumn(name: "m", type: .text)])
        let row = hexRow(["6f6b"])
        #expect(try PostgresRowDecoder<Mood>(columns: columns).decode(row) == .ok)
        let dictionary = try PostgresRowDecoder<[String: String]>(columns: columns).decode(row)
        #expect(dictionary == ["m": "ok"])
        #expect(
            decodingError { try PostgresRowDecoder<[Mood]>(columns: columns).decode(row) } != nil)
        let two = PostgresColumns([
            PostgresColumn(name: "a", type: .text), PostgresColumn(name: "b", type: .text),
        ])
        let error = decodingError {
            try PostgresRowDecoder<Mood>(columns: two).decode(hexRow(["6f6b", "6f6b"]))
        }
        #expect(error?.reason == .wrongColumnCount(expected: 1, actual: 2))
    }

    struct Optionals: Decodable, Equatable {
        var a: Int?
        var b: Int?
        var c: Int?
    }

    @Test("the order learned from the first row does not bind the rows after it")
    func learnedOrder() throws {
        let columns = PostgresColumns(
            ["c", "a", "b"].map { PostgresColumn(name: $0, type: .int2) })
        let decoder = try PostgresRowDecoder<Optionals>(columns: columns)
        let values: [String?] = [nil, "0001", "0002", nil]
        for c in values {
            for a in values {
                for b in values {
                    let row = try decoder.decode(hexRow([c, a, b]))
                    let expected = Optionals(a: number(a), b: number(b), c: number(c))
                    #expect(row == expected)
                }
            }
        }
    }

    private func number(_ hex: String?) -> Int? { hex.flatMap { Int($0, radix: 16) } }
}

@Suite("JSON values")
struct JSONValueTests {
    struct Point: Codable, Equatable {
        var x: Int
        var label: String?
    }

    @Test("a Codable value is sent as jsonb and read from json and jsonb")
    func roundTrip() throws {
        let value = PostgresJSON(Point(x: 3, label: "ä"))
        let bytes = try encode(value)
        #expect(bytes.first == 1 && PostgresJSON<Point>.postgresType == .jsonb)
        #expect(try decode(PostgresJSON<Point>.self, bytes, .jsonb) == value)
        #expect(try decode(PostgresJSON<Point>.self, Array(bytes.dropFirst()), .json) == value)
        #expect(try decode(PostgresJSON<Point>.self, text: #"{"x":1}"#, .jsonb).value.x == 1)
    }

    @Test("JSON that does not fit names the place, other types are refused")
    func errors() {
        let error = decodingError {
            try decode(PostgresJSON<[Point]>.self, text: #"[{"x":1},{"x":"hunter2"}]"#, .json)
        }
        #expect(error?.description.contains("x") == true)
        #expect(error?.description.contains("hunter2") == false)
        for text in ["", "{", "{} {}", "nul"] {
            #expect(
                decodingError { try decode(PostgresJSON<Point>.self, text: text, .json) } != nil)
        }
        let type = decodingError { try decode(PostgresJSON<Point>.self, text: "{}", .text) }
        #expect(type?.reason == .typeMismatch)
        #expect(throws: PostgresEncodingError.self) { try encode(PostgresJSON([Double.nan])) }
    }
}

/// A DataRow body of such fields in a chunk of its own.
func hexRow(_ fields: [String?]) -> ByteChunk {
    var buffer = ByteBuffer()
    buffer.append(bigEndian: Int16(fields.count))
    for field in fields {
        let bytes = field.flatMap { Hex.decode($0) }
        buffer.append(bigEndian: bytes.map { Int32($0.count) } ?? -1)
        if let bytes { buffer.append(bytes) }
    }
    return chunk(buffer.toArray())
}

extension PostgresRowDecoding {
    /// Decodes a chunk that holds one body and nothing else.
    func decode(_ chunk: ByteChunk) throws(PostgresDecodingError) -> Output {
        try decode(chunk, offset: 0, length: chunk.count)
    }
}
