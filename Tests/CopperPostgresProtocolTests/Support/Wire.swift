import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

/// The bytes of messages, one after the other.
func wire(_ messages: PostgresBackendMessage...) throws -> [UInt8] {
    try wire(messages)
}

func wire(_ messages: [PostgresBackendMessage]) throws -> [UInt8] {
    var buffer = ByteBuffer()
    for message in messages { try message.encode(into: &buffer) }
    return buffer.toArray()
}

/// The bytes of a client's messages.
func request(_ messages: PostgresFrontendMessage...) throws -> [UInt8] {
    var buffer = ByteBuffer()
    for message in messages { try message.encode(into: &buffer) }
    return buffer.toArray()
}

/// The bytes that hexadecimal digits spell; blanks between them are for the reader.
func hex(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [UInt8] {
    try #require(
        Hex.decode(text.filter { !$0.isWhitespace }.lowercased()), sourceLocation: sourceLocation)
}

/// Every way to cut `bytes` that tests try: whole, byte by byte, in two at each point.
func cuts(of bytes: [UInt8]) -> [[[UInt8]]] {
    let whole = [bytes]
    let single = bytes.map { [$0] }
    let splits = (0...bytes.count).map { [Array(bytes[..<$0]), Array(bytes[$0...])] }
    return [whole, single] + splits
}

/// The frames of a server's bytes, fed in pieces.
func backendFrames(_ pieces: [[UInt8]]) throws -> [PostgresFrame] {
    var decoder = BackendFrameDecoder()
    var frames: [PostgresFrame] = []
    for piece in pieces {
        decoder.append(piece.span)
        while let frame = try decoder.next() { frames.append(frame) }
    }
    #expect(decoder.pending.isEmpty)
    return frames
}

/// The frames of a client's bytes, fed in pieces.
func frontendFrames(_ pieces: [[UInt8]], isStarted: Bool) throws -> [PostgresFrame] {
    var decoder = FrontendFrameDecoder(isStarted: isStarted)
    var frames: [PostgresFrame] = []
    for piece in pieces {
        decoder.append(piece.span)
        while let frame = try decoder.next() { frames.append(frame) }
    }
    #expect(decoder.pending.isEmpty)
    return frames
}

/// The error that `body` throws, which must be of the protocol's kind.
func protocolError(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) throws -> PostgresProtocolError.Kind {
    let error = try #require(throws: PostgresProtocolError.self, sourceLocation: sourceLocation) {
        try body()
    }
    return error.kind
}

/// Whether an error says that a message was shorter or longer than its fields.
func isMalformed(_ kind: PostgresProtocolError.Kind) -> Bool {
    if case .malformed = kind { true } else { false }
}

func isViolation(_ kind: PostgresProtocolError.Kind) -> Bool {
    if case .violation = kind { true } else { false }
}

extension PostgresServerMessage {
    static func sample(
        _ severity: Severity = .error, _ code: SQLState = .uniqueViolation,
        _ text: String = "duplicate key value violates unique constraint \"t_pkey\""
    ) -> PostgresServerMessage {
        PostgresServerMessage(severity: severity, sqlState: code, message: text)
    }
}
