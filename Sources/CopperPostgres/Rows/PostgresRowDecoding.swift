public import CopperBytes

/// Turns the rows of one statement into values.
///
/// It is made once a statement, when the columns are known, and checks then what can be
/// checked; after that each row costs only its bytes. One decoder may serve several
/// tasks.
public protocol PostgresRowDecoding<Output>: Sendable {
    associatedtype Output

    /// - Throws: ``PostgresDecodingError`` when rows with these columns can never be
    ///   decoded: too many or too few, or a type that does not fit.
    init(columns: PostgresColumns) throws(PostgresDecodingError)

    /// The row whose DataRow body (PostgreSQL protocol, section 55.7: Int16 columns, then
    /// Int32 length and bytes each) stands at `offset` in `chunk`.
    func decode(
        _ chunk: ByteChunk, offset: Int, length: Int
    ) throws(PostgresDecodingError) -> Output
}

/// Reads the fields of one DataRow body in order.
@usableFromInline
struct PostgresFieldReader: ~Escapable {
    @usableFromInline let bytes: RawSpan
    @usableFromInline var offset: Int
    @usableFromInline var index = 0

    /// Begins with a body that has `count` fields.
    @inlinable
    @inline(__always)
    @_lifetime(copy bytes)
    init(_ bytes: RawSpan, count: Int) throws(PostgresDecodingError) {
        self.bytes = bytes
        offset = 2
        index = 0
        guard bytes.byteCount >= 2 else { throw Self.truncated }
        let claimed = Int16(
            bigEndian: unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: 0, as: Int16.self))
        guard Int(claimed) == count else { throw Self.miscounted(Int(claimed), count) }
    }

    /// The length of the next field, checked against the bytes there are; `nil` for NULL.
    /// The reader then stands at the field's first byte.
    @inlinable
    @inline(__always)
    @_lifetime(self: copy self)
    mutating func nextLength() throws(PostgresDecodingError) -> Int? {
        let start = offset + 4
        guard start <= bytes.byteCount else { throw Self.truncated }
        let length = Int(
            Int32(
                bigEndian: unsafe bytes.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: offset, as: Int32.self)))
        offset = start
        index += 1
        if length >= 0, length <= bytes.byteCount - start { return length }
        guard length == -1 else { throw Self.outside(length, bytes.byteCount - start) }
        return nil
    }

    /// Decodes the next field, which is one of `columns`.
    @inlinable
    @inline(__always)
    @_lifetime(self: copy self)
    mutating func next<Value: PostgresDecodable>(
        _: Value.Type, of columns: PostgresColumns
    ) throws(PostgresDecodingError) -> Value {
        let index = index
        do {
            let kind = columns.kinds[index]
            guard let length = try nextLength() else { return try Value.decodeNull() }
            let start = offset
            offset = start + length
            return try Value.decode(
                PostgresValue(
                    bytes: unsafe bytes.extracting(unchecked: start..<(start + length)),
                    type: kind.type, format: kind.format))
        } catch {
            throw error.at(column: index, of: columns)
        }
    }

    /// Throws when bytes follow the last field.
    @inlinable
    func expectEnd() throws(PostgresDecodingError) {
        if offset != bytes.byteCount { throw Self.leftover(bytes.byteCount - offset) }
    }

    @usableFromInline
    static var truncated: PostgresDecodingError {
        PostgresDecodingError(.malformedRow("it ends before its last field"))
    }

    @usableFromInline
    static func miscounted(_ claimed: Int, _ columns: Int) -> PostgresDecodingError {
        PostgresDecodingError(
            .malformedRow("it claims \(claimed) fields, the statement has \(columns)"))
    }

    @usableFromInline
    static func outside(_ length: Int, _ available: Int) -> PostgresDecodingError {
        PostgresDecodingError(
            .malformedRow("a field claims \(length) bytes, \(available) are left"))
    }

    @usableFromInline
    static func leftover(_ count: Int) -> PostgresDecodingError {
        PostgresDecodingError(.malformedRow("\(count) bytes follow the last field"))
    }
}

extension PostgresColumns {
    /// Throws unless there are so many columns.
    @usableFromInline
    func expect(count: Int) throws(PostgresDecodingError) {
        guard count == self.count else {
            throw PostgresDecodingError(.wrongColumnCount(expected: count, actual: self.count))
        }
    }

    /// Throws unless `type` can be decoded from the column at `index`.
    @usableFromInline
    func expect<Value: PostgresDecodable>(
        _ type: Value.Type, at index: Int
    ) throws(PostgresDecodingError) {
        guard kinds.indices.contains(index) else { return }
        let kind = kinds[index]
        guard !Value.accepts(kind.type, format: kind.format) else { return }
        throw PostgresDecodingError(
            .typeMismatch, from: kind.type, format: kind.format, as: type
        ).at(column: index, of: self)
    }
}
