/// Makes a `Decodable` from a ``JSONValue``.
struct JSONTreeDecoder: Decoder {
    let value: JSONValue
    let options: JSONCodingOptions
    let path: [any CodingKey]
    var codingPath: [any CodingKey] { path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ value: JSONValue, options: JSONCodingOptions, path: [any CodingKey]) {
        self.value = value
        self.options = options
        self.path = path
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        // The cast is not tried on `nil`, which it would turn into an optional `Value`.
        if let found = try known(type) {
            guard let found = found as? Value else { throw mismatch(type) }
            return found
        }
        return try Value(from: self)
    }

    func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let object) = value else { throw mismatch(JSONObject.self) }
        return KeyedDecodingContainer(JSONKeyedDecoding(object: object, decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw mismatch([JSONValue].self) }
        return JSONUnkeyedDecoding(elements: elements, decoder: self)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        JSONSingleDecoding(decoder: self)
    }

    fileprivate func nested(_ key: any CodingKey, _ value: JSONValue) -> JSONTreeDecoder {
        JSONTreeDecoder(value, options: options, path: path + [key])
    }

    // MARK: Scalars

    // Not generic, because a generic function would be compiled once for each type.

    /// What needs no `init(from:)`; `nil` for other types.
    private func known(_ type: any Decodable.Type) throws -> Any? {
        try scalar(type) ?? options.decodeOverride?(type, value)
    }

    /// The value as one of the types that are no containers; `nil` for other types.
    private func scalar(_ type: Any.Type) throws -> Any? {
        switch type {
        case is Bool.Type: try require(value.bool, type)
        case is String.Type: try require(value.string, type)
        case is Double.Type: try fitting(try number(type).double, type)
        case is Float.Type: try fitting(try number(type).float, type)
        case let integer as any FixedWidthInteger.Type:
            try fitting(Self.integer(try number(type), integer), type)
        case is JSONValue.Type: value
        case is JSONNumber.Type: try number(type)
        default: nil
        }
    }

    private static func integer<Integer: FixedWidthInteger>(
        _ number: JSONNumber, _: Integer.Type
    ) -> Any? {
        number.integer(Integer.self)
    }

    private func number(_ type: Any.Type) throws -> JSONNumber {
        guard case .number(let number) = value else { throw mismatch(type) }
        return number
    }

    private func require(_ found: Any?, _ type: Any.Type) throws -> Any {
        guard let found else { throw mismatch(type) }
        return found
    }

    private func fitting(_ converted: Any?, _ type: Any.Type) throws -> Any {
        if let converted { return converted }
        throw DecodingError.dataCorrupted(
            .init(codingPath: path, debugDescription: "the number does not fit \(type)"))
    }

    fileprivate func mismatch(_ type: Any.Type) -> DecodingError {
        let kind =
            switch value {
            case .null: "null"
            case .bool: "a boolean"
            case .number: "a number"
            case .string: "a string"
            case .array: "an array"
            case .object: "an object"
            }
        let context = DecodingError.Context(
            codingPath: path, debugDescription: "expected \(type), found \(kind)")
        return value.isNull ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}

// One generic method witnesses the requirements for all of the standard types.

private struct JSONKeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let object: JSONObject
    let decoder: JSONTreeDecoder
    var codingPath: [any CodingKey] { decoder.path }
    var allKeys: [Key] { object.keys.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { object.place(of: key.stringValue) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try member(key).value.isNull }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try member(key).decode(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try member(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try member(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { optionalMember(JSONKey("super")) }
    func superDecoder(forKey key: Key) throws -> any Decoder { optionalMember(key) }

    private func member(_ key: Key) throws -> JSONTreeDecoder {
        guard let value = object[key.stringValue] else {
            throw DecodingError.keyNotFound(
                key,
                .init(codingPath: codingPath, debugDescription: "no member \(key.stringValue)"))
        }
        return decoder.nested(key, value)
    }

    private func optionalMember(_ key: any CodingKey) -> JSONTreeDecoder {
        decoder.nested(key, object[key.stringValue] ?? .null)
    }
}

private struct JSONUnkeyedDecoding: UnkeyedDecodingContainer {
    let elements: [JSONValue]
    let decoder: JSONTreeDecoder
    var currentIndex = 0
    var codingPath: [any CodingKey] { decoder.path }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        guard try current(Never.self).value.isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try advance(type) { try $0.decode(type) }
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try advance(JSONObject.self) { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try advance([JSONValue].self) { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder { try advance(JSONValue.self) { $0 } }

    /// Moves on only when the element was decoded.
    private mutating func advance<Result>(
        _ type: Any.Type, _ body: (JSONTreeDecoder) throws -> Result
    ) throws -> Result {
        let result = try body(try current(type))
        currentIndex += 1
        return result
    }

    private func current(_ type: Any.Type) throws -> JSONTreeDecoder {
        let key = JSONKey(currentIndex)
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                type,
                .init(
                    codingPath: codingPath + [key],
                    debugDescription: "the array ends after \(elements.count) elements"))
        }
        return decoder.nested(key, elements[currentIndex])
    }
}

private struct JSONSingleDecoding: SingleValueDecodingContainer {
    let decoder: JSONTreeDecoder
    var codingPath: [any CodingKey] { decoder.path }

    func decodeNil() -> Bool { decoder.value.isNull }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.decode(type) }
}
