import CopperBytes
import Testing

@Suite("Byte chunk")
struct ByteChunkTests {
    @Test("takes as much as there is room for")
    func append() {
        let chunk = ByteChunk(capacity: 5)
        #expect(push([1, 2, 3], to: chunk) == 3)
        #expect(push([4, 5, 6], to: chunk) == 2)
        #expect(push([7], to: chunk) == 0)
        #expect(push([], to: chunk) == 0)
        #expect(chunk.bytes(from: 0, length: 5).toArray() == [1, 2, 3, 4, 5])
    }

    @Test(
        "clamps every range to what is filled",
        arguments: [
            (0, 3, [1, 2, 3]), (1, 1, [2]), (2, 9, [3]), (3, 1, []), (9, 9, []), (-1, 2, [1, 2]),
            (0, -1, []), (.min, .max, [1, 2, 3]), (.max, .max, []),
        ] as [(Int, Int, [UInt8])])
    func ranges(offset: Int, length: Int, expected: [UInt8]) {
        let chunk = ByteChunk(capacity: 100)
        push([1, 2, 3], to: chunk)
        #expect(chunk.bytes(from: offset, length: length).toArray() == expected)
    }

    @Test("whoever fills cannot claim more than the space, nor less than nothing")
    func fillClaims() {
        let chunk = ByteChunk(capacity: 4)
        #expect(chunk.fill { _ in -5 } == 0)
        let filled = chunk.fill { space in
            space.initializeMemory(as: UInt8.self, repeating: 7)
            return .max
        }
        #expect(filled == 4)
        #expect(chunk.fill { $0.count } == 0)
        chunk.reset()
        #expect(chunk.count == 0)
    }

    @Test("a copy does not change with its source")
    func copying() {
        var source: [UInt8] = [1, 2, 3]
        let chunk = source.withUnsafeBytes { ByteChunk(copying: $0) }
        source[0] = 9
        #expect(chunk.bytes(from: 0, length: 3).toArray() == [1, 2, 3])
        #expect(ByteChunk(copying: UnsafeRawBufferPointer(start: nil, count: 0)).count == 0)
    }

    @Test("consumers read what is filled while the receiver fills the rest")
    func sharing() async {
        let chunk = ByteChunk(capacity: 10_000)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for byte in 0..<10_000 { push([UInt8(truncatingIfNeeded: byte)], to: chunk) }
            }
            for _ in 0..<2 {
                group.addTask {
                    var seen = 0
                    while seen < 10_000 {
                        let bytes = chunk.bytes(from: seen, length: .max)
                        for place in 0..<bytes.byteCount
                        where bytes[place] != UInt8(truncatingIfNeeded: seen + place) {
                            Issue.record("byte \(seen + place) is \(bytes[place])")
                        }
                        seen += bytes.byteCount
                        await Task.yield()
                    }
                }
            }
        }
        #expect(chunk.count == 10_000)
    }
}

@discardableResult
private func push(_ bytes: [UInt8], to chunk: ByteChunk) -> Int {
    bytes.withUnsafeBytes { chunk.append($0) }
}
