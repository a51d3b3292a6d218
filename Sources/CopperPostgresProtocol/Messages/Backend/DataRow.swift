public import CopperBytes

extension PostgresBackend {
    /// One row, with its values copied out. Clients read rows in place instead, after
    /// ``validate(body:columns:)``.
    public struct DataRow: PostgresTypedMessage {
        public static let name: StaticString = "DataRow"
        @inlinable public static var type: UInt8 { UInt8(ascii: "D") }

        /// `nil` is NULL.
        public var values: [[UInt8]?]

        public init(_ values: [[UInt8]?]) {
            self.values = values
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            values = try reader.values()
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            let size = CopperPostgresProtocol.size(of: values)
            try buffer.appendMessage(Self.type, Self.name, bodySize: size) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(values: values, "columns")
            }
        }
    }
}

// MARK: - Checking a row in place

extension PostgresBackend.DataRow {
    /// Checks a whole row: `columns` values, each inside the body, nothing behind them.
    /// Whoever then reads the values need not check again.
    ///
    /// - Parameter columns: The number of columns described, or `nil` when unknown.
    /// - Throws: `.violation` for another number of values, `.malformed` for a length
    ///   below -1, past the end, or for bytes left over.
    @inlinable
    public static func validate(body: RawSpan, columns: Int?) throws(PostgresProtocolError) {
        let end = body.byteCount
        guard end >= 2 else { throw truncated(needed: 2, available: end) }
        let count = Int(
            UInt16(
                bigEndian: unsafe body.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: 0, as: UInt16.self)))
        if let columns, columns != count { throw wrongCount(count, expected: columns) }
        var offset = 2
        for _ in 0..<count {
            guard end &- offset >= 4 else { throw truncated(needed: 4, available: end - offset) }
            let length = Int(
                Int32(
                    bigEndian: unsafe body.unsafeLoadUnaligned(
                        fromUncheckedByteOffset: offset, as: Int32.self)))
            offset &+= 4
            if length == -1 { continue }
            guard length >= 0, length <= end &- offset else {
                throw truncated(needed: length, available: end - offset)
            }
            offset &+= length
        }
        guard offset == end else { throw leftover(end - offset) }
    }

    @usableFromInline
    static func wrongCount(_ count: Int, expected: Int) -> PostgresProtocolError {
        .violation("a row of \(count) values where \(expected) columns were described")
    }

    @usableFromInline
    static func truncated(needed: Int, available: Int) -> PostgresProtocolError {
        .malformed(name, .truncated(needed: needed, available: available))
    }

    @usableFromInline
    static func leftover(_ count: Int) -> PostgresProtocolError {
        .malformed(name, .leftover(count))
    }
}
