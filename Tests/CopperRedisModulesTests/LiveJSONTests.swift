import CopperRedisModules
import CopperTestSupport
import Testing

private struct User: Codable, Equatable {
    var name: String
    var age: Int
    var tags: [String]
    var address: Address?

    struct Address: Codable, Equatable { var city: String }
}

@Suite("JSON of Redis Stack")
struct LiveJSONTests {
    private let alice = User(
        name: "Alice \u{1F600}", age: 30, tags: ["a", "b"], address: .init(city: "Ulm"))

    @Test(
        "values go there and come back as they were", .live, .stack, arguments: RESPVersion.allCases
    )
    func codable(_ version: RESPVersion) async throws {
        try await withStack(version) { redis in
            let (key, other) = (fresh("json"), fresh("json"))
            #expect(try await redis.jsonSet(key, "$", alice))
            #expect(try await redis.jsonGet(key, as: User.self) == alice)
            #expect(try await redis.jsonGet(key, "$.address.city", as: String.self) == "Ulm")
            #expect(try await redis.jsonGet(key, "$.none", as: String.self) == nil)
            #expect(try await redis.jsonGet(other, as: User.self) == nil)
            #expect(try await redis.jsonGetAll(key, "$.tags[*]", as: String.self) == ["a", "b"])
            let isNew = try await redis.jsonSet(key, "$", alice, condition: .nx)
            #expect(!isNew)
            let isOld = try await redis.jsonSet(key, "$.age", 31, condition: .xx)
            #expect(isOld)
            try await redis.jsonMset([
                RedisJSONEntry(other, "$", alice), RedisJSONEntry(key, "$.age", json: "32"),
            ])
            let ages = try await redis.jsonMget(
                key, other, fresh("none"), path: "$.age", as: Int.self)
            #expect(ages == [32, 30, nil])
            try await redis.jsonMerge(key, "$", ["address": String?.none])
            #expect(try await redis.jsonGet(key, as: User.self)?.address == nil)
            let lengths = try await redis.jsonArrappend(key, "$.tags", "c", "d")
            #expect(lengths == [4])
            do {
                _ = try await redis.jsonGet(key, "$.name", as: Int.self)
                Issue.record("a name is no number")
            } catch let error as RedisError {
                #expect(error.code == .decoding && error.operation == "JSON.GET")
                #expect(!"\(error)".contains("Alice"))
            }
            let values = try await redis.pipeline(
                .jsonSet(other, "$.age", 40), .jsonGetAll(other, "$.age", as: Int.self))
            #expect(values.0 && values.1?.value == [40])
            _ = try await redis.del(key, other)
        }
    }

    @Test("every command has its reply", .live, .stack, arguments: RESPVersion.allCases)
    func commands(_ version: RESPVersion) async throws {
        try await withStack(version) { redis in
            let key = fresh("json")
            let json = #"{"n":1,"d":1.5,"s":"xy","a":[1,2],"o":{"k":null},"t":true}"#
            #expect(try await redis.jsonSet(key, "$", json: json))
            #expect(try await redis.jsonGetText(key, "$.n") == "[1]")
            #expect(try await redis.jsonGetText(key, "$.a", indent: "_")?.contains("_") == true)
            #expect(try await redis.jsonMgetText(key, fresh("none"), path: "$.n") == ["[1]", nil])
            #expect(try await redis.jsonType(key).types == [.object])
            let types = try await redis.jsonType(key, "$.*").types
            #expect(types == [.integer, .number, .string, .array, .object, .boolean])
            #expect(try await redis.jsonType(key, "$.o.k").first == .null)
            #expect(try await redis.jsonType(fresh("none")).types.isEmpty)
            #expect(try await redis.jsonNumincrby(key, "$.n", by: 2).values == [3])
            #expect(try await redis.jsonNummultby(key, "$.d", by: 2).first == 3)
            #expect(try await redis.jsonNumincrby(key, "$.s", by: 2).values == [nil])
            #expect(try await redis.jsonNumincrby(key, ".n", by: 1).values == [4])
            #expect(try await redis.jsonStrlen(key, "$.*") == [nil, nil, 2, nil, nil, nil])
            #expect(try await redis.jsonStrappend(key, "$.s", json: "\"z\"") == [3])
            #expect(try await redis.jsonArrlen(key, "$.a") == [2])
            #expect(try await redis.jsonArrappend(key, "$.a", json: "3", "4") == [4])
            #expect(try await redis.jsonArrinsert(key, "$.a", at: 0, json: "0") == [5])
            #expect(try await redis.jsonArrindex(key, "$.a", json: "3") == [3])
            #expect(try await redis.jsonArrindex(key, "$.s", json: "3") == [nil])
            #expect(try await redis.jsonArrpop(key, "$.a") == ["4"])
            #expect(try await redis.jsonArrpop(key, "$.a", index: 0) == ["0"])
            #expect(try await redis.jsonArrtrim(key, "$.a", 0, 1) == [2])
            #expect(try await redis.jsonObjlen(key, "$.o") == [1])
            #expect(try await redis.jsonObjkeys(key, "$.o") == [["k"]])
            #expect(try await redis.jsonObjkeys(key, "$.s") == [nil])
            #expect(try await redis.jsonToggle(key, "$.*") == [nil, nil, nil, nil, nil, false])
            let resp = try await redis.jsonResp(key, "$.a")
            #expect(
                resp == .array([.array([.simpleString("["), .integer(1), .integer(2)])]))
            #expect(try await redis.jsonDebugMemory(key, "$.n").count == 1)
            #expect(try await redis.jsonDebugHelp().contains { $0.contains("MEMORY") })
            try await redis.jsonMset(RedisJSONEntry(key, "$.n", json: "7"))
            try await redis.jsonMerge(key, "$.o", json: #"{"j":1}"#)
            let several = try await redis.jsonGetText(key, "$.n", "$.o.j") ?? ""
            let members = try JSON.decode([String: [Int]].self, from: Array(several.utf8))
            #expect(members == ["$.n": [7], "$.o.j": [1]])
            #expect(try await redis.jsonClear(key, "$.a") == 1)
            #expect(try await redis.jsonDel(key, "$.n") == 1)
            #expect(try await redis.jsonDel(key) == 1)
            #expect(try await redis.jsonGetText(key) == nil)
        }
    }
}
