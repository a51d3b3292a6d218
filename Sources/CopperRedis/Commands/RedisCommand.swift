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
        for part in name.utf8.split(separator: UInt8(ascii: " ")) {
            words.append(String(Substring(part)))
        }
        let isNamed = words.count > 0
        for argument in arguments { argument.append(to: &words) }
        words.finish()
        self.words = words
        kind = isNamed ? Kind(words) : .empty
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

        /// By the words as they are sent, in whatever form they were given: `XREAD` blocks only
        /// with `BLOCK`.
        fileprivate init(_ words: RedisWords) {
            var words = words.makeIterator()
            let name = words.next() ?? CommandWord()
            guard Self.mayBeSpecial.contains(name.outline) else {
                self = .any
                return
            }
            switch Self.special[name] {
            case nil: self = .any
            case .kind(let kind): self = kind
            case .readingStreams: self = Self.blocks(&words) ? .blocking : .any
            case .client: self = words.next().flatMap { Self.ofClient[$0] } ?? .any
            }
        }

        private enum Rule {
            case kind(Kind)
            case readingStreams
            case client
        }

        /// The commands that are not for any connection.
        private static let special: [CommandWord: Rule] = {
            var rules: [CommandWord: Rule] = [:]
            func add(_ names: String, _ rule: Rule) {
                for name in names.split(separator: " ") {
                    rules[CommandWord(name.utf8)] = rule
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

        private static let ofClient: [CommandWord: Kind] = {
            var kinds = [CommandWord("REPLY".utf8): Kind.unanswerable]
            for name in [
                "TRACKING", "CACHING", "SETNAME", "SETINFO", "NO-EVICT", "NO-TOUCH", "CAPA",
                "IMPORT-SOURCE",
            ] {
                kinds[CommandWord(name.utf8)] = .stateful
            }
            return kinds
        }()

        /// `BLOCK` stands among the options, which end with `STREAMS`.
        private static func blocks(_ words: inout RedisWords.Iterator) -> Bool {
            while let word = words.next() {
                if word == streams { return false }
                if word == block { return true }
            }
            return false
        }

        private static let streams = CommandWord("STREAMS".utf8)
        private static let block = CommandWord("BLOCK".utf8)
    }
}

/// A word in a form that is compared fast, in capitals: looking a command up is on the way of
/// each.
struct CommandWord: Hashable {
    /// Up to sixteen letters, the last in the lowest bits. Longer words are cut: none of those
    /// that matter is longer.
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    init(_ letters: some Sequence<UInt8> = EmptyCollection()) {
        for letter in letters {
            guard high >> 56 == 0 else { return }
            let isSmall = (0x61...0x7A).contains(letter)
            high = high << 8 | low >> 56
            low = low << 8 | UInt64(isSmall ? letter - 0x20 : letter)
        }
    }

    /// The first letter and the number of letters.
    fileprivate var outline: (letter: UInt8, length: Int) {
        let unused =
            high == 0 ? 64 + low.leadingZeroBitCount : high.leadingZeroBitCount
        let length = (128 - unused + 7) / 8
        let first =
            length > 8 ? high >> UInt64(8 * (length - 9)) : low >> UInt64(8 * max(length - 1, 0))
        return (UInt8(truncatingIfNeeded: first), length)
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
