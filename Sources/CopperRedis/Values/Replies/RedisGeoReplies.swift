public import CopperRESP

extension RedisGeoPosition: RedisPaired {
    @_lifetime(reader: copy reader)
    public init(pair reader: inout RESPReader) throws(RedisDecodingError) {
        self.init(longitude: try Double(redis: &reader), latitude: try Double(redis: &reader))
    }

    /// An array of two numbers each, in both protocols.
    @_lifetime(reader: copy reader)
    public static func array(
        redis reader: inout RESPReader
    ) throws(RedisDecodingError) -> [RedisGeoPosition] {
        var elements = try reader.elements("positions")
        var positions: [RedisGeoPosition] = []
        while try reader.hasNextElement(&elements, "positions") {
            positions.append(try RedisGeoPosition(redis: &reader))
        }
        return positions
    }
}

/// A member that was found at a place.
public struct RedisGeoMatch<Value: RedisDecodable>: RedisDecodable {
    public var member: Value
    /// From the center, in the unit of the search.
    public var distance: Double
    /// The score in the sorted set.
    public var hash: Int
    public var position: RedisGeoPosition

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let expected = "a member with its place"
        var elements = try reader.elements(expected)
        try reader.demandElement(&elements, expected)
        member = try Value(redis: &reader)
        try reader.demandElement(&elements, expected)
        distance = try Double(redis: &reader)
        try reader.demandElement(&elements, expected)
        hash = try Int(redis: &reader)
        try reader.demandElement(&elements, expected)
        position = try RedisGeoPosition(redis: &reader)
        try reader.skipElements(&elements, expected)
    }
}

extension RedisGeoMatch: Equatable where Value: Equatable {}
extension RedisGeoMatch: Hashable where Value: Hashable {}
