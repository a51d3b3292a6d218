import CopperBytes

/// The elements of an array column whose type does not know PostgreSQL, such as an enum
/// that is no more than `Decodable`.
struct PostgresArrayContainer: UnkeyedDecodingContainer {
    private let array: PostgresFieldDecoder
    /// Where the elements' bytes are, without quotes and backslashes.
    private let chunk: ByteChunk
    private let base: Int
    private let type: PostgresType
    private let places: [(offset: Int, length: Int)]
    private(set) var currentIndex = 0

    init(_ array: PostgresFieldDecoder) throws(PostgresDecodingError) {
        self.array = array
        let source = array.chunk
        let value = PostgresValue(
            bytes: source.bytes(from: array.offset, length: array.length),
            type: array.type, format: array.format)
        guard array.type.element != nil || array.type.isUserDefined else {
            throw value.error(.typeMismatch, as: [Any].self)
        }
        guard array.length >= 0 else { throw value.error(.unexpectedNull, as: [Any].self) }
        let elements = try PostgresArrayElements(value, as: [Any].self)
        places = elements.places
        type = elements.type
        // The elements of the binary form lie in the row's own chunk.
        switch elements.format {
        case .binary: (base, chunk) = (array.offset, source)
        case .text:
            base = 0
            chunk = elements.unquoted.withUnsafeBytes { ByteChunk(copying: $0) }
        }
    }

    var codingPath: [any CodingKey] { array.codingPath }
    var count: Int? { places.count }
    var isAtEnd: Bool { currentIndex >= places.count }

    private func peek() throws -> PostgresFieldDecoder {
        guard !isAtEnd else {
            throw PostgresDecodingError(
                .unsupported("the array has \(places.count) elements, more were asked for"),
                from: array.type, format: array.format
            ).at(column: array.column, of: array.columns)
        }
        let (offset, length) = places[currentIndex]
        return PostgresFieldDecoder(
            chunk: chunk, offset: base + offset, length: length, type: type, format: array.format,
            key: array.key, column: array.column, columns: array.columns)
    }

    private mutating func next<Value: PostgresDecodable>(_ type: Value.Type) throws -> Value {
        let value = try peek().known(type)
        currentIndex += 1
        return value
    }

    mutating func decodeNil() throws -> Bool {
        guard try peek().decodeNil() else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try next(type) }
    mutating func decode(_ type: String.Type) throws -> String { try next(type) }
    mutating func decode(_ type: Double.Type) throws -> Double { try next(type) }
    mutating func decode(_ type: Float.Type) throws -> Float { try next(type) }
    mutating func decode(_ type: Int.Type) throws -> Int { try next(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try next(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try next(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try next(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try next(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try next(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next(type) }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try peek().decode(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        try peek().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try peek().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        let element = try peek()
        currentIndex += 1
        return element
    }
}
