import CopperBytes

/// A command and its arguments, ready to be sent.
///
/// ```swift
/// RedisCommand("SET", "user:1", "alice", "PX", 60_000)
/// RedisCommand("CONFIG GET", "maxmemory")
/// ```
///
/// Arguments are sent as they are, whatever bytes they hold: nothing in them can become
/// another command.
public struct RedisCommand: Sendable {
    /// As it was given: `CONFIG GET`. What errors and observers are told.
    public let name: String
    let words: RedisWords
    let kind: Kind

    /// - Parameter name: One word or, with a space between, several.
    public init(_ name: String, _ arguments: any RedisArgument...) {
        self.init(name, arguments: arguments)
    }

    public init(_ name: String, arguments: [any RedisArgument]) {
        self.name = name
        var words = RedisWords()
        let parts = name.split(separator: " ")
        for part in parts { words.append(String(part)) }
        for argument in arguments { argument.append(to: &words) }
        self.words = words
        kind = Kind(parts.map { $0.uppercased() }, arguments)
    }

    func write(to buffer: inout ByteBuffer) {
        buffer.append(respCommandOf: words.count)
        buffer.append(words.bytes)
    }
}

extension RedisCommand {
    /// On which connections a command may be run.
    enum Kind: Hashable, Sendable {
        /// On any: others' commands may go before and behind it.
        case any
        /// The server answers when something happens, and nobody behind it before.
        case blocking
        /// It changes what the connection's later commands mean.
        case stateful
        /// Its answers are not one reply a command.
        case unanswerable
        case empty

        /// By name and arguments: `XREAD` blocks only with `BLOCK`.
        init(_ name: [String], _ arguments: [any RedisArgument]) {
            guard let first = name.first else {
                self = .empty
                return
            }
            let second = name.count > 1 ? name[1] : (arguments.first as? String)?.uppercased()
            self =
                switch first {
                case "BLPOP", "BRPOP", "BLMOVE", "BRPOPLPUSH", "BLMPOP", "BZPOPMIN", "BZPOPMAX",
                    "BZMPOP", "WAIT", "WAITAOF":
                    .blocking
                case "XREAD", "XREADGROUP": Self.blocks(arguments) ? .blocking : .any
                case "SELECT", "AUTH", "HELLO", "RESET", "QUIT", "MULTI", "EXEC", "DISCARD",
                    "WATCH", "UNWATCH", "READONLY", "READWRITE", "ASKING":
                    .stateful
                case "CLIENT": Self.ofClient(second)
                case "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "UNSUBSCRIBE", "PUNSUBSCRIBE",
                    "SUNSUBSCRIBE", "MONITOR", "SYNC", "PSYNC", "REPLCONF":
                    .unanswerable
                default: .any
                }
        }

        private static func ofClient(_ subcommand: String?) -> Self {
            switch subcommand {
            case "REPLY": .unanswerable
            case "TRACKING", "CACHING", "SETNAME", "SETINFO", "NO-EVICT", "NO-TOUCH": .stateful
            default: .any
            }
        }

        /// `BLOCK` stands among the options, which end with `STREAMS`.
        private static func blocks(_ arguments: [any RedisArgument]) -> Bool {
            for argument in arguments {
                let word = (argument as? String)?.uppercased()
                if word == "STREAMS" { return false }
                if word == "BLOCK" { return true }
            }
            return false
        }
    }
}
