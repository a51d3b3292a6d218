public import CopperBytes

/// A type whose values can be sent as parameters.
///
/// An enum with a raw value that conforms needs no code:
/// `enum Color: String, PostgresEncodable`.
public protocol PostgresEncodable {
    /// The type that the server is told. ``PostgresType/unspecified`` lets it choose
    /// from where the parameter stands, which needs the text format.
    static var postgresType: PostgresType { get }

    /// The format that ``encode(into:)`` writes; binary by default.
    static var postgresFormat: PostgresFormat { get }

    /// Whether the value is sent as NULL; then ``encode(into:)`` is not called.
    var isPostgresNull: Bool { get }

    /// Appends the value's bytes, without a length. Called on the caller's thread, as
    /// soon as the value is put into a query.
    func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError)

    /// The type of an array of such values; by default the array type of
    /// ``postgresType``.
    static var postgresArrayType: PostgresType { get }

    /// Appends several such values when they are no array in PostgreSQL, as `UInt8` does,
    /// which makes a `bytea`. The default is `false`: nothing was appended, and the
    /// elements of a one-dimensional array are encoded one by one.
    static func encodeArray(
        _ elements: [Self], into buffer: inout ByteBuffer
    ) throws(PostgresEncodingError) -> Bool
}

extension PostgresEncodable {
    @inlinable public static var postgresFormat: PostgresFormat { .binary }
    @inlinable public var isPostgresNull: Bool { false }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    @inlinable public static var postgresType: PostgresType { Wrapped.postgresType }
    @inlinable public static var postgresFormat: PostgresFormat { Wrapped.postgresFormat }
    @inlinable public static var postgresArrayType: PostgresType { Wrapped.postgresArrayType }

    @inlinable
    public var isPostgresNull: Bool {
        switch self {
        case .none: true
        case .some(let value): value.isPostgresNull
        }
    }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        if let self { try self.encode(into: &buffer) }
    }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    @inlinable public static var postgresType: PostgresType { RawValue.postgresType }
    @inlinable public static var postgresFormat: PostgresFormat { RawValue.postgresFormat }
    @inlinable public static var postgresArrayType: PostgresType { RawValue.postgresArrayType }

    @inlinable
    public func encode(into buffer: inout ByteBuffer) throws(PostgresEncodingError) {
        try rawValue.encode(into: &buffer)
    }
}

extension ByteBuffer {
    /// Appends `value` as Bind and COPY want it (PostgreSQL protocol, section 55.7): an
    /// `Int32` length and the bytes, or -1 for NULL. After an error nothing was appended.
    @inlinable
    public mutating func appendField<Value: PostgresEncodable>(
        _ value: Value
    ) throws(PostgresEncodingError) {
        if value.isPostgresNull { return append(bigEndian: -1 as Int32) }
        let place = reserveInteger(Int32.self)
        do {
            try value.encode(into: &self)
        } catch {
            truncate(to: place)
            throw error
        }
        guard let length = Int32(exactly: count - place - 4) else {
            truncate(to: place)
            throw .tooLarge(Value.self, Value.postgresType)
        }
        set(length, at: place)
    }
}

extension PostgresEncodingError {
    /// Apart from what is compiled for each type.
    @inline(never)
    @usableFromInline
    static func tooLarge(_ swiftType: Any.Type, _ type: PostgresType) -> PostgresEncodingError {
        PostgresEncodingError(.tooLarge, as: swiftType, to: type)
    }
}
