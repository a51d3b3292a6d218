import CopperNet
import CopperRESP
import Testing

@testable import CopperRedis

@Suite("Slots of a cluster")
struct SlotTests {
    @Test(
        "are the CRC16 of the key",
        arguments: [
            // The check value of CRC-16/XMODEM, and what CLUSTER KEYSLOT says.
            ("123456789", 0x31C3), ("", 0), ("foo", 12182), ("bar", 5061), ("user:1", 10778),
        ])
    func checksum(key: String, slot: Int) {
        #expect(RedisSlot.of(key) == slot)
        #expect(RedisSlot.of(Array(key.utf8)) == slot)
    }

    @Test(
        "are of the hash tag alone, where there is one",
        arguments: [
            ("{user:1}:cart", "user:1"), ("a{b}c{d}", "b"), ("{{a}}", "{a"), ("x{a}", "a"),
            ("foo{bar}{zap}", "bar"), ("}{a}", "a"),
        ])
    func tags(key: String, hashed: String) {
        #expect(RedisSlot.of(key) == RedisSlot.of(hashed))
    }

    @Test(
        "are of the whole key, where the tag is empty or has no end",
        arguments: ["{}", "{}a", "{a", "a}b{c", "a{}{b}", "}", "{"])
    func noTags(key: String) {
        let bytes = Array(key.utf8)
        // In front of an unfinished tag a byte changes the slot: all of the key counts.
        #expect(RedisSlot.of([0x2E] + bytes) != RedisSlot.of(bytes))
        #expect(RedisSlot.of(key) == crc16(bytes) % RedisSlot.count)
    }

    @Test("of keys that are no text are the same as of any others")
    func binary() {
        let key: [UInt8] = [0, 0xFF, 0x7B, 0x80, 0x00, 0x7D, 0x0A]
        #expect(RedisSlot.of(key) == crc16([0x80, 0]) % RedisSlot.count)
    }

    /// Bit by bit, as the polynomial's definition has it.
    private func crc16(_ bytes: [UInt8]) -> Int {
        var crc: UInt32 = 0
        for byte in bytes {
            for bit in stride(from: 7, through: 0, by: -1) {
                let carry = (crc >> 15 & 1) ^ UInt32(byte >> bit & 1)
                crc = (crc << 1 ^ carry * 0x1021) & 0xFFFF
            }
        }
        return Int(crc)
    }
}

@Suite("Redirections")
struct RedirectionTests {
    private let asked = Endpoint.host("cache.example", port: 7000)

    @Test(
        "name a server, in every form that servers use",
        arguments: [
            ("MOVED 3999 127.0.0.1:6381", Endpoint.host("127.0.0.1", port: 6381)),
            ("MOVED 3999 node-3.example:6381", .host("node-3.example", port: 6381)),
            // No name is the name that was used; the same server may well be meant.
            ("MOVED 3999 :6381", .host("cache.example", port: 6381)),
            ("MOVED 3999 :7000", .host("cache.example", port: 7000)),
            ("MOVED 3999 2001:db8::1:6381", .host("2001:db8::1", port: 6381)),
            ("MOVED 3999 ::1:6381", .host("::1", port: 6381)),
            ("MOVED 3999 [::1]:6381", .host("::1", port: 6381)),
            ("MOVED 3999 ?:6381", nil),
        ])
    func moved(text: String, target: Endpoint?) throws {
        for kind in ["MOVED", "ASK"] {
            let text = text.replacing("MOVED", with: kind)
            let found = try #require(RedisRedirection(RESPServerError(text), asked: asked))
            #expect(found.slot == 3999 && found.target == target)
            #expect(found.kind == (kind == "ASK" ? .ask : .moved))
        }
    }

    @Test("without a name lead nowhere when the server was asked by a socket's path")
    func socket() throws {
        let asked = Endpoint.unix(path: "/run/redis.sock")
        let found = RedisRedirection(RESPServerError("MOVED 1 :6381"), asked: asked)
        #expect(try #require(found).target == nil)
    }

    @Test(
        "are not seen in what does not have their form",
        arguments: [
            "MOVED", "MOVED ", "MOVED 3999", "MOVED 3999 ", "MOVED x 127.0.0.1:1",
            "MOVED 16384 127.0.0.1:1", "MOVED -1 127.0.0.1:1", "MOVED 1 127.0.0.1",
            "MOVED 1 127.0.0.1:0", "MOVED 1 127.0.0.1:65536", "MOVED 1 127.0.0.1:",
            "MOVEDX 1 127.0.0.1:1", "ERR MOVED 1 127.0.0.1:1", "moved 1 127.0.0.1:1", "",
            "MOVED 99999999999999999999 127.0.0.1:1",
        ])
    func others(text: String) {
        #expect(RedisRedirection(RESPServerError(text), asked: asked) == nil)
    }

    @Test(
        "and waiting are told from what the command itself did wrong",
        arguments: [
            ("TRYAGAIN Multiple keys request during rehashing of slot", RedisServerCondition.later),
            ("CLUSTERDOWN The cluster is down", .later),
            ("CLUSTERDOWN Hash slot not served", .later),
            ("MASTERDOWN Link with MASTER is down", .later),
            ("LOADING Redis is loading the dataset in memory", .later),
            ("BUSY Redis is busy running a script", .later),
            ("READONLY You can't write against a read only replica.", .notMaster),
            ("UNBLOCKED force unblock from blocking operation", .notMaster),
            ("WRONGTYPE Operation against a key", nil), ("ERR unknown command", nil),
            ("CROSSSLOT Keys in request don't hash to the same slot", nil),
        ])
    func conditions(text: String, expected: RedisServerCondition?) {
        #expect(RedisServerCondition(RESPServerError(text), asked: asked) == expected)
    }
}
