public import CopperBytes

extension PostgresBackend {
    /// The columns of the rows to come. A statement may give rows without columns, which
    /// is something else than ``NoData``.
    public struct RowDescription: PostgresTypedMessage {
        public static let name: StaticString = "RowDescription"
        @inlinable public static var type: UInt8 { UInt8(ascii: "T") }

        /// A column of a result, as the server describes it.
        public struct Field: Equatable, Sendable {
            /// The name. Several columns of a result may bear the same one.
            public var name: String
            /// The OID of the table that the column comes from, or 0.
            public var tableOID: UInt32
            /// The column's number in that table, or 0.
            public var columnNumber: Int16
            /// The OID of the type. Those of extensions differ from database to database.
            public var dataType: UInt32
            /// The size of the type in bytes, negative when it varies.
            public var dataTypeSize: Int16
            /// What the type was declared with, -1 without: for `numeric(10,2)` the two numbers.
            public var typeModifier: Int32
            /// The format of the values. Unknown (text) when a statement is described.
            public var format: PostgresFormatCode

            public init(
                name: String, tableOID: UInt32 = 0, columnNumber: Int16 = 0, dataType: UInt32,
                dataTypeSize: Int16 = -1, typeModifier: Int32 = -1,
                format: PostgresFormatCode = .text
            ) {
                self.name = name
                self.tableOID = tableOID
                self.columnNumber = columnNumber
                self.dataType = dataType
                self.dataTypeSize = dataTypeSize
                self.typeModifier = typeModifier
                self.format = format
            }
        }

        public var fields: [Field]

        public init(_ fields: [Field]) {
            self.fields = fields
        }

        public init(body: RawSpan) throws(PostgresProtocolError) {
            var reader = BodyReader(body, of: Self.name)
            let count = try reader.count(elementSize: 19)
            fields = []
            fields.reserveCapacity(count)
            for _ in 0..<count {
                fields.append(
                    Field(
                        name: try reader.string(), tableOID: try reader.integer(),
                        columnNumber: try reader.integer(), dataType: try reader.integer(),
                        dataTypeSize: try reader.integer(), typeModifier: try reader.integer(),
                        format: try reader.format()))
            }
            try reader.end()
        }

        public func encode(into buffer: inout ByteBuffer) throws(PostgresProtocolError) {
            let size = fields.reduce(2) { $0 + cStringSize($1.name) + 18 }
            try buffer.appendMessage(Self.type, Self.name, bodySize: size) {
                buffer throws(PostgresProtocolError) in
                try buffer.append(count: fields.count, of: "columns")
                for field in fields {
                    try buffer.append(checkedCString: field.name, "a column's name")
                    buffer.append(bigEndian: field.tableOID)
                    buffer.append(bigEndian: field.columnNumber)
                    buffer.append(bigEndian: field.dataType)
                    buffer.append(bigEndian: field.dataTypeSize)
                    buffer.append(bigEndian: field.typeModifier)
                    buffer.append(bigEndian: field.format.rawValue)
                }
            }
        }
    }
}
