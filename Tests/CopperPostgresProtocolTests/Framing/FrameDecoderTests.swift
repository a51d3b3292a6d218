import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

@Suite("Frame decoders")
struct FrameDecoderTests {
    @Test("a header that is not whole asks for more bytes", arguments: 0..<5)
    func incompleteHeader(count: Int) throws {
        let bytes = Array([UInt8(ascii: "Z"), 0, 0, 0, 5].prefix(count))
        #expect(try BackendFrameHeader.parse(bytes.span.bytes) == nil)
    }

    @Test("a header gives the type and the length of the whole frame")
    func header() throws {
        let bytes = try wire(.readyForQuery(.idle))
        let header = try #require(try BackendFrameHeader.parse(bytes.span.bytes))
        #expect(header.type == UInt8(ascii: "Z"))
        #expect(header.length == bytes.count)
    }

    @Test("a length below 4 is refused, and the decoder stays failed", arguments: UInt8(0)...3)
    func tooSmall(length: UInt8) throws {
        let bytes: [UInt8] = [0x44, 0, 0, 0, length]
        var decoder = BackendFrameDecoder(limit: 100)
        decoder.append(bytes.span)
        for _ in 1...2 {
            do {
                _ = try decoder.next()
                Issue.record("no error")
            } catch {
                #expect(
                    error.kind == .frameLength(type: 0x44, length: Int(length), limit: 100))
            }
            decoder.append(bytes.span)
        }
    }

    @Test("a length above the limit is refused before a byte of the body arrives")
    func tooLarge() throws {
        let claims: [([UInt8], Int)] = [
            ([0x44, 0xFF, 0xFF, 0xFF, 0xFF], 4_294_967_295), ([0x44, 0, 0, 0, 101], 101),
        ]
        for (bytes, length) in claims {
            let kind = try protocolError {
                _ = try BackendFrameHeader.parse(bytes.span.bytes, limit: 100)
            }
            #expect(kind == .frameLength(type: 0x44, length: length, limit: 100))
        }
        let fits: [UInt8] = [0x44, 0, 0, 0, 100]
        #expect(try BackendFrameHeader.parse(fits.span.bytes, limit: 100)?.length == 101)
    }

    @Test("a client's session begins without types and goes on with them")
    func frontendPhases() throws {
        let startup = PostgresFrontendMessage.startup(
            .init(version: .v3_0, parameters: [.init("user", "x")]))
        let bytes = try request(.sslRequest, .gssEncRequest, startup, .query("SELECT 1"), .sync)
        for pieces in cuts(of: bytes) {
            let frames = try frontendFrames(pieces, isStarted: false)
            let messages = try frames.map { try $0.frontendMessage() }
            #expect(messages == [.sslRequest, .gssEncRequest, startup, .query("SELECT 1"), .sync])
            #expect(frames.flatMap(\.bytes) == bytes)
        }
    }

    @Test("a start longer than servers accept, or a TLS hello, is refused")
    func frontendStartLimit() throws {
        let starts: [[UInt8]] = [[0, 0, 0x27, 0x11], [0, 0, 0, 7], [0x16, 0x03, 0x01, 0x02]]
        for bytes in starts {
            var decoder = FrontendFrameDecoder()
            decoder.append(bytes.span)
            do {
                _ = try decoder.next()
                Issue.record("no error")
            } catch {
                guard case .frameLength = error.kind else {
                    Issue.record("\(error)")
                    continue
                }
            }
        }
    }

    @Test("a large message in small pieces costs time in proportion to its size")
    func linear() throws {
        // Quadratic work would be 4 GB of copying here, and take minutes.
        let row = PostgresBackendMessage.dataRow([Array(repeating: 7, count: 2 << 20)])
        let bytes = try wire(row)
        var decoder = BackendFrameDecoder()
        var frames = 0
        for start in stride(from: 0, to: bytes.count, by: 512) {
            let piece = bytes.span.extracting(start..<min(start + 512, bytes.count))
            decoder.append(piece)
            if try decoder.next() != nil { frames += 1 }
        }
        #expect(frames == 1)
    }
}
