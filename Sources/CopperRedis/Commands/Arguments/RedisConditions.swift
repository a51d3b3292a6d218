/// A word of the protocol that says how, as an argument.
public protocol RedisKeyword: RedisArgument, RawRepresentable<String>, Hashable {}

extension RedisKeyword {
    public func append(to words: inout RedisWords) { words.append(rawValue) }
}

/// Under which condition `SET` sets a key.
public enum RedisSetCondition: RedisArgument {
    /// Only if it is not there.
    case nx
    /// Only if it is there.
    case xx
    /// Only if it holds that value (Valkey 8.1, Redis 8.4).
    case ifeq(any RedisArgument)

    public func append(to words: inout RedisWords) {
        switch self {
        case .nx: words.append("NX")
        case .xx: words.append("XX")
        case .ifeq(let value):
            words.append("IFEQ")
            value.append(to: &words)
        }
    }
}

/// Under which condition something is written.
public enum RedisCondition: String, RedisKeyword, CaseIterable {
    /// Only if it is not there.
    case nx = "NX"
    /// Only if it is there.
    case xx = "XX"
}

/// Under which condition fields of a hash are set, all or none.
public enum RedisFieldCondition: String, RedisKeyword, CaseIterable {
    /// Only if none of them is there.
    case fnx = "FNX"
    /// Only if all of them are there.
    case fxx = "FXX"
}

/// Under which condition something is told when to expire.
public enum RedisExpireCondition: String, RedisKeyword, CaseIterable {
    /// Only if it does not expire yet.
    case nx = "NX"
    /// Only if it expires already.
    case xx = "XX"
    /// Only if it then expires later.
    case gt = "GT"
    /// Only if it then expires earlier.
    case lt = "LT"
}

/// Under which condition a member's score is replaced.
public enum RedisScoreComparison: String, RedisKeyword, CaseIterable {
    /// Only by a greater one.
    case gt = "GT"
    /// Only by a smaller one.
    case lt = "LT"
}

/// When something that is written expires.
public enum RedisExpiration: RedisArgument, Hashable {
    /// So long after now, to the millisecond.
    case after(Duration)
    /// At that time, counted from 1970 on, in UTC.
    case at(Duration)
    /// When it would have expired.
    case keepTTL

    public func append(to words: inout RedisWords) {
        switch self {
        case .after(let time): words.append(time: time, seconds: "EX", milliseconds: "PX")
        case .at(let time): words.append(time: time, seconds: "EXAT", milliseconds: "PXAT")
        case .keepTTL: words.append("KEEPTTL")
        }
    }
}

/// When something that is read expires from now on.
public enum RedisExpirationChange: RedisArgument, Hashable {
    /// So long after now, to the millisecond.
    case after(Duration)
    /// At that time, counted from 1970 on, in UTC.
    case at(Duration)
    /// Never.
    case persist

    public func append(to words: inout RedisWords) {
        switch self {
        case .after(let time): words.append(time: time, seconds: "EX", milliseconds: "PX")
        case .at(let time): words.append(time: time, seconds: "EXAT", milliseconds: "PXAT")
        case .persist: words.append("PERSIST")
        }
    }
}

extension RedisWords {
    fileprivate mutating func append(time: Duration, seconds: String, milliseconds: String) {
        if time.components.attoseconds == 0 {
            append(seconds)
            append(time.redisSeconds)
        } else {
            append(milliseconds)
            append(time.redisMilliseconds)
        }
    }
}
