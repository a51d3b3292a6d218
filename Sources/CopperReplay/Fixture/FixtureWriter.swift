import CopperBytes
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
        var object = LineObject()
        object.add("copper-fixture", "\(FixtureHeader.currentVersion)")
        object.add("protocol", quoted(header.protocolName))
        object.add("server", quoted(header.server))
        object.add("scenario", quoted(header.scenario))
        object.add("seed", "\(header.seed)")
        if !header.facts.isEmpty {
            var facts = LineObject()
            for (name, value) in header.facts.sorted(by: { $0.key < $1.key }) {
                facts.add(name, quoted(value))
            }
            object.add("facts", facts.text)
        }
        return object.text
    }

    static func line(for line: FixtureLine) -> String {
        var object = LineObject()
        switch line.event {
        case .opened(let endpoint):
            object.add("open", "\(line.connection)")
            object.add("to", quoted(endpoint))
        case .secured(let facts):
            object.add("tls", "\(line.connection)")
            add(facts, to: &object)
        case .sent(let bytes, let gloss):
            object.add("send", "\(line.connection)")
            object.add("gloss", quoted(gloss))
            object.add("bytes", quoted(bytes))
        case .received(let bytes, let gloss):
            object.add("recv", "\(line.connection)")
            object.add("gloss", quoted(gloss))
            object.add("bytes", quoted(bytes))
        case .closed(let side, let why):
            object.add("close", "\(line.connection)")
            object.add("by", quoted(side.rawValue))
            object.add("why", quoted(why))
        }
        return object.text
    }

    private static func add(_ facts: TLSFacts, to object: inout LineObject) {
        object.add("version", quoted(facts.version))
        object.add("cipher", quoted(facts.cipher))
        if let name = facts.applicationProtocol { object.add("alpn", quoted(name)) }
        object.add("subject", quoted(facts.peerSubject))
        if let hash = facts.serverEndPointHash {
            object.add("tls-server-end-point", quoted(Hex.encode(hash)))
        }
        if facts.isResumed { object.add("resumed", "true") }
    }

    private struct LineObject {
        private var members = ""

        mutating func add(_ key: String, _ value: String) {
            members += (members.isEmpty ? "" : ",") + "\"\(key)\":\(value)"
        }

        var text: String { "{\(members)}" }
    }

    private static func quoted(_ text: String) -> String {
        quoted(scalars: text.unicodeScalars)
    }

    private static func quoted(_ bytes: [UInt8]) -> String {
        quoted(scalars: bytes.lazy.map { UnicodeScalar($0) })
    }

    /// A JSON string. Control characters of both blocks, DEL and the soft hyphen are
    /// escaped: tools that read lines or columns would trip over them.
    private static func quoted(scalars: some Sequence<UnicodeScalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append("\"")
        for scalar in scalars {
            switch scalar.value {
            case 0x22, 0x5C: text.append(contentsOf: ["\\", scalar])
            case 0x0A: text.append(contentsOf: ["\\", "n"])
            case 0x0D: text.append(contentsOf: ["\\", "r"])
            case 0x09: text.append(contentsOf: ["\\", "t"])
            case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x2028, 0x2029:
                let digits = String(scalar.value, radix: 16)
                let padding = String(repeating: "0", count: 4 - digits.count)
                text.append(contentsOf: ("\\u" + padding + digits).unicodeScalars)
            default: text.append(scalar)
            }
        }
        text.append("\"")
        return String(text)
    }
}
