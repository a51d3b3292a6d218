public import CopperRESP

/// A user of the server, as its ACL has them.
public struct RedisACLUser: RedisRecordReply, Hashable {
    /// `on`, `off`, `nopass`, `sanitize-payload`, ...
    public let flags: [String]
    /// SHA-256 of each.
    public let passwords: [String]
    /// Rules, `-@all +get`.
    public let commands: String
    /// Patterns, `~user:*`.
    public let keys: String
    /// Patterns, `&news:*`.
    public let channels: String
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        flags = try record.strings("flags")
        passwords = try record.strings("passwords")
        commands = try record.string("commands")
        keys = try record.patterns("keys")
        channels = try record.patterns("channels")
    }
}

extension RedisRecord {
    /// One text; up to 6.2 an array.
    fileprivate func patterns(_ name: String) throws(RedisDecodingError) -> String {
        if let text = ifString(name) { return text }
        return try strings(name).joined(separator: " ")
    }
}

/// Something that the ACL refused.
public struct RedisACLLogEntry: RedisRecordReply, Hashable {
    /// How often it happened.
    public let count: Int
    /// `command`, `key`, `channel` or `auth`.
    public let reason: String
    /// `toplevel`, `multi`, `lua` or `module`.
    public let context: String
    /// The command, key or channel.
    public let object: String
    public let user: String
    public let client: RedisClientInfo
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        count = try record.int("count")
        reason = try record.string("reason")
        context = try record.string("context")
        object = try record.string("object")
        user = try record.string("username")
        client = RedisClientInfo(try record.string("client-info"))
    }
}

/// Whether a user may run a command.
public enum RedisDryRun: RedisTreeReply, Hashable {
    case allowed
    /// In the server's words.
    case denied(String)

    public init?(_ value: RESPValue) {
        guard let text = value.text else { return nil }
        self = text == "OK" ? .allowed : .denied(text)
    }
}

/// A command that was slow, or large.
public struct RedisSlowLogEntry: RedisTreeReply, Hashable {
    public let id: Int
    /// When it ran, in seconds since 1970.
    public let time: Int
    /// Microseconds that it took, or, in a log of sizes, bytes.
    public let amount: Int
    /// Its words; the server leaves out some of many, and cuts long ones.
    public let command: [String]
    public let client: String
    public let clientName: String

    public init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count > 3, let id = parts[0].integer,
            let time = parts[1].integer, let amount = parts[2].integer,
            let command = parts[3].texts
        else { return nil }
        self.id = id
        self.time = time
        self.amount = amount
        self.command = command
        client = parts.count > 4 ? parts[4].text ?? "" : ""
        clientName = parts.count > 5 ? parts[5].text ?? "" : ""
    }
}

/// How long a command took, each time that it ran.
public struct RedisLatencyHistogram: RedisRecordReply, Hashable {
    public let calls: Int
    /// How many calls took at most so many microseconds.
    public let buckets: [Int: Int]

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        calls = try record.int("calls")
        let counts = try record.values("histogram_usec").compactMap(\.integer)
        var buckets: [Int: Int] = [:]
        for index in stride(from: 0, to: counts.count - 1, by: 2) {
            buckets[counts[index]] = counts[index + 1]
        }
        self.buckets = buckets
    }
}

/// How long something held up the server, once.
public struct RedisLatencySample: RedisTreeReply, Hashable {
    /// In seconds since 1970.
    public let time: Int
    public let latency: Duration

    public init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count > 1, let time = parts[0].integer,
            let latency = parts[1].integer
        else { return nil }
        self.time = time
        self.latency = .milliseconds(latency)
    }
}

/// What held up the server, and for how long.
public struct RedisLatencyEvent: RedisTreeReply, Hashable {
    public let name: String
    /// The last time, in seconds since 1970.
    public let time: Int
    public let latest: Duration
    public let maximum: Duration

    public init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count > 3, let name = parts[0].scalarText,
            let time = parts[1].integer, let latest = parts[2].integer,
            let maximum = parts[3].integer
        else { return nil }
        self.name = name
        self.time = time
        self.latest = .milliseconds(latest)
        self.maximum = .milliseconds(maximum)
    }
}

/// What the server's memory is used for, in bytes.
public struct RedisMemoryStatistics: RedisRecordReply, Hashable {
    public let peakAllocated: Int
    public let totalAllocated: Int
    public let keysCount: Int
    public let datasetBytes: Int
    /// All of it, by the server's names: `overhead.total`, `db.0`, ...
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        peakAllocated = try record.int("peak.allocated")
        totalAllocated = try record.int("total.allocated")
        keysCount = try record.int("keys.count")
        datasetBytes = try record.int("dataset.bytes")
    }
}

/// A module that the server has loaded.
public struct RedisModule: RedisRecordReply, Hashable {
    public let name: String
    public let version: Int
    /// From 7.0 on.
    public let path: String?
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        name = try record.string("name")
        version = try record.int("ver")
        path = record.ifString("path")
    }
}

/// What the server's clock says.
public struct RedisTime: RedisTreeReply, Hashable {
    /// To the microsecond, in UTC.
    public let since1970: Duration

    public init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count > 1, let seconds = parts[0].integer,
            let microseconds = parts[1].integer
        else { return nil }
        since1970 = .seconds(seconds) + .microseconds(microseconds)
    }
}

/// Whether and how the connection's keys are tracked.
public struct RedisTrackingInfo: RedisRecordReply, Hashable {
    /// `on`, `off`, `bcast`, `optin`, ...
    public let flags: [String]
    /// The ID of the connection that invalidations go to; 0 is this one, -1 none.
    public let redirect: Int
    public let prefixes: [String]

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        flags = try record.strings("flags")
        redirect = try record.int("redirect")
        prefixes = try record.strings("prefixes")
    }
}

/// A library of functions, as the server tells of it.
public struct RedisFunctionLibraryInfo: RedisRecordReply, Hashable {
    public struct Function: Hashable, Sendable {
        public let name: String
        public let description: String?
        /// `no-writes`, `allow-stale`, ...
        public let flags: [String]
    }

    public let name: String
    public let engine: String
    public let functions: [Function]
    /// Where it was asked for.
    public let code: String?

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        name = try record.string("library_name")
        engine = try record.string("engine")
        code = record.ifString("library_code")
        var functions: [Function] = []
        for function in try record.records("functions") {
            functions.append(
                Function(
                    name: try function.string("name"),
                    description: function.ifString("description"),
                    flags: try function.strings("flags")))
        }
        self.functions = functions
    }
}

/// Which function runs, and how many there are.
public struct RedisFunctionStats: RedisRecordReply, Hashable {
    public struct Running: Hashable, Sendable {
        public let name: String
        public let duration: Duration
    }

    public struct Engine: Hashable, Sendable {
        public let libraries: Int
        public let functions: Int
    }

    public let running: Running?
    /// By name: `LUA`.
    public let engines: [String: Engine]

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        running = try record["running_script"].flatMap { RedisRecord($0) }.map {
            script throws(RedisDecodingError) in
            Running(
                name: try script.string("name"),
                duration: .milliseconds(try script.int("duration_ms")))
        }
        let all = try record.demand(record["engines"].flatMap { RedisRecord($0) }, "engines")
        var engines: [String: Engine] = [:]
        for name in all.names {
            let engine = try all.demand(all[name].flatMap { RedisRecord($0) }, name)
            engines[name] = Engine(
                libraries: try engine.int("libraries_count"),
                functions: try engine.int("functions_count"))
        }
        self.engines = engines
    }
}
