public import CopperBytes

/// Redis and Valkey for recording and replay: RESP2 and RESP3.
public struct RedisDialect: WireDialect {
    public let name = "redis"
    /// The password that fixtures are about: recordings are rewritten to it, and replays
    /// expect it, whoever the user is.
    public let password: String

    /// The code of the error with which a replay refuses what was not recorded.
    public static let notRecordedCode = "NOTRECORDED"

    public init(password: String = "copper-replay") { self.password = password }

    public func makeCutter() -> any WireCutter { RedisCutter() }

    public func gloss(_ frame: WireFrame) -> String { RedisGloss.line(for: frame) }

    /// From the reply to HELLO, or to INFO where that was asked for.
    public func serverVersion(in frames: [WireFrame]) -> String? {
        for frame in frames where frame.side == .server {
            guard let item = frame.item else { continue }
            if let name = item.value(of: "server"), let version = item.value(of: "version") {
                return "\(name.prefix(1).uppercased())\(name.dropFirst()) \(version)"
            }
            if let text = item.text, let version = Self.version(inInfo: text) { return version }
        }
        return nil
    }

    private static func version(inInfo text: [UInt8]) -> String? {
        let lines = text.split { $0 == 0x0A || $0 == 0x0D }
        for (name, server) in [("valkey_version:", "Valkey"), ("redis_version:", "Redis")] {
            guard let line = lines.first(where: { $0.starts(with: name.utf8) }) else { continue }
            return "\(server) \(String(decoding: line.dropFirst(name.utf8.count), as: UTF8.self))"
        }
        return nil
    }

    public func makeRedactor(password: String) -> any WireRedactor {
        RedisRedactor(password: password)
    }

    public func withoutSecretLiterals(_ frame: WireFrame) -> WireFrame {
        guard frame.side == .client else { return frame }
        let request = RedisRequest(frame)
        let rewritten = RedisSecretRewriter(password: password).withoutLiterals(request)
        return rewritten == request ? frame : rewritten.frame(like: frame)
    }

    public func makeNormalizer() -> any WireNormalizer { RedisNormalizer() }

    public func proxyAnswer(to frame: WireFrame) -> [UInt8]? { nil }

    public func proxied(_ frame: WireFrame) -> WireFrame { frame }

    public var encryptionRequest: EncryptionRequest? { nil }

    /// Commands that only set the connection up, and their answers.
    public func greetingLength(of frames: [WireFrame]) -> Int {
        RedisSetup.greetingLength(of: frames)
    }

    public func played(of rest: [WireFrame], after greeting: [WireFrame]) -> [Int] {
        RedisSetup.played(of: rest, after: greeting)
    }

    public func reachesOtherConnections(_ frame: WireFrame) -> Bool { false }

    public func isOptional(_ frame: WireFrame) -> Bool {
        frame.side == .client && RedisRequest(frame).name == "QUIT"
    }

    public func makeHost(_ setting: WireHostSetting) -> any WireHost { RedisHost(setting) }

    public func makeMatcher() -> any WireMatcher { RedisMatcher(password: password) }

    public func makeExchanges() -> any WireExchanges { RedisExchanges(password: password) }

    public func refusal(_ message: String) -> [UInt8] {
        RESPItem.error("\(Self.notRecordedCode) \(message)").bytes
    }
}

extension RESPItem {
    /// The text of a value in a map, or in an array of names and values.
    func value(of name: String) -> String? {
        for place in stride(from: 0, to: children.count - 1, by: 2)
        where children[place].text == Array(name.utf8) {
            return children[place + 1].text.map { String(decoding: $0, as: UTF8.self) }
        }
        return nil
    }
}

/// Compares commands with recorded ones: by their words, whichever way they were written.
/// Names of commands may be in small letters, and passwords are all the same.
struct RedisMatcher: WireMatcher {
    private let rewriter: RedisSecretRewriter

    init(password: String) { rewriter = RedisSecretRewriter(password: password) }

    mutating func matches(_ actual: WireFrame, recorded: WireFrame) -> Bool {
        let request = rewriter.withoutLiterals(RedisRequest(actual)).key
        return request == rewriter.withoutLiterals(RedisRequest(recorded)).key
    }
}
