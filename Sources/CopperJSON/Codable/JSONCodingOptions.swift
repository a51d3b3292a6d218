/// How Swift values and JSON correspond where `Codable` leaves a choice.
public struct JSONCodingOptions: Sendable {
    /// Asked before a value's own `encode(to:)`: what the value is in JSON, or `nil` to
    /// let it encode itself. For dates, decimals and the like.
    public var encodeOverride: (@Sendable (any Encodable) throws -> JSONValue?)?

    /// Asked before a type's own `init(from:)`: the value of that type, or `nil` to let
    /// it decode itself.
    public var decodeOverride: (@Sendable (any Decodable.Type, JSONValue) throws -> Any?)?

    public init() {}
}

/// A key or an element's place in a coding path.
struct JSONKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ key: String) {
        stringValue = key
        intValue = nil
    }

    init(_ index: Int) {
        stringValue = "\(index)"
        intValue = index
    }

    init(stringValue: String) { self.init(stringValue) }
    init(intValue: Int) { self.init(intValue) }
}
