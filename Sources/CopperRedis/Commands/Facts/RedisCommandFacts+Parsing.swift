// How the table of facts is written. It is text, and not Swift, as a table of values costs
// seconds to compile.
extension RedisCommandFacts {
    /// Six fields, `-` where there is nothing: `MSETEX wd l* 8.4.0/9.1.0 m* w1#0/1/2`.
    ///
    /// 1. The name, with `|` between its words.
    /// 2. Flags: `r`ead-only, `w`rite, `b`locking, `m`ay replicate, `a`dmin, `p`ub/sub, `d`eny
    ///    when out of memory.
    /// 3. The retry category, and a star when the arguments may change it.
    /// 4. The first version that has it, of Redis and of Valkey; once where they are the same.
    /// 5. Request and response policy.
    /// 6. Key specs. Each begins with `r`ead, `w`rite or `n`o key, and the index of the first
    ///    key, or a keyword, `@` and where to look for it. `:last/step/limit` or
    ///    `#number/first/step` may follow.
    init?(line: Substring.UTF8View) {
        let fields = Substring(line).split(separator: " ")
        guard fields.count == 6, let category = Self.categories[fields[2].utf8.first ?? 0],
            let request = fields[4].utf8.first, let response = fields[4].utf8.last
        else { return nil }
        name = String(fields[0].split(separator: "|").joined(separator: " "))
        flags = fields[1].utf8.reduce(into: []) { flags, letter in
            flags.formUnion(Self.flags[letter] ?? [])
        }
        self.category = category
        isCategoryJudged = fields[2].utf8.last == UInt8(ascii: "*")
        let versions = fields[3].split(separator: "/").map { $0 == "-" ? nil : String($0) }
        since = Versions(redis: versions.first ?? nil, valkey: versions.last ?? nil)
        self.request = Self.requests[request]
        self.response = Self.responses[response]
        keys = fields[5].split(separator: ",").compactMap { RedisKeySpec($0) }
    }

    private static func letters<Value>(
        _ values: KeyValuePairs<Unicode.Scalar, Value>
    ) -> [UInt8: Value] {
        Dictionary(uniqueKeysWithValues: values.map { (UInt8(ascii: $0), $1) })
    }

    private static let flags: [UInt8: Flags] = letters([
        "r": .readOnly, "w": .write, "b": .blocking, "m": .mayReplicate, "a": .admin,
        "p": .pubSub, "d": .denyOOM,
    ])

    private static let categories: [UInt8: RedisRetryCategory] = letters([
        "c": .connection, "r": .readOnly, "k": .writeChecked, "l": .lastWins,
        "+": .accumulating, "a": .admin, "n": .never,
    ])

    private static let requests: [UInt8: RequestPolicy] = letters([
        "n": .allNodes, "s": .allShards, "m": .multiShard, "x": .special,
    ])

    private static let responses: [UInt8: ResponsePolicy] = letters([
        "+": .sum, "<": .minimum, ">": .maximum, "&": .logicalAnd, "|": .logicalOr,
        "1": .oneSucceeded, "*": .allSucceeded, "x": .special,
    ])
}

extension RedisKeySpec {
    fileprivate init?(_ text: Substring) {
        switch text {
        case "-": return nil
        case "?sort": self.init(.write, .sort)
        case "?migrate": self.init(.write, .migrate)
        case "?georadius": self.init(.write, .georadius)
        default:
            let access: Access =
                switch text.utf8.first {
                case UInt8(ascii: "r"): .read
                case UInt8(ascii: "n"): .channel
                default: .write
                }
            let parts = text.dropFirst().split { $0 == ":" || $0 == "#" }
            guard let place = parts.first else { return nil }
            self.init(access, .index(Int(place) ?? 0))
            if let at = place.firstIndex(of: "@") {
                begin = .keyword(
                    CommandWord(place[..<at].utf8), from: Int(place[at...].dropFirst()) ?? 1)
            }
            guard parts.count == 2 else { return }
            let numbers = parts[1].split(separator: "/").map { Int($0) ?? 0 }
            guard numbers.count == 3 else { return nil }
            find =
                text.contains("#")
                ? .number(at: numbers[0], first: numbers[1], step: numbers[2])
                : .range(last: numbers[0], step: numbers[1], limit: numbers[2])
        }
    }

    private init(_ access: Access, _ begin: Begin) {
        self.init(access: access, begin: begin, find: .range(last: 0, step: 1, limit: 0))
    }
}
