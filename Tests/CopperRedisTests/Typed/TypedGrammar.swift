import CopperRESP

@testable import CopperRedis

/// The arguments of a command as a server describes them (`COMMAND DOCS`), and whether words are
/// such.
struct TypedGrammar {
    var arguments: [Argument]

    struct Argument {
        var name = ""
        var type = ""
        var token: String?
        var flags: Set<String> = []
        var inner: [Argument] = []
    }

    init?(_ documentation: RedisRecord) {
        arguments = (documentation["arguments"]?.elements ?? []).compactMap { Argument($0) }
    }

    /// Every token that stands in it.
    var tokens: Set<String> { Set(arguments.flatMap(\.tokens)) }

    func allows(_ words: [String]) -> Bool {
        Self.ends(arguments[...], words, 0).contains(words.count)
    }

    /// Where what begins at `start` may end.
    private static func ends(
        _ arguments: ArraySlice<Argument>, _ words: [String], _ start: Int
    ) -> Set<Int> {
        guard let first = arguments.first else { return [start] }
        var ends: Set<Int> = []
        for middle in Self.ends(first, words, start) {
            ends.formUnion(Self.ends(arguments.dropFirst(), words, middle))
        }
        return ends
    }

    private static func ends(
        _ argument: Argument, _ words: [String], _ start: Int
    ) -> Set<Int> {
        var ends: Set<Int> = argument.flags.contains("optional") ? [start] : []
        var open = [(start, true)]
        while let (place, isFirst) = open.popLast() {
            for end in times(argument, words, place, isFirst) where end > place {
                if ends.insert(end).inserted, argument.flags.contains("multiple") {
                    open.append((end, false))
                }
            }
        }
        return ends
    }

    /// Once.
    private static func times(
        _ argument: Argument, _ words: [String], _ start: Int, _ isFirst: Bool
    ) -> Set<Int> {
        var place = start
        if let token = argument.token, argument.type != "pure-token",
            isFirst || argument.flags.contains("multiple_token")
        {
            guard place < words.count, words[place].lowercased() == token.lowercased() else {
                return []
            }
            place += 1
        }
        switch argument.type {
        case "block": return ends(argument.inner[...], words, place)
        case "oneof":
            return argument.inner.reduce(into: []) { $0.formUnion(ends($1, words, place)) }
        default:
            guard place < words.count, argument.isSuch(words[place]) else { return [] }
            return [place + 1]
        }
    }
}

extension TypedGrammar.Argument {
    init?(_ value: RESPValue) {
        guard let record = RedisRecord(value) else { return nil }
        name = record.ifString("name") ?? ""
        type = record.ifString("type") ?? ""
        token = record.ifString("token")
        flags = Set(record["flags"]?.texts ?? [])
        inner = (record["arguments"]?.elements ?? []).compactMap { Self($0) }
    }

    fileprivate var tokens: [String] {
        let own = type == "pure-token" ? [token ?? name] : token.map { [$0] } ?? []
        return own + inner.flatMap(\.tokens)
    }

    fileprivate func isSuch(_ word: String) -> Bool {
        switch type {
        // Some servers write units and types in capitals.
        case "pure-token": word.lowercased() == (token ?? name).lowercased()
        // Called integers, though the servers take fractions.
        case "integer" where name == "weight" || name == "increment": isNumber(word)
        case "integer", "unix-time": Int64(word) != nil
        case "double": isNumber(word)
        default: true
        }
    }

    private func isNumber(_ word: String) -> Bool {
        Double(word) != nil || (word.first == "(" && Double(word.dropFirst()) != nil)
    }
}
