import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

@Suite("Messages of a server")
struct BackendMessageTests {
    /// The messages whose last field takes whatever is there.
    private static let open: Set<String> = ["CopyData", "BackendKeyData", "Authentication"]

    @Test("are refused when a byte is missing or one too many")
    func lengths() throws {
        for sample in backendSamples {
            let frame = try #require(try backendFrames([wire([sample])]).first)
            for size in 0..<frame.body.count {
                let body = Array(frame.body[..<size])
                let shorter = PostgresFrame(type: frame.type, body: body)
                if let read = try? shorter.backendMessage() {
                    #expect(Self.open.contains(read.name), "\(sample) cut to \(size) bytes")
                }
            }
            let longer = PostgresFrame(type: frame.type, body: frame.body + [0])
            if let read = try? longer.backendMessage() {
                #expect(Self.open.contains(read.name), "\(sample) and a byte")
            }
        }
    }

    @Test("with counts larger than themselves are refused before anything is allocated")
    func counts() throws {
        let bodies: [(Character, String)] = [
            ("T", "ffff 6100"), ("D", "ffff ffffffff"), ("t", "ffff 00000017"),
            ("v", "00030000 ffffffff 6100"), ("v", "00030000 7fffffff"), ("G", "00 ffff 0000"),
            ("H", "01 0002 0001"), ("W", "00 0001"),
        ]
        for (letter, body) in bodies {
            let frame = try PostgresFrame(type: letter.asciiValue, body: hex(body))
            let kind = try protocolError { _ = try frame.backendMessage() }
            #expect(isMalformed(kind), "\(letter): \(kind)")
        }
    }

    @Test("of an unknown type, or with unknown codes, are violations")
    func unknown() throws {
        let bodies: [(Character, String)] = [
            ("?", ""), ("Z", "58"), ("R", "00000063"), ("G", "02 0000"), ("G", "00 0001 0002"),
            ("T", "0001 6100 00000000 0000 00000017 0004 ffffffff 0002"),
        ]
        for (letter, body) in bodies {
            let frame = try PostgresFrame(type: letter.asciiValue, body: hex(body))
            let kind = try protocolError { _ = try frame.backendMessage() }
            #expect(isViolation(kind), "\(letter): \(kind)")
        }
    }

    @Test("a cancel key has 4 to 256 bytes", arguments: [0, 3, 257, 1000])
    func keySizes(size: Int) throws {
        let frame = PostgresFrame(
            type: UInt8(ascii: "K"), body: [0, 0, 0, 1] + [UInt8](repeating: 1, count: size))
        #expect(isViolation(try protocolError { _ = try frame.backendMessage() }))
    }

    @Test("a field of a row is no shorter than -1 and ends inside the row")
    func rowFields() throws {
        let rows = [
            "0001 fffffffe", "0001 80000000", "0001 00000002 61", "0001 7fffffff 61",
            "0002 00000001 61", "0001 000000", "00", "", "0000 00", "0001 00000001 6162",
        ]
        for row in rows {
            let body = try hex(row)
            let frame = PostgresFrame(type: UInt8(ascii: "D"), body: body)
            #expect(isMalformed(try protocolError { _ = try frame.backendMessage() }))
            let kind = try protocolError {
                try PostgresBackend.DataRow.validate(body: body.span.bytes, columns: nil)
            }
            #expect(isMalformed(kind), "\(row): \(kind)")
        }
    }

    @Test("a row has as many values as columns were described")
    func rowColumns() throws {
        let body = try hex("0002 ffffffff 00000001 61")
        try PostgresBackend.DataRow.validate(body: body.span.bytes, columns: 2)
        try PostgresBackend.DataRow.validate(body: body.span.bytes, columns: nil)
        for columns in [0, 1, 3, 65_538] {
            let kind = try protocolError {
                try PostgresBackend.DataRow.validate(body: body.span.bytes, columns: columns)
            }
            #expect(isViolation(kind))
        }
        let none = try hex("0000")
        try PostgresBackend.DataRow.validate(body: none.span.bytes, columns: 0)
    }

    @Test("duplicate column names stay as they are")
    func duplicateColumns() throws {
        let columns = [
            PostgresBackend.RowDescription.Field(name: "a", dataType: 23),
            .init(name: "a", dataType: 25),
        ]
        let frame = try #require(try backendFrames([wire(.rowDescription(columns))]).first)
        #expect(try frame.backendMessage() == .rowDescription(columns))
    }

    @Test("a version negotiation as PostgreSQL 18 sends it")
    func negotiation() throws {
        // Captured: 3.9999 asked for, with two options.
        let bytes = try hex(
            "76 0000001e 00030002 00000002 5f70715f2e666f6f00 5f70715f2e62617200")
        let frame = try #require(try backendFrames([bytes]).first)
        let expected = PostgresBackend.NegotiateProtocolVersion(
            version: .v3_2, unsupportedOptions: ["_pq_.foo", "_pq_.bar"])
        #expect(try frame.backendMessage() == .negotiateProtocolVersion(expected))
    }
}
