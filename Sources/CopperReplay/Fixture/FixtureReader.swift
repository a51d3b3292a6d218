import CopperBytes
import CopperNet

extension Fixture {
    /// Reads the text of a fixture, strictly: an unknown key, a byte above 255 or a
    /// line out of place is an error.
    ///
    /// - Throws: ``FixtureError`` with the number of the line.
    public init(text: String) throws(FixtureError) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.popLast()?.isEmpty == true, let first = lines.first else {
            throw FixtureError(line: max(lines.count, 1), "the file does not end with a line")
        }
        var reader = FixtureReader()
        self.init(header: try reader.header(String(first)))
        for line in lines.dropFirst() { self.lines.append(try reader.line(String(line))) }
    }

    /// The same for the bytes of a file.
    public init(bytes: [UInt8]) throws(FixtureError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FixtureError(line: 1, "the file is not UTF-8")
        }
        try self.init(text: text)
    }
}

private struct FixtureReader {
    private var number = 0
    private var members: [String: LineParser.Value] = [:]
    private var opened = 0
    private var open: Set<Int> = []

    mutating func header(_ text: String) throws(FixtureError) -> FixtureHeader {
        try begin(text)
        guard case .integer(let version) = members.removeValue(forKey: "copper-fixture") else {
            throw failure("not a fixture: \"copper-fixture\" is missing")
        }
        guard version == FixtureHeader.currentVersion else {
            throw failure("format version \(version) is unknown; this reads version 1")
        }
        var header = FixtureHeader(protocolName: try string("protocol"))
        header.server = try string("server")
        header.scenario = try string("scenario")
        header.seed = try integer("seed")
        if let facts = members.removeValue(forKey: "facts") {
            guard case .object(let facts) = facts else { throw failure("\"facts\" is no object") }
            for (name, value) in facts {
                guard case .string(let text) = value else {
                    throw failure("the fact \"\(name)\" is no string")
                }
                header.facts[name] = text
            }
        }
        try end()
        return header
    }

    mutating func line(_ text: String) throws(FixtureError) -> FixtureLine {
        try begin(text)
        for kind in ["send", "recv", "open", "close", "tls"] where members[kind] != nil {
            let value = try integer(kind)
            guard let connection = Int(exactly: value), connection > 0 else {
                throw failure("connection \(value) is out of range")
            }
            try follow(kind, connection)
            let event = try event(kind)
            try end()
            return FixtureLine(connection: connection, event: event)
        }
        throw failure("one of open, tls, send, recv and close is needed")
    }

    private mutating func event(_ kind: String) throws(FixtureError) -> FixtureLine.Event {
        switch kind {
        case "open": return .opened(to: try string("to"))
        case "tls": return .secured(try facts())
        case "send":
            let gloss = try string("gloss")
            return .sent(try bytes("bytes"), gloss: gloss)
        case "recv":
            let gloss = try string("gloss")
            return .received(try bytes("bytes"), gloss: gloss)
        default:
            let by = try string("by")
            guard let side = WireSide(rawValue: by) else {
                throw failure("\"by\" is client or server")
            }
            return .closed(by: side, why: try string("why"))
        }
    }

    /// Connections are numbered as they open, and nothing happens on a closed one.
    private mutating func follow(_ kind: String, _ connection: Int) throws(FixtureError) {
        if kind == "open" {
            guard connection == opened + 1 else {
                throw failure("connection \(opened + 1) comes next, not \(connection)")
            }
            opened = connection
            open.insert(connection)
        } else if !open.contains(connection) {
            throw failure("connection \(connection) is not open")
        }
        if kind == "close" { open.remove(connection) }
    }

    private mutating func facts() throws(FixtureError) -> TLSFacts {
        var facts = TLSFacts(version: try string("version"), cipher: try string("cipher"))
        facts.peerSubject = try string("subject")
        if members["alpn"] != nil { facts.applicationProtocol = try string("alpn") }
        if members["tls-server-end-point"] != nil {
            guard let hash = Hex.decode(try string("tls-server-end-point")) else {
                throw failure("\"tls-server-end-point\" is not hexadecimal")
            }
            facts.serverEndPointHash = hash
        }
        if let resumed = members.removeValue(forKey: "resumed") {
            facts.isResumed = resumed == .bool(true)
        }
        return facts
    }

    // MARK: Members

    private mutating func begin(_ text: String) throws(FixtureError) {
        number += 1
        do throws(LineParser.Failure) {
            members = try LineParser.members(of: text)
        } catch {
            throw failure(error.message)
        }
    }

    private mutating func end() throws(FixtureError) {
        guard let key = members.keys.sorted().first else { return }
        throw failure("\"\(key)\" does not belong here")
    }

    private mutating func string(_ key: String) throws(FixtureError) -> String {
        guard case .string(let text) = members.removeValue(forKey: key) else {
            throw failure("the string \"\(key)\" is missing")
        }
        return text
    }

    private mutating func integer(_ key: String) throws(FixtureError) -> UInt64 {
        guard case .integer(let value) = members.removeValue(forKey: key) else {
            throw failure("the integer \"\(key)\" is missing")
        }
        return value
    }

    private mutating func bytes(_ key: String) throws(FixtureError) -> [UInt8] {
        guard case .string(let text) = members.removeValue(forKey: key) else {
            throw failure("the string \"\(key)\" is missing")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.unicodeScalars.count)
        for scalar in text.unicodeScalars {
            guard let byte = UInt8(exactly: scalar.value) else {
                throw failure("U+\(String(scalar.value, radix: 16)) is no byte")
            }
            bytes.append(byte)
        }
        return bytes
    }

    private func failure(_ message: String) -> FixtureError { FixtureError(line: number, message) }
}
