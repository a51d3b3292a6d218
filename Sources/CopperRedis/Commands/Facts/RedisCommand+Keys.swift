/// A key among the words of a command.
struct RedisKey: Sendable, Hashable {
    /// Which word it is; the command's name is word 0.
    var index: Int
    var access: RedisKeySpec.Access
    /// Where its bytes stand: for ``RedisWords/bytes(_:)``.
    var place: Range<Int>
}

extension RedisCommand {
    /// The keys that it names, in the order in which it names them; none of a command that is
    /// not known.
    public var keys: [[UInt8]] {
        keyPlaces.filter { $0.access != .channel }.map { words.bytes($0.place) }
    }

    /// Where its keys stand, and the channels of shards, which are routed like keys.
    var keyPlaces: [RedisKey] {
        guard let facts else { return [] }
        return keyPlaces(facts)
    }

    func keyPlaces(_ facts: RedisCommandFacts) -> [RedisKey] {
        guard !facts.keys.isEmpty else { return [] }
        let places = words.places
        var keys: [RedisKey] = []
        for spec in facts.keys {
            for index in spec.indices(words, places) where places.indices.contains(index) {
                keys.append(RedisKey(index: index, access: spec.access, place: places[index]))
            }
        }
        return keys
    }
}

extension RedisKeySpec {
    /// Which words are keys. May name words that are not there, when the command is not whole.
    fileprivate func indices(_ words: RedisWords, _ places: [Range<Int>]) -> [Int] {
        func word(_ index: Int) -> CommandWord? {
            guard places.indices.contains(index) else { return nil }
            return words.withBytes(places[index]) { CommandWord($0) }
        }
        let count = places.count
        switch begin {
        case .index(let first): return indices(from: first, words, places)
        case .keyword(let keyword, let start):
            let forward = start >= 0
            let search =
                forward
                ? Array(stride(from: start, to: count, by: 1))
                : Array(stride(from: count + start, to: 0, by: -1))
            guard let found = search.first(where: { word($0) == keyword }) else { return [] }
            return indices(from: found + 1, words, places)
        case .sort:
            return stored(from: 2, passing: ["LIMIT": 2, "GET": 1, "BY": 1], word, count)
        case .georadius:
            return stored(from: 5, passing: [:], word, count)
        case .migrate:
            guard count > 3, places[3].isEmpty else { return [3] }
            let keyword = CommandWord("KEYS".utf8)
            // Behind the options, of which passwords may be any word.
            var index = 6
            while index < count, word(index) != keyword {
                let name = word(index)
                index += name == CommandWord("AUTH".utf8) ? 2 : 1
                if name == CommandWord("AUTH2".utf8) { index += 2 }
            }
            return Array(stride(from: index + 1, to: count, by: 1))
        }
    }

    /// The word behind the last `STORE`; options have arguments, which may be any words.
    private func stored(
        from start: Int, passing options: [String: Int], _ word: (Int) -> CommandWord?,
        _ count: Int
    ) -> [Int] {
        var passed = ["STORE": 1, "STOREDIST": 1].merging(options) { $1 }
        if !options.isEmpty { passed["STOREDIST"] = nil }
        let arguments = Dictionary(
            uniqueKeysWithValues: passed.map { (CommandWord($0.utf8), $1) })
        let stores = [CommandWord("STORE".utf8), CommandWord("STOREDIST".utf8)]
        var found: [Int] = []
        var index = start
        while index < count {
            let name = word(index) ?? CommandWord()
            if let arguments = arguments[name] {
                if stores.contains(name) { found = [index + 1] }
                index += arguments
            }
            index += 1
        }
        return found
    }

    private func indices(
        from begin: Int, _ words: RedisWords, _ places: [Range<Int>]
    ) -> [Int] {
        let count = places.count
        switch find {
        case .range(let last, let step, let limit):
            let end =
                last >= 0
                ? begin + last
                : limit > 1 ? begin + (count - begin) / limit + last : count + last
            return Array(stride(from: begin, through: end, by: max(step, 1)))
        case .number(let at, let first, let step):
            guard places.indices.contains(begin + at),
                let number = Int(String(decoding: words.bytes(places[begin + at]), as: UTF8.self)),
                (0...count).contains(number)
            else { return [] }
            let start = begin + first
            return (0..<number).map { start + $0 * max(step, 1) }
        }
    }
}
