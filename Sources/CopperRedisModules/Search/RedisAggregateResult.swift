public import CopperRESP
public import CopperRedis

/// The rows that an aggregation leaves.
public struct RedisAggregateResult: RedisTreeDecodable, Hashable {
    /// As the server counts them, which may be less than there are.
    public var total: Int
    public var rows: [RedisSearchFields]
    /// In RESP3 alone.
    public var warnings: [String]

    public init(tree: RESPValue) throws(RedisDecodingError) {
        let expected = "rows of an aggregation"
        var rows: [RedisSearchFields] = []
        if case .map = tree.withoutAttributes {
            let record = try RedisSearchRecord(tree)
            total = record.total
            warnings = record.warnings
            for element in record.results {
                let parts = RedisSearchParts(try demand(element.pairs, expected, element))
                rows.append(try RedisSearchFields(parts["extra_attributes"]))
            }
        } else {
            let elements = try demand(tree.elements, expected, tree)
            total = try demand(elements.first?.integer, expected, tree)
            warnings = []
            for row in elements.dropFirst() { rows.append(try RedisSearchFields(row)) }
        }
        self.rows = rows
    }
}

/// Some rows of an aggregation, and where the next are.
public struct RedisAggregatePage: RedisTreeDecodable, Hashable {
    public var result: RedisAggregateResult
    /// For `FT.CURSOR READ`; 0 when there are no more.
    public var cursor: Int

    public var rows: [RedisSearchFields] { result.rows }
    public var isLast: Bool { cursor == 0 }

    public init(tree: RESPValue) throws(RedisDecodingError) {
        let expected = "rows and a cursor"
        let parts = try demand(tree.elements, expected, tree)
        guard parts.count >= 2, let cursor = parts[1].integer else {
            throw RedisDecodingError(expected: expected, found: "another array")
        }
        result = try RedisAggregateResult(tree: parts[0])
        self.cursor = cursor
    }
}
