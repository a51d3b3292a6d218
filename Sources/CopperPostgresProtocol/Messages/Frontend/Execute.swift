public import CopperBytes

extension PostgresFrontend {
    /// Runs a portal, up to a number of rows.
    public struct Execute: PostgresTypedMessage {
        public static let name: StaticString = "Execute"
        @inlinable public static var type: UInt8 { UInt8(ascii: "E") }

        public var portal: String
        /// The most rows to send before PortalSuspended; 0 sends all.
        public var maximumRows: Int32

        public init(portal: String = "", maximumRows: Int32 = 0) {
            self.portal = portal
            self.maximumRows = maximumRows
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            portal = try reader.string()
            maximumRows = try reader.integer()
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try buffer.appendMessage(Self.type, Self.name, bodySize: cStringSize(portal) + 4) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(checkedCString: portal, "the portal's name")
                buffer.append(bigEndian: maximumRows)
            }
        }
    }
}

// MARK: - Without a value in between

extension ByteBuffer {
    /// Appends Execute of the unnamed portal without a limit, and Sync: the end of
    /// nearly every request.
    @inlinable
    public mutating func appendExecuteAndSync() {
        // Execute with its type and length, no portal's name, no limit; then Sync.
        append(bigEndian: 0x45_0000_0009_00_0000 as UInt64)
        append(bigEndian: 0x0000_5300 as UInt32)
        append(bigEndian: 0 as UInt16)
        append(4 as UInt8)
    }

    /// Appends Sync.
    @inlinable
    public mutating func appendSync() {
        append(UInt8(ascii: "S"))
        append(bigEndian: 4 as UInt32)
    }
}
