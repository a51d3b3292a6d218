import CopperBytes
import CopperTestSupport
import Testing

@testable import CopperRedisDialect

@Suite("Redis dialect: frames")
struct RedisCutterTests {
    static let answers = [
        "+OK\r\n", "-ERR no\r\n", ":-12\r\n", "$5\r\nhello\r\n", "$0\r\n\r\n", "$-1\r\n", "*-1\r\n",
        "*0\r\n", "*3\r\n:1\r\n$1\r\na\r\n*1\r\n+x\r\n", "_\r\n", "#t\r\n", ",1.5e3\r\n",
        "(123\r\n",
        "!5\r\nERR x\r\n", "=7\r\ntxt:abc\r\n", "%1\r\n+a\r\n:1\r\n", "~2\r\n:1\r\n:2\r\n",
        ">3\r\n+message\r\n+a\r\n+b\r\n", "|1\r\n+ttl\r\n:5\r\n$1\r\nv\r\n",
        "|1\r\n+a\r\n:1\r\n|1\r\n+b\r\n:2\r\n*1\r\n|1\r\n+c\r\n:3\r\n+v\r\n", "|0\r\n+v\r\n",
        "*2\r\n:1\r\n>2\r\n+invalidate\r\n_\r\n:2\r\n", "*?\r\n:1\r\n*?\r\n.\r\n.\r\n",
        "$?\r\n;4\r\nHell\r\n;1\r\no\r\n;0\r\n", "%?\r\n+a\r\n:1\r\n.\r\n",
        "*1\r\n*1\r\n*1\r\n*0\r\n",
        "$4\r\n\r\n\r\n\r\n",
    ]
    static let requests = [
        "*1\r\n$4\r\nPING\r\n", "PING\r\n", "SET a \"b c\"\n", "\r\n", "*0\r\n",
        "*2\r\n$4\r\nECHO\r\n$2\r\n\r\n\r\n",
    ]

    @Test("end where they end, however the stream is cut", arguments: [WireSide.client, .server])
    func chunking(_ side: WireSide) throws {
        let samples = (side == .server ? Self.answers : Self.requests).map { Array($0.utf8) }
        let stream = samples.flatMap { $0 }
        for cut in 0...stream.count {
            var cutter = RedisDialect().makeCutter()
            var frames = try cutter.cut(Array(stream[..<cut]), from: side)
            frames += try cutter.cut(Array(stream[cut...]), from: side)
            #expect(frames.map(\.bytes) == samples)
        }
        var cutter = RedisDialect().makeCutter()
        let frames = try stream.flatMap { try cutter.cut([$0], from: side) }
        #expect(frames.map(\.bytes) == samples)
        #expect(cutter.pending(from: side).isEmpty)
    }

    @Test("are kept back while they are not whole", arguments: answers)
    func incomplete(_ answer: String) throws {
        let bytes = Array(answer.utf8)
        for length in 0..<bytes.count {
            var cutter = RedisDialect().makeCutter()
            cutter.append(Array(bytes[..<length]), from: .server)
            let frame = try cutter.next(from: .server)
            #expect(frame == nil)
            #expect(cutter.pending(from: .server) == Array(bytes[..<length]))
        }
    }

    @Test("read and written again are the same bytes", arguments: answers)
    func lossless(_ answer: String) {
        #expect(RESPItem(Array(answer.utf8))?.bytes == Array(answer.utf8))
    }

    @Test(
        "are refused when they are no RESP, and stay so",
        arguments: [
            "x\r\n", "$3\r\nabcd\r\n", "$-2\r\n", "$a\r\n", "*\r\n", "+a\rb\r\n", ";1\r\na\r\n",
            ".\r\n", "*1\r\n.\r\n", "$99999999999999999999\r\n", "*4000000000\r\n", "=-1\r\n",
            "|?\r\n", "$?\r\n.\r\n", "$?\r\n+a\r\n",
        ])
    func refused(_ answer: String) {
        var cutter = RedisDialect().makeCutter()
        cutter.append(Array(answer.utf8), from: .server)
        for _ in 1...2 {
            #expect(throws: WireError.self) { _ = try cutter.next(from: .server) }
        }
    }

    @Test("nest as deep as servers write and no deeper")
    func depth() throws {
        let deep = Array(String(repeating: "*1\r\n", count: 127).utf8) + Array(":1\r\n".utf8)
        var cutter = RedisDialect().makeCutter()
        let frames = try cutter.cut(deep, from: .server)
        #expect(frames.count == 1)
        #expect(RESPItem(deep)?.bytes == deep)
        cutter.append(Array(String(repeating: "*1\r\n", count: 200).utf8), from: .server)
        #expect(throws: WireError.self) { _ = try cutter.next(from: .server) }
    }

    @Test("of the client are commands and lines of words")
    func requestWords() {
        let line = #"SET "a \"b\"\n\x00" 'it''s' plain"#
        #expect(RedisRequest(inline(line)).words.isEmpty, "something stands behind a quote")
        let words = RedisRequest(inline(#"set "a \"b\"\n\x00\q" 'it\'s \n' plain"#)).words
        let expected = ["set", "a \"b\"\n\0q", "it's \\n", "plain"]
        #expect(words == expected.map { Array($0.utf8) })
        #expect(
            RedisRequest(command("SET", "k", "v")).words
                == ["SET", "k", "v"].map { Array($0.utf8) })
        #expect(RedisRequest(inline("")).words.isEmpty)
        let all = [[UInt8]](repeating: Array(0...255), count: 1)
        #expect(InlineWords.split(InlineWords.joined(all)) == all)
    }

    @Test("that were altered are cut alike in pieces, or refused, and never trap")
    func fuzz() {
        let samples = Self.answers.map { Array($0.utf8) }
        let signs = Array("+-:$*_#,(!=%|~>;.?\r\n0129".utf8)
        Fuzzing.run("Redis dialect", short: 2_000, long: 500_000) { seed in
            var mutator = Mutator(seed: seed, interesting: signs)
            let base = samples[mutator.below(samples.count)] + samples[mutator.below(samples.count)]
            let bytes = mutator.mutate(base, with: samples)
            let whole = cut([bytes])
            #expect(cut(mutator.pieces(bytes)) == whole, "seed \(seed)")
            var redactor = RedisDialect().makeRedactor(password: "copper-replay")
            var normalizer = RedisDialect().makeNormalizer()
            for frame in whole {
                #expect(
                    frame.item?.bytes == frame.bytes || isOdd(frame),
                    "seed \(seed): \(String(decoding: frame.bytes, as: UTF8.self).debugDescription)"
                )
                _ = RedisDialect().gloss(frame)
                let redacted = redactor.redact(frame, on: 1)
                let again = redactor.redact(redacted, on: 1)
                #expect(again == redacted, "seed \(seed)")
                _ = normalizer.normalize(frame, on: 1)
            }
        }
    }

    /// Lengths with zeros in front are read, and not written again.
    private func isOdd(_ frame: WireFrame) -> Bool {
        String(decoding: frame.bytes, as: UTF8.self).contains(/[$*=!%~>|;]0[0-9]/)
            || frame.item?.bytes.count ?? 0 < frame.bytes.count
    }

    private func cut(_ pieces: [[UInt8]]) -> [WireFrame] {
        var cutter = RedisDialect().makeCutter()
        var frames: [WireFrame] = []
        for piece in pieces {
            cutter.append(piece, from: .server)
            while let frame = try? cutter.next(from: .server) { frames.append(frame) }
        }
        return frames
    }
}
