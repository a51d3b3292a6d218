import CopperBytes
import CopperCrypto

/// Greets clients as the recorded server did, but authenticates them itself.
///
/// It answers SSLRequest and GSSENCRequest, asks for what the recorded server asked
/// for (nothing, a password, MD5, SCRAM-SHA-256 with or without channel binding) with
/// a fresh salt and nonce, and then tells the recorded parameters.
struct PostgresHost: WireHost {
    private let setting: WireHostSetting
    private var phase = Phase.starting
    private var startup: StartupFields?
    private var isEncrypted = false

    private enum Phase {
        case starting, password, md5
        case saslInitial
        case saslResponse(clientFirst: [UInt8], serverFirst: [UInt8], isPlus: Bool)
        case done
    }

    init(_ setting: WireHostSetting) { self.setting = setting }

    mutating func receive(_ frame: WireFrame) -> WireHostReply {
        switch phase {
        case .starting: start(frame)
        case .password: check(frame.body, is: Array(setting.password.utf8) + [0])
        case .md5: check(frame.body, is: md5Answer)
        case .saslInitial: beginSASL(frame)
        case .saslResponse(let first, let challenge, let isPlus):
            finishSASL(frame, first, challenge, isPlus)
        case .done: refuse("the greeting is over")
        }
    }

    // MARK: Startup

    private mutating func start(_ frame: WireFrame) -> WireHostReply {
        switch frame.requestCode {
        case PostgresRequestCode.ssl where setting.acceptsEncryption:
            isEncrypted = true
            return WireHostReply([UInt8(ascii: "S")])
        case PostgresRequestCode.ssl, PostgresRequestCode.gssEncryption:
            return WireHostReply([UInt8(ascii: "N")])
        case PostgresRequestCode.cancel: return WireHostReply([], .reachedOtherConnection)
        default: break
        }
        guard let startup = StartupFields(frame), startup.version >> 16 == 3 else {
            return refuse("unsupported frontend protocol")
        }
        self.startup = startup
        let negotiation = negotiate()
        let reply = challenge()
        return WireHostReply(negotiation + reply.bytes, reply.outcome)
    }

    /// The recorded minor version, as the server's NegotiateProtocolVersion left it.
    private var recordedVersion: UInt32 {
        let negotiated = setting.greeting.first { $0.isServer("v") }?.body.prefix(4)
        let asked = setting.greeting.lazy.compactMap { StartupFields($0)?.version }.first
        return negotiated?.reduce(0) { $0 << 8 | UInt32($1) } ?? asked ?? 0x0003_0000
    }

    private var version: UInt32 { min(startup?.version ?? 0, recordedVersion) }

    private func negotiate() -> [UInt8] {
        guard let startup else { return [] }
        let options = startup.fields.map(\.name).filter { $0.hasPrefix("_pq_.") }
        guard startup.version > recordedVersion || !options.isEmpty else { return [] }
        var body = ByteBuffer()
        body.append(bigEndian: version)
        body.append(bigEndian: UInt32(truncatingIfNeeded: options.count))
        for option in options { body.append(cString: option) }
        return postgresMessage("v", body.toArray())
    }

    // MARK: Authentication

    private mutating func challenge() -> WireHostReply {
        let asked = setting.greeting.first { $0.isServer("R") && $0.body.prefix(4).last != 0 }
        switch asked?.body.prefix(4).last {
        case nil: return welcome()
        case 3:
            phase = .password
            return WireHostReply(authentication(3))
        case 5:
            phase = .md5
            return WireHostReply(authentication(5, salt))
        case 10:
            phase = .saslInitial
            let names: [String] =
                isBoundToCertificate
                ? ["SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"] : ["SCRAM-SHA-256"]
            let list: [UInt8] = names.flatMap { name -> [UInt8] in Array(name.utf8) + [0] }
            return WireHostReply(authentication(10, list + [0]))
        default: return refuse("the recorded authentication cannot be replayed")
        }
    }

    private func authentication(_ code: UInt32, _ payload: [UInt8] = []) -> [UInt8] {
        var body = ByteBuffer()
        body.append(bigEndian: code)
        body.append(payload)
        return postgresMessage("R", body.toArray())
    }

    private var salt: [UInt8] { Array(setting.random.prefix(4)) }
    private var user: [UInt8] { startup?.value(of: "user") ?? [] }
    private var isBoundToCertificate: Bool {
        setting.acceptsEncryption && setting.serverEndPointHash != nil
    }

    private var md5Answer: [UInt8]? {
        let answer = try? md5PasswordAnswer(user: user, password: setting.password, salt: salt)
        return answer.map { $0 + [0] }
    }

    private mutating func check(_ answer: [UInt8], is expected: [UInt8]?) -> WireHostReply {
        expected == answer ? welcome() : refusePassword()
    }

    private mutating func beginSASL(_ frame: WireFrame) -> WireHostReply {
        let body = frame.body
        let end = body.firstIndex(of: 0) ?? body.count
        let mechanism = String(decoding: body[..<end], as: UTF8.self)
        let clientFirst = Array(body.dropFirst(end + 5))
        let isPlus = mechanism == "SCRAM-SHA-256-PLUS"
        guard isPlus ? isBoundToCertificate : mechanism == "SCRAM-SHA-256",
            SCRAMText.headerCount(of: clientFirst) != nil,
            let nonce = SCRAMText.attribute("r", of: clientFirst), let keys
        else { return refuse("malformed SCRAM message or unknown mechanism \(mechanism)") }
        let ours = Array(Base64.encode(Array(setting.random.dropFirst(4).prefix(18))).utf8)
        let message = keys.serverFirst(nonce: nonce + ours)
        phase = .saslResponse(clientFirst: clientFirst, serverFirst: message, isPlus: isPlus)
        return WireHostReply(authentication(11, message))
    }

    private var keys: SCRAMKeys? { try? SCRAMKeys(password: setting.password) }

    private mutating func finishSASL(
        _ frame: WireFrame, _ clientFirst: [UInt8], _ serverFirst: [UInt8], _ isPlus: Bool
    ) -> WireHostReply {
        guard let headerCount = SCRAMText.headerCount(of: clientFirst), let keys,
            let bare = SCRAMText.withoutProof(frame.body)
        else { return refuse("malformed SCRAM message") }
        let header = Array(clientFirst[..<headerCount])
        let binding = header + (isPlus ? setting.serverEndPointHash ?? [] : [])
        let message = SCRAMText.authMessage(
            Array(clientFirst[headerCount...]), serverFirst, bare)
        guard SCRAMText.attribute("c", of: bare) == Array(Base64.encode(binding).utf8) else {
            return refuse("SCRAM channel binding check failed", code: "28000")
        }
        guard SCRAMText.attribute("r", of: bare) == SCRAMText.attribute("r", of: serverFirst),
            let proof = try? keys.proof(of: message),
            let signature = try? keys.signature(of: message),
            SCRAMText.attribute("p", of: frame.body) == Array(Base64.encode(proof).utf8)
        else { return refusePassword() }
        let final = authentication(12, Array("v=\(Base64.encode(signature))".utf8))
        let reply = welcome()
        return WireHostReply(final + reply.bytes, reply.outcome)
    }

    // MARK: After authentication

    /// What the recorded server told once it knew the client: its parameters, the
    /// cancel key and ReadyForQuery, or the error with which it closed.
    private mutating func welcome() -> WireHostReply {
        phase = .done
        let recorded = setting.greeting.filter { frame in
            frame.side == .server && frame.postgresForm == .message && !frame.isServer("v")
                && !(frame.isServer("R") && frame.body.prefix(4).last != 0)
        }
        guard !recorded.isEmpty else { return WireHostReply(inventedWelcome, .ready) }
        let isReady = recorded.contains { $0.isServer("Z") }
        return WireHostReply(recorded.flatMap(adapted), isReady ? .ready : .closes)
    }

    private func adapted(_ frame: WireFrame) -> [UInt8] {
        if frame.isServer("K"), version < 0x0003_0002 {
            return frame.with(body: Array(frame.body.prefix(8))).bytes
        }
        let name = Array("application_name".utf8) + [0]
        if frame.isServer("S"), frame.body.starts(with: name),
            let value = startup?.value(of: "application_name")
        {
            return frame.with(body: name + value + [0]).bytes
        }
        return frame.bytes
    }

    private var inventedWelcome: [UInt8] {
        let parameters = [
            ("server_version", "15.0"), ("server_encoding", "UTF8"), ("client_encoding", "UTF8"),
            ("DateStyle", "ISO, MDY"), ("integer_datetimes", "on"), ("TimeZone", "UTC"),
            ("standard_conforming_strings", "on"),
        ]
        let statuses = parameters.flatMap {
            postgresMessage("S", Array($0.0.utf8) + [0] + Array($0.1.utf8) + [0])
        }
        let key = PostgresRedactor.cancelKey(of: setting.connection, count: 4)
        return authentication(0) + statuses + postgresMessage("K", key + key)
            + postgresMessage("Z", [UInt8(ascii: "I")])
    }

    private mutating func refusePassword() -> WireHostReply {
        let name = String(decoding: user, as: UTF8.self)
        return refuse("password authentication failed for user \"\(name)\"", code: "28P01")
    }

    private mutating func refuse(_ message: String, code: String = "08P01") -> WireHostReply {
        phase = .done
        return WireHostReply(postgresError(message, code: code, severity: "FATAL"), .closes)
    }
}

/// An ErrorResponse of ours.
func postgresError(_ message: String, code: String, severity: String) -> [UInt8] {
    let fields = [("S", severity), ("V", severity), ("C", code), ("M", message)]
    let body = fields.flatMap { name, value in
        Array(name.utf8) + Array(value.utf8.filter { $0 != 0 }) + [0]
    }
    return postgresMessage("E", body + [0])
}
