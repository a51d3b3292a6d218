import Testing

@testable import CopperRedis

/// Short commands stand in the value, longer ones in memory of their own: nobody may notice.
@Suite("Words of a command")
struct RedisWordsTests {
    @Test("are written whole, whatever their length")
    func lengths() {
        for length in Array(0...300) + [999, 1000, 9_999, 10_000, 99_999, 100_000] {
            let key = String(repeating: "k", count: length)
            check(["GET", key], RedisCommand("GET", key).words)
            check(["SET", key, "v"], RedisCommand("SET", key, "v").words)
            check(["SET", key, "v", "NX"], RedisCommand("SET", key, "v", "NX").words)
            check(["SET", "k", key, "XX"], RedisCommand("SET", arguments: ["k", key, "XX"]).words)
        }
    }

    @Test("are written whole, however many they are")
    func counts() {
        for count in Array(0...120) + [999, 1000, 12_345] {
            let keys = (0..<count).map { String($0 % 100) }
            check(["DEL"] + keys, RedisCommand("DEL", keys).words)
        }
    }

    @Test("are appended to others, both of any length")
    func together() {
        for first in stride(from: 0, through: 90, by: 3) {
            for second in stride(from: 0, through: 90, by: 3) {
                let (front, back) = (text("f", first), text("b", second))
                var words = RedisWords()
                words.append(front)
                var others = RedisWords()
                others.append(back)
                others.append("last")
                words.append(contentsOf: others)
                words.finish()
                check([front, back, "last"], words)
            }
        }
    }

    @Test("of a copy are its own")
    func copies() {
        for length in [0, 20, 40, 60, 80] {
            var original = RedisWords()
            original.append(text("a", length))
            var copy = original
            copy.append("more")
            original.append("other")
            original.finish()
            copy.finish()
            check([text("a", length), "other"], original)
            check([text("a", length), "more"], copy)
        }
    }

    @Test("leave together")
    func pieces() {
        var pieces: [UInt8] = []
        for length in 0...100 { RedisCommand("ECHO", text("e", length)).words.append(to: &pieces) }
        #expect(pieces == (0...100).flatMap { encoding(["ECHO", text("e", $0)]) })
    }

    @Test(
        "are the same by every initializer",
        arguments: ["", "k", String(repeating: "long ", count: 40)])
    func initializers(key: String) {
        check(["CONFIG", "GET", key], RedisCommand("CONFIG GET", key).words)
        check(["GET", key], RedisCommand("GET", key as any RedisArgument).words)
        check(["SET", key, "1"], RedisCommand("SET", key, 1).words)
        check(["SET", key, "1"], RedisCommand("SET", [key], 1 as any RedisArgument).words)
        check(["X", key, "2", "3"], RedisCommand("X", key, 2, 3).words)
    }

    private func text(_ letter: Character, _ length: Int) -> String {
        String(repeating: letter, count: length)
    }

    /// Written the plainest way.
    private func encoding(_ words: [String]) -> [UInt8] {
        Array(
            ("*\(words.count)\r\n" + words.map { "$\($0.utf8.count)\r\n\($0)\r\n" }.joined()).utf8)
    }

    private func check(
        _ expected: [String], _ words: RedisWords,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let encoding = encoding(expected)
        #expect(words.encoded == encoding, sourceLocation: sourceLocation)
        #expect(words.byteCount == encoding.count, sourceLocation: sourceLocation)
        #expect(words.count == expected.count, sourceLocation: sourceLocation)
        let seen = words.withSpan { span in span.withUnsafeBufferPointer { Array($0) } }
        #expect(seen == encoding, sourceLocation: sourceLocation)
        let read = words.places.map { String(decoding: words.bytes($0), as: UTF8.self) }
        #expect(read == expected, sourceLocation: sourceLocation)
    }
}
