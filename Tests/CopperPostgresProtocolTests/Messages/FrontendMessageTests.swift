import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

@Suite("Messages of a client")
struct FrontendMessageTests {
    @Test("stand on the wire as the documentation says")
    func bytes() throws {
        #expect(try request(.sslRequest) == hex("00000008 04d2162f"))
        #expect(try request(.gssEncRequest) == hex("00000008 04d21630"))
        #expect(try request(.sync) == hex("53 00000004"))
        #expect(try request(.query("SELECT 1")) == hex("51 0000000d 53454c4543542031 00"))
        #expect(try request(.password("")) == hex("70 00000005 00"))
        let startup = PostgresFrontend.StartupMessage(
            version: .v3_2, parameters: [.init("user", "u")])
        #expect(try request(.startup(startup)) == hex("00000010 00030002 7573657200 7500 00"))
        let parse = PostgresFrontend.Parse(statement: "a", sql: "b", parameterTypes: [23])
        #expect(try request(.parse(parse)) == hex("50 0000000e 6100 6200 0001 00000017"))
        let bind = PostgresFrontend.Bind(
            statement: "a", parameterFormats: [.binary], parameters: [nil, [9]],
            resultFormats: [.binary])
        #expect(
            try request(.bind(bind))
                == hex("42 0000001a 00 6100 0001 0001 0002 ffffffff 00000001 09 0001 0001"))
    }

    @Test("a cancel request is 12 bytes and the key", arguments: [4, 32, 256])
    func cancelRequest(keySize: Int) throws {
        let key = [UInt8](repeating: 5, count: keySize)
        let bytes = try request(.cancelRequest(.init(processID: 258, secretKey: key)))
        #expect(bytes.count == 12 + keySize)
        #expect(try Array(bytes[4..<12]) == hex("04d2162e 00000102"))
    }

    @Test("a cancel key that no server has is refused", arguments: [0, 3, 257])
    func cancelKeySize(size: Int) throws {
        let key = [UInt8](repeating: 5, count: size)
        let kind = try protocolError {
            _ = try request(.cancelRequest(.init(processID: 1, secretKey: key)))
        }
        #expect(kind == .invalidRequest(.wrongSize(field: "a cancel key", bytes: size)))
    }

    @Test("a zero byte in any text is refused, and nothing is written", arguments: textMessages)
    func zeroBytes(message: PostgresFrontendMessage) throws {
        var buffer = ByteBuffer()
        buffer.append(7 as UInt8)
        do {
            try message.encode(into: &buffer)
            Issue.record("no error")
        } catch {
            guard case .invalidRequest(.zeroByte) = error.kind else {
                Issue.record("\(error)")
                return
            }
            #expect(!error.description.contains("secret"))
        }
        #expect(buffer.toArray() == [7])
    }

    static let textMessages: [PostgresFrontendMessage] = [
        .startup(.init(version: .v3_0, parameters: [.init("us\0er", "secret")])),
        .startup(.init(version: .v3_0, parameters: [.init("user", "a\0secret")])),
        .password("secret\0"),
        .saslInitialResponse(.init(mechanism: "SCRAM\0", data: nil)),
        .query("SELECT 1\0; DROP TABLE secret"),
        .parse(.init(statement: "\0", sql: "")),
        .parse(.init(statement: "", sql: "\0")),
        .bind(.init(portal: "\0", statement: "")),
        .bind(.init(portal: "", statement: "s\0")),
        .describe(.statement("\0")),
        .close(.portal("\0")),
        .execute(.init(portal: "\0")),
        .copyFail("\0"),
    ]

    @Test("an empty parameter name would end the startup message, and is refused")
    func emptyName() throws {
        let kind = try protocolError {
            _ = try request(.startup(.init(version: .v3_0, parameters: [.init("", "x")])))
        }
        #expect(kind == .invalidRequest(.emptyName))
    }

    @Test("65,535 parameters fit, 65,536 and 65,537 are refused")
    func parameterCount() throws {
        let most = PostgresFrontend.Bind(parameters: Array(repeating: nil, count: 65_535))
        let frames = try frontendFrames([request(.bind(most))], isStarted: true)
        #expect(try frames.first?.frontendMessage() == .bind(most))
        for count in [65_536, 65_537] {
            let bind = PostgresFrontend.Bind(parameters: Array(repeating: nil, count: count))
            let parse = PostgresFrontend.Parse(
                sql: "", parameterTypes: Array(repeating: 0, count: count))
            for message in [PostgresFrontendMessage.bind(bind), .parse(parse)] {
                let kind = try protocolError { _ = try request(message) }
                #expect(
                    kind
                        == .invalidRequest(.tooMany("parameters", count: count, limit: 65_535)))
            }
        }
    }

    @Test("every message is refused when a byte is missing or one too many")
    func lengths() throws {
        for sample in frontendSamples {
            let frame = try #require(
                try frontendFrames(
                    [request(sample.message)], isStarted: sample.message.type != nil
                ).first)
            for size in 0..<frame.body.count {
                let body = Array(frame.body[..<size])
                let shorter = PostgresFrame(type: frame.type, body: body)
                // Data without a structure of its own is shorter data then.
                if let read = try? shorter.frontendMessage(context: sample.context) {
                    #expect(
                        ["CopyData", "SASLResponse", "GSSResponse", "CancelRequest"]
                            .contains(read.name))
                }
            }
            let longer = PostgresFrame(type: frame.type, body: frame.body + [0])
            if let read = try? longer.frontendMessage(context: sample.context) {
                #expect(
                    ["CopyData", "SASLResponse", "GSSResponse", "CancelRequest"]
                        .contains(read.name))
            }
        }
    }

    @Test("counts larger than the message are refused before anything is allocated")
    func counts() throws {
        let bodies: [(Character, String)] = [
            ("P", "00 00 ffff 00000017"), ("B", "00 00 ffff 0001"), ("B", "00 00 0000 ffff"),
            ("B", "00 00 0000 0000 ffff 0001"), ("F", "00000001 ffff 0001"),
        ]
        for (letter, body) in bodies {
            let frame = try PostgresFrame(type: letter.asciiValue, body: hex(body))
            #expect(isMalformed(try protocolError { _ = try frame.frontendMessage() }))
        }
    }

    @Test("an unknown type, target or request code is a violation")
    func unknown() throws {
        let frames = try [
            PostgresFrame(type: 0x07, body: []), PostgresFrame(type: 0x44, body: hex("58 00")),
            PostgresFrame(type: 0x42, body: hex("00 00 0001 0002 0000 0000")),
        ]
        for frame in frames {
            #expect(isViolation(try protocolError { _ = try frame.frontendMessage() }))
        }
    }

    @Test("the ready-made end of a request is Execute and Sync")
    func executeAndSync() throws {
        var buffer = ByteBuffer()
        buffer.appendExecuteAndSync()
        #expect(try buffer.toArray() == request(.execute(.init()), .sync))
    }

    @Test("a CopyData message takes what is appended in between")
    func copyData() throws {
        var buffer = ByteBuffer()
        let place = buffer.beginCopyData()
        buffer.append([1, 2, 3])
        try buffer.endCopyData(at: place)
        #expect(try buffer.toArray() == request(.copyData([1, 2, 3])))
    }
}
