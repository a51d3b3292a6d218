public import CopperRESP

/// What the server says of one of its commands.
public struct RedisCommandInfo: RedisTreeReply, Hashable {
    public let name: String
    /// How many words it has, with its name; negative where it may have more.
    public let arity: Int
    public let flags: [String]
    /// The first and last word that is a key, and the step between, where that says it.
    public let firstKey: Int
    public let lastKey: Int
    public let keyStep: Int
    public let categories: [String]
    /// From 7.0 on.
    public let tips: [String]
    /// Where its keys stand, as the server tells it; from 7.0 on.
    public let keySpecs: [RESPValue]
    public let subcommands: [RedisCommandInfo]

    public init?(_ value: RESPValue) {
        guard let parts = value.elements, parts.count > 6, let name = parts[0].scalarText,
            let arity = parts[1].integer, let flags = parts[2].texts,
            let first = parts[3].integer, let last = parts[4].integer,
            let step = parts[5].integer, let categories = parts[6].texts
        else { return nil }
        self.name = name
        self.arity = arity
        self.flags = flags
        firstKey = first
        lastKey = last
        keyStep = step
        self.categories = categories
        tips = parts.count > 7 ? parts[7].texts ?? [] : []
        keySpecs = parts.count > 8 ? parts[8].elements ?? [] : []
        subcommands = parts.count > 9 ? (parts[9].elements ?? []).compactMap { Self($0) } : []
    }
}

/// What the server's documentation says of a command.
public struct RedisCommandDocumentation: RedisRecordReply, Hashable {
    public let summary: String
    /// The first version that has it.
    public let since: String
    public let group: String
    public let complexity: String?
    /// All of it.
    public let record: RedisRecord

    public init(_ record: RedisRecord) throws(RedisDecodingError) {
        self.record = record
        summary = record.ifString("summary") ?? ""
        since = record.ifString("since") ?? ""
        group = record.ifString("group") ?? ""
        complexity = record.ifString("complexity")
    }
}
