extension RedisCommand {
    /// What is known of the command.
    var facts: RedisCommandFacts? { RedisCommandFacts.of(words) }

    /// Whether it may run a second time, by its name and its arguments. A command that is not
    /// known may not.
    public var retryCategory: RedisRetryCategory {
        if let declaredCategory { return declaredCategory }
        guard let facts else { return .never }
        let category = facts.isCategoryJudged ? judged(facts) : facts.category
        guard category == .lastWins, facts.keys.count > 1, storesOverSource(facts) else {
            return category
        }
        return .accumulating
    }

    /// Whether what it writes is among what it reads: `ZUNIONSTORE top 2 top new WEIGHTS 0.5 1`
    /// halves twice when it runs twice.
    private func storesOverSource(_ facts: RedisCommandFacts) -> Bool {
        let places = keyPlaces(facts)
        let written = places.filter { $0.access == .write }.map { words.bytes($0.place) }
        let read = places.filter { $0.access == .read }.map { words.bytes($0.place) }
        return read.contains { written.contains($0) }
    }

    private func judged(_ facts: RedisCommandFacts) -> RedisRetryCategory {
        let arguments = Arguments(words)
        let usual = facts.category
        switch facts.name {
        case "SET": return ofSet(arguments)
        case "GETEX", "HGETEX":
            return arguments.has("EX", "PX", "EXAT", "PXAT", "PERSIST", from: 2) ? usual : .readOnly
        case "EXPIRE", "EXPIREAT", "PEXPIRE", "PEXPIREAT":
            return arguments.is(3, "NX") ? .writeChecked : usual
        case "HEXPIRE", "HEXPIREAT", "HPEXPIRE", "HPEXPIREAT":
            return arguments.is(3, "NX") ? .writeChecked : usual
        case "HSETEX": return arguments.has("FNX", from: 2, to: "FIELDS") ? .writeChecked : usual
        case "MSETEX":
            return arguments.has("NX", from: arguments.behindPairs) ? .writeChecked : usual
        case "COPY": return arguments.has("REPLACE", from: 3) ? .lastWins : usual
        case "RESTORE", "RESTORE-ASKING":
            return arguments.has("REPLACE", from: 4) ? .lastWins : usual
        case "FUNCTION LOAD": return arguments.is(2, "REPLACE") ? .lastWins : usual
        case "FUNCTION RESTORE":
            return arguments.is(3, "FLUSH") || arguments.is(3, "REPLACE") ? .lastWins : usual
        case "GEOADD", "ZADD": return ofScores(arguments, usual)
        case "BITFIELD": return ofBits(arguments)
        case "SORT", "GEORADIUS", "GEORADIUSBYMEMBER":
            return keyPlaces(facts).count > 1 ? .lastWins : .readOnly
        case "LREM": return arguments.number(2) == 0 ? .writeChecked : usual
        case "LTRIM": return ofTrim(arguments, usual)
        case "XADD": return ofEntry(arguments, usual)
        case "XREADGROUP": return ofGroup(arguments, usual)
        case "ACL LOG": return arguments.is(2, "RESET") ? usual : .readOnly
        default: return .never
        }
    }

    private func ofSet(_ arguments: Arguments) -> RedisRetryCategory {
        // The value that it gives back is another after the first run.
        if arguments.has("GET", from: 3) { return .never }
        return arguments.has("NX", "IFEQ", from: 3) ? .writeChecked : .lastWins
    }

    private func ofScores(
        _ arguments: Arguments, _ usual: RedisRetryCategory
    ) -> RedisRetryCategory {
        var result = usual
        let options = ["NX", "XX", "GT", "LT", "CH", "INCR"].map { CommandWord($0.utf8) }
        var index = 2
        while let word = arguments[index], options.contains(word) {
            if arguments.is(index, "INCR") { return .accumulating }
            if arguments.is(index, "NX") { result = .writeChecked }
            index += 1
        }
        return result
    }

    /// Pieces of three or four words, told apart by their first.
    private func ofBits(_ arguments: Arguments) -> RedisRetryCategory {
        var result = RedisRetryCategory.readOnly
        var index = 2
        while index < arguments.count {
            if arguments.is(index, "GET") {
                index += 3
            } else if arguments.is(index, "OVERFLOW") {
                index += 2
            } else if arguments.is(index, "SET") {
                result = max(result, .lastWins)
                index += 4
            } else {
                return .accumulating
            }
        }
        return result
    }

    /// What is cut from an end cuts nothing more the second time, if it is told by what stays.
    private func ofTrim(
        _ arguments: Arguments, _ usual: RedisRetryCategory
    ) -> RedisRetryCategory {
        guard let first = arguments.number(2), let last = arguments.number(3) else { return usual }
        let keepsHead = first == 0 && (last >= 0 || last == -1)
        let keepsTail = first < 0 && last == -1
        return keepsHead || keepsTail ? .lastWins : usual
    }

    /// An entry of a whole ID is refused when it is there.
    private func ofEntry(
        _ arguments: Arguments, _ usual: RedisRetryCategory
    ) -> RedisRetryCategory {
        var index = 2
        while true {
            if arguments.is(index, "NOMKSTREAM") || arguments.is(index, "KEEPREF") {
                index += 1
            } else if arguments.is(index, "MAXLEN") || arguments.is(index, "MINID") {
                index += arguments.is(index + 1, "=") || arguments.is(index + 1, "~") ? 3 : 2
            } else if arguments.is(index, "LIMIT") {
                index += 2
            } else {
                break
            }
        }
        // Anything but a whole ID may be an option of a later version.
        guard let id = arguments.bytes(index) else { return usual }
        let parts = id.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isWhole = parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
        }
        return isWhole && parts.count <= 2 ? .writeChecked : usual
    }

    /// What was delivered before may be read again and again; new entries are delivered once.
    private func ofGroup(
        _ arguments: Arguments, _ usual: RedisRetryCategory
    ) -> RedisRetryCategory {
        let streams = CommandWord("STREAMS".utf8)
        guard let start = (4..<max(arguments.count, 4)).first(where: { arguments[$0] == streams })
        else { return usual }
        let ids = (start + 1 + arguments.count) / 2..<arguments.count
        return ids.contains { arguments.is($0, ">") } ? usual : .lastWins
    }
}

/// The words of a command, to look at one by one.
private struct Arguments {
    private let words: RedisWords
    private let places: [Range<Int>]

    init(_ words: RedisWords) {
        self.words = words
        places = words.places
    }

    var count: Int { places.count }

    subscript(index: Int) -> CommandWord? { bytes(index).map { CommandWord($0) } }

    func bytes(_ index: Int) -> [UInt8]? {
        places.indices.contains(index) ? words.bytes(places[index]) : nil
    }

    func number(_ index: Int) -> Int? {
        bytes(index).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    }

    func `is`(_ index: Int, _ name: String) -> Bool {
        bytes(index)?.count == name.utf8.count && self[index] == CommandWord(name.utf8)
    }

    /// Whether one of the options stands at that index or behind it. Arguments of other options
    /// may be such words: then the answer is the more careful one, or the same.
    func has(_ names: String..., from start: Int, to end: String? = nil) -> Bool {
        var index = start
        while index < count {
            if let end, self.is(index, end) { return false }
            if names.contains(where: { self.is(index, $0) }) { return true }
            index += 1
        }
        return false
    }

    /// Behind the keys and values of which the first word says how many there are.
    var behindPairs: Int {
        guard let pairs = number(1), (0...count).contains(pairs) else { return count }
        return 2 + 2 * pairs
    }
}
