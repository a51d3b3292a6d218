import CopperBytes
public import CopperPostgresProtocol

/// Cuts what a server sends into frames: for tests. Real connections read frames in
/// place with ``BackendFrameHeader``.
///
/// Feed it bytes in any pieces and drain it until it answers `nil`. Memory grows with
/// the bytes received, never with the length claimed. After an error it stays failed.
///
/// The single byte that answers SSLRequest or GSSENCRequest is no frame: the caller
/// takes it beforehand.
public struct BackendFrameDecoder: ~Copyable {
    /// The greatest length field accepted, in bytes.
    public let limit: Int
    private var buffer = ByteBuffer()
    private var failure: PostgresProtocolError?

    public init(limit: Int = BackendFrameHeader.defaultLimit) { self.limit = limit }

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
            guard let header = try BackendFrameHeader.parse(buffer.bytes.bytes, limit: limit),
                buffer.count >= header.length
            else { return nil }
            let body = buffer.bytes.bytes
                .extracting(BackendFrameHeader.size..<header.length).toArray()
            buffer.consume(header.length)
            return PostgresFrame(type: header.type, body: body)
        } catch {
            failure = error
            throw error
        }
    }
}
