public import CopperResilience

/// SQL and its parameters.
///
/// Values put into a literal never become part of the SQL: each is a parameter (`$1`),
/// encoded at once.
///
/// ```swift
/// let query: PostgresQuery = "SELECT name FROM users WHERE age > \(age) AND id = ANY(\(ids))"
/// // SELECT name FROM users WHERE age > $1 AND id = ANY($2)
/// ```
///
/// An optional that is `nil` is sent as NULL, which no `=` ever equals: write
/// `IS NOT DISTINCT FROM \(optional)` where it may occur. What cannot be a parameter, the name of a
/// table for one, is `\(identifier: name)`, and any other SQL `\(unsafeRaw: sql)`.
///
/// Descriptions show the SQL and how many parameters there are, never the parameters.
public struct PostgresQuery: Sendable {
    public let sql: String
    public let parameters: PostgresParameters
    /// What the statement cache looks up: a hash of the SQL, taken once. It is the same in
    /// every process, so that statements can be named by it.
    public let hash: UInt64
    /// What a second run of it would do, which decides whether a client may run it again when
    /// the connection was lost before its answer; see ``PostgresConfiguration/retry``. Nobody
    /// knows but you: a SELECT may call a function that writes.
    public var category = RequestCategory.once

    /// SQL from elsewhere, with its parameters in the order of `$1`, `$2`, and so on.
    ///
    /// Never build `sql` from what users type: whatever stands in it is run.
    public init<each Parameter: PostgresEncodable>(
        unsafeRaw sql: String, _ parameters: repeat each Parameter
    ) {
        var encoded = PostgresParameters()
        repeat encoded.append(each parameters)
        self.init(sql, encoded)
    }

    /// SQL from elsewhere, with parameters whose number is known only when it runs.
    public init(unsafeRaw sql: String, parameters: PostgresParameters) {
        self.init(sql, parameters)
    }

    /// The same query, of another category: `db.all(query.category(.readOnly))`.
    public func category(_ category: RequestCategory) -> PostgresQuery {
        var query = self
        query.category = category
        return query
    }

    private init(_ sql: String, _ parameters: PostgresParameters) {
        self.sql = sql
        let (hash, hasZeroByte) = Self.hash(sql)
        self.hash = hash
        var parameters = parameters
        if hasZeroByte {
            parameters.fail(
                PostgresEncodingError(.invalidSQL("it has a zero byte, which would end it")))
        }
        self.parameters = parameters
    }

    /// - Throws: ``PostgresEncodingError`` when the query cannot be sent: a parameter or an
    ///   identifier that could not be encoded, a zero byte in the SQL, or more than 65,535
    ///   parameters.
    public func validate() throws(PostgresEncodingError) {
        try parameters.validate()
    }

    /// What the server has to prepare for this query, for use as a key.
    public var statementKey: PostgresStatementKey {
        PostgresStatementKey(sql: sql, types: parameters.types, hash: hash)
    }

    /// FNV-1a over words of eight bytes, with the high bits folded in, as multiplication
    /// moves bits upwards only. Whether there is a zero byte comes with it for free.
    private static func hash(_ sql: String) -> (UInt64, hasZeroByte: Bool) {
        var sql = sql
        return sql.withUTF8 { text in
            let bytes = UnsafeRawBufferPointer(text)
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
            var zeros: UInt64 = 0
            var offset = 0
            func mix(_ word: UInt64) {
                // Not 0 when one of the eight bytes is: it borrows from the bit above it.
                zeros |= (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
                hash = (hash ^ word) &* 0x0000_0100_0000_01B3
                hash ^= hash >> 29
            }
            while offset + 8 <= bytes.count {
                mix(
                    UInt64(
                        littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
                offset += 8
            }
            if offset < bytes.count {
                // Filled up with ones, which are not zero bytes.
                var word = UInt64.max
                for byte in bytes[offset...].reversed() { word = word << 8 | UInt64(byte) }
                mix(word)
            }
            return (hash, zeros != 0)
        }
    }
}

extension PostgresQuery: ExpressibleByStringInterpolation {
    public init(stringLiteral sql: String) {
        self.init(sql, PostgresParameters())
    }

    public init(stringInterpolation interpolation: StringInterpolation) {
        self.init(interpolation.sql, interpolation.parameters)
    }

    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var sql = ""
        fileprivate var parameters = PostgresParameters()

        public init(literalCapacity: Int, interpolationCount: Int) {
            // What is short takes no memory, and what is one literal is not copied.
            if literalCapacity > 15, interpolationCount > 0 {
                sql.reserveCapacity(literalCapacity + interpolationCount * 3)
            }
        }

        public mutating func appendLiteral(_ literal: String) {
            if literal.isEmpty { return }
            if sql.isEmpty, literal.utf8.count <= 15 { sql = literal } else { sql += literal }
        }

        /// A parameter.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value) {
            parameters.append(value)
            appendPlace(parameters.count)
        }

        /// A parameter that is NULL for `nil`.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            parameters.append(value)
            appendPlace(parameters.count)
        }

        /// The name of a table, column or the like, quoted. A name with a schema is two:
        /// `\(identifier: schema).\(identifier: table)`.
        public mutating func appendInterpolation(identifier name: String) {
            if name.isEmpty || name.utf8.contains(0) {
                parameters.fail(
                    PostgresEncodingError(
                        .invalidSQL("an identifier is empty or has a zero byte")))
            }
            sql += "\""
            for scalar in name.unicodeScalars {
                sql.unicodeScalars.append(scalar)
                if scalar == "\"" { sql += "\"" }
            }
            sql += "\""
        }

        /// SQL that goes into the text as it is. Never what users typed: it is run.
        public mutating func appendInterpolation(unsafeRaw sql: String) {
            self.sql += sql
        }

        private mutating func appendPlace(_ number: Int) {
            if number < Self.places.count {
                sql += Self.places[number]
            } else {
                sql += "$\(number)"
            }
        }

        private static let places = (0...32).map { "$\($0)" }
    }
}

extension PostgresQuery: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String {
        parameters.isEmpty ? sql : "\(sql) -- \(parameters)"
    }

    public var debugDescription: String { description }

    public var customMirror: Mirror {
        Mirror(self, children: ["sql": sql, "parameters": parameters.count])
    }
}

/// Two queries with equal keys are the same prepared statement.
public struct PostgresStatementKey: Hashable, Sendable {
    public let sql: String
    public let types: PostgresParameterTypes
    public let hash: UInt64

    public func hash(into hasher: inout Hasher) {
        hasher.combine(hash)
    }

    public static func == (one: Self, other: Self) -> Bool {
        one.hash == other.hash && one.types == other.types && one.sql == other.sql
    }

    /// Whether this is the key of `query`.
    func fits(_ query: borrowing PostgresQuery) -> Bool {
        hash == query.hash && query.parameters.haveTypes(types) && sql == query.sql
    }
}
