import CopperBytes
import CopperNet
import CopperPostgresDialect
import CopperReplay
import CopperTestSupport
import Testing

@Suite("Fixtures: the file")
struct FixtureTests {
    private var sample: Fixture {
        var header = FixtureHeader(protocolName: "postgres", server: "PostgreSQL 15.14")
        header.scenario = "a \"quoted\" scenario"
        header.seed = 42
        header.facts = ["client": "psql", "b": "\u{1F600}"]
        let tls = TLSFacts(
            version: "TLSv1.3", cipher: "TLS_AES_256_GCM_SHA384",
            applicationProtocol: "postgresql", peerSubject: "CN=localhost",
            serverEndPointHash: [0, 0xAB], isResumed: true)
        return Fixture(
            header: header,
            lines: [
                FixtureLine(connection: 1, event: .opened(to: "localhost:5432")),
                FixtureLine(connection: 1, event: .secured(tls)),
                FixtureLine(connection: 1, event: .sent(Array(0...255), gloss: "every byte")),
                FixtureLine(connection: 2, event: .opened(to: "/run/s")),
                FixtureLine(connection: 1, event: .received([], gloss: "é\n\u{2028}")),
                FixtureLine(connection: 2, event: .closed(by: .server, why: "reset")),
                FixtureLine(connection: 1, event: .closed(by: .client, why: "")),
            ])
    }

    @Test("is read back as it was written, every byte and every fact")
    func roundTrip() throws {
        let text = sample.text
        let read = try Fixture(text: text)
        #expect(read == sample)
        #expect(read.text == text)
    }

    @Test("holds only characters that line tools and terminals take")
    func plainText() {
        let scalars = sample.text.unicodeScalars
        let odd = scalars.filter { scalar in
            let value = scalar.value
            return value != 10 && (value < 32 || (0x7F..<0xA0).contains(value) || value == 0x2028)
        }
        #expect(odd.isEmpty)
    }

    @Test(
        "is refused with the number of the line that is wrong",
        arguments: [
            (1, #"{"open":1,"to":"x"}"#),
            (1, #"{"copper-fixture":2,"protocol":"postgres","server":"","scenario":"","seed":1}"#),
            (1, #"{"copper-fixture":1,"protocol":"postgres","server":"","scenario":"","seed":-1}"#),
            (1, "HEADER".replacing("HEADER", with: "[]")),
            (2, #"HEADER\#n{"send":1,"gloss":"","bytes":""}"#),
            (2, #"HEADER\#n{"open":2,"to":"x"}"#),
            (2, #"HEADER\#n{"open":0,"to":"x"}"#),
            (2, #"HEADER\#n{"open":1,"to":"x","more":1}"#),
            (2, #"HEADER\#n{"open":1,"open":1,"to":"x"}"#),
            (2, #"HEADER\#n{"jump":1}"#),
            (3, #"HEADER\#n{"open":1,"to":"x"}\#n{"send":1,"gloss":"","bytes":"\u0100"}"#),
            (3, #"HEADER\#n{"open":1,"to":"x"}\#n{"send":1,"gloss":"","bytes":"€"}"#),
            (3, #"HEADER\#n{"open":1,"to":"x"}\#n{"send":1,"gloss":"","bytes":"\ud800"}"#),
            (3, #"HEADER\#n{"open":1,"to":"x"}\#n{"close":1,"by":"nobody","why":""}"#),
            (3, #"HEADER\#n{"open":1,"to":"x"}\#n{"close":1,"by":"client","why":""} x"#),
            (3, #"HEADER\#n{"open":1,"to":"x"}\#n"#),
            (
                4,
                #"HEADER\#n{"open":1,"to":"x"}\#n{"close":1,"by":"client","why":""}\#n{"send":1,"gloss":"","bytes":""}"#
            ),
        ])
    func malformed(_ line: Int, _ text: String) throws {
        let header =
            #"{"copper-fixture":1,"protocol":"postgres","server":"","scenario":"","seed":1}"#
        let file = text.replacing("HEADER", with: header) + "\n"
        let error = #expect(throws: FixtureError.self) { try Fixture(text: file) }
        #expect(error?.line == line, "\(String(describing: error))")
    }

    @Test("is refused when its last line has no end")
    func truncated() {
        let text = sample.text
        for length in 1..<text.count {
            let part = String(text.prefix(length))
            guard !part.hasSuffix("\n") else { continue }
            #expect(throws: FixtureError.self) { try Fixture(text: part) }
        }
    }

    @Test("is read from a file, whose absence says which file")
    func files() throws {
        let error = #expect(throws: NetError.self) { try Fixture(path: "/nowhere/x.fixture") }
        #expect(error?.detail.contains("/nowhere/x.fixture") == true)
    }
}
