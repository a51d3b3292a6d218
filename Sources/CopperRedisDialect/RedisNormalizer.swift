import CopperBytes

/// Makes two recordings of the same conversation comparable.
///
/// Client ids, entries' ids that a server made, and run ids become small numbers in the order
/// in which they appear. Times, addresses and measures become zeros. What a server tells in
/// any order is sorted.
struct RedisNormalizer: WireNormalizer {
    private var dialogues: [Int: RedisDialogue] = [:]
    private var numbers: [[UInt8]: Int] = [:]

    mutating func normalize(_ frame: WireFrame, on number: Int) -> WireFrame {
        switch frame.side {
        case .client:
            var request = RedisRequest(frame)
            dialogues[number, default: RedisDialogue()].ask(request)
            // The version of the client's library is its own.
            if request.fullName == "CLIENT SETINFO", request.words.count > 3 {
                request.words[3] = []
                return request.frame(like: frame)
            }
            // redis-cli --pipe has twenty random bytes repeated to know where the end is.
            if request.name == "ECHO", request.words.last?.count == Self.markLength {
                return RedisRequest(words: [request.words[0]]).frame(like: frame)
            }
            guard let item = frame.item else { return frame }
            return frame.with(bytes: named(item).bytes)
        case .server:
            let heard = dialogues[number, default: RedisDialogue()].hear(frame)
            if heard == nil, var line = MonitorLine(frame) {
                line.head = Array("0 [0 client]".utf8)
                return frame.with(bytes: line.bytes)
            }
            guard let item = frame.item else { return frame }
            return frame.with(bytes: normalize(item, heard).bytes)
        }
    }

    private mutating func normalize(
        _ item: RESPItem, _ heard: RedisDialogue.Heard?
    ) -> RESPItem {
        guard let heard, !item.isError else { return named(item) }
        guard heard.queued.isEmpty else {
            var item = item
            for (place, request) in heard.queued.enumerated()
            where item.children.indices.contains(place) {
                item.children[place] = normalize(item.children[place], of: request)
            }
            return item
        }
        return normalize(item, of: heard.request)
    }

    private mutating func normalize(_ item: RESPItem, of request: RedisRequest) -> RESPItem {
        switch request.fullName {
        case "ECHO" where item.text?.count == Self.markLength: return blank(item)
        // Where the modules' files are is the machine's own business.
        case "HELLO", "MODULE LIST": return withVolatileValues(item, ["id", "path"])
        case "CLIENT ID", "TIME", "LASTSAVE", "SLOWLOG GET", "MEMORY USAGE", "MEMORY STATS",
            "LATENCY HISTORY", "LATENCY LATEST", "COMMAND COUNT", "WAIT":
            return blank(item)
        case "INFO", "CLIENT LIST", "CLIENT INFO", "CLUSTER INFO":
            return item.mapTexts(Self.withoutMeasures)
        case "KEYS", "SMEMBERS", "SINTER", "SUNION", "SDIFF", "HGETALL", "HKEYS", "HVALS",
            "COMMAND LIST", "PUBSUB CHANNELS":
            return sorted(item)
        default: return named(item)
        }
    }

    private static let markLength = 20

    // MARK: Parts

    private mutating func withVolatileValues(_ item: RESPItem, _ names: [String]) -> RESPItem {
        var item = item
        item.children = item.children.map { withVolatileValues($0, names) }
        for place in stride(from: 0, to: item.children.count - 1, by: 2) {
            let name = item.children[place].text.map { String(decoding: $0, as: UTF8.self) }
            guard let name, names.contains(name) else { continue }
            item.children[place + 1] = blank(item.children[place + 1])
        }
        return item
    }

    /// The same shape with zeros.
    private func blank(_ item: RESPItem) -> RESPItem {
        var item = item
        item.children = item.children.map(blank)
        if item.kind == RESPKind.integer || item.kind == RESPKind.double { item.line = [0x30] }
        if item.text != nil, item.kind != RESPKind.simple { item = item.with(text: [0x30]) }
        return item
    }

    private func sorted(_ item: RESPItem) -> RESPItem {
        var item = item
        let isPaired = item.kind == RESPKind.map
        let parts: [[UInt8]] =
            isPaired
            ? stride(from: 0, to: item.children.count - 1, by: 2).map {
                item.children[$0].bytes + item.children[$0 + 1].bytes
            } : item.children.map(\.bytes)
        let ordered = parts.sorted { $0.lexicographicallyPrecedes($1) }
        // Only compared from here on: what it is made of need not be told apart.
        item.children = ordered.map { RESPItem(RESPKind.bulk, content: $0) }
        return item
    }

    /// `name:value` of INFO and `name=value` of CLIENT LIST without values, but for what says
    /// which server it is.
    private static func withoutMeasures(_ text: [UInt8]) -> [UInt8] {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        return Array(lines.map(withoutMeasures(line:)).joined(separator: [0x0A]))
    }

    private static func withoutMeasures(line: ArraySlice<UInt8>) -> [UInt8] {
        let sign = UInt8(ascii: "=")
        if let colon = line.firstIndex(of: UInt8(ascii: ":")), !line.contains(sign) {
            let name = String(decoding: line[..<colon], as: UTF8.self)
            return Array(kept.contains(name) ? line : line[...colon])
        }
        let words = line.split(separator: 0x20).map { word -> [UInt8] in
            let name = word.prefix { $0 != sign }
            let isKept = keptOfClients.contains(String(decoding: name, as: UTF8.self))
            return Array(isKept ? word : name)
        }
        return Array(words.joined(separator: [0x20]))
    }

    private static let kept: Set = [
        "redis_version", "valkey_version", "redis_mode", "server_mode", "role", "server_name",
    ]
    private static let keptOfClients: Set = [
        "name", "db", "sub", "psub", "ssub", "multi", "cmd", "user", "resp", "lib-name",
    ]

    // MARK: Names

    /// Ids that a server made, by the order in which they appear.
    private mutating func named(_ item: RESPItem) -> RESPItem {
        var found: [[UInt8]] = []
        _ = item.mapTexts { text in
            if Self.isEntryID(text) || Self.isRunID(text) { found.append(text) }
            return text
        }
        for id in found where numbers[id] == nil { numbers[id] = numbers.count + 1 }
        let numbers = numbers
        return found.isEmpty
            ? item : item.mapTexts { text in numbers[text].map { Array("id \($0)".utf8) } ?? text }
    }

    /// Milliseconds since 1970, of now, with a number behind them: `1700000000000-0`.
    private static func isEntryID(_ text: [UInt8]) -> Bool {
        guard text.count >= 15, text[13] == UInt8(ascii: "-"), text[0] == UInt8(ascii: "1") else {
            return false
        }
        return text.enumerated().allSatisfy { $0 == 13 || (0x30...0x39).contains($1) }
    }

    /// 40 hexadecimal digits: of a server's run, a node of a cluster, a script. The last is the
    /// same in every run, and numbered like the others.
    private static func isRunID(_ text: [UInt8]) -> Bool {
        text.count == 40
            && text.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
