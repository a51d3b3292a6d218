public import CopperBytes

/// PostgreSQL for recording and replay.
public struct PostgresDialect: WireDialect {
    public let name = "postgres"
    /// The password that fixtures are about: recordings are rewritten to it, and
    /// replays expect it.
    public let password: String

    /// The SQLSTATE with which a replay refuses what was not recorded.
    public static let notRecordedState = "CP001"

    public init(password: String = "copper-replay") { self.password = password }

    public func makeCutter() -> any WireCutter { PostgresCutter() }

    public func gloss(_ frame: WireFrame) -> String { PostgresGloss.line(for: frame) }

    public func serverVersion(in frames: [WireFrame]) -> String? {
        let name = Array("server_version".utf8) + [0]
        let status = frames.first { $0.isServer("S") && $0.body.starts(with: name) }
        return status.map {
            "PostgreSQL "
                + String(decoding: $0.body.dropFirst(name.count).dropLast(), as: UTF8.self)
        }
    }

    public func makeRedactor(password: String) -> any WireRedactor {
        PostgresRedactor(password: password)
    }

    public func withoutSecretLiterals(_ frame: WireFrame) -> WireFrame {
        guard frame.isClient("Q") || frame.isClient("P") else { return frame }
        return frame.with(body: PostgresRedactor.redactSQL(frame.body, of: frame, password))
    }

    public func makeNormalizer() -> any WireNormalizer { PostgresNormalizer() }

    public func proxyAnswer(to frame: WireFrame) -> [UInt8]? {
        switch frame.requestCode {
        case PostgresRequestCode.ssl, PostgresRequestCode.gssEncryption: [UInt8(ascii: "N")]
        default: nil
        }
    }

    /// Without SCRAM-SHA-256-PLUS, whose channel ends at the proxy.
    public func proxied(_ frame: WireFrame) -> WireFrame {
        guard frame.isServer("R"), frame.body.prefix(4).last == 10 else { return frame }
        let names = frame.body.dropFirst(4).split(separator: 0).filter {
            !$0.elementsEqual("SCRAM-SHA-256-PLUS".utf8)
        }
        return frame.with(body: Array(frame.body.prefix(4)) + names.flatMap { $0 + [0] } + [0])
    }

    public var encryptionRequest: EncryptionRequest? {
        EncryptionRequest(
            bytes: [0, 0, 0, 8, 0x04, 0xD2, 0x16, 0x2F], accepted: UInt8(ascii: "S"))
    }

    /// Everything up to the first ReadyForQuery.
    public func greetingLength(of frames: [WireFrame]) -> Int {
        (frames.firstIndex { $0.isServer("Z") }).map { $0 + 1 } ?? frames.count
    }

    public func reachesOtherConnections(_ frame: WireFrame) -> Bool { frame.isCancelRequest }

    public func isOptional(_ frame: WireFrame) -> Bool { frame.isClient("X") }

    public func makeHost(_ setting: WireHostSetting) -> any WireHost { PostgresHost(setting) }

    public func makeMatcher() -> any WireMatcher { PostgresMatcher(password: password) }

    public func makeExchanges() -> any WireExchanges { PostgresExchanges(password: password) }

    public func refusal(_ message: String) -> [UInt8] {
        postgresError(message, code: Self.notRecordedState, severity: "FATAL")
    }
}
