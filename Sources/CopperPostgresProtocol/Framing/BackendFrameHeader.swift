/// The header of a server's message: one type byte and a length that counts itself but
/// not the type.
public enum BackendFrameHeader {
    /// The bytes of a header.
    public static let size = 5

    /// The longest message accepted unless told otherwise, in bytes: 1 GiB, the longest
    /// that PostgreSQL builds.
    public static let defaultLimit = 1 << 30

    /// Reads the header at the front of `bytes`, or gives `nil` when it is not whole yet.
    ///
    /// - Parameter limit: The greatest length field accepted.
    /// - Returns: The type, and the length of the whole frame with its type byte. The
    ///   body begins at ``size``.
    /// - Throws: `.frameLength` for a length below 4 or above `limit`, before any byte
    ///   of the body has arrived.
    @inlinable
    public static func parse(
        _ bytes: RawSpan, limit: Int = defaultLimit
    ) throws(PostgresProtocolError) -> (type: UInt8, length: Int)? {
        guard bytes.byteCount >= 5 else { return nil }
        let length = Int(
            UInt32(
                bigEndian: unsafe bytes.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: 1, as: UInt32.self)))
        let type = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: 0, as: UInt8.self)
        guard length >= 4, length <= limit else {
            throw PostgresProtocolError(.frameLength(type: type, length: length, limit: limit))
        }
        return (type, length + 1)
    }
}
