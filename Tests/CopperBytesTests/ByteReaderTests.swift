import CopperBytes
import Testing

@Suite("Byte reader")
struct ByteReaderTests {
    private let message: [UInt8] = [1, 0xFF, 0xFE, 0, 0, 0, 2, 0x68, 0x69, 0, 9, 8, 7]

    private struct Message: Equatable {
        var kind: UInt8
        var code: Int16
        var number: UInt32
        var name: String
        var tail: [UInt8]
    }

    private func parse(_ bytes: Span<UInt8>) throws(ByteReaderError) -> Message {
        var reader = ByteReader(bytes)
        let kind = try reader.read(UInt8.self)
        let code: Int16 = try reader.read()
        let number = try reader.read(UInt32.self)
        let name = try reader.readString()
        let tail = try reader.read(count: 3).toArray()
        try reader.expectEnd()
        return Message(kind: kind, code: code, number: number, name: name, tail: tail)
    }

    @Test("reads fields in network byte order, one after the other")
    func whole() throws {
        let expected = Message(kind: 1, code: -2, number: 2, name: "hi", tail: [9, 8, 7])
        #expect(try parse(message.span) == expected)
    }

    @Test("refuses the message cut at every point", arguments: 0..<13)
    func truncated(count: Int) {
        #expect(throws: ByteReaderError.self) {
            try parse(message.span.extracting(..<count))
        }
    }

    @Test("refuses bytes that no field accounts for")
    func leftover() {
        let longer = message + [0]
        #expect(throws: ByteReaderError.leftover(1)) { try parse(longer.span) }
    }

    @Test("tells what was needed and what was there, and moves nothing")
    func failedReads() throws {
        let bytes: [UInt8] = [1, 2, 3]
        var reader = ByteReader(bytes.span)
        let first = try reader.read(UInt8.self)
        #expect(first == 1)
        expect(.truncated(needed: 4, available: 2)) { () throws(ByteReaderError) in
            _ = try reader.read(UInt32.self)
        }
        expect(.truncated(needed: 3, available: 2)) { () throws(ByteReaderError) in
            _ = try reader.read(count: 3)
        }
        expect(.truncated(needed: 3, available: 2)) { () throws(ByteReaderError) in
            try reader.skip(3)
        }
        expect(.unterminatedString) { () throws(ByteReaderError) in
            _ = try reader.readCString()
        }
        let (position, remaining) = (reader.position, reader.remaining)
        #expect(position == 1)
        #expect(remaining == 2)
        try reader.skip(2)
        try reader.expectEnd()
    }

    @Test("takes claimed lengths of any size without a trap", arguments: [-1, .min, .max, 1 << 31])
    func claimedLengths(count: Int) {
        let bytes: [UInt8] = [1, 2, 3]
        var reader = ByteReader(bytes.span)
        expect(.truncated(needed: count, available: 3)) { () throws(ByteReaderError) in
            _ = try reader.read(count: count)
        }
        expect(.truncated(needed: count, available: 3)) { () throws(ByteReaderError) in
            try reader.skip(count)
        }
        let position = reader.position
        #expect(position == 0)
    }

    @Test("reads strings up to their zero byte, empty ones too")
    func cStrings() throws {
        let bytes: [UInt8] = [0, 0x61, 0, 0xFF, 0]
        var reader = ByteReader(bytes.span)
        let strings = [try reader.readString(), try reader.readString(), try reader.readString()]
        #expect(strings == ["", "a", "\u{FFFD}"])
        try reader.expectEnd()
        expect(.unterminatedString) { () throws(ByteReaderError) in
            _ = try reader.readCString()
        }
    }

    @Test("gives the rest once, then nothing")
    func rest() throws {
        let bytes: [UInt8] = [1, 2, 3]
        var reader = ByteReader(bytes.span)
        try reader.skip(1)
        let rests = [reader.readRest().toArray(), reader.readRest().toArray()]
        #expect(rests == [[2, 3], []])
        try reader.expectEnd()
    }

    @Test("reads integers of every width at every alignment")
    func alignment() throws {
        let bytes = (0..<24).map { UInt8($0) }
        for offset in 0..<8 {
            var reader = ByteReader(bytes.span)
            try reader.skip(offset)
            let value = try reader.read(UInt64.self)
            let expected = (offset..<offset + 8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            #expect(value == expected)
        }
    }

    private func expect(
        _ expected: ByteReaderError, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () throws(ByteReaderError) -> Void
    ) {
        do throws(ByteReaderError) {
            try body()
            Issue.record("nothing was thrown", sourceLocation: sourceLocation)
        } catch {
            #expect(error == expected, sourceLocation: sourceLocation)
        }
    }
}
