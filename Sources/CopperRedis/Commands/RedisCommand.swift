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
    /// The first word, and the second where it belongs to the command: `CONFIG GET`. What
    /// errors and observers are told.
    public let name: String
    let words: RedisWords
    let kind: Kind
    /// What a second run does, where whoever asks knows better than its words tell.
    private(set) var declaredCategory: RedisRetryCategory?

    /// - Parameter name: One word or, with a space between, several.
    @export(implementation)
    public init<each Argument: RedisArgument>(_ name: String, _ arguments: repeat each Argument) {
        var writer = RedisCommandWriter(name)
        repeat (each arguments).append(to: &writer.words)
        self = writer.finish()
    }

    /// The same, of the number of arguments that most commands have: those of a pack are
    /// looked at through their types' metadata, which takes longer than to write them.
    @export(implementation)
    public init(_ name: String, _ argument: some RedisArgument) {
        var writer = RedisCommandWriter(name)
        argument.append(to: &writer.words)
        self = writer.finish()
    }

    /// The same.
    @export(implementation)
    public init(_ name: String, _ first: some RedisArgument, _ second: some RedisArgument) {
        var writer = RedisCommandWriter(name)
        first.append(to: &writer.words)
        second.append(to: &writer.words)
        self = writer.finish()
    }

    /// Of arguments whose types are known when the program runs only.
    @_disfavoredOverload
    public init(_ name: String, _ arguments: any RedisArgument...) {
        self.init(name, arguments: arguments)
    }

    public init(_ name: String, arguments: [any RedisArgument]) {
        var writer = RedisCommandWriter(name)
        writer.add(contentsOf: arguments)
        self = writer.finish()
    }

    /// The same command, of which is known what a second run of it does: of a script, say.
    public func retried(as category: RedisRetryCategory) -> RedisCommand {
        var command = self
        command.declaredCategory = category
        return command
    }

    /// - Parameters:
    ///   - name: As errors tell it.
    ///   - words: All of them, after ``RedisWords/finish()``.
    init(name: String, words: RedisWords, kind: Kind? = nil) {
        self.name = name
        self.words = words
        self.kind = kind ?? Kind(words)
    }

    /// Whether the command's second word says what it does.
    static func isContainer(_ name: some Sequence<UInt8>) -> Bool {
        RedisCommandFacts.containers.contains(CommandWord(name))
    }

    /// Whether it may have changed something before it failed: a script that ran until then.
    func mayFailHalfway(with error: RESPServerError) -> Bool {
        guard Self.scripts.contains(CommandWord(name.utf8)) else { return false }
        // A script may answer with any words: what the server says before it runs one is told
        // by the whole of them.
        switch error.code {
        case "NOAUTH": return false
        case "NOSCRIPT": return !error.meansNoScript
        case "LOADING": return !error.text.contains(" is loading the dataset in memory")
        case "BUSY": return !error.text.contains(" is busy running a script")
        default: return true
        }
    }

    /// Whether any replica may answer it: it changes nothing, and no cursor binds it to the
    /// server that gave it.
    var mayBeReadAnywhere: Bool {
        facts?.isReadOnly == true && !Self.scans.contains(CommandWord(name.utf8))
    }

    private static let scans = Set(
        ["SCAN", "HSCAN", "SSCAN", "ZSCAN", "CLUSTERSCAN"].map { CommandWord($0.utf8) })

    private static let scripts = Set(["EVAL", "EVALSHA", "FCALL"].map { CommandWord($0.utf8) })
}

extension RedisError {
    var meansNoScript: Bool { server?.meansNoScript ?? false }
}

extension RESPServerError {
    /// The server does not know the script; in its own words, as a script may answer with the
    /// code too.
    var meansNoScript: Bool { text.hasPrefix("NOSCRIPT No matching script") }
}

extension RedisCommand: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// Its name: arguments are nobody's business.
    public var description: String { name }
    public var debugDescription: String { "RedisCommand(\(name))" }
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
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
        /// The same, in a way that nothing takes back.
        case lasting
        /// Its answers are not one reply a command.
        case unanswerable
        case empty

        /// By the words as they are sent, in whatever form they were given: `XREAD` blocks only
        /// with `BLOCK`.
        init(_ words: RedisWords) {
            self = words.withReader { words in
                switch words.nextWord().flatMap({ Self.special[$0] }) {
                case nil: .any
                case .kind(let kind): kind
                case .readingStreams: Self.blocks(&words) ? .blocking : .any
                case .container(let kinds): words.nextWord().flatMap { kinds[$0] } ?? .any
                }
            }
        }

        private enum Rule {
            case kind(Kind)
            case readingStreams
            case container([CommandWord: Kind])
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
            add("CLIENT", .container(ofClient))
            add("SCRIPT", .container([CommandWord("DEBUG".utf8): .lasting]))
            return rules
        }()

        /// First letters and lengths of those: most commands share neither with any of them.
        fileprivate static let mayBeSpecial = OutlineSet(special.keys.map(\.outline))

        private static let ofClient: [CommandWord: Kind] = {
            var kinds = [CommandWord("REPLY".utf8): Kind.unanswerable]
            for name in ["TRACKING", "CACHING", "SETNAME", "SETINFO"] {
                kinds[CommandWord(name.utf8)] = .stateful
            }
            for name in ["NO-EVICT", "NO-TOUCH", "CAPA", "IMPORT-SOURCE"] {
                kinds[CommandWord(name.utf8)] = .lasting
            }
            return kinds
        }()

        /// `BLOCK` stands among the options, which end with `STREAMS`.
        private static func blocks(_ words: inout RedisWords.Reader) -> Bool {
            while let word = words.nextWord() {
                if word == group {
                    // Names of a group and a consumer, which may be any words.
                    _ = words.next()
                    _ = words.next()
                }
                if word == streams { return false }
                if word == block { return true }
            }
            return false
        }

        private static let streams = CommandWord("STREAMS".utf8)
        private static let group = CommandWord("GROUP".utf8)
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

/// What a glance at a command's name tells.
struct RedisNameOutline {
    /// Whether it is several words.
    var hasSpaces = false
    /// Whether it is surely none of the commands that are not for any connection.
    var isOrdinary: Bool

    init(_ name: String) {
        var name = name
        (hasSpaces, isOrdinary) = name.withUTF8 { letters in
            guard let first = letters.first else { return (false, true) }
            for letter in letters where letter == UInt8(ascii: " ") { return (true, false) }
            return (false, !RedisCommand.Kind.mayBeSpecial.contains((first, letters.count)))
        }
    }
}

/// Letters of either case with lengths, a bit each.
private struct OutlineSet {
    private var lengths = SIMD32<UInt32>()

    init(_ outlines: [(letter: UInt8, length: Int)]) {
        for outline in outlines {
            lengths[Int(outline.letter & 31)] |= 1 << UInt32(outline.length & 31)
        }
    }

    func contains(_ outline: (letter: UInt8, length: Int)) -> Bool {
        lengths[Int(outline.letter & 31)] >> UInt32(outline.length & 31) & 1 == 1
    }
}
