import CopperBytes

/// How the bytes of a recorded PostgreSQL frame are to be read.
enum PostgresFrameForm: UInt8 {
    /// A type byte, a length that counts itself, a body.
    case message
    /// The same without a type byte: StartupMessage, SSLRequest, GSSENCRequest,
    /// CancelRequest.
    case untyped
    /// The single byte that answers SSLRequest or GSSENCRequest.
    case encryptionAnswer
    /// A `p` message by what it answers, since its bytes do not tell.
    case password, md5Password, saslInitialResponse, saslResponse, opaqueAuthentication
}

/// The numbers that stand where a startup message has its protocol version
/// (PostgreSQL protocol, section "Message Formats").
enum PostgresRequestCode {
    static let cancel: UInt32 = 80_877_102
    static let ssl: UInt32 = 80_877_103
    static let gssEncryption: UInt32 = 80_877_104
}

extension WireFrame {
    var postgresForm: PostgresFrameForm { PostgresFrameForm(rawValue: form) ?? .message }

    /// The type byte of a typed message, or 0.
    var messageType: UInt8 {
        switch postgresForm {
        case .untyped, .encryptionAnswer: 0
        default: bytes.first ?? 0
        }
    }

    /// The number at the start of an untyped message.
    var requestCode: UInt32? {
        guard postgresForm == .untyped, bytes.count >= 8 else { return nil }
        return bytes[4..<8].reduce(0) { $0 << 8 | UInt32($1) }
    }

    var isCancelRequest: Bool { requestCode == PostgresRequestCode.cancel }

    var isStartupMessage: Bool {
        guard let code = requestCode else { return false }
        return code != PostgresRequestCode.cancel && code != PostgresRequestCode.ssl
            && code != PostgresRequestCode.gssEncryption
    }

    /// Whether the frame is the server's message of this type.
    func isServer(_ type: Character) -> Bool {
        side == .server && postgresForm == .message && type.asciiValue == bytes.first
    }

    /// Whether the frame is the client's message of this type.
    func isClient(_ type: Character) -> Bool {
        side == .client && postgresForm != .untyped && type.asciiValue == bytes.first
    }

    /// The bytes behind type and length.
    var body: [UInt8] {
        switch postgresForm {
        case .untyped: Array(bytes.dropFirst(4))
        case .encryptionAnswer: bytes
        default: Array(bytes.dropFirst(5))
        }
    }

    /// The same frame around another body, its length made to fit.
    func with(body: [UInt8]) -> WireFrame {
        guard postgresForm != .encryptionAnswer else { return self }
        var buffer = ByteBuffer(capacity: body.count + 8)
        if postgresForm != .untyped { buffer.append(bytes.first ?? 0) }
        buffer.append(bigEndian: UInt32(truncatingIfNeeded: body.count + 4))
        buffer.append(body)
        return WireFrame(side: side, form: form, bytes: buffer.toArray())
    }
}

/// The bytes of one typed message.
func postgresMessage(_ type: Character, _ body: [UInt8] = []) -> [UInt8] {
    let empty = WireFrame(
        side: .server, form: PostgresFrameForm.message.rawValue, bytes: [type.asciiValue ?? 0])
    return empty.with(body: body).bytes
}
