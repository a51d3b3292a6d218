import CopperBytes

/// Cuts a PostgreSQL connection into messages.
///
/// It follows the phases that decide framing: until its startup message a client's
/// messages have no type byte, and SSLRequest and GSSENCRequest are answered by a
/// single one.
struct PostgresCutter: WireCutter {
    private var client = Direction()
    private var server = Direction()
    private var isStarting = true
    private var awaitsEncryptionAnswer = false
    /// The `R` code that the next `p` message answers.
    private var authentication: UInt32 = 0
    private var failure: WireError?

    mutating func append(_ bytes: [UInt8], from side: WireSide) {
        switch side {
        case .client: client.bytes += bytes
        case .server: server.bytes += bytes
        }
    }

    mutating func next(from side: WireSide) throws(WireError) -> WireFrame? {
        if let failure { throw failure }
        do throws(WireError) {
            switch side {
            case .client: return try nextClientFrame()
            case .server: return try nextServerFrame()
            }
        } catch {
            failure = error
            throw error
        }
    }

    func pending(from side: WireSide) -> [UInt8] {
        Array(side == .client ? client.rest : server.rest)
    }

    private mutating func nextClientFrame() throws(WireError) -> WireFrame? {
        guard isStarting else {
            guard let bytes = try client.takeMessage() else { return nil }
            let form = bytes.first == UInt8(ascii: "p") ? answerForm() : .message
            return WireFrame(side: .client, form: form.rawValue, bytes: bytes)
        }
        guard let bytes = try client.takeUntyped() else { return nil }
        let frame = WireFrame(
            side: .client, form: PostgresFrameForm.untyped.rawValue, bytes: bytes)
        switch frame.requestCode {
        case PostgresRequestCode.ssl, PostgresRequestCode.gssEncryption:
            awaitsEncryptionAnswer = true
        case PostgresRequestCode.cancel: break
        default: isStarting = false
        }
        return frame
    }

    private mutating func nextServerFrame() throws(WireError) -> WireFrame? {
        if awaitsEncryptionAnswer, let first = server.rest.first {
            awaitsEncryptionAnswer = false
            // "E" is the whole error message of a server that is too old or too busy.
            if first != UInt8(ascii: "E") {
                server.consume(1)
                let form = PostgresFrameForm.encryptionAnswer.rawValue
                return WireFrame(side: .server, form: form, bytes: [first])
            }
        }
        guard let bytes = try server.takeMessage() else { return nil }
        if bytes.first == UInt8(ascii: "R"), bytes.count >= 9 {
            authentication = bytes[5..<9].reduce(0) { $0 << 8 | UInt32($1) }
        }
        let form = PostgresFrameForm.message.rawValue
        return WireFrame(side: .server, form: form, bytes: bytes)
    }

    private func answerForm() -> PostgresFrameForm {
        switch authentication {
        case 3: .password
        case 5: .md5Password
        case 10: .saslInitialResponse
        case 11: .saslResponse
        default: .opaqueAuthentication
        }
    }
}

/// The bytes of one direction that were not cut yet.
private struct Direction {
    var bytes: [UInt8] = []
    private var head = 0

    /// The largest length accepted, which is the largest that PostgreSQL sends.
    private static let maximumLength: UInt32 = 1 << 30
    /// The largest startup message that a server reads (MAX_STARTUP_PACKET_LENGTH).
    private static let maximumStartupLength: UInt32 = 10_000

    var rest: ArraySlice<UInt8> { bytes[head...] }

    mutating func consume(_ count: Int) {
        head += count
        guard head > bytes.count / 2 else { return }
        bytes.removeFirst(head)
        head = 0
    }

    mutating func takeMessage() throws(WireError) -> [UInt8]? {
        try take(skipping: 1, limit: Self.maximumLength)
    }

    mutating func takeUntyped() throws(WireError) -> [UInt8]? {
        try take(skipping: 0, limit: Self.maximumStartupLength)
    }

    private mutating func take(skipping: Int, limit: UInt32) throws(WireError) -> [UInt8]? {
        guard bytes.count - head >= skipping + 4 else { return nil }
        let field = bytes[(head + skipping)..<(head + skipping + 4)]
        let length = field.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard length >= (skipping == 0 ? 8 : 4), length <= limit else {
            let type = skipping == 0 ? "a startup message" : "message \(Hex.encode([bytes[head]]))"
            throw WireError("not PostgreSQL: \(type) with length \(length)")
        }
        let total = skipping + Int(length)
        guard bytes.count - head >= total else { return nil }
        let frame = Array(bytes[head..<(head + total)])
        consume(total)
        return frame
    }
}
