import CopperRedisModules
import CopperTestSupport
import Testing

@Suite("Search of Redis Stack")
struct LiveSearchTests {
    /// An index of three books, for the duration of `body`.
    private func withBooks(
        _ version: RESPVersion, _ body: (RedisClient, String) async throws -> Void
    ) async throws {
        try await withStack(version) { redis in
            let index = "books\(UInt64.random(in: 0...(.max)))"
            try await redis.ftCreate(
                index, on: .hash, prefixes: ["\(index):"], scoreField: "score",
                schema: .text("title", weight: 2, indexing: .sortable),
                .tag("genre", separator: ","), .numeric("year", indexing: .sortable),
                .geo("place"), .vector("v", .flat, dimension: 2, .l2))
            let books: [(String, String, Int, String, [Float])] = [
                ("The Left Hand of Darkness", "sf,classic", 1969, "9.9,48.4", [1, 0]),
                ("The Hand of the Law", "crime", 1990, "7.1,50.7", [0, 1]),
                ("Gardens", "nature", 2001, "13.4,52.5", [0.9, 0.1]),
            ]
            for (number, book) in books.enumerated() {
                _ = try await redis.hset(
                    "\(index):\(number)",
                    [
                        "title": book.0, "genre": book.1, "year": book.2, "place": book.3,
                        "v": RedisVector.blob(of: book.4), "score": 0.5,
                    ])
            }
            try await body(redis, index)
            try await redis.ftDropindex(index, deleteDocuments: true)
            #expect(try await redis.exists("\(index):0") == 0)
        }
    }

    @Test("finds documents", .live, .stack, arguments: RESPVersion.allCases)
    func searching(_ version: RESPVersion) async throws {
        try await withBooks(version) { redis, index in
            let found = try await redis.ftSearch(index, "hand", sortBy: "year")
            #expect(found.total == 2 && found.documents.map(\.key) == ["\(index):0", "\(index):1"])
            let first = try #require(found.documents.first)
            #expect(first.fields["title"] == "The Left Hand of Darkness")
            #expect(first.fields.number("year") == 1969 && first.fields["none"] == nil)
            #expect(first.fields.bytes("v") == RedisVector.blob(of: [1, 0]))
            let none = try await redis.ftSearch(index, "nothing")
            #expect(none.total == 0 && none.documents.isEmpty)
            let count = try await redis.ftSearch(index, "*", limit: RedisLimit(count: 0))
            #expect(count.total == 3 && count.documents.isEmpty)
            let keys = try await redis.ftSearchKeys(
                index, "@genre:{sf | crime}", sortBy: RedisSearchSort("year", .descending))
            #expect(keys.documents.map(\.key) == ["\(index):1", "\(index):0"])
            let bare = try await redis.ftSearch(index, "hand", returning: [])
            #expect(bare.documents.count == 2 && bare.documents.allSatisfy { $0.fields.isEmpty })
            let named = try await redis.ftSearch(
                index, "gardens", returning: ["year", .field("title", as: "name")])
            #expect(named.documents.first?.fields.names == ["year", "name"])
            let within = try await redis.ftSearchKeys(
                index, "@year:[$from $to]", parameters: ["from": 1980, "to": 2010])
            #expect(Set(within.documents.map(\.key)) == ["\(index):1", "\(index):2"])
            let filtered = try await redis.ftSearchKeys(
                index, "*", filters: [RedisNumericFilter("year", 1960...1995)],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 10, latitude: 48, radius: 100, .kilometers)
                ], dialect: 1)
            #expect(filtered.documents.map(\.key) == ["\(index):0"])
            let marked = try await redis.ftSearch(
                index, "gardens", summarize: RedisSummary(fields: ["title"]),
                highlight: RedisHighlight(fields: ["title"], open: "<", close: ">"))
            #expect(marked.documents.first?.fields["title"]?.contains("<Gardens>") == true)
            let error = await serverError { try await redis.ftSearch(index, "@x:[") }
            #expect(error != nil)
        }
    }

    @Test(
        "tells scores, and finds neighbours of vectors", .live, .stack,
        arguments: RESPVersion.allCases)
    func scores(_ version: RESPVersion) async throws {
        try await withBooks(version) { redis, index in
            let scored = try await redis.ftSearchScored(index, "hand", sortBy: "year")
            #expect(scored.documents.map(\.sortKey) == ["#1969", "#1990"])
            #expect(scored.documents.allSatisfy { $0.score > 0 && $0.payload == nil })
            #expect(scored.documents.first?.fields["year"] == "1969")
            let unsorted = try await redis.ftSearchScored(index, "gardens", returning: [])
            #expect(unsorted.documents.first?.sortKey == nil)
            let explained = try await redis.ftSearchExplained(index, "gardens")
            #expect(explained.documents.first?.fields["title"] == "Gardens")
            #expect(explained.documents.first.map { "\($0.explanation)".isEmpty } == false)
            let near = try await redis.ftSearch(
                index, "*=>[KNN 2 @v $v AS distance]", returning: ["distance"],
                sortBy: "distance", parameters: ["v": RedisVector.blob(of: [1, 0])])
            #expect(near.documents.map(\.key) == ["\(index):0", "\(index):2"])
            #expect(near.documents.first?.fields.number("distance") == 0)
        }
    }

    @Test("aggregates, also in pages", .live, .stack, arguments: RESPVersion.allCases)
    func aggregates(_ version: RESPVersion) async throws {
        try await withBooks(version) { redis, index in
            let result = try await redis.ftAggregate(
                index, "*", steps: .load(["@genre", .field("@year", as: "y")]),
                .apply("floor(@y / 100)", as: "century"), .filter("@century > 10"),
                .groupBy(
                    ["@century"],
                    [
                        .count(as: "n"), .max("@y", as: "last"), .toList("@genre", as: "genres"),
                        .reduce("QUANTILE", "@y", 0.5, as: "median"),
                    ]), .sortBy(["@century": .ascending]), .limit(count: 10))
            #expect(result.rows.map { $0.number("century") } == [19, 20])
            let row = try #require(result.rows.first)
            #expect(row.number("n") == 2 && row["last"] == "1990")
            #expect(Set(row.strings("genres") ?? []) == ["sf,classic", "crime"])
            var page = try await redis.ftAggregateCursor(
                index, "*", steps: .load(["@title"]), count: 2, maxIdle: .seconds(10))
            var titles = page.rows.compactMap { $0["title"] }
            #expect(titles.count == 2 && !page.isLast)
            while !page.isLast {
                page = try await redis.ftCursorRead(index, cursor: page.cursor, count: 1)
                titles += page.rows.compactMap { $0["title"] }
            }
            #expect(Set(titles).count == 3)
            page = try await redis.ftAggregateCursor(index, "*", steps: .loadAll, count: 1)
            try await redis.ftCursorDel(index, cursor: page.cursor)
            let error = await serverError {
                try await redis.ftCursorRead(index, cursor: page.cursor)
            }
            #expect(error != nil)
        }
    }

    @Test("keeps indexes and aliases", .live, .stack, arguments: RESPVersion.allCases)
    func indexes(_ version: RESPVersion) async throws {
        try await withBooks(version) { redis, index in
            let info = try await redis.ftInfo(index)
            #expect(info.name == index && info.source == .hash && info.prefixes == ["\(index):"])
            #expect(info.fields.map(\.name) == ["title", "genre", "year", "place", "v"])
            #expect(info.fields.map(\.type) == ["TEXT", "TAG", "NUMERIC", "GEO", "VECTOR"])
            #expect(info.fields.map(\.isSortable) == [true, false, true, false, false])
            #expect(info.documents == 3 && info.failures == 0 && !info.isIndexing)
            try await redis.ftAlter(index, skipInitialScan: true, fields: .tag("extra"))
            #expect(try await redis.ftInfo(index).fields.last?.name == "extra")
            #expect(try await redis.ftList().contains(index))
            #expect(try await redis.ftTagvals(index, "genre").contains("crime"))
            let alias = "alias-of-\(index)"
            try await redis.ftAliasadd(alias, index)
            #expect(try await redis.ftSearchKeys(alias, "gardens").total == 1)
            try await redis.ftAliasupdate(alias, index)
            try await redis.ftAliasdel(alias)
            #expect(try await redis.ftExplain(index, "hand").contains("hand"))
            #expect(try await redis.ftExplaincli(index, "hand").count > 1)
            let profile = try await redis.ftProfile(index, kind: .search, query: "hand")
            #expect("\(profile)".count > 100)
            #expect(try await redis.ftConfigGet("TIMEOUT")["TIMEOUT"] == "500")
            try await redis.ftConfigSet("TIMEOUT", "500")
            try await redis.ftSynupdate(index, "g1", "garden", "park")
            let synonyms = try await redis.ftSyndump(index)
            #expect(synonyms == ["garden": ["g1"], "park": ["g1"]])
        }
    }

    @Test("knows words, and how they may be meant", .live, .stack, arguments: RESPVersion.allCases)
    func words(_ version: RESPVersion) async throws {
        try await withBooks(version) { redis, index in
            let dictionary = "words-of-\(index)"
            #expect(try await redis.ftDictadd(dictionary, "gardan", "other") == 2)
            #expect(try await redis.ftDictdel(dictionary, "other") == 1)
            #expect(try await redis.ftDictdump(dictionary) == ["gardan"])
            let spelling = try await redis.ftSpellcheck(
                index, "gardns hand", distance: 2, terms: [.include(dictionary)])
            #expect(spelling.terms.map(\.term) == ["gardns"])
            let texts = spelling.terms.first?.suggestions.map(\.text) ?? []
            #expect(Set(texts).isSuperset(of: ["gardens", "gardan"]))
            #expect(try await redis.ftSpellcheck(index, "hand").terms.isEmpty)

            let list = fresh("suggestions")
            #expect(try await redis.ftSugadd(list, "hello", score: 1, payload: "p") == 1)
            #expect(try await redis.ftSugadd(list, "help", score: 3) == 2)
            #expect(try await redis.ftSugadd(list, "help", score: 3, increment: true) == 2)
            #expect(try await redis.ftSugget(list, "hel", max: 5) == ["help", "hello"])
            let scored = try await redis.ftSuggetScored(list, "hal", fuzzy: true).suggestions
            #expect(
                scored.map(\.text) == ["help", "hello"] && scored.map(\.payload) == [nil, "p"])
            #expect(scored.allSatisfy { $0.score > 0 })
            #expect(try await redis.ftSuglen(list) == 2)
            #expect(try await redis.ftSugdel(list, "help"))
            #expect(try await redis.ftSugget(fresh("none"), "a") == nil)
            #expect(try await redis.ftSuggetScored(fresh("none"), "a").suggestions.isEmpty)
            _ = try await redis.del(list)
        }
    }

    @Test("finds JSON", .live, .stack, arguments: RESPVersion.allCases)
    func json(_ version: RESPVersion) async throws {
        try await withStack(version) { redis in
            let index = "json\(UInt64.random(in: 0...(.max)))"
            try await redis.ftCreate(
                index, on: .json, prefixes: ["\(index):"], stopWords: [],
                schema: .numeric("$.year", as: "year"), .tag("$.tags[*]", as: "tags"),
                .vector("$.v", as: "v", .hnsw(links: 8), dimension: 2, .cosine))
            struct Book: Codable, Equatable {
                var year: Int
                var tags: [String]
                var v: [Double]
            }
            let book = Book(year: 1969, tags: ["sf"], v: [0.5, 0.5])
            #expect(try await redis.jsonSet("\(index):1", "$", book))
            let found = try await redis.ftSearch(index, "@tags:{sf} @year:[1960 1970]")
            let text = try #require(found.documents.first?.fields["$"])
            #expect(try JSON.decode(Book.self, from: Array(text.utf8)) == book)
            try await redis.ftDropindex(index)
            #expect(try await redis.exists("\(index):1") == 1)
            _ = try await redis.del("\(index):1")
        }
    }
}
