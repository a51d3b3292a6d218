import CopperRedisModules
import CopperTestSupport
import Testing

@Suite("Replies of modules")
struct ModuleReplyTests {
    @Test("are the same values in RESP2 and RESP3")
    func bothForms() throws {
        for sample in ModuleReplies.all {
            let (old, new) = (ModuleReplies.wire(sample.resp2), ModuleReplies.wire(sample.resp3))
            #expect(try sample.areSame(old, new), "\(sample.name)")
        }
    }

    @Test("tell documents, fields and scores apart")
    func search() throws {
        typealias Scored = RedisSearchResult<RedisScoredDocument>
        let text = "*11|:9|$d:1|$0.5|$pay|$#3|*2|$a|$b|$d:2|$1|$-1|$-1|$-1|"
        let result = try ModuleReplies.decoded(ModuleReplies.wire(text), as: Scored.self)
        #expect(result.total == 9 && result.documents.map(\.key) == ["d:1", "d:2"])
        #expect(result.documents.map(\.score) == [0.5, 1])
        #expect(result.documents.map(\.payload) == ["pay", nil])
        #expect(result.documents.map(\.sortKey) == ["#3", nil])
        #expect(result.documents.map { $0.fields["a"] } == ["b", nil])
    }

    @Test("of other shapes are errors without values")
    func others() {
        for sample in ModuleReplies.all {
            for text in [
                "*1|$secret|", "%1|$secret|$secret|", "*2|$secret|*1|*1|$secret|", "#t|", "-ERR x|",
                "*3|:1|$secret|*1|$secret|", "%2|+total_results|$x|+results|$secret|",
            ] {
                do {
                    _ = try sample.decode(ModuleReplies.wire(text))
                } catch {
                    #expect(!"\(error)".contains("secret"), "\(sample.name): \(error)")
                }
            }
            #expect(throws: RedisDecodingError.self, "\(sample.name)") {
                try sample.decode(ModuleReplies.wire("*2|#t|*3|#t|:1|$x|"))
            }
        }
    }

    @Test("a number that is no insertion is refused")
    func insertions() {
        for text in ["*1|:2|", "*1|$1|", "*1|_|"] {
            #expect(throws: RedisDecodingError.self) {
                try ModuleReplies.decoded(
                    ModuleReplies.wire(text), as: [RedisCuckooInsertion].self)
            }
        }
    }
}

@Suite("Fuzzing replies of modules")
struct ModuleReplyFuzzTests {
    @Test("any bytes are a value or an error")
    func anything() {
        let samples = ModuleReplies.all
        let texts = samples.flatMap {
            [ModuleReplies.wire($0.resp2), ModuleReplies.wire($0.resp3)]
        }
        let signs = Array("+-:$*_#,%|~\r\n0129te".utf8)
        Fuzzing.run("replies of modules", short: 4_000, long: 1_000_000) { seed in
            var mutator = Mutator(seed: seed, interesting: signs)
            let place = mutator.below(texts.count)
            let bytes = mutator.mutate(texts[place], with: texts)
            // By another type now and then.
            let sample = samples[mutator.below(4) == 0 ? mutator.below(samples.count) : place / 2]
            _ = try? sample.decode(bytes)
        }
    }
}
