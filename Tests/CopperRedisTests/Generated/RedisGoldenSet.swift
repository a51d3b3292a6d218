// Written by Tests/Generators/redis-commands.py: not for editing.
// swift-format-ignore-file
import CopperRedis

extension RedisGolden {
    mutating func addSet() {
        add(.sadd("key", "members1", "members2"), "SADD key members1 members2", since: "1.0.0")
        add(.scard("key"), "SCARD key", since: "1.0.0")
        add(.sdiff("keys1", "keys2"), "SDIFF keys1 keys2", since: "1.0.0")
        add(.sdiffstore("destination", "keys1", "keys2"), "SDIFFSTORE destination keys1 keys2", since: "1.0.0")
        add(.sinter("keys1", "keys2"), "SINTER keys1 keys2", since: "1.0.0")
        add(.sintercard("keys1", "keys2", limit: 11), "SINTERCARD 2 keys1 keys2 LIMIT 11", since: "7.0.0")
        add(.sintercard("keys1", "keys2"), "SINTERCARD 2 keys1 keys2", since: "7.0.0")
        add(.sinterstore("destination", "keys1", "keys2"), "SINTERSTORE destination keys1 keys2", since: "1.0.0")
        add(.sismember("key", "member"), "SISMEMBER key member", since: "1.0.0")
        add(.smembers("key"), "SMEMBERS key", since: "1.0.0")
        add(.smismember("key", "members1", "members2"), "SMISMEMBER key members1 members2", since: "6.2.0")
        add(.smove("source", "destination", "member"), "SMOVE source destination member", since: "1.0.0")
        add(.spop("key"), "SPOP key", since: "1.0.0")
        add(.spop("key", count: 11), "SPOP key 11", since: "1.0.0")
        add(.srandmember("key"), "SRANDMEMBER key", since: "1.0.0")
        add(.srandmember("key", count: 11), "SRANDMEMBER key 11", since: "1.0.0")
        add(.srem("key", "members1", "members2"), "SREM key members1 members2", since: "1.0.0")
        add(.sscan("key", .start, match: "match", count: 13), "SSCAN key 0 MATCH match COUNT 13", since: "2.8.0")
        add(.sscan("key", RedisCursor("17"), match: "match", count: 13), "SSCAN key 17 MATCH match COUNT 13", since: "2.8.0")
        add(.sscan("key", .start), "SSCAN key 0", since: "2.8.0")
        add(.sunion("keys1", "keys2"), "SUNION keys1 keys2", since: "1.0.0")
        add(.sunionstore("destination", "keys1", "keys2"), "SUNIONSTORE destination keys1 keys2", since: "1.0.0")
    }
}
