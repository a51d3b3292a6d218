import CopperBytes
import CopperPostgresProtocol

extension ByteBuffer {
    /// Appends Bind for the unnamed portal, with all results in binary (PostgreSQL protocol,
    /// section 54.7).
    ///
    /// - Parameter limit: What a length in the protocol holds.
    /// - Throws: ``PostgresError`` with code `.messageTooLarge`, before anything is copied: a
    ///   length that wrapped round would let a value pass for messages (CVE-2024-27304).
    mutating func appendBind(
        _ parameters: PostgresParameters, statement: String, limit: Int = Int(Int32.max)
    ) throws(PostgresError) {
        // The length itself, the portal's name, the statement's, the result's formats.
        let length = 4 + 1 + statement.utf8.count + 1 + parameters.bindPartSize + 4
        guard length <= limit else {
            throw PostgresError(
                .messageTooLarge, "The parameters take \(length) bytes, at most \(limit) fit")
        }
        reserve(length + 1)
        append(PostgresFrontend.Bind.type)
        append(bigEndian: UInt32(truncatingIfNeeded: length))
        append(0 as UInt8)
        append(cString: statement)
        parameters.appendBindPart(to: &self)
        // One format code for all columns: binary.
        append(bigEndian: 0x0001_0001 as UInt32)
    }
}
