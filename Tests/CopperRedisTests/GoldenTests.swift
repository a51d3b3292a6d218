import Testing

@testable import CopperRedis

/// Calls of typed commands, each with the words that it must be.
struct RedisGolden {
    private(set) var entries: [Entry] = []

    struct Entry {
        var command: RedisCommand
        /// With spaces between; `""` is an empty one.
        var words: String
        /// The first version whose servers know all of it.
        var since: String
    }

    mutating func add<Reply>(_ call: RedisCall<Reply>, _ words: String, since: String) {
        entries.append(Entry(command: call.command, words: words, since: since))
    }

    static let all: [Entry] = {
        var golden = RedisGolden()
        golden.addAll()
        return golden.entries
    }()
}

extension RedisCommand {
    /// With spaces between; `""` is an empty one.
    var text: String {
        words.places.map { place in
            place.isEmpty ? "\"\"" : String(decoding: words.bytes(place), as: UTF8.self)
        }.joined(separator: " ")
    }
}

@Suite("Typed commands")
struct GoldenTests {
    @Test("each is encoded to its exact words, in all of its options")
    func encodings() {
        for entry in RedisGolden.all {
            #expect(entry.command.text == entry.words)
            #expect(entry.command.words.count == entry.command.words.places.count)
        }
        #expect(RedisGolden.all.count > 500)
    }

    @Test("each is a command whose facts are known, and is named by it")
    func names() throws {
        for entry in RedisGolden.all {
            let facts = try #require(entry.command.facts, "\(entry.words)")
            #expect(facts.name == entry.command.name)
        }
    }
}
