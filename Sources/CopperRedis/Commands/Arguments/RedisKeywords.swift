/// An end of a list.
public enum RedisListEnd: String, RedisKeyword, CaseIterable {
    case left = "LEFT"
    case right = "RIGHT"
}

/// Where an element is inserted, seen from another.
public enum RedisInsertPlace: String, RedisKeyword, CaseIterable {
    case before = "BEFORE"
    case after = "AFTER"
}

/// An end of a sorted set.
public enum RedisScoreEnd: String, RedisKeyword, CaseIterable {
    case min = "MIN"
    case max = "MAX"
}

/// How the scores of a member in several sets become one.
public enum RedisAggregate: String, RedisKeyword, CaseIterable {
    case sum = "SUM"
    case min = "MIN"
    case max = "MAX"
}

public enum RedisOrder: String, RedisKeyword, CaseIterable {
    case ascending = "ASC"
    case descending = "DESC"
}

public enum RedisBitOperation: String, RedisKeyword, CaseIterable {
    case and = "AND"
    case or = "OR"
    case xor = "XOR"
    /// Of one source only.
    case not = "NOT"
}

/// One step of `BITFIELD`. An encoding is `i` or `u` with a number of bits: `u8`; an offset is a
/// number of bits, or `#` and a number of integers of that width.
public enum RedisBitField: RedisArgument {
    case get(String, at: any RedisArgument)
    /// Its reply is what was there before.
    case set(String, at: any RedisArgument, to: Int, overflow: Overflow? = nil)
    case incrby(String, at: any RedisArgument, by: Int, overflow: Overflow? = nil)

    /// What becomes of a number that does not fit; it holds for the steps behind it, too.
    public enum Overflow: String, RedisKeyword, CaseIterable {
        case wrap = "WRAP"
        case saturate = "SAT"
        /// Nothing is written, and the reply is `nil`.
        case fail = "FAIL"
    }

    public func append(to words: inout RedisWords) {
        func put(_ name: String, _ encoding: String, _ offset: any RedisArgument) {
            words.append(name)
            words.append(encoding)
            offset.append(to: &words)
        }
        func put(_ overflow: Overflow?) {
            guard let overflow else { return }
            words.append("OVERFLOW")
            overflow.append(to: &words)
        }
        switch self {
        case .get(let encoding, let offset): put("GET", encoding, offset)
        case .set(let encoding, let offset, let value, let overflow):
            put(overflow)
            put("SET", encoding, offset)
            words.append(value)
        case .incrby(let encoding, let offset, let increment, let overflow):
            put(overflow)
            put("INCRBY", encoding, offset)
            words.append(increment)
        }
    }
}

/// One step of `BITFIELD_RO`: see ``RedisBitField``.
public struct RedisBitFieldGet: RedisArgument {
    public var encoding: String
    public var offset: any RedisArgument

    public init(_ encoding: String, at offset: any RedisArgument) {
        self.encoding = encoding
        self.offset = offset
    }

    public func append(to words: inout RedisWords) {
        RedisBitField.get(encoding, at: offset).append(to: &words)
    }
}

/// Who `MIGRATE` is at the other server.
public enum RedisMigrateLogin: RedisArgument {
    case auth(String)
    case auth2(user: String, password: String)

    public func append(to words: inout RedisWords) {
        switch self {
        case .auth(let password):
            words.append("AUTH")
            words.append(password)
        case .auth2(let user, let password):
            words.append("AUTH2")
            words.append(user)
            words.append(password)
        }
    }
}

extension RedisMigrateLogin: CustomStringConvertible, CustomReflectable {
    /// Without the password.
    public var description: String { "RedisMigrateLogin" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The kind of a value: `string`, `list`, `set`, `zset`, `hash`, `stream`, or a module's.
public struct RedisKeyType: RedisKeyword, RedisDecodable {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let string = RedisKeyType(rawValue: "string")
    public static let list = RedisKeyType(rawValue: "list")
    public static let set = RedisKeyType(rawValue: "set")
    public static let zset = RedisKeyType(rawValue: "zset")
    public static let hash = RedisKeyType(rawValue: "hash")
    public static let stream = RedisKeyType(rawValue: "stream")
    /// There is no such key.
    public static let none = RedisKeyType(rawValue: "none")
}
