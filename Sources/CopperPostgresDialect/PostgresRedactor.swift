import CopperBytes
import CopperCrypto

/// Rewrites the credentials of recorded PostgreSQL connections.
///
/// Passwords, MD5 and SCRAM answers become those of the password of tests (with the
/// recorded nonces and MD5 salts, so that they verify), cancel keys become the
/// connection's number, passwords in SQL text are replaced, and of authentication
/// methods that cannot be rewritten nothing is kept.
struct PostgresRedactor: WireRedactor {
    private let password: String
    private let keys: SCRAMKeys?
    private var connections: [Int: Connection] = [:]
    private var cancelKeys: [[UInt8]: [UInt8]] = [:]

    private struct Connection {
        var user: [UInt8] = []
        var salt: [UInt8] = []
        var isBearer = false
        var scram: SCRAMRewriter?
    }

    init(password: String) {
        self.password = password
        keys = try? SCRAMKeys(password: password)
    }

    mutating func redact(_ frame: WireFrame, on number: Int) -> WireFrame {
        var connection = connections.removeValue(forKey: number) ?? Connection()
        defer { connections[number] = connection }
        switch frame.postgresForm {
        case .untyped: return redact(untyped: frame, &connection)
        case .encryptionAnswer: return frame
        case .password: return frame.with(body: Array(password.utf8) + [0])
        case .md5Password: return frame.with(body: md5Answer(connection))
        case .saslInitialResponse: return redact(saslInitial: frame, &connection)
        case .saslResponse: return redact(saslResponse: frame, &connection)
        case .opaqueAuthentication: return frame.with(body: [])
        case .message:
            return frame.side == .client
                ? redact(request: frame) : redact(answer: frame, &connection, number)
        }
    }

    /// Only messages that hold rows and results are kept while unfinished; the others
    /// keep their type and length.
    func redact(unfinished bytes: [UInt8], from side: WireSide) -> [UInt8] {
        let harmless = side == .client ? "BEDSCHXcdf" : "DTtZC123nsIGHWcdA"
        let type = Character(UnicodeScalar(bytes.first ?? 0))
        guard !harmless.contains(type) else { return bytes }
        return Array(bytes.prefix(5)) + [UInt8](repeating: 0, count: max(bytes.count - 5, 0))
    }

    // MARK: The client's messages

    private mutating func redact(
        untyped frame: WireFrame, _ connection: inout Connection
    ) -> WireFrame {
        if frame.isCancelRequest {
            let body = frame.body
            let known = cancelKeys[Array(body.dropFirst(4))]
            let identity = known ?? Array(body.dropFirst(4).prefix(4)) + zeros(body.count - 8)
            return frame.with(body: Array(body.prefix(4)) + identity)
        }
        guard frame.isStartupMessage, let startup = StartupFields(frame) else { return frame }
        connection.user = startup.value(of: "user") ?? []
        return frame
    }

    private func redact(request frame: WireFrame) -> WireFrame {
        switch frame.messageType {
        case UInt8(ascii: "Q"), UInt8(ascii: "P"):
            return frame.with(body: PostgresRedactor.redactSQL(frame.body, of: frame, password))
        default: return frame
        }
    }

    /// The body of a Query or Parse message without the passwords in its SQL.
    static func redactSQL(_ body: [UInt8], of frame: WireFrame, _ password: String) -> [UInt8] {
        var start = 0
        if frame.isClient("P") { start = (body.firstIndex(of: 0) ?? -1) + 1 }
        let end = body[start...].firstIndex(of: 0) ?? body.count
        return body[..<start] + SQLSecrets.redact(Array(body[start..<end]), with: password)
            + body[end...]
    }

    private func md5Answer(_ connection: Connection) -> [UInt8] {
        let answer = try? md5PasswordAnswer(
            user: connection.user, password: password, salt: connection.salt)
        return (answer ?? []) + [0]
    }

    private func redact(saslInitial frame: WireFrame, _ connection: inout Connection) -> WireFrame {
        let body = frame.body
        let nameEnd = body.firstIndex(of: 0) ?? 0
        let mechanism = String(decoding: body[..<nameEnd], as: UTF8.self)
        let message = Array(body.dropFirst(nameEnd + 5))
        if mechanism.hasPrefix("SCRAM-SHA-256"), let keys,
            let scram = SCRAMRewriter(clientFirst: message, keys: keys)
        {
            connection.scram = scram
            return frame
        }
        connection.isBearer = mechanism == "OAUTHBEARER"
        let bearer = Array("n,,\u{1}auth=Bearer \(password)\u{1}\u{1}".utf8)
        return frame.with(
            body: saslInitialBody(mechanism, connection.isBearer ? bearer : []))
    }

    private func saslInitialBody(_ mechanism: String, _ message: [UInt8]) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.append(cString: mechanism)
        buffer.append(bigEndian: UInt32(truncatingIfNeeded: message.count))
        buffer.append(message)
        return buffer.toArray()
    }

    private func redact(
        saslResponse frame: WireFrame, _ connection: inout Connection
    ) -> WireFrame {
        if connection.isBearer, frame.body == [1] { return frame }
        return frame.with(body: connection.scram?.rewrite(clientFinal: frame.body) ?? [])
    }

    // MARK: The server's messages

    private mutating func redact(
        answer frame: WireFrame, _ connection: inout Connection, _ number: Int
    ) -> WireFrame {
        switch frame.messageType {
        case UInt8(ascii: "R"): redact(authentication: frame, &connection)
        case UInt8(ascii: "K"): redact(cancelKey: frame, number)
        case UInt8(ascii: "E"), UInt8(ascii: "N"):
            frame.with(body: redact(fields: frame.body))
        default: frame
        }
    }

    private func redact(
        authentication frame: WireFrame, _ connection: inout Connection
    ) -> WireFrame {
        let body = frame.body
        let payload = Array(body.dropFirst(4))
        let rewritten: [UInt8]?
        switch body.prefix(4).last {
        case 5:
            connection.salt = payload
            return frame
        case 8: rewritten = nil
        case 11 where connection.scram != nil:
            rewritten = connection.scram?.rewrite(serverFirst: payload)
        case 12 where connection.scram != nil:
            rewritten = connection.scram?.rewrite(serverFinal: payload)
        default: return frame
        }
        return frame.with(body: Array(body.prefix(4)) + (rewritten ?? []))
    }

    private mutating func redact(cancelKey frame: WireFrame, _ number: Int) -> WireFrame {
        let body = frame.body
        let key = PostgresRedactor.cancelKey(of: number, count: max(body.count - 4, 0))
        let redacted = Array(body.prefix(4)) + key
        cancelKeys[body] = redacted
        return frame.with(body: redacted)
    }

    /// The key that stands in a fixture: the connection's number, again and again.
    static func cancelKey(of number: Int, count: Int) -> [UInt8] {
        let digits = (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
        return (0..<count).map { digits[$0 % 4] }
    }

    private func redact(fields body: [UInt8]) -> [UInt8] {
        body.split(separator: 0, omittingEmptySubsequences: false)
            .map { SQLSecrets.redact(Array($0), with: password) }
            .joined(separator: [0]).map { $0 }
    }

    private func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: max(count, 0)) }
}

/// The names and values of a startup message, in its order.
struct StartupFields {
    var version: UInt32
    var fields: [(name: String, value: [UInt8])] = []

    init?(_ frame: WireFrame) {
        guard let code = frame.requestCode, frame.isStartupMessage else { return nil }
        version = code
        let body = Array(frame.body.dropFirst(4))
        let parts = body.split(separator: 0, omittingEmptySubsequences: false)
        var index = 0
        while index + 1 < parts.count, !parts[index].isEmpty {
            let name = String(decoding: parts[index], as: UTF8.self)
            fields.append((name, Array(parts[index + 1])))
            index += 2
        }
    }

    func value(of name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }
}
