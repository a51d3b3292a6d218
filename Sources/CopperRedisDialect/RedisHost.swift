import CopperBytes

/// Sets connections up in the recorded server's place: agrees on the version of the
/// protocol, checks passwords, and answers what asks for no data.
///
/// A client that speaks RESP2 gets a recording of RESP3 in RESP2. The other way round
/// HELLO 3 is refused, as by a server from before Redis 6.
struct RedisHost: WireHost {
    private let password: [UInt8]
    /// What the recorded server told of itself.
    private let hello: RESPItem
    private let offersRESP3: Bool
    private let needsPassword: Bool
    /// How the recorded server refused whoever signed in last.
    private var refusal: RESPItem?
    /// What it did not know or allow, by the command's name.
    private var refused: [String: RESPItem] = [:]
    private var version = 2
    private var isSignedIn = false
    private var isQueuing = false
    private var channels: Set<[UInt8]> = []

    init(_ setting: WireHostSetting) {
        password = Array(setting.password.utf8)
        var dialogue = RedisDialogue()
        var found: (hello: RESPItem?, offersRESP3: Bool, needsPassword: Bool)
        found = (nil, false, false)
        for (place, frame) in setting.recorded.enumerated() {
            guard frame.side == .server else {
                dialogue.ask(RedisRequest(frame))
                continue
            }
            guard let request = dialogue.hear(frame)?.request, RedisSetup.contains(request),
                let item = frame.item
            else { continue }
            if request.name == "HELLO", !item.isError, item.children.count > 1 {
                found.hello = item
                found.offersRESP3 = found.offersRESP3 || item.kind == RESPKind.map
            }
            // Whoever signs in later was somebody before.
            guard place < setting.greeting.count else { continue }
            if RedisSetup.isSignIn(request) {
                refusal = item.isError ? item : nil
                if !item.isError { found.needsPassword = true }
            } else if item.isError {
                refused[request.fullName] = item
            }
        }
        hello = found.hello ?? Self.inventedHello(of: setting.connection)
        offersRESP3 = found.offersRESP3
        needsPassword = found.needsPassword
    }

    private static func inventedHello(of connection: Int) -> RESPItem {
        let facts: [(String, RESPItem)] = [
            ("server", .bulk("redis")), ("version", .bulk("7.0.0")), ("proto", .integer(2)),
            ("id", .integer(connection)), ("mode", .bulk("standalone")),
            ("role", .bulk("master")), ("modules", .array([])),
        ]
        return RESPItem(RESPKind.map, children: facts.flatMap { [.bulk($0.0), $0.1] })
    }

    // MARK: Greeting

    mutating func receive(_ frame: WireFrame) -> WireHostReply {
        let request = RedisRequest(frame)
        guard !request.words.isEmpty else { return WireHostReply() }
        if RedisSetup.contains(request) { return setUp(request) }
        guard isSignedIn || !needsPassword else {
            return WireHostReply(RESPItem.error("NOAUTH Authentication required.").bytes)
        }
        return WireHostReply([], .request)
    }

    mutating func answer(aside frame: WireFrame) -> WireHostReply? {
        let request = RedisRequest(frame)
        defer { follow(request) }
        guard RedisSetup.contains(request), !isQueuing || request.name == "RESET" else {
            return nil
        }
        if request.name == "SELECT", !isDatabase(request.word(1)) { return nil }
        return setUp(request)
    }

    /// Keeps what decides how later commands are answered.
    private mutating func follow(_ request: RedisRequest) {
        switch request.name {
        case "MULTI": isQueuing = true
        case "EXEC", "DISCARD", "RESET": isQueuing = false
        case "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE": channels.formUnion(request.words.dropFirst())
        case "UNSUBSCRIBE", "PUNSUBSCRIBE", "SUNSUBSCRIBE":
            if request.words.count > 1 {
                channels.subtract(request.words.dropFirst())
            } else {
                channels = []
            }
        default: break
        }
    }

    /// Of the sixteen that servers have unless they are told otherwise.
    private func isDatabase(_ word: String) -> Bool {
        (0..<16).contains(Int(decimal: word) ?? -1)
    }

    private mutating func setUp(_ request: RedisRequest) -> WireHostReply {
        switch request.name {
        case "HELLO": return WireHostReply(greet(request).bytes)
        case "AUTH": return WireHostReply((signIn(request) ?? .simple("OK")).bytes)
        case "QUIT": return WireHostReply(RESPItem.simple("OK").bytes, .closes)
        case "RESET":
            version = 2
            isSignedIn = false
            channels = []
            return WireHostReply(RESPItem.simple("RESET").bytes)
        case "PING":
            let isSubscriber = version == 2 && !channels.isEmpty
            let pong = isSubscriber ? RESPItem.array([.bulk("pong"), .bulk("")]) : .simple("PONG")
            return WireHostReply(pong.bytes)
        case "SELECT" where !isDatabase(request.word(1)):
            return WireHostReply(RESPItem.error("ERR DB index is out of range").bytes)
        case "CLIENT" where refused[request.fullName] != nil:
            return WireHostReply(refused[request.fullName]?.bytes ?? [])
        // Clients of Redis' own ask for it, and go without.
        case "CLIENT" where request.word(1) == "MAINT_NOTIFICATIONS":
            return WireHostReply(RESPItem.error("ERR unknown subcommand").bytes)
        default: return WireHostReply(RESPItem.simple("OK").bytes)
        }
    }

    private mutating func greet(_ request: RedisRequest) -> RESPItem {
        let asked = request.words.count > 1 ? Int(decimal: request.word(1)) : version
        guard let asked, asked == 2 || (asked == 3 && offersRESP3) else {
            return .error("NOPROTO unsupported protocol version")
        }
        if RedisSetup.isSignIn(request) {
            if let error = signIn(request) { return error }
        } else if needsPassword, !isSignedIn {
            return .error("NOAUTH HELLO must be called with the client already authenticated")
        }
        version = asked
        var reply = hello
        for place in stride(from: 0, to: reply.children.count - 1, by: 2)
        where reply.children[place].text == Array("proto".utf8) {
            reply.children[place + 1] = .integer(asked)
        }
        reply.kind = asked == 3 ? RESPKind.map : RESPKind.array
        return asked == 3 ? reply : reply.inRESP2
    }

    /// The error with which the sign-in fails, or `nil`.
    private mutating func signIn(_ request: RedisRequest) -> RESPItem? {
        let place = RedisSecrets.places(in: request).last?.word ?? 0
        guard request.words[place] == password else {
            return .error("WRONGPASS invalid username-password pair or user is disabled.")
        }
        if let refusal { return refusal }
        isSignedIn = true
        return nil
    }

    // MARK: Answers

    mutating func adapted(_ bytes: [UInt8]) -> [UInt8] {
        guard version == 2 else { return bytes }
        var scan = RESPScan()
        var rest = bytes[...]
        var result: [UInt8] = []
        while let length = try? scan.length(in: rest) {
            if let item = RESPItem(Array(rest.prefix(length))) { result += inRESP2(item) }
            rest = rest.dropFirst(length)
        }
        return result + rest
    }

    /// Of pushes RESP2 knows those of subscriptions only.
    private func inRESP2(_ item: RESPItem) -> [UInt8] {
        if item.kind == RESPKind.push {
            let kind = String(decoding: item.children.first?.text ?? [], as: UTF8.self)
            guard kind.hasSuffix("message") || kind.hasSuffix("subscribe") else { return [] }
        }
        return item.inRESP2.bytes
    }
}
