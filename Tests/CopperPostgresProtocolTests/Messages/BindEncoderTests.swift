import CopperBytes
import CopperPostgresServer
import Testing

@testable import CopperPostgresProtocol

@Suite("Bind encoder")
struct BindEncoderTests {
    @Test("writes what the message as a value would")
    func sameBytes() throws {
        let value: [UInt8] = [1, 2, 3]
        var buffer = ByteBuffer()
        buffer.append(0xAA as UInt8)
        var bind = try BindEncoder(statement: "s1", into: &buffer)
        try bind.appendParameter(value.span, to: &buffer)
        bind.appendNull(to: &buffer)
        bind.appendParameter(to: &buffer) { $0.append(bigEndian: 42 as Int64) }
        #expect(bind.parameterCount == 3)
        try bind.finish(in: &buffer)
        let expected = PostgresFrontend.Bind(
            statement: "s1", parameterFormats: [.binary],
            parameters: [value, nil, [0, 0, 0, 0, 0, 0, 0, 42]], resultFormats: [.binary])
        #expect(try buffer.toArray() == [0xAA] + request(.bind(expected)))
    }

    @Test("writes formats of each kind")
    func formats() throws {
        for formats in [PostgresFormatCodes.allText, .allBinary, .each([.text, .binary])] {
            var buffer = ByteBuffer()
            let bind = try BindEncoder(
                portal: "p", statement: "s", parameterFormats: formats, into: &buffer)
            try bind.finish(resultFormats: formats, in: &buffer)
            let expected = PostgresFrontend.Bind(
                portal: "p", statement: "s", parameterFormats: formats.codes,
                resultFormats: formats.codes)
            #expect(try buffer.toArray() == request(.bind(expected)))
        }
    }

    @Test("takes the message back when a parameter throws")
    func rollback() throws {
        struct Refused: Error, Equatable {}
        var buffer = ByteBuffer()
        buffer.append(0xAA as UInt8)
        var bind = try BindEncoder(statement: "s1", into: &buffer)
        bind.appendNull(to: &buffer)
        do throws(Refused) {
            try bind.appendParameter(to: &buffer) { (buffer) throws(Refused) in
                buffer.append([1, 2, 3])
                throw Refused()
            }
            Issue.record("no error")
        } catch {}
        #expect(buffer.toArray() == [0xAA])
    }

    @Test("refuses zero bytes in names and more than 65,535 parameters")
    func refusals() throws {
        var buffer = ByteBuffer()
        do {
            _ = try BindEncoder(statement: "a\0", into: &buffer)
            Issue.record("no error")
        } catch {
            #expect(error.kind == .invalidRequest(.zeroByte(in: "the statement's name")))
        }
        var bind = try BindEncoder(into: &buffer)
        for _ in 0..<65_536 { bind.appendNull(to: &buffer) }
        do {
            try bind.finish(in: &buffer)
            Issue.record("no error")
        } catch {
            #expect(
                error.kind
                    == .invalidRequest(.tooMany("parameters", count: 65_536, limit: 65_535)))
        }
        #expect(buffer.toArray() == [])
    }

    @Test("refuses a message above the limit before copying the parameter")
    func tooLong() throws {
        let value = [UInt8](repeating: 0, count: 100)
        var buffer = ByteBuffer(capacity: 16)
        var bind = try BindEncoder(into: &buffer, limit: 99)
        do {
            try bind.appendParameter(value.span, to: &buffer)
            Issue.record("no error")
        } catch {
            guard case .invalidRequest(.tooLong("Bind", _, 99)) = error.kind else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(buffer.toArray() == [])
        #expect(buffer.capacity < 100)

        var grown = try BindEncoder(into: &buffer, limit: 99)
        grown.appendParameter(to: &buffer) { $0.append(value) }
        do {
            try grown.finish(in: &buffer)
            Issue.record("no error")
        } catch {
            guard case .invalidRequest(.tooLong) = error.kind else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(buffer.toArray() == [])
    }

    @Test("a message beyond 2^31 - 1 bytes is refused before memory is taken for it")
    func messageLimit() throws {
        var buffer = ByteBuffer(capacity: 16)
        do {
            try buffer.appendMessage(0x51, "Query", bodySize: 1 << 31) { _ in
                Issue.record("encoded")
            }
            Issue.record("no error")
        } catch {
            let expected = PostgresProtocolError.InvalidRequest.tooLong(
                message: "Query", bytes: (1 << 31) + 4, limit: (1 << 31) - 1)
            #expect(error.kind == .invalidRequest(expected))
        }
        #expect(buffer.toArray() == [])
        #expect(buffer.capacity == 16)
    }
}
