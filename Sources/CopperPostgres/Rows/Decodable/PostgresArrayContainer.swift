import CopperBytes

/// The elements of an array column whose type does not know PostgreSQL, such as an enum
/// that is no more than `Decodable`.
struct PostgresArrayContainer: UnkeyedDecodingContainer {
    private let array: PostgresFieldDecoder
    /// The elements' bytes one after another, without quotes and backslashes.
    private let chunk: ByteChunk
    private var elements: [(offset: Int, length: Int, type: PostgresType)] = []
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
        var bytes: [UInt8] = []
        var elements: [(offset: Int, length: Int, type: PostgresType)] = []
        try PostgresArrayWalker.walk(
            value, as: [Any].self, reserve: { elements.reserveCapacity($0) },
            null: { elements.append((0, -1, .unspecified)) },
            element: { element in
                elements.append((bytes.count, element.bytes.byteCount, element.type))
                element.bytes.withUnsafeBytes { bytes.append(contentsOf: $0) }
            })
        self.elements = elements
        chunk = bytes.withUnsafeBytes { ByteChunk(copying: $0) }
    }

    var codingPath: [any CodingKey] { array.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    private func peek() throws -> PostgresFieldDecoder {
        guard !isAtEnd else {
            throw PostgresDecodingError(
                .unsupported("the array has \(elements.count) elements, more were asked for"),
                from: array.type, format: array.format
            ).at(column: array.column, of: array.columns)
        }
        let (offset, length, type) = elements[currentIndex]
        return PostgresFieldDecoder(
            chunk: chunk, offset: offset, length: length, type: type, format: array.format,
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
