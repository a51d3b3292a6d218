import CopperBytes

/// Follows one connection and tells which command each of the server's frames answers.
///
/// Replies come in the order of the commands, one for each, but: SUBSCRIBE and its like are
/// answered once for each channel, CLIENT REPLY takes replies away, and what nobody asked
/// for (published messages, invalidations, the lines of MONITOR) comes in between.
struct RedisDialogue: Sendable {
    /// What a frame of the server is.
    struct Heard: Sendable {
        /// The command's number, from 0 in the order of asking.
        var id: Int
        var request: RedisRequest
        /// Whether the command is answered with this frame.
        var isLast: Bool
        /// Of EXEC: the commands whose replies its reply holds.
        var queued: [RedisRequest] = []
    }

    /// What a command is going to be answered with.
    enum Expectation: Sendable {
        case nothing
        case replies(id: Int)
    }

    private struct Pending: Sendable {
        var id: Int
        var request: RedisRequest
        /// How many frames are missing, where that is not one.
        var missing: Int?
    }

    /// 2 or 3, as the server has agreed to.
    private(set) var version = 2
    private(set) var database = 0
    /// The commands that wait for EXEC.
    private(set) var queued: [RedisRequest]?
    private(set) var isMonitoring = false
    private var pending: [Pending] = []
    private var count = 0
    private var replies = RedisReplySwitch()
    /// What is subscribed to, by the word that its messages begin with.
    private var subscriptions: [String: Set<[UInt8]>] = [:]

    var hasSubscriptions: Bool { subscriptions.values.contains { !$0.isEmpty } }
    /// The number of the command that is answered next.
    var answeredNext: Int? { pending.first?.id }

    // MARK: Asking

    @discardableResult
    mutating func ask(_ request: RedisRequest) -> Expectation {
        guard !request.words.isEmpty, replies.takes(request) else { return .nothing }
        defer { count += 1 }
        pending.append(Pending(id: count, request: request, missing: Self.replyCount(of: request)))
        return .replies(id: count)
    }

    /// `nil` where the connection's state decides: a bare UNSUBSCRIBE.
    private static func replyCount(of request: RedisRequest) -> Int? {
        switch request.name {
        case "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE": max(request.words.count - 1, 1)
        case "UNSUBSCRIBE", "PUNSUBSCRIBE", "SUNSUBSCRIBE":
            request.words.count > 1 ? request.words.count - 1 : nil
        default: 1
        }
    }

    // MARK: Hearing

    /// The command that the frame answers; `nil` for what came unasked.
    mutating func hear(_ frame: WireFrame) -> Heard? {
        let told = announcement(frame)
        guard var first = pending.first, !isUnasked(told, of: first.request, frame) else {
            if let told, pending.isEmpty { follow(told) }
            return nil
        }
        var missing = first.missing ?? missingConfirmations(of: first.request)
        // A command that is refused is so as a whole.
        if frame.bytes.first == RESPKind.error || isQueued(frame) { missing = 1 }
        if let told { follow(told) }
        first.missing = missing - 1
        var heard = Heard(id: first.id, request: first.request, isLast: missing <= 1)
        if heard.isLast {
            pending.removeFirst()
            heard.queued = first.request.name == "EXEC" ? queued ?? [] : []
            finish(first.request, frame)
        } else {
            pending[0] = first
        }
        return heard
    }

    /// The kind and the channel of what is published, or of a confirmation.
    private struct Announcement {
        var kind: String
        var channel: [UInt8]?
    }

    private func announcement(_ frame: WireFrame) -> Announcement? {
        let mayBe: Bool =
            switch frame.bytes.first {
            case RESPKind.push, RESPKind.attribute: true
            case RESPKind.array: version == 2
            default: false
            }
        guard mayBe, let item = frame.item,
            item.kind == RESPKind.push || (item.kind == RESPKind.array && version == 2),
            let kind = item.children.first?.text
        else { return nil }
        let word = String(decoding: kind, as: UTF8.self)
        guard item.kind == RESPKind.push || Self.published.contains(word) || isConfirmation(word)
        else { return nil }
        return Announcement(kind: word, channel: item.children.dropFirst().first?.text)
    }

    private static let published: Set = ["message", "pmessage", "smessage"]

    private func isConfirmation(_ kind: String) -> Bool {
        switch pending.first?.request.name {
        case kind.uppercased(): kind.hasSuffix("subscribe")
        default: kind.hasSuffix("unsubscribe") && hasSubscriptions
        }
    }

    private func isUnasked(
        _ told: Announcement?, of request: RedisRequest, _ frame: WireFrame
    ) -> Bool {
        if let told {
            if told.kind.uppercased() == request.name { return false }
            let isPush = frame.bytes.first != RESPKind.array
            return isPush || (Self.published.contains(told.kind) && hasSubscriptions)
        }
        return isMonitoring && MonitorLine(frame) != nil
    }

    private func isQueued(_ frame: WireFrame) -> Bool {
        queued != nil && frame.bytes == Array("+QUEUED\r\n".utf8)
    }

    private func missingConfirmations(of request: RedisRequest) -> Int {
        max(subscriptions[Self.kind(of: request.name)]?.count ?? 0, 1)
    }

    /// `SUBSCRIBE` and `UNSUBSCRIBE` are of one kind, with `P` and `S` of others.
    private static func kind(of name: String) -> String {
        switch name.first {
        case "P": "p"
        case "S" where name != "SUBSCRIBE": "s"
        default: ""
        }
    }

    private mutating func follow(_ told: Announcement) {
        let name = told.kind.uppercased()
        guard name.hasSuffix("SUBSCRIBE"), let channel = told.channel else { return }
        if name.hasSuffix("UNSUBSCRIBE") {
            subscriptions[Self.kind(of: name)]?.remove(channel)
        } else {
            subscriptions[Self.kind(of: name), default: []].insert(channel)
        }
    }

    // MARK: State

    /// What the answered command changes.
    private mutating func finish(_ request: RedisRequest, _ frame: WireFrame) {
        if isQueued(frame) {
            queued?.append(request)
            return
        }
        if request.name == "EXEC" || request.name == "DISCARD" { queued = nil }
        guard frame.bytes.first != RESPKind.error else { return }
        switch request.name {
        case "MULTI": queued = []
        case "MONITOR": isMonitoring = true
        case "SELECT": database = Int(decimal: request.word(1)) ?? database
        case "HELLO": if let asked = Int(decimal: request.word(1)) { version = asked }
        case "RESET":
            let answered = count
            let left = pending
            self = RedisDialogue()
            count = answered
            pending = left
        default: break
        }
    }
}

/// Whether commands are replied to: what CLIENT REPLY sets.
struct RedisReplySwitch: Sendable {
    private var state = State.on

    private enum State { case on, off, skipsNext }

    /// Takes the next command; false when it gets no reply.
    mutating func takes(_ request: RedisRequest) -> Bool {
        if request.fullName == "CLIENT REPLY" {
            switch request.word(2) {
            case "OFF": state = .off
            case "SKIP": if state == .on { state = .skipsNext }
            default: state = .on
            }
            return state == .on
        }
        guard state == .skipsNext else { return state == .on }
        state = .on
        return false
    }
}

/// A line that MONITOR shows: `1700000000.123456 [0 127.0.0.1:5555] "SET" "a" "1"`.
struct MonitorLine {
    /// When and where from, up to the bracket.
    var head: [UInt8]
    var request: RedisRequest

    init?(_ frame: WireFrame) {
        let bytes = frame.bytes
        guard bytes.first == RESPKind.simple, let open = bytes.firstIndex(of: UInt8(ascii: "[")),
            bytes[1..<open].allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x20 }),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: "]")),
            let words = InlineWords.split(bytes[(close + 1)...])
        else { return nil }
        head = Array(bytes[1...close])
        request = RedisRequest(words: words)
    }

    var bytes: [UInt8] {
        let words = request.words.map(InlineWords.quoted).joined(separator: [0x20])
        return [RESPKind.simple] + head + [0x20] + words + [0x0D, 0x0A]
    }
}
