public import CopperRedis

/// A step of `FT.AGGREGATE`: what becomes of the rows of the step before.
///
/// ```swift
/// let sales = try await redis.ftAggregate(
///     "orders", "*",
///     steps: .groupBy(["@city"], [.sum("@price", as: "total")]),
///     .sortBy(["@total": .descending], max: 10))
/// ```
public struct RedisAggregateStep: RedisArgument {
    /// What becomes of the rows of a group.
    public struct Reducer: Sendable {
        var name: String
        var arguments: [any RedisArgument]
        var alias: String?

        /// Any function of the server's: `.reduce("QUANTILE", "@price", 0.5, as: "median")`.
        public static func reduce(
            _ name: String, _ arguments: any RedisArgument..., as alias: String? = nil
        ) -> Self { Self(name: name, arguments: arguments, alias: alias) }

        public static func count(as alias: String? = nil) -> Self {
            Self(name: "COUNT", arguments: [], alias: alias)
        }
        public static func countDistinct(_ field: String, as alias: String? = nil) -> Self {
            Self(name: "COUNT_DISTINCT", arguments: [field], alias: alias)
        }
        public static func sum(_ field: String, as alias: String? = nil) -> Self {
            Self(name: "SUM", arguments: [field], alias: alias)
        }
        public static func min(_ field: String, as alias: String? = nil) -> Self {
            Self(name: "MIN", arguments: [field], alias: alias)
        }
        public static func max(_ field: String, as alias: String? = nil) -> Self {
            Self(name: "MAX", arguments: [field], alias: alias)
        }
        public static func avg(_ field: String, as alias: String? = nil) -> Self {
            Self(name: "AVG", arguments: [field], alias: alias)
        }
        /// All values, each once.
        public static func toList(_ field: String, as alias: String? = nil) -> Self {
            Self(name: "TOLIST", arguments: [field], alias: alias)
        }
    }

    private var arguments: [any RedisArgument]

    private init(_ arguments: [any RedisArgument]) { self.arguments = arguments }

    /// Loads fields of the documents that are not kept in the index.
    public static func load(_ fields: [RedisNamedField]) -> Self {
        Self(["LOAD", RedisReturnedFields(fields)])
    }

    public static let loadAll = Self(["LOAD", "*"])

    /// Adds the value of an expression to each row: `.apply("upper(@title)", as: "name")`.
    public static func apply(_ expression: String, as name: String) -> Self {
        Self(["APPLY", expression, "AS", name])
    }

    /// Makes one row of those that have the same values of fields.
    public static func groupBy(_ fields: [String], _ reducers: [Reducer] = []) -> Self {
        var arguments: [any RedisArgument] = ["GROUPBY", RedisCountedWords(fields)]
        for reducer in reducers {
            arguments += ["REDUCE", reducer.name, RedisArgumentCount(reducer.arguments).count]
            arguments += reducer.arguments
            if let alias = reducer.alias { arguments += ["AS", alias] }
        }
        return Self(arguments)
    }

    /// - Parameters:
    ///   - fields: The first counts most.
    ///   - max: How many rows are kept, at most.
    ///   - isCounted: Whether all rows are counted.
    public static func sortBy(
        _ fields: KeyValuePairs<String, RedisOrder>, max: Int? = nil, isCounted: Bool = false
    ) -> Self {
        let words = fields.flatMap { [$0.key, $0.value.rawValue] }
        var arguments: [any RedisArgument] = ["SORTBY", RedisCountedWords(words)]
        if let max { arguments += ["MAX", max] }
        if isCounted { arguments.append("WITHCOUNT") }
        return Self(arguments)
    }

    public static func limit(offset: Int = 0, count: Int) -> Self {
        Self(["LIMIT", RedisLimit(offset: offset, count: count)])
    }

    /// Keeps the rows of which an expression is true: `.filter("@total > 10")`.
    public static func filter(_ expression: String) -> Self { Self(["FILTER", expression]) }

    public func append(to words: inout RedisWords) {
        for argument in arguments { argument.append(to: &words) }
    }
}

/// How many words arguments are.
private struct RedisArgumentCount {
    let count: Int

    init(_ arguments: [any RedisArgument]) {
        var words = RedisWords()
        for argument in arguments { argument.append(to: &words) }
        count = words.count
    }
}
