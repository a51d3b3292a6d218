import CopperBytes
import CopperJSON
import CopperNet

extension Fixture {
    /// The file's text. Keys stand in a fixed order and nothing depends on the time or
    /// the machine, so that recordings can be compared line by line.
    public var text: String {
        var text = FixtureWriter.line(for: header) + "\n"
        for line in lines { text += FixtureWriter.line(for: line) + "\n" }
        return text
    }
}

/// Writes the lines of a fixture.
enum FixtureWriter {
    static func line(for header: FixtureHeader) -> String {
        var object: JSONObject = [
            "copper-fixture": .number(FixtureHeader.currentVersion),
            "protocol": .string(header.protocolName), "server": .string(header.server),
            "scenario": .string(header.scenario), "seed": .number(header.seed),
        ]
        if !header.facts.isEmpty {
            let facts = header.facts.sorted { $0.key < $1.key }
            object["facts"] = .object(
                JSONObject(facts.map { (key: $0.key, value: JSONValue.string($0.value)) }))
        }
        return JSON.text(.object(object))
    }

    static func line(for line: FixtureLine) -> String {
        JSON.text(.object(object(for: line.event, .number(line.connection))))
    }

    private static func object(
        for event: FixtureLine.Event, _ connection: JSONValue
    ) -> JSONObject {
        switch event {
        case .opened(let endpoint): ["open": connection, "to": .string(endpoint)]
        case .secured(let facts): object(for: facts, connection)
        case .sent(let bytes, let gloss):
            [
                "send": connection, "gloss": .string(gloss),
                "bytes": .string(JSON.latin1String(bytes)),
            ]
        case .received(let bytes, let gloss):
            [
                "recv": connection, "gloss": .string(gloss),
                "bytes": .string(JSON.latin1String(bytes)),
            ]
        case .closed(let side, let why):
            ["close": connection, "by": .string(side.rawValue), "why": .string(why)]
        }
    }

    private static func object(for facts: TLSFacts, _ connection: JSONValue) -> JSONObject {
        var object: JSONObject = [
            "tls": connection, "version": .string(facts.version), "cipher": .string(facts.cipher),
        ]
        if let name = facts.applicationProtocol { object["alpn"] = .string(name) }
        object["subject"] = .string(facts.peerSubject)
        if let hash = facts.serverEndPointHash {
            object["tls-server-end-point"] = .string(Hex.encode(hash))
        }
        if facts.isResumed { object["resumed"] = true }
        return object
    }
}
