/// Where an encoder writes: nodes are filled while containers are still open.
private final class JSONNode {
    enum Content {
        case nothing
        case value(JSONValue)
        case array([JSONNode])
        case object([(key: String, node: JSONNode)])
    }

    var content = Content.nothing

    /// The finished value. What wrote nothing has no properties: an empty object.
    var value: JSONValue {
        switch content {
        case .nothing: .object(JSONObject())
        case .value(let value): value
        case .array(let nodes): .array(nodes.map(\.value))
        case .object(let members):
            .object(JSONObject(members.map { (key: $0.key, value: $0.node.value) }))
        }
    }
}

/// Turns an `Encodable` into a ``JSONValue``.
struct JSONTreeEncoder: Encoder {
    let options: JSONCodingOptions
    var codingPath: [any CodingKey] { path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    fileprivate let path: [any CodingKey]
    fileprivate let node: JSONNode

    init(options: JSONCodingOptions, path: [any CodingKey]) {
        self.init(options: options, path: path, node: JSONNode())
    }

    fileprivate init(options: JSONCodingOptions, path: [any CodingKey], node: JSONNode) {
        self.options = options
        self.path = path
        self.node = node
    }

    func encode(_ value: some Encodable) throws -> JSONValue {
        if let json = try scalar(value) ?? options.encodeOverride?(value) { return json }
        try value.encode(to: self)
        return node.value
    }

    func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object = node.content {} else { node.content = .object([]) }
        return KeyedEncodingContainer(JSONKeyedEncoding(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .array = node.content {} else { node.content = .array([]) }
        return JSONUnkeyedEncoding(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        JSONSingleEncoding(encoder: self)
    }

    /// An encoder for a part of this one's value.
    fileprivate func nested(_ key: any CodingKey, _ node: JSONNode) -> JSONTreeEncoder {
        JSONTreeEncoder(options: options, path: path + [key], node: node)
    }

    fileprivate func write(_ value: some Encodable) throws {
        node.content = .value(
            try JSONTreeEncoder(options: options, path: path).encode(value))
    }

    private func scalar(_ value: some Encodable) throws -> JSONValue? {
        switch value {
        case let value as Bool: return .bool(value)
        case let value as String: return .string(value)
        case let value as Double: return try finite(JSONNumber(value), value)
        case let value as Float: return try finite(JSONNumber(value), value)
        case let value as any FixedWidthInteger: return .number(value)
        case let value as JSONValue: return value
        case let value as JSONNumber: return .number(value)
        default: return nil
        }
    }

    private func finite(_ number: JSONNumber?, _ value: Any) throws -> JSONValue {
        guard let number else {
            throw EncodingError.invalidValue(
                value,
                .init(codingPath: path, debugDescription: "JSON has no NaN and no infinities"))
        }
        return .number(number)
    }
}

// One generic method witnesses the requirements for all of the standard types.

private struct JSONKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: JSONTreeEncoder
    var codingPath: [any CodingKey] { encoder.path }

    func encodeNil(forKey key: Key) { nested(key).node.content = .value(.null) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try nested(key).write(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        nested(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        nested(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { nested(JSONKey("super")) }
    func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

    private func nested(_ key: any CodingKey) -> JSONTreeEncoder {
        let node = JSONNode()
        if case .object(var members) = encoder.node.content {
            // Emptied first, so that appending does not copy.
            encoder.node.content = .nothing
            members.append((key.stringValue, node))
            encoder.node.content = .object(members)
        }
        return encoder.nested(key, node)
    }
}

private struct JSONUnkeyedEncoding: UnkeyedEncodingContainer {
    let encoder: JSONTreeEncoder
    var codingPath: [any CodingKey] { encoder.path }

    var count: Int {
        if case .array(let nodes) = encoder.node.content { nodes.count } else { 0 }
    }

    func encodeNil() { nested().node.content = .value(.null) }
    func encode(_ value: some Encodable) throws { try nested().write(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        nested().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
    func superEncoder() -> any Encoder { nested() }

    private func nested() -> JSONTreeEncoder {
        let node = JSONNode()
        let key = JSONKey(count)
        if case .array(var nodes) = encoder.node.content {
            encoder.node.content = .nothing
            nodes.append(node)
            encoder.node.content = .array(nodes)
        }
        return encoder.nested(key, node)
    }
}

private struct JSONSingleEncoding: SingleValueEncodingContainer {
    let encoder: JSONTreeEncoder
    var codingPath: [any CodingKey] { encoder.path }

    func encodeNil() { encoder.node.content = .value(.null) }
    func encode(_ value: some Encodable) throws { try encoder.write(value) }
}
