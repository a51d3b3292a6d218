public import CopperBytes

extension PostgresBackend {
    /// Somebody notified a channel that this session listens on. It may come at any time
    /// outside of a transaction, the session's own notifications included.
    public struct NotificationResponse: PostgresTypedMessage {
        public static let name: StaticString = "NotificationResponse"
        @inlinable public static var type: UInt8 { UInt8(ascii: "A") }

        /// The backend that sent the notification.
        public var processID: Int32
        public var channel: String
        public var payload: String

        public init(processID: Int32, channel: String, payload: String) {
            self.processID = processID
            self.channel = channel
            self.payload = payload
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            processID = try reader.integer()
            channel = try reader.string()
            payload = try reader.string()
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            let size = 4 + cStringSize(channel) + cStringSize(payload)
            try buffer.appendMessage(Self.type, Self.name, bodySize: size) {
                buffer throws(PostgresProtocolError) in
                buffer.append(bigEndian: processID)
                try buffer.append(checkedCString: channel, "the channel")
                try buffer.append(checkedCString: payload, "the payload")
            }
        }
    }
}
