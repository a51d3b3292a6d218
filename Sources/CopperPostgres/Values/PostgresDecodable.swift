/// A type that can be made from a column's value.
///
/// A type of your own usually decodes a type that conforms already:
///
/// ```swift
/// struct Cents: PostgresDecodable {
///     var count: Int64
///     static func decode(
///         _ value: borrowing PostgresValue
///     ) throws(PostgresDecodingError) -> Cents {
///         Cents(count: try Int64.decode(value))
///     }
/// }
/// ```
///
/// An enum with a raw value that conforms needs no code: `enum Color: String, PostgresDecodable`.
public protocol PostgresDecodable {
    /// Whether columns of `type` in `format` can be decoded at all. It is asked once a
    /// statement, so that a wrong type fails before the first row. The default is yes.
    static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool

    /// The value. Nothing in the bytes may be trusted, and they must be used whole.
    static func decode(_ value: borrowing PostgresValue) throws(PostgresDecodingError) -> Self

    /// What NULL is. The default throws ``PostgresDecodingError/Reason/unexpectedNull``.
    static func decodeNull() throws(PostgresDecodingError) -> Self

    /// Several such values that are no array in PostgreSQL: `UInt8` decodes `bytea`. The
    /// default is `nil`: the elements of a one-dimensional array are decoded one by one.
    static func decodeArray(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> [Self]?

    /// Whether an array of such values can be decoded from columns of `type`.
    static func acceptsArray(_ type: PostgresType, format: PostgresFormat) -> Bool
}

extension PostgresDecodable {
    @inlinable
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool { true }

    public static func decodeNull() throws(PostgresDecodingError) -> Self {
        throw PostgresDecodingError(.unexpectedNull, as: Self.self)
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    @inlinable
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        Wrapped.accepts(type, format: format)
    }

    @inlinable
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Wrapped? {
        try Wrapped.decode(value)
    }

    @inlinable
    public static func decodeNull() throws(PostgresDecodingError) -> Wrapped? { nil }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    @inlinable
    public static func accepts(_ type: PostgresType, format: PostgresFormat) -> Bool {
        RawValue.accepts(type, format: format)
    }

    @inlinable
    public static func decode(
        _ value: borrowing PostgresValue
    ) throws(PostgresDecodingError) -> Self {
        guard let decoded = Self(rawValue: try RawValue.decode(value)) else {
            throw value.error(
                .malformed("the value is none of the type's raw values"), as: Self.self)
        }
        return decoded
    }
}
