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
        let key = CommandKey(name)
        if key.hasSpace {
            for part in name.split(separator: " ") { words.append(String(part)) }
        } else if !name.isEmpty {
            words.append(name)
        }
        for argument in arguments { argument.append(to: &words) }
        words.finish()
        self.words = words
        kind = name.isEmpty ? .empty : Kind(key, arguments)
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
        fileprivate init(_ key: CommandKey, _ arguments: [any RedisArgument]) {
            guard Self.mayBeSpecial.contains(key.word.outline) else {
                self = .any
                return
            }
            switch Self.special[key.word] {
            case nil: self = .any
            case .kind(let kind): self = kind
            case .readingStreams: self = Self.blocks(arguments) ? .blocking : .any
            case .client:
                let subcommand =
                    key.next ?? (arguments.first as? String).map { CommandKey($0).word }
                self = subcommand.flatMap { Self.ofClient[$0] } ?? .any
            }
        }

        private enum Rule {
            case kind(Kind)
            case readingStreams
            case client
        }

        /// The commands that are not for any connection.
        private static let special: [CommandKey.Word: Rule] = {
            var rules: [CommandKey.Word: Rule] = [:]
            func add(_ names: String, _ rule: Rule) {
                for name in names.split(separator: " ") {
                    rules[CommandKey(String(name)).word] = rule
                }
            }
            add(
                "BLPOP BRPOP BLMOVE BRPOPLPUSH BLMPOP BZPOPMIN BZPOPMAX BZMPOP WAIT WAITAOF",
                .kind(.blocking))
            add(
                "SELECT AUTH HELLO RESET QUIT MULTI EXEC DISCARD WATCH UNWATCH READONLY READWRITE "
                    + "ASKING", .kind(.stateful))
            add(
                "SUBSCRIBE PSUBSCRIBE SSUBSCRIBE UNSUBSCRIBE PUNSUBSCRIBE SUNSUBSCRIBE MONITOR "
                    + "SYNC PSYNC REPLCONF", .kind(.unanswerable))
            add("XREAD XREADGROUP", .readingStreams)
            add("CLIENT", .client)
            return rules
        }()

        /// First letters and lengths of those: most commands share neither with any of them.
        private static let mayBeSpecial = OutlineSet(special.keys.map(\.outline))

        private static let ofClient: [CommandKey.Word: Kind] = {
            var kinds: [CommandKey.Word: Kind] = [CommandKey("REPLY").word: .unanswerable]
            for name in ["TRACKING", "CACHING", "SETNAME", "SETINFO", "NO-EVICT", "NO-TOUCH"] {
                kinds[CommandKey(name).word] = .stateful
            }
            return kinds
        }()

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

/// A command's name in a form that is compared fast, in capitals: looking it up is on the way
/// of every command.
private struct CommandKey {
    /// Up to sixteen letters. Longer names are cut: none of those that matter is longer.
    struct Word: Hashable {
        var high: UInt64 = 0
        var low: UInt64 = 0

        /// The first letter and the number of letters.
        var outline: (letter: UInt8, length: Int) {
            let length =
                (128 - (high == 0 ? 64 + low.leadingZeroBitCount : high.leadingZeroBitCount) + 7)
                / 8
            let first =
                length > 8
                ? high >> UInt64(8 * (length - 9)) : low >> UInt64(8 * max(length - 1, 0))
            return (UInt8(truncatingIfNeeded: first), length)
        }

        mutating func append(_ byte: UInt8) {
            guard high >> 56 == 0 else { return }
            high = high << 8 | low >> 56
            low = low << 8 | UInt64(byte)
        }
    }

    var word = Word()
    /// The second word, of those given together: `CLIENT REPLY`.
    var next: Word?

    var hasSpace: Bool { next != nil }

    init(_ name: String) {
        for byte in name.utf8 {
            let isLetter = (0x61...0x7A).contains(byte)
            let capital = isLetter ? byte - 0x20 : byte
            if byte == UInt8(ascii: " ") {
                if next == nil { next = Word() } else { return }
            } else if next == nil {
                word.append(capital)
            } else {
                next?.append(capital)
            }
        }
    }
}

/// Letters with lengths, a bit each.
private struct OutlineSet {
    private var lengths = [UInt32](repeating: 0, count: 256)

    init(_ outlines: [(letter: UInt8, length: Int)]) {
        for outline in outlines { lengths[Int(outline.letter)] |= 1 << UInt32(outline.length) }
    }

    func contains(_ outline: (letter: UInt8, length: Int)) -> Bool {
        lengths[Int(outline.letter)] >> UInt32(outline.length) & 1 == 1
    }
}
