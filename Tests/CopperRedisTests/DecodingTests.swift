import CopperBytes
import CopperNet
import CopperRESP
import CopperRedis
import CopperSimulation
import Testing

/// What a reply of `text` is decoded to.
private func decoded<Value: RedisDecodable>(_ text: String, as: Value.Type) throws -> Value {
    var buffer = ByteBuffer()
    buffer.append(utf8: text)
    var scanner = RESPScanner()
    let frame = try #require(try scanner.next(in: buffer.bytes.bytes))
    var reader = RESPReader(buffer.bytes.bytes, frame)
    return try Value(redis: &reader)
}

@Suite("Replies as values")
struct DecodingTests {
    @Test("strings, of every kind")
    func strings() throws {
        for text in [
            "$2\r\nab\r\n", "+ab\r\n", "=6\r\ntxt:ab\r\n", "$?\r\n;1\r\na\r\n;1\r\nb\r\n;0\r\n",
        ] {
            #expect(try decoded(text, as: String.self) == "ab")
            #expect(try decoded(text, as: [UInt8].self) == [0x61, 0x62])
        }
        #expect(try decoded(":12\r\n", as: String.self) == "12")
        #expect(try decoded("$2\r\n\u{1}\r\r\n", as: [UInt8].self) == [1, 0x0D])
        #expect(throws: RedisDecodingError(expected: "String", found: "null")) {
            try decoded("$-1\r\n", as: String.self)
        }
    }

    @Test("nothing, in each of its forms")
    func nulls() throws {
        for text in ["_\r\n", "$-1\r\n", "*-1\r\n", "|1\r\n+a\r\n:1\r\n_\r\n"] {
            #expect(try decoded(text, as: String?.self) == nil)
            #expect(try decoded(text, as: [Int]?.self) == nil)
        }
        #expect(try decoded("$0\r\n\r\n", as: String?.self) == "")
        #expect(try decoded("*2\r\n_\r\n$1\r\na\r\n", as: [String?].self) == [nil, "a"])
    }

    @Test("integers that fit, from numbers and from digits")
    func integers() throws {
        #expect(try decoded(":-7\r\n", as: Int.self) == -7)
        #expect(try decoded("$3\r\n250\r\n", as: UInt8.self) == 250)
        #expect(try decoded("(12\r\n", as: Int32.self) == 12)
        #expect(throws: RedisDecodingError.self) { try decoded(":300\r\n", as: UInt8.self) }
        #expect(throws: RedisDecodingError.self) { try decoded(":-1\r\n", as: UInt64.self) }
        #expect(throws: RedisDecodingError.self) { try decoded("$2\r\n1x\r\n", as: Int.self) }
        #expect(throws: RedisDecodingError.self) { try decoded("_\r\n", as: Int.self) }
        #expect(throws: RedisDecodingError.self) { try decoded("*0\r\n", as: Int.self) }
    }

    @Test("doubles and booleans, in both protocols' forms")
    func scalars() throws {
        #expect(try decoded(",1.5\r\n", as: Double.self) == 1.5)
        #expect(try decoded("$3\r\n1.5\r\n", as: Double.self) == 1.5)
        #expect(try decoded("$4\r\n-inf\r\n", as: Double.self) == -.infinity)
        #expect(try decoded(":3\r\n", as: Double.self) == 3)
        #expect(try decoded("#t\r\n", as: Bool.self))
        #expect(try !decoded(":0\r\n", as: Bool.self))
        #expect(throws: RedisDecodingError.self) { try decoded(":2\r\n", as: Bool.self) }
        #expect(throws: RedisDecodingError.self) { try decoded("$1\r\nx\r\n", as: Double.self) }
    }

    @Test("arrays, sets and maps, in both protocols' forms")
    func aggregates() throws {
        #expect(try decoded("~2\r\n:1\r\n:2\r\n", as: [Int].self) == [1, 2])
        #expect(try decoded("*?\r\n:1\r\n:2\r\n.\r\n", as: [Int].self) == [1, 2])
        let map = ["a": 1, "b": 2]
        #expect(try decoded("%2\r\n+a\r\n:1\r\n+b\r\n:2\r\n", as: [String: Int].self) == map)
        #expect(try decoded("*4\r\n+a\r\n:1\r\n+b\r\n:2\r\n", as: [String: Int].self) == map)
        #expect(try decoded("%?\r\n+a\r\n:1\r\n+b\r\n:2\r\n.\r\n", as: [String: Int].self) == map)
        #expect(
            try decoded("*2\r\n*1\r\n$1\r\na\r\n*0\r\n", as: [[String]].self) == [["a"], []])
        #expect(throws: RedisDecodingError.self) {
            try decoded("*3\r\n+a\r\n:1\r\n+b\r\n", as: [String: Int].self)
        }
        #expect(throws: RedisDecodingError.self) { try decoded("+a\r\n", as: [String].self) }
    }

    @Test("a push in the middle of an array is none of its elements")
    func nestedPush() throws {
        let text = "*2\r\n:1\r\n>2\r\n+invalidate\r\n_\r\n:2\r\n"
        #expect(try decoded(text, as: [Int].self) == [1, 2])
    }

    @Test("errors name the types, and no value")
    func errors() {
        let error = #expect(throws: RedisDecodingError.self) {
            try decoded("$6\r\nsecret\r\n", as: Int.self)
        }
        #expect(error?.description == "the server sent bulkString where Int was asked for")
    }
}
