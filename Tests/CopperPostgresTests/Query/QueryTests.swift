import CopperBytes
import CopperPostgresProtocol
import FoundationEssentials
import Testing

@testable import CopperPostgres

@Suite("Queries")
struct QueryTests {
    @Test("values become parameters, in order, with their types and bytes")
    func parameters() throws {
        let age = 42
        let names: [String] = ["a", "b"]
        let nothing: Int32? = nil
        let query: PostgresQuery =
            "SELECT 1 WHERE age > \(age) AND n = ANY(\(names)) AND x = \(nothing) AND s = \("é")"
        #expect(query.sql == "SELECT 1 WHERE age > $1 AND n = ANY($2) AND x = $3 AND s = $4")
        let types = (0..<4).map { query.parameters.types[$0] }
        #expect(types == [.int8, .textArray, .int4, .unspecified])
        #expect(query.parameters.types[4] == nil && query.parameters.types[-1] == nil)
        let expected =
            "00000008000000000000002a" + "0000001e000000010000000000000019" + "0000000200000001"
            + "00000001610000000162" + "ffffffff" + "00000002c3a9"
        #expect(Hex.encode(query.parameters.valueBytes) == expected)
        try query.validate()
    }

    @Test("Bind's part has one format when all are binary, and each parameter's otherwise")
    func bindPart() {
        #expect(bindPart("SELECT 1") == "0001" + "0001" + "0000")
        #expect(
            bindPart("\(true)\(Int16(7))") == "0001" + "0001" + "0002" + "0000000101000000020007")
        let mixed = "0002" + "0001" + "0000" + "0002" + "0000000101" + "0000000178"
        #expect(bindPart("\(true)\("x")") == mixed)
        let many = PostgresQuery(
            unsafeRaw: "", true, true, true, true, true, true, true, true, true, "x")
        let formats = (0..<10).map { many.parameters.types.format(at: $0) }
        #expect(formats == Array(repeating: .binary, count: 9) + [.text])
        #expect(!many.parameters.types.allBinary && many.parameters.types[9] == .unspecified)
    }

    @Test("identifiers are quoted, raw SQL is not")
    func rawSQL() throws {
        let query: PostgresQuery =
            "SELECT \(identifier: "we\"ird; --") FROM \(unsafeRaw: "t") WHERE a = \(1)"
        #expect(query.sql == "SELECT \"we\"\"ird; --\" FROM t WHERE a = $1")
        try query.validate()
        for bad: PostgresQuery in ["\(identifier: "")", "\(identifier: "a\0b")"] {
            #expect(throws: PostgresEncodingError.self) { try bad.validate() }
        }
    }

    @Test("numbers of parameters are written in full")
    func manyNumbers() {
        let query: PostgresQuery =
            "\(1),\(2),\(3),\(4),\(5),\(6),\(7),\(8),\(9),\(10),\(11)"
        #expect(query.sql == "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11")
    }

    @Test("a zero byte anywhere in the SQL is refused", arguments: 0..<20)
    func zeroBytes(place: Int) {
        var sql = Array(repeating: UInt8(ascii: "x"), count: 20)
        #expect(throws: Never.self) {
            try PostgresQuery(unsafeRaw: String(decoding: sql, as: UTF8.self)).validate()
        }
        sql[place] = 0
        #expect(throws: PostgresEncodingError.self) {
            try PostgresQuery(unsafeRaw: String(decoding: sql, as: UTF8.self)).validate()
        }
    }

    @Test("a value that cannot be encoded is reported when the query is run, with its number")
    func failures() {
        let query: PostgresQuery = "SELECT \(1), \("a\0b"), \("c\0d")"
        let error = #expect(throws: PostgresEncodingError.self) { try query.validate() }
        #expect(error?.parameter == 2)
        #expect(error?.description.hasPrefix("parameter $2: cannot encode String") == true)
        #expect(query.parameters.count == 3)
        #expect(
            error?.description.contains("b") == true
                && "\(String(describing: error))".contains("a\0") == false)
    }

    @Test("65,535 parameters are accepted, one more is not")
    func parameterLimit() throws {
        var parameters = PostgresParameters()
        for _ in 0..<65_535 { parameters.append(true) }
        try parameters.validate()
        parameters.append(true)
        let error = #expect(throws: PostgresEncodingError.self) { try parameters.validate() }
        #expect(error?.reason == .tooManyParameters(65_536))
    }

    @Test("Bind is written as the message is, in any mixture of formats", arguments: 0...9)
    func bind(count: Int) throws {
        var parameters = PostgresParameters()
        for number in 0..<count {
            if number % 3 == 1 { parameters.append("é \(number)") }
            if number % 4 == 3 { parameters.append(nil as Int64?) }
            parameters.append(number)
        }
        var written = ByteBuffer()
        try written.appendBind(parameters, statement: "s1")
        let body = written.bytes.bytes.extracting(5..<written.count)
        let bind = try PostgresFrontend.Bind(body: body)
        #expect(bind.portal.isEmpty && bind.statement == "s1" && bind.resultFormats == [.binary])
        #expect(bind.parameters.count == parameters.count)
        var message = ByteBuffer()
        try bind.encode(into: &message)
        #expect(written.toArray() == message.toArray())
    }

    @Test("a message that is too long is refused before anything is copied")
    func bindLimit() throws {
        var parameters = PostgresParameters()
        parameters.append([UInt8](repeating: 1, count: 100_000))
        var whole = ByteBuffer()
        try whole.appendBind(parameters, statement: "s1")
        let length = whole.count - 1
        var written = ByteBuffer(capacity: 64)
        let error = #expect(throws: PostgresError.self) {
            try written.appendBind(parameters, statement: "s1", limit: length - 1)
        }
        #expect(error?.code == .messageTooLarge)
        let (count, capacity) = (written.count, written.capacity)
        #expect(count == 0)
        #expect(capacity == 64)
        try written.appendBind(parameters, statement: "s1", limit: length)
        #expect(written.toArray() == whole.toArray())
    }

    @Test("no description shows a parameter")
    func secrecy() {
        let secret = "hunter2"
        let query: PostgresQuery = "SELECT \(secret), \(Array(secret.utf8))"
        var dumped = ""
        dump(query, to: &dumped)
        dump(query.parameters, to: &dumped)
        let seen = "\(query) \(String(reflecting: query)) \(query.parameters) \(dumped)"
        #expect(seen.contains("SELECT $1, $2 -- 2 parameters"))
        #expect(!seen.contains(secret) && !seen.contains("104"))
    }

    @Test("equal SQL and types make one statement, whatever the values")
    func statementKeys() {
        func query(_ value: some PostgresEncodable) -> PostgresQuery { "SELECT \(value)" }
        #expect(query(1).statementKey == query(2).statementKey)
        #expect(query(1).statementKey.hashValue == query(2).statementKey.hashValue)
        #expect(query(1).statementKey != query(Int32(1)).statementKey)
        #expect(query(1).hash == PostgresQuery(unsafeRaw: "SELECT $1", 1).hash)
        let hashes = Set((0..<1000).map { PostgresQuery(unsafeRaw: "SELECT \($0)").hash })
        #expect(hashes.count == 1000)
        // Pinned, as recordings hold statements that are named by it.
        #expect(PostgresQuery("SELECT 1").hash == 0xA291_7308_BA13_B077)
        #expect(PostgresQuery("SELECT name FROM users").hash == 0x8553_1FFF_2F92_2BA5)
    }

    @Test("a copy of parameters does not see what is added to the other")
    func valueSemantics() {
        var one = PostgresParameters()
        one.append(true)
        var other = one
        other.append(false)
        one.append(Int16(3))
        #expect(Hex.encode(one.valueBytes) == "0000000101" + "000000020003")
        #expect(Hex.encode(other.valueBytes) == "0000000101" + "0000000100")
    }

    private func bindPart(_ query: PostgresQuery) -> String {
        var buffer = ByteBuffer()
        query.parameters.appendBindPart(to: &buffer)
        return Hex.encode(buffer.toArray())
    }
}
