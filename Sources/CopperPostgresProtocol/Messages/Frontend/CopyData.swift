public import CopperBytes

extension PostgresFrontend {
    /// A piece of a COPY stream. Pieces need not end where rows end. Both sides send it.
    public struct CopyData: PostgresTypedMessage {
        public static let name: StaticString = "CopyData"
        @inlinable public static var type: UInt8 { UInt8(ascii: "d") }

        public var data: [UInt8]

        public init(_ data: [UInt8]) {
            self.data = data
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            data = reader.rest()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            try buffer.appendMessage(Self.type, Self.name, bodySize: data.count) { buffer in
                buffer.append(data)
            }
        }
    }
}

extension PostgresBackend {
    public typealias CopyData = PostgresFrontend.CopyData
}

// MARK: - Without a value in between

extension ByteBuffer {
    /// Begins a CopyData message and gives its place for ``endCopyData(at:)``. What is
    /// appended in between is its data.
    @inlinable
    public mutating func beginCopyData() -> Int {
        let place = count
        append(UInt8(ascii: "d"))
        append(bigEndian: 0 as UInt32)
        return place
    }

    /// Ends the CopyData message that began at `place`.
    ///
    /// - Throws: `.invalidRequest(.tooLong)`; the message is gone then.
    @inlinable
    public mutating func endCopyData(at place: Int) throws(PostgresProtocolError) {
        let length = count - place - 1
        guard length <= maximumMessageLength else {
            truncate(to: place)
            throw .invalidRequest(
                .tooLong(message: "CopyData", bytes: length, limit: maximumMessageLength))
        }
        set(UInt32(truncatingIfNeeded: length), at: place + 1)
    }
}
