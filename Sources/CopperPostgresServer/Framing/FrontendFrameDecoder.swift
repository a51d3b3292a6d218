import CopperBytes
public import CopperPostgresProtocol

/// Cuts what a client sends into frames: for servers in tests.
///
/// Messages have no type byte until the StartupMessage: the decoder notices it by
/// itself. Memory grows with the bytes received, never with the length claimed. After
/// an error it stays failed. What follows SSLRequest may be a TLS handshake: the caller
/// that agrees to TLS stops feeding the decoder until it is done.
public struct FrontendFrameDecoder: ~Copyable {
    /// The greatest length field accepted after the start, in bytes.
    public let limit: Int
    /// Whether the StartupMessage has been seen, so that messages have types.
    public private(set) var isStarted: Bool
    private var buffer = ByteBuffer()
    private var failure: PostgresProtocolError?

    /// - Parameter isStarted: Whether the first frame already has a type byte.
    public init(limit: Int = BackendFrameHeader.defaultLimit, isStarted: Bool = false) {
        self.limit = limit
        self.isStarted = isStarted
    }

    /// The bytes that are no whole frame yet.
    public var pending: [UInt8] { buffer.toArray() }

    /// Takes bytes as they came from the wire; copies them.
    public mutating func append(_ bytes: borrowing Span<UInt8>) { buffer.append(bytes) }

    /// The next whole frame, or `nil` when more bytes are needed.
    ///
    /// - Throws: `.frameLength`.
    public mutating func next() throws(PostgresProtocolError) -> PostgresFrame? {
        if let failure { throw failure }
        do {
            return isStarted ? try nextTyped() : try nextUntyped()
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func nextTyped() throws(PostgresProtocolError) -> PostgresFrame? {
        guard let header = try BackendFrameHeader.parse(buffer.bytes.bytes, limit: limit),
            buffer.count >= header.length
        else { return nil }
        let frame = PostgresFrame(
            type: header.type,
            body: buffer.bytes.bytes
                .extracting(BackendFrameHeader.size..<header.length).toArray())
        buffer.consume(header.length)
        return frame
    }

    private mutating func nextUntyped() throws(PostgresProtocolError) -> PostgresFrame? {
        guard buffer.count >= 4 else { return nil }
        let length = Int(integer(at: 0))
        guard length >= 8, length <= PostgresFrontend.StartupMessage.limit else {
            throw PostgresProtocolError(
                .frameLength(type: 0, length: length, limit: PostgresFrontend.StartupMessage.limit))
        }
        guard buffer.count >= length else { return nil }
        isStarted = !Self.requestCodes.contains(integer(at: 4))
        let body = buffer.bytes.bytes.extracting(4..<length).toArray()
        buffer.consume(length)
        return PostgresFrame(type: nil, body: body)
    }

    private func integer(at offset: Int) -> UInt32 {
        UInt32(
            bigEndian: buffer.bytes.bytes.unsafeLoadUnaligned(
                fromByteOffset: offset, as: UInt32.self))
    }

    private static let requestCodes: Set<UInt32> = [
        PostgresFrontend.SSLRequest.code, PostgresFrontend.GSSENCRequest.code,
        PostgresFrontend.CancelRequest.code,
    ]
}
