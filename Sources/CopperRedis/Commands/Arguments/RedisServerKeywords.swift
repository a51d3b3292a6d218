public enum RedisYesNo: String, RedisKeyword, CaseIterable {
    case yes = "YES"
    case no = "NO"
}

public enum RedisOnOff: String, RedisKeyword, CaseIterable {
    case on = "ON"
    case off = "OFF"
}

/// Whom `CLIENT PAUSE` keeps waiting.
public enum RedisPauseMode: String, RedisKeyword, CaseIterable {
    /// Those who write.
    case write = "WRITE"
    case all = "ALL"
}

/// What a client tells about its library.
public enum RedisClientAttribute: String, RedisKeyword, CaseIterable {
    case libName = "lib-name"
    case libVersion = "lib-ver"
}

/// What the unblocked command is answered.
public enum RedisUnblockMode: String, RedisKeyword, CaseIterable {
    /// That its time is over.
    case timeout = "TIMEOUT"
    case error = "ERROR"
}

/// Whether memory is freed before the answer.
public enum RedisFlushMode: String, RedisKeyword, CaseIterable {
    case async = "ASYNC"
    case sync = "SYNC"
}

/// What becomes of the functions that are there when others are restored.
public enum RedisFunctionRestorePolicy: String, RedisKeyword, CaseIterable {
    /// They are deleted.
    case flush = "FLUSH"
    /// They stay; a library of the same name is an error.
    case append = "APPEND"
    /// They stay, but for libraries of the same name.
    case replace = "REPLACE"
}

/// How a replica becomes a primary without its primary's consent.
public enum RedisClusterFailoverMode: String, RedisKeyword, CaseIterable {
    /// With the other primaries'.
    case force = "FORCE"
    /// With nobody's.
    case takeover = "TAKEOVER"
}

public enum RedisClusterResetMode: String, RedisKeyword, CaseIterable {
    /// The node gets a new ID, and its epoch begins anew.
    case hard = "HARD"
    case soft = "SOFT"
}

/// When a sentinel is to crash.
public enum RedisSentinelCrash: String, RedisKeyword, CaseIterable {
    case afterElection = "crash-after-election"
    case afterPromotion = "crash-after-promotion"
}

public enum RedisBackgroundSave: String, RedisKeyword, CaseIterable {
    /// When what else writes in the background has ended.
    case schedule = "SCHEDULE"
    /// Ends what was begun (Valkey 8.1).
    case cancel = "CANCEL"
}

/// The logs of commands that were slow, or large, or had large replies (Valkey 8.1).
public enum RedisCommandLog: String, RedisKeyword, CaseIterable {
    case slow
    case largeRequest = "large-request"
    case largeReply = "large-reply"
}

/// What slots are ordered by.
public struct RedisSlotMetric: RedisKeyword {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let keyCount = RedisSlotMetric(rawValue: "key-count")
    public static let cpuMicroseconds = RedisSlotMetric(rawValue: "cpu-usec")
    public static let networkBytesIn = RedisSlotMetric(rawValue: "network-bytes-in")
    public static let networkBytesOut = RedisSlotMetric(rawValue: "network-bytes-out")
}

/// Which commands are listed.
public enum RedisCommandFilter: RedisArgument {
    /// Those of a module.
    case module(String)
    /// Those of a category of the ACL.
    case aclcat(String)
    case pattern(String)

    public func append(to words: inout RedisWords) {
        switch self {
        case .module(let name): words.append("MODULE", name)
        case .aclcat(let name): words.append("ACLCAT", name)
        case .pattern(let pattern): words.append("PATTERN", pattern)
        }
    }
}

/// The replica that is to be the primary.
public struct RedisFailoverTarget: RedisArgument, Hashable {
    public var host: String
    public var port: Int
    /// Though it may lack some data, when time is over.
    public var force: Bool

    public init(_ host: String, port: Int, force: Bool = false) {
        self.host = host
        self.port = port
        self.force = force
    }

    public func append(to words: inout RedisWords) {
        words.append(host)
        words.append(port)
        if force { words.append("FORCE") }
    }
}

/// A module's settings as it is loaded.
public struct RedisModuleConfiguration: RedisArgument, ExpressibleByDictionaryLiteral {
    public private(set) var settings: [(name: String, value: any RedisArgument)]

    public init(_ settings: [(name: String, value: any RedisArgument)]) {
        self.settings = settings
    }

    public init(dictionaryLiteral elements: (String, any RedisArgument)...) {
        settings = elements.map { (name: $0, value: $1) }
    }

    public func append(to words: inout RedisWords) {
        for (name, value) in settings {
            words.append("CONFIG", name)
            value.append(to: &words)
        }
    }
}

/// Slots of a cluster, from one to another, that included.
public struct RedisSlotRange: RedisArgument, Hashable {
    public var slots: ClosedRange<Int>

    public init(_ slots: ClosedRange<Int>) { self.slots = slots }

    public func append(to words: inout RedisWords) {
        words.append(slots.lowerBound)
        words.append(slots.upperBound)
    }
}

/// Slots, and the node that they are to go to (Valkey 9.0).
public struct RedisSlotMigration: RedisArgument, Hashable {
    public var slots: [ClosedRange<Int>]
    /// Its ID.
    public var node: String

    public init(_ slots: [ClosedRange<Int>], to node: String) {
        self.slots = slots
        self.node = node
    }

    public func append(to words: inout RedisWords) {
        words.append("SLOTSRANGE")
        for range in slots { RedisSlotRange(range).append(to: &words) }
        words.append("NODE", node)
    }
}

/// What a node takes a slot to be.
public enum RedisSlotState: RedisArgument, Hashable {
    /// On its way from that node to this one.
    case importing(String)
    /// On its way from this node to that one.
    case migrating(String)
    /// That node's.
    case node(String)
    /// On no way.
    case stable

    public func append(to words: inout RedisWords) {
        switch self {
        case .importing(let node): words.append("IMPORTING", node)
        case .migrating(let node): words.append("MIGRATING", node)
        case .node(let node): words.append("NODE", node)
        case .stable: words.append("STABLE")
        }
    }
}

extension RedisWords {
    mutating func append(_ token: String, _ value: String) {
        append(token)
        append(value)
    }
}
