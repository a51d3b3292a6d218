public import CopperBytes

/// Whether a session is inside a transaction.
@frozen
public enum TransactionStatus: UInt8, Hashable, Sendable {
    /// Outside of one.
    case idle = 0x49
    case inTransaction = 0x54
    /// Inside one that failed: only its end is accepted.
    case failed = 0x45
}

extension PostgresBackend {
    /// Ends a segment: everything up to the Sync or Query was answered.
    public struct ReadyForQuery: PostgresTypedMessage {
        public static let name: StaticString = "ReadyForQuery"
        @inlinable public static var type: UInt8 { UInt8(ascii: "Z") }

        public var status: TransactionStatus

        public init(_ status: TransactionStatus) {
            self.status = status
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            let code = try reader.integer(UInt8.self)
            guard let status = TransactionStatus(rawValue: code) else {
                throw .violation("transaction status \(letter(of: code))")
            }
            self.status = status
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try buffer.appendMessage(Self.type, Self.name, bodySize: 1) { buffer in
                buffer.append(status.rawValue)
            }
        }
    }
}
