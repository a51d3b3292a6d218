/// JSON as RFC 8259 defines it, strictly: reading, writing, and a bridge to `Codable`.
///
/// ```swift
/// let value = try JSON.parse(bytes)
/// let user = try JSON.decode(User.self, from: value)
/// let line = JSON.text(["user": .string(user.name)])
/// ```
public enum JSON {
    // MARK: Text to values

    /// Reads one JSON text: a value, and nothing but white space around it.
    ///
    /// - Throws: ``JSONError`` with the place of the first mistake.
    public static func parse(
        _ bytes: Span<UInt8>, _ options: JSONParseOptions = JSONParseOptions()
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes, options)
        return try parser.parseDocument()
    }

    public static func parse(
        _ bytes: [UInt8], _ options: JSONParseOptions = JSONParseOptions()
    ) throws(JSONError) -> JSONValue {
        try parse(bytes.span, options)
    }

    public static func parse(
        _ text: String, _ options: JSONParseOptions = JSONParseOptions()
    ) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8), options)
    }

    // MARK: Values to text

    /// The value as text. Reading it back gives an equal value.
    public static func text(_ value: JSONValue, _ style: JSONStyle = .compact) -> String {
        String(decoding: bytes(value, style), as: UTF8.self)
    }

    /// The value as UTF-8 text.
    public static func bytes(_ value: JSONValue, _ style: JSONStyle = .compact) -> [UInt8] {
        var writer = JSONWriter(style)
        writer.append(value)
        return writer.bytes
    }

    // MARK: Codable

    /// What `value` encodes itself as.
    ///
    /// - Throws: `EncodingError` for numbers that JSON has no text for (NaN, infinity),
    ///   and whatever the value's own `encode(to:)` throws.
    public static func encode<Value: Encodable>(
        _ value: Value, _ options: JSONCodingOptions = JSONCodingOptions()
    ) throws -> JSONValue {
        try JSONTreeEncoder(options: options, path: []).encode(value)
    }

    /// The value that `json` stands for.
    ///
    /// Numbers are never rounded into integers nor cut to their range: `1.5` and `300`
    /// are no `UInt8`. `Double` and `Float` take the nearest value.
    ///
    /// - Throws: `DecodingError` with the path of what does not fit.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, from json: JSONValue,
        _ options: JSONCodingOptions = JSONCodingOptions()
    ) throws -> Value {
        try JSONTreeDecoder(json, options: options, path: []).decode(type)
    }

    /// The value that a JSON text stands for.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8],
        _ options: JSONCodingOptions = JSONCodingOptions()
    ) throws -> Value {
        try decode(type, from: try parse(bytes), options)
    }

    // MARK: Bytes as strings

    /// A string whose characters U+0000 to U+00FF stand for the bytes 0 to 255: how
    /// fixtures hold bytes so that text in them can be read.
    public static func latin1String(_ bytes: [UInt8]) -> String {
        let high = bytes.reduce(0) { $0 + Int($1 >> 7) }
        return String(unsafeUninitializedCapacity: bytes.count + high) { space in
            var end = 0
            for byte in bytes {
                if byte < 0x80 {
                    space[end] = byte
                    end += 1
                } else {
                    space[end] = 0xC0 | byte >> 6
                    space[end + 1] = 0x80 | byte & 0x3F
                    end += 2
                }
            }
            return end
        }
    }

    /// The bytes that ``latin1String(_:)`` made `string` of, or `nil` when a character
    /// is above U+00FF.
    public static func latin1Bytes(_ string: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(string.utf8.count)
        var lead: UInt8 = 0
        for byte in string.utf8 {
            if lead != 0 {
                bytes.append(lead << 6 | byte & 0x3F)
                lead = 0
            } else if byte < 0x80 {
                bytes.append(byte)
            } else if byte == 0xC2 || byte == 0xC3 {
                lead = byte
            } else {
                return nil
            }
        }
        return bytes
    }
}
