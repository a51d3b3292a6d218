public import CopperRESP

/// The unit in which a command tells times.
public protocol RedisTimeUnit: Sendable {
    static func duration(_ count: Int64) -> Duration
}

public enum RedisSeconds: RedisTimeUnit {
    public static func duration(_ count: Int64) -> Duration { .seconds(count) }
}

public enum RedisMilliseconds: RedisTimeUnit {
    public static func duration(_ count: Int64) -> Duration { .milliseconds(count) }
}

/// When a key, or a field of a hash, expires.
public enum RedisTimeToLive<Unit: RedisTimeUnit>: RedisDecodable, Hashable {
    /// There is no such key or field.
    case missing
    /// It never expires.
    case persistent
    /// In so long a time; where a command tells the moment, so long after 1970, in UTC.
    case expires(Duration)

    /// When it expires, if it does.
    public var duration: Duration? {
        if case .expires(let duration) = self { duration } else { nil }
    }

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let count = try Int64(redis: &reader)
        switch count {
        case -2: self = .missing
        case -1: self = .persistent
        default: self = .expires(Unit.duration(count))
        }
    }
}

/// What became of a field that was told when to expire.
public enum RedisFieldExpiry: Int, RedisDecodable {
    /// There is no such field.
    case missing = -2
    /// The condition was not met.
    case unmet = 0
    case set = 1
    /// The time had passed already.
    case deleted = 2
}

/// What became of a field that was told never to expire.
public enum RedisFieldPersistence: Int, RedisDecodable {
    /// There is no such field.
    case missing = -2
    /// It did not expire anyway.
    case persistent = -1
    case set = 1
}

extension RedisDecodable where Self: RawRepresentable<Int> {
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let number = try Int(redis: &reader)
        guard let value = Self(rawValue: number) else {
            throw RedisDecodingError(expected: "\(Self.self)", found: "the number \(number)")
        }
        self = value
    }
}

extension RedisDecodable where Self: RawRepresentable<String> {
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        guard let value = Self(rawValue: try String(redis: &reader)) else {
            throw RedisDecodingError(expected: "\(Self.self)", found: "another word")
        }
        self = value
    }
}

/// How many servers have something on disk.
public struct RedisWaitAOF: RedisDecodable, Hashable {
    /// 1 if the server itself has.
    public var local: Int
    public var replicas: Int

    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        let counts = try [Int](redis: &reader)
        guard counts.count == 2 else {
            throw RedisDecodingError(expected: "two numbers", found: "\(counts.count)")
        }
        (local, replicas) = (counts[0], counts[1])
    }
}

/// What became of a key that was to be moved to another server.
public enum RedisMigrated: String, RedisDecodable {
    case ok = "OK"
    /// There is no such key.
    case noKey = "NOKEY"
}

extension RedisKeyType {
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        self.init(rawValue: try String(redis: &reader))
    }
}

extension RedisCursor {
    @_lifetime(reader: copy reader)
    public init(redis reader: inout RESPReader) throws(RedisDecodingError) {
        self.init(try String(redis: &reader))
    }
}
