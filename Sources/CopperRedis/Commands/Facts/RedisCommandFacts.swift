/// What is known of a command before it is sent, from the servers' own description of it
/// (`COMMAND DOCS` and `COMMAND INFO`).
struct RedisCommandFacts: Sendable {
    let name: String
    var flags: Flags
    /// What a second run does, where its arguments do not say otherwise.
    var category: RedisRetryCategory
    /// Whether its arguments may say otherwise.
    var isCategoryJudged: Bool
    var since: Versions
    /// To which nodes of a cluster it goes, if not to those of its keys, or to any.
    var request: RequestPolicy?
    /// How their answers become one.
    var response: ResponsePolicy?
    var keys: [RedisKeySpec]

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        static let readOnly = Flags(rawValue: 1)
        static let write = Flags(rawValue: 2)
        /// It may wait, as its arguments say.
        static let blocking = Flags(rawValue: 4)
        /// Though no write, it may reach replicas: scripts, PUBLISH.
        static let mayReplicate = Flags(rawValue: 8)
        static let admin = Flags(rawValue: 16)
        static let pubSub = Flags(rawValue: 32)
        /// Refused when the server's memory is full.
        static let denyOOM = Flags(rawValue: 64)
    }

    /// The first versions that have it; `nil` where none does.
    struct Versions: Sendable, Hashable {
        var redis: String?
        var valkey: String?
    }

    enum RequestPolicy: Sendable {
        /// To every node, replicas too.
        case allNodes
        /// To every primary.
        case allShards
        /// Split by the slots of its keys.
        case multiShard
        /// In a way of its own: SCAN.
        case special
    }

    enum ResponsePolicy: Sendable {
        case sum, minimum, maximum, logicalAnd, logicalOr, oneSucceeded, allSucceeded, special
    }
}

/// Where some keys of a command stand.
struct RedisKeySpec: Sendable, Hashable {
    enum Access: Sendable {
        case read, write
        /// Names that are routed like keys: channels of shards.
        case channel
    }

    enum Begin: Sendable, Hashable {
        /// At the word of that index; the command's name has the index 0.
        case index(Int)
        /// Behind the keyword, which is looked for from an index on; from the end towards the
        /// front when that is negative.
        case keyword(CommandWord, from: Int)
        case sort, migrate, georadius
    }

    enum Find: Sendable, Hashable {
        /// Each `step`th word up to `last`, counted from the first key, or from the end when
        /// negative; with `limit` 2 the first half of those, and so on.
        case range(last: Int, step: Int, limit: Int)
        /// The number of keys is the word `number`, they begin at the word `first`, both
        /// counted from where it begins.
        case number(at: Int, first: Int, step: Int)
    }

    var access: Access
    var begin: Begin
    var find: Find
}

extension RedisCommandFacts {
    /// What is known of the command; `nil` of one that the table does not list.
    static func of(_ words: RedisWords) -> RedisCommandFacts? {
        words.withReader { words in
            guard let first = words.next().map({ words.bytes[$0] }) else { return nil }
            if containers.contains(CommandWord(first)), let second = words.next(),
                let facts = all[RedisCommandName(first, words.bytes[second])]
            {
                return facts
            }
            return all[RedisCommandName(first)]
        }
    }

    /// By name, as errors tell it: `CONFIG GET`.
    static func named(_ name: String) -> RedisCommandFacts? {
        let words = name.utf8.split(separator: UInt8(ascii: " "), maxSplits: 1)
        guard let first = words.first else { return nil }
        return all[RedisCommandName(first, words.dropFirst().first)]
    }

    /// The first words of commands whose second word says what they do.
    static let containers = Set(all.keys.filter { $0.second != nil }.map(\.first))

    /// Every command that is known. Made when it is first asked for.
    static let all: [RedisCommandName: RedisCommandFacts] = {
        var all: [RedisCommandName: RedisCommandFacts] = [:]
        for table in tables {
            let text = table.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
            for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
                guard let facts = RedisCommandFacts(line: line) else { continue }
                let words = facts.name.utf8.split(separator: UInt8(ascii: " "))
                all[RedisCommandName(words[0], words.dropFirst().first)] = facts
            }
        }
        return all
    }()

    private static let tables = [core, modules]
}

/// The name of a command, one word or two, in a form that is looked up fast.
struct RedisCommandName: Hashable, Sendable {
    let first: CommandWord
    let second: CommandWord?
    /// Of both words together: it tells those apart that share their first sixteen letters.
    private let length: Int

    init(_ first: some Collection<UInt8>, _ second: (some Collection<UInt8>)?) {
        self.first = CommandWord(first)
        self.second = second.map { CommandWord($0) }
        length = first.count + (second?.count ?? 0)
    }

    init(_ first: some Collection<UInt8>) {
        self.init(first, nil as EmptyCollection<UInt8>?)
    }
}
