import CopperRedisModules
import Testing

@testable import CopperRedis

/// No server of the tests has vector sets: these replies are as Redis 8 documents them.
@Suite("Replies about vector sets")
struct VectorSetDecodingTests {
    private func decoded<Value: RedisDecodable>(
        _ text: String, as: Value.Type
    ) throws -> Value {
        let bytes = Array(text.replacing("|", with: "\r\n").utf8)
        var scanner = RESPScanner(limits: .unbounded)
        let frame = try #require(try scanner.next(in: bytes.span.bytes))
        var reader = RESPReader(bytes.span.bytes, frame)
        return try Value(redis: &reader)
    }

    @Test("scores and attributes, in RESP2 and RESP3")
    func matches() throws {
        let expected = [("a", 1.0, "{}"), ("b", 0.5, nil)]
        for text in [
            "*6|$1|a|$1|1|$2|{}|$1|b|$3|0.5|$-1|",
            "%2|$1|a|*2|,1|$2|{}|$1|b|*2|,0.5|_|",
        ] {
            let matches = try decoded(text, as: RedisVectorMatches<String>.self).matches
            #expect(matches.map(\.element) == expected.map(\.0))
            #expect(matches.map(\.score) == expected.map(\.1))
            #expect(matches.map(\.attributes) == expected.map(\.2))
        }
        for text in ["*4|$1|a|$1|1|$2|{}|$1|b|", "*1|$1|a|", "%1|$1|a|,1|", ":1|"] {
            #expect(throws: RedisDecodingError.self) {
                try decoded(text, as: RedisVectorMatches<String>.self)
            }
        }
    }

    @Test("scores alone, and neighbours by layers")
    func scored() throws {
        let scores = [RedisScored("a", 1), RedisScored("b", 0.5)]
        for text in ["*4|$1|a|$1|1|$1|b|$3|0.5|", "%2|$1|a|,1|$1|b|,0.5|"] {
            #expect(try decoded(text, as: [RedisScored<String>].self) == scores)
            let layers = try decoded("*1|" + text, as: [[RedisScored<String>]]?.self)
            #expect(layers == [scores])
        }
        #expect(try decoded("*-1|", as: [[RedisScored<String>]]?.self) == nil)
    }

    @Test("vectors as they are kept, and what is told of a set")
    func information() throws {
        let raw = try decoded("*4|+int8|$2|ab|$3|1.5|$1|2|", as: RedisRawVector?.self)
        #expect(raw?.quantization == "int8" && raw?.blob == [0x61, 0x62])
        #expect(raw?.norm == 1.5 && raw?.range == 2)
        #expect(try decoded("_|", as: RedisRawVector?.self) == nil)
        #expect(throws: RedisDecodingError.self) {
            try decoded("*2|+int8|$2|ab|", as: RedisRawVector.self)
        }
        for text in [
            "*6|$10|quant-type|$4|int8|$10|vector-dim|:300|$4|size|:7|",
            "%3|+quant-type|+int8|+vector-dim|:300|+size|:7|",
        ] {
            let info = try decoded(text, as: RedisVectorSetInfo.self)
            #expect(info.quantization == "int8" && info.dimension == 300 && info.size == 7)
        }
    }

    @Test("vectors are sent as texts, or as 32-bit floats")
    func arguments() {
        let numbers = RedisCommand("VADD", "set", RedisVector([0.1, -2]), "e")
        #expect(numbers.text == "VADD set VALUES 2 0.1 -2 e")
        #expect(RedisVector.blob(of: [1, -2]) == [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0])
        let floats: [Float] = [1, -2]
        #expect(RedisVector(floats) == RedisVector(blob: [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]))
    }
}
