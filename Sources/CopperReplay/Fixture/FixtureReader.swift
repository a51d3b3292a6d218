import CopperBytes
import CopperJSON
import CopperNet

extension Fixture {
    /// Reads the bytes of a fixture, strictly: an unknown key, a character that is no
    /// byte or a line out of place is an error.
    ///
    /// - Throws: ``FixtureError`` with the number of the line.
    public init(bytes: [UInt8]) throws(FixtureError) {
        let newline = UInt8(ascii: "\n")
        var lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
        guard lines.popLast()?.isEmpty == true, let first = lines.first else {
            throw FixtureError(line: lines.count + 1, "the file does not end with a line")
        }
        var reader = FixtureReader()
        self.init(header: try reader.header(Array(first)))
        for line in lines.dropFirst() { self.lines.append(try reader.line(Array(line))) }
    }

    /// The same for text.
    public init(text: String) throws(FixtureError) { try self.init(bytes: Array(text.utf8)) }
}

private struct FixtureReader {
    private var number = 0
    private var members: [String: JSONValue] = [:]
    private var opened = 0
    private var open: Set<Int> = []

    mutating func header(_ text: [UInt8]) throws(FixtureError) -> FixtureHeader {
        try begin(text)
        guard let version = members.removeValue(forKey: "copper-fixture")?.int else {
            throw failure("not a fixture: \"copper-fixture\" is missing")
        }
        guard version == FixtureHeader.currentVersion else {
            throw failure("format version \(version) is unknown; this reads version 1")
        }
        var header = FixtureHeader(protocolName: try string("protocol"))
        header.server = try string("server")
        header.scenario = try string("scenario")
        guard let seed: UInt64 = members.removeValue(forKey: "seed")?.number?.integer() else {
            throw failure("the integer \"seed\" is missing")
        }
        header.seed = seed
        if let facts = members.removeValue(forKey: "facts") {
            guard let facts = facts.object else { throw failure("\"facts\" is no object") }
            for (name, value) in facts {
                guard let text = value.string else {
                    throw failure("the fact \"\(name)\" is no string")
                }
                header.facts[name] = text
            }
        }
        try end()
        return header
    }

    mutating func line(_ text: [UInt8]) throws(FixtureError) -> FixtureLine {
        try begin(text)
        for kind in ["send", "recv", "open", "close", "tls"] where members[kind] != nil {
            guard let connection = members.removeValue(forKey: kind)?.int, connection > 0 else {
                throw failure("\"\(kind)\" is the number of a connection, from 1")
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
            guard let isResumed = resumed.bool else {
                throw failure("\"resumed\" is true or false")
            }
            facts.isResumed = isResumed
        }
        return facts
    }

    // MARK: Members

    private mutating func begin(_ text: [UInt8]) throws(FixtureError) {
        number += 1
        var options = JSONParseOptions()
        options.maximumDepth = 2
        let value: JSONValue
        do throws(JSONError) {
            value = try JSON.parse(text, options)
        } catch {
            throw failure("\(error)")
        }
        guard let object = value.object else { throw failure("the line is no JSON object") }
        members = [:]
        for (key, value) in object { members[key] = value }
    }

    private mutating func end() throws(FixtureError) {
        guard let key = members.keys.sorted().first else { return }
        throw failure("\"\(key)\" does not belong here")
    }

    private mutating func string(_ key: String) throws(FixtureError) -> String {
        guard let text = members.removeValue(forKey: key)?.string else {
            throw failure("the string \"\(key)\" is missing")
        }
        return text
    }

    private mutating func bytes(_ key: String) throws(FixtureError) -> [UInt8] {
        guard let bytes = JSON.latin1Bytes(try string(key)) else {
            throw failure("\"\(key)\" holds a character above U+00FF, which is no byte")
        }
        return bytes
    }

    private func failure(_ message: String) -> FixtureError { FixtureError(line: number, message) }
}
