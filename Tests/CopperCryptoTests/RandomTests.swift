import CopperBytes
import CopperCrypto
import Testing

@Suite("Randomness")
struct RandomTests {
    @Test("gives as many bytes as asked for, other ones each time", arguments: [0, 1, 16, 5000])
    func system(count: Int) throws {
        let bytes = try SecureRandom.bytes(count)
        #expect(bytes.count == count)
        if count >= 16 { #expect(try SecureRandom.bytes(count) != bytes) }
    }

    @Test("refuses a negative count")
    func negative() {
        #expect(throws: CryptoError.self) { try SecureRandom.bytes(-1) }
        #expect(throws: CryptoError.self) { try SeededRandomSource(seed: 1).bytes(-1) }
    }

    @Test("is the same stream for the same seed and connection, however it is cut")
    func seeded() throws {
        let whole = try SeededRandomSource(seed: 7, connection: 3).bytes(100)
        for size in [1, 7, 31, 32, 33, 64] {
            let source = SeededRandomSource(seed: 7, connection: 3)
            var pieces: [UInt8] = []
            while pieces.count < 100 { pieces += try source.bytes(min(size, 100 - pieces.count)) }
            #expect(pieces == whole, "in pieces of \(size)")
        }
    }

    @Test("never changes: fixtures depend on it")
    func pinned() throws {
        let bytes = try SeededRandomSource(seed: 1, connection: 2).bytes(40)
        let first = try SHA256.hash(
            [0, 0, 0, 0, 0, 0, 0, 1] + [0, 0, 0, 0, 0, 0, 0, 2] + [UInt8](repeating: 0, count: 8))
        #expect(Array(bytes[..<32]) == first)
    }

    @Test("differs between seeds and between connections")
    func distinct() throws {
        let source = SeededRandomSource(seed: 7)
        let streams = try [
            source.bytes(32), source.forConnection(1).bytes(32), source.forConnection(2).bytes(32),
            SeededRandomSource(seed: 8).bytes(32),
        ]
        #expect(Set(streams).count == streams.count)
        #expect(try source.forConnection(1).bytes(32) == streams[1])
    }

    @Test("compares secrets of any length")
    func comparison() {
        #expect(constantTimeEquals([], []))
        #expect(constantTimeEquals([1, 2, 3], [1, 2, 3]))
        #expect(!constantTimeEquals([1, 2, 3], [1, 2, 4]))
        #expect(!constantTimeEquals([1, 2, 3], [1, 2]))
        #expect(!constantTimeEquals([], [0]))
    }
}
