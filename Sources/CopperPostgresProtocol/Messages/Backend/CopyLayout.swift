import CopperBytes

/// The formats of a COPY stream.
public struct CopyLayout: Equatable, Sendable {
    /// Text stands for CSV as well.
    public var format: PostgresFormatCode
    /// The formats of the columns: all the same as ``format``. Empty for a replication
    /// stream.
    public var columns: [PostgresFormatCode]

    public init(format: PostgresFormatCode, columns: [PostgresFormatCode]) {
        self.format = format
        self.columns = columns
    }

    init(body: RawSpan, of message: StaticString) throws(PostgresProtocolError) {
        var reader = BodyReader(body, of: message)
        let code = try reader.integer(UInt8.self)
        guard let format = PostgresFormatCode(rawValue: Int16(code)) else {
            throw .violation("format code \(code) in \(message)")
        }
        self.format = format
        columns = try reader.formats()
        try reader.end()
    }

    func encode(
        _ type: UInt8, _ message: StaticString, into buffer: inout ByteBuffer
    ) throws(PostgresProtocolError) {
        try buffer.appendMessage(type, message, bodySize: 1 + size(of: columns)) {
            buffer throws(PostgresProtocolError) in
            buffer.append(UInt8(truncatingIfNeeded: format.rawValue))
            try buffer.append(formats: columns)
        }
    }
}
