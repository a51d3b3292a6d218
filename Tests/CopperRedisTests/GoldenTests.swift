import CopperRESP
import CopperTestSupport
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

@Suite("Typed commands are what the servers describe")
struct LiveGoldenTests {
    /// What came to be allowed without a token of its own, and what Redis 7.0 allows and does not
    /// describe.
    private static let exceptions: Set = [
        "BITCOUNT key 1", "CLIENT KILL ID 7 8", "COMMAND GETKEYS command arguments1 arguments2",
        "COMMAND GETKEYSANDFLAGS command arguments1 arguments2",
    ]

    @Test(
        "words are those of COMMAND DOCS, keys those of COMMAND GETKEYS", .live,
        arguments: LiveRedis.Kind.allCases)
    func descriptions(_ kind: LiveRedis.Kind) async throws {
        try await RedisClient.with(LiveServers.redis(kind).url()) { redis in
            var grammars: [String: TypedGrammar] = [:]
            let all = try await redis.commandDocs()
            for command in all {
                grammars[command.key.uppercased()] = TypedGrammar(command.value.record)
                for sub in command.value.subcommands {
                    let name = sub.key.uppercased().split(separator: "|").joined(separator: " ")
                    grammars[name] = TypedGrammar(sub.value)
                }
            }
            var compared = 0
            for entry in RedisGolden.all {
                let name = entry.command.name
                guard let grammar = grammars[name] else { continue }
                let words = entry.command.words.places.map {
                    String(decoding: entry.command.words.bytes($0), as: UTF8.self)
                }
                let arguments = Array(words.dropFirst(name.split(separator: " ").count))
                if grammar.allows(arguments) {
                    compared += 1
                } else if entry.isKnown(to: kind), !Self.exceptions.contains(entry.words) {
                    Issue.record("\(kind) describes no such \(entry.words)")
                }
                try await compareKeys(of: entry.command, words, redis)
            }
            #expect(compared > 600, "\(compared)")
        }
    }

    private func compareKeys(
        of command: RedisCommand, _ words: [String], _ redis: RedisClient
    ) async throws {
        guard words.count > 1 else { return }
        do {
            let keys = try await redis.command("COMMAND GETKEYS", words, as: [String].self)
            let ours = command.keyPlaces.map {
                String(decoding: command.words.bytes($0.place), as: UTF8.self)
            }
            #expect(keys.sorted() == ours.sorted(), "\(words)")
        } catch let error as RedisError {
            let reason = try #require(error.server?.text)
            if reason.contains("no key arguments") { #expect(command.keys.isEmpty, "\(words)") }
        }
    }
}

extension RedisGolden.Entry {
    /// Whether a server of that kind has all of it, by the metadata, which is Valkey's: what is
    /// newer than 7.0 may be in Redis 7.4, or not.
    fileprivate func isKnown(to kind: LiveRedis.Kind) -> Bool {
        let version = since.split(separator: ".").compactMap { Int($0) }
        return kind == .valkey || version.lexicographicallyPrecedes([7, 0, 1])
    }
}

extension RedisCommandDocumentation {
    fileprivate var subcommands: [(key: String, value: RedisRecord)] {
        guard let record = record["subcommands"].flatMap({ RedisRecord($0) }) else { return [] }
        return record.names.compactMap { name in
            record[name].flatMap { RedisRecord($0) }.map { (name, $0) }
        }
    }
}
