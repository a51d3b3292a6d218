// Written by Tests/Generators/redis-commands.py: not for editing.
// swift-format-ignore-file
import CopperRedis

extension RedisGolden {
    mutating func addBitmap() {
        add(.bitcount("key", RedisBitRange(1, 2, .bit)), "BITCOUNT key 1 2 BIT", since: "7.0.0")
        add(.bitcount("key", RedisBitRange(1, 2, .byte)), "BITCOUNT key 1 2 BYTE", since: "7.0.0")
        add(.bitcount("key", RedisBitRange(1, 2)), "BITCOUNT key 1 2", since: "2.6.0")
        add(.bitcount("key", RedisBitRange(1)), "BITCOUNT key 1", since: "2.6.0")
        add(.bitcount("key"), "BITCOUNT key", since: "2.6.0")
        add(.bitfield("key", .get("u8", at: 0), .set("u8", at: 8, to: 200)), "BITFIELD key GET u8 0 SET u8 8 200", since: "3.2.0")
        add(.bitfield("key", .set("u8", at: 8, to: 200), .incrby("i5", at: 3, by: -1, overflow: .fail)), "BITFIELD key SET u8 8 200 OVERFLOW FAIL INCRBY i5 3 -1", since: "3.2.0")
        add(.bitfield("key", .incrby("i5", at: 3, by: -1, overflow: .fail), .incrby("u2", at: 3, by: 1, overflow: .wrap)), "BITFIELD key OVERFLOW FAIL INCRBY i5 3 -1 OVERFLOW WRAP INCRBY u2 3 1", since: "3.2.0")
        add(.bitfield("key", .incrby("u2", at: 3, by: 1, overflow: .wrap), .set("u2", at: 3, to: 1, overflow: .saturate)), "BITFIELD key OVERFLOW WRAP INCRBY u2 3 1 OVERFLOW SAT SET u2 3 1", since: "3.2.0")
        add(.bitfield("key", .set("u2", at: 3, to: 1, overflow: .saturate), .get("u8", at: 0)), "BITFIELD key OVERFLOW SAT SET u2 3 1 GET u8 0", since: "3.2.0")
        add(.bitfieldRo("key", RedisBitFieldGet("u8", at: 1), RedisBitFieldGet("u8", at: 1)), "BITFIELD_RO key GET u8 1 GET u8 1", since: "6.0.0")
        add(.bitop(.and, "destination", "keys1", "keys2"), "BITOP AND destination keys1 keys2", since: "2.6.0")
        add(.bitop(.or, "destination", "keys1", "keys2"), "BITOP OR destination keys1 keys2", since: "2.6.0")
        add(.bitop(.xor, "destination", "keys1", "keys2"), "BITOP XOR destination keys1 keys2", since: "2.6.0")
        add(.bitop(.not, "destination", "keys1", "keys2"), "BITOP NOT destination keys1 keys2", since: "2.6.0")
        add(.bitpos("key", true, RedisBitRange(1, 2, .bit)), "BITPOS key 1 1 2 BIT", since: "7.0.0")
        add(.bitpos("key", false, RedisBitRange(1, 2, .byte)), "BITPOS key 0 1 2 BYTE", since: "7.0.0")
        add(.bitpos("key", true, RedisBitRange(1, 2)), "BITPOS key 1 1 2", since: "2.8.7")
        add(.bitpos("key", false, RedisBitRange(1)), "BITPOS key 0 1", since: "2.8.7")
        add(.bitpos("key", true), "BITPOS key 1", since: "2.8.7")
        add(.getbit("key", 11), "GETBIT key 11", since: "2.2.0")
        add(.setbit("key", 11, true), "SETBIT key 11 1", since: "2.2.0")
        add(.setbit("key", 11, false), "SETBIT key 11 0", since: "2.2.0")
    }
}
