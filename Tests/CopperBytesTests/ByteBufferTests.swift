import CopperBytes
import Testing

@Suite("Byte buffer")
struct ByteBufferTests {
    @Test("behaves like an array under any operations", arguments: 0..<64 as Range<UInt64>)
    func model(seed: UInt64) {
        var random = ByteSource(seed: seed)
        var buffer = ByteBuffer(capacity: Int.random(in: 0...64, using: &random))
        var model: [UInt8] = []
        for _ in 0..<400 {
            apply(&random, &buffer, &model)
            let agrees =
                buffer.count == model.count && buffer.isEmpty == model.isEmpty
                && buffer.capacity >= buffer.count && buffer.toArray() == model
            #expect(agrees, "seed \(seed)")
            guard agrees else { return }
        }
    }

    private func apply(
        _ random: inout ByteSource, _ buffer: inout ByteBuffer, _ model: inout [UInt8]
    ) {
        switch Int.random(in: 0..<10, using: &random) {
        case 0:
            let byte = UInt8.random(in: 0...255, using: &random)
            buffer.append(byte)
            model.append(byte)
        case 1:
            let value = UInt32.random(in: 0 ... .max, using: &random)
            buffer.append(bigEndian: value)
            model += (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
        case 2, 3:
            let bytes = random.bytes(upTo: 300)
            buffer.append(bytes)
            model += bytes
        case 4:
            let place = buffer.reserveInteger(UInt16.self)
            buffer.set(0xABCD as UInt16, at: place)
            model += [0xAB, 0xCD]
        case 5: fill(&random, &buffer, &model)
        case 6:
            let count = Int.random(in: -1...model.count + 1, using: &random)
            buffer.truncate(to: count)
            if 0..<model.count ~= count { model.removeLast(model.count - count) }
        case 7: buffer.shrink(to: Int.random(in: -1...400, using: &random))
        default:
            let count = Int.random(in: -1...model.count + 1, using: &random)
            buffer.consume(count)
            model.removeFirst(min(max(count, 0), model.count))
        }
    }

    private func fill(
        _ random: inout ByteSource, _ buffer: inout ByteBuffer, _ model: inout [UInt8]
    ) {
        let bytes = random.bytes(upTo: 100)
        let filled = buffer.fill(minimum: bytes.count) { space in
            space.copyBytes(from: bytes)
            return bytes.count
        }
        #expect(filled == bytes.count)
        model += bytes
    }

    @Test("writes integers in network byte order, at any alignment")
    func integers() {
        var buffer = ByteBuffer()
        buffer.append(0xFF)
        buffer.append(bigEndian: 0x0102 as UInt16)
        buffer.append(bigEndian: -2 as Int32)
        buffer.append(bigEndian: 0x0102_0304_0506_0708 as UInt64)
        #expect(Hex.encode(buffer.toArray()) == "ff0102fffffffe0102030405060708")
    }

    @Test("writes text as UTF-8, with and without a terminator")
    func text() {
        var buffer = ByteBuffer()
        buffer.append(utf8: "é")
        buffer.append(cString: "a string that is longer than fifteen bytes")
        buffer.append(utf8: "")
        let expected = Array("éa string that is longer than fifteen bytes\0".utf8)
        #expect(buffer.toArray() == expected)
    }

    @Test(
        "a place outside of the readable bytes is not written", arguments: [-1, 3, 4, .max, .min])
    func setOutside(place: Int) {
        var buffer = ByteBuffer()
        buffer.append([1, 2, 3, 4])
        buffer.set(0xFFFF as UInt16, at: place)
        #expect(buffer.toArray() == [1, 2, 3, 4])
    }

    @Test("places count from the first readable byte")
    func setAfterConsume() {
        var buffer = ByteBuffer()
        buffer.append([1, 2, 3, 4])
        buffer.consume(1)
        buffer.set(0xABCD as UInt16, at: 1)
        #expect(buffer.toArray() == [2, 0xAB, 0xCD])
    }

    @Test("whoever fills cannot claim more than the space, nor less than nothing")
    func fillClaims() {
        var buffer = ByteBuffer(capacity: 16)
        let all = buffer.fill(minimum: 4) { space in
            space.initializeMemory(as: UInt8.self, repeating: 7)
            return .max
        }
        #expect(all == 16)
        let none = buffer.fill(minimum: -1) { _ in -5 }
        #expect(none == 0)
        #expect(buffer.count == 16)
    }

    @Test("keeps nothing of a fill that throws")
    func fillThrows() {
        struct Failure: Error {}
        var buffer = ByteBuffer()
        buffer.append([1, 2])
        do throws(Failure) {
            _ = try buffer.fill(minimum: 100) { (_) throws(Failure) -> Int in throw Failure() }
            Issue.record("the error was lost")
        } catch {
            #expect(buffer.toArray() == [1, 2])
        }
    }

    @Test("does not grow while as much is consumed as written")
    func steadyState() {
        var buffer = ByteBuffer(capacity: 1024)
        let piece = [UInt8](repeating: 1, count: 100)
        for _ in 0..<5 { buffer.append(piece) }
        for _ in 0..<10_000 {
            buffer.append(piece)
            buffer.consume(100)
        }
        #expect(buffer.count == 500)
        #expect(buffer.capacity <= 2048)
    }

    @Test("gives back what a large message needed, but never what is still unread")
    func shrink() {
        var buffer = ByteBuffer(capacity: 64)
        buffer.append([UInt8](repeating: 1, count: 1 << 20))
        buffer.shrink(to: 64)
        #expect(buffer.capacity >= 1 << 20)
        buffer.consume((1 << 20) - 10)
        buffer.shrink(to: 64)
        #expect(buffer.capacity == 64)
        #expect(buffer.toArray() == [UInt8](repeating: 1, count: 10))
    }

    @Test("a buffer that was emptied starts at its front again")
    func removeAll() {
        var buffer = ByteBuffer(capacity: 16)
        buffer.append([UInt8](repeating: 1, count: 16))
        buffer.removeAll()
        buffer.append([UInt8](repeating: 2, count: 16))
        #expect(buffer.capacity == 16)
        #expect(buffer.toArray().count == 16)
    }
}
