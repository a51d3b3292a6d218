import CopperBytes
import CopperRESP
import Testing

@Suite("Limits of RESP")
struct LimitTests {
    @Test(
        "aggregates nest up to the limit, and no further",
        arguments: ["*1\r\n", "~1\r\n", "*?\r\n"])
    func depth(_ head: String) {
        var limits = RESPLimits()
        limits.depth = 8
        let end = head.contains("?") ? String(repeating: ".\r\n", count: 8) : ""
        let allowed = feedEveryWay(
            String(repeating: head, count: 8) + ":1\r\n" + end, limits: limits)
        #expect(allowed.error == nil && allowed.values.count == 1)
        let refused = feedEveryWay(String(repeating: head, count: 9), limits: limits)
        #expect(refused.error?.kind == .tooDeep(limit: 8))
    }

    @Test("attributes and maps count as depth too")
    func depthOfAttributes() {
        var limits = RESPLimits()
        limits.depth = 2
        #expect(feedEveryWay("*1\r\n%1\r\n:1\r\n:2\r\n", limits: limits).error == nil)
        #expect(feedEveryWay("|1\r\n*1\r\n:1\r\n:2\r\n:3\r\n", limits: limits).error == nil)
        let refused = feedEveryWay("*1\r\n%1\r\n:1\r\n*0\r\n", limits: limits)
        #expect(refused.error?.kind == .tooDeep(limit: 2))
    }

    @Test("a megabyte of open arrays does not reach the thread's stack")
    func deepNonsense() {
        let bytes = Array(String(repeating: "*1\r\n", count: 250_000).utf8)
        #expect(feed([bytes[...]]).error?.kind == .tooDeep(limit: 128))
        // Not even where the caller sets no limit that holds.
        var limits = RESPLimits()
        limits.depth = .max
        let outcome = feed([bytes[...]], limits: limits)
        #expect(outcome.error?.kind == .tooDeep(limit: RESPLimits.deepest))
    }

    @Test("lines, strings and frames end at their limits")
    func sizes() {
        var limits = RESPLimits()
        limits.line = 5
        limits.string = 6
        limits.frame = 40
        #expect(feedEveryWay("+12345\r\n", limits: limits).error == nil)
        #expect(
            feedEveryWay("+123456\r\n", limits: limits).error?.kind
                == .tooLarge(.simpleString, limit: 5))
        #expect(
            feedEveryWay("+1234567890\n", limits: limits).error?.kind
                == .tooLarge(.simpleString, limit: 5))
        #expect(
            feedEveryWay(":0000000001\r\n", limits: limits).error?.kind
                == .tooLarge(.integer, limit: 5))
        #expect(feedEveryWay("$6\r\n123456\r\n", limits: limits).error == nil)
        #expect(
            feedEveryWay("$7\r\n", limits: limits).error?.kind == .tooLarge(.bulkString, limit: 6))
        #expect(
            feedEveryWay("*14\r\n", limits: limits).error?.kind == .tooLarge(.array, limit: 40))
        #expect(
            feedEveryWay("*13\r\n" + String(repeating: "_\r\n", count: 12), limits: limits).error?
                .kind == .tooLarge(.array, limit: 40))
        let streamed = "$?\r\n" + String(repeating: ";4\r\nabcd\r\n", count: 4)
        #expect(
            feedEveryWay(streamed, limits: limits).error?.kind
                == .tooLarge(.bulkString, limit: 40))
    }

    @Test("an array of 400,000 elements in pieces of a KiB is looked at once")
    func linear() throws {
        let count = 400_000
        var whole = ByteBuffer()
        whole.append(utf8: "*\(count)\r\n")
        for number in 0..<count { whole.append(respBulk: "element \(number % 10)") }
        let bytes = whole.toArray()
        var looked = 0
        var input = ByteBuffer()
        var scanner = RESPScanner()
        var frame: RESPFrame?
        var start = 0
        while start < bytes.count {
            let end = min(start + 1024, bytes.count)
            input.append(Array(bytes[start..<end]))
            start = end
            frame = try scanner.next(in: input.bytes.bytes)
            looked += 1
        }
        let found = try #require(frame)
        #expect(found.length == bytes.count)
        #expect(looked == (bytes.count + 1023) / 1024)
        var reader = RESPReader(input.bytes.bytes, found)
        var elements = RESPElements(try reader.next())
        var read = 0
        while try reader.hasNext(&elements) {
            let token = try reader.next()
            #expect(token.length == 9)
            read += 1
        }
        #expect(read == count)
    }

    @Test("limits without end are none that trap")
    func unlimited() {
        var limits = RESPLimits()
        limits.line = .max
        limits.string = .max
        limits.frame = .max
        limits.depth = .max
        let outcome = feedEveryWay("*3\r\n+a\r\n,1.5\r\n$1\r\nb\r\n", limits: limits)
        #expect(outcome.values == [[.simpleString("a"), .double(1.5), "b"]])
        #expect(feedEveryWay("$99999999999999999\r\n", limits: limits).isUnfinished)
    }

    @Test("a reader of what was never scanned throws, however deep it is")
    func unscanned() throws {
        var bytes = ByteBuffer()
        for _ in 0..<200_000 { bytes.append(utf8: "|1\r\n") }
        // Of another's bytes.
        var other = ByteBuffer()
        other.append(utf8: "_\r\n")
        var scanner = RESPScanner()
        let frame = try #require(try scanner.next(in: other.bytes.bytes))
        #expect(throws: RESPProtocolError.self) { try RESPValue(bytes.bytes.bytes, frame) }
    }
}
