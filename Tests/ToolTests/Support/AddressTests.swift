import CopperNet
import Testing

@testable import copper

@Suite("Addresses on the command line")
struct AddressTests {
    @Test(
        "are a host and a port, or a socket's path",
        arguments: [
            ("db.example:5432", .host("db.example", port: 5432)),
            (":5555", .host("127.0.0.1", port: 5555)), ("[::1]:1", .host("::1", port: 1)),
            ("127.0.0.1:0", .host("127.0.0.1", port: 0)),
            ("/tmp/a.socket", .unix(path: "/tmp/a.socket")),
        ] as [(String, Endpoint)])
    func endpoints(text: String, endpoint: Endpoint) throws {
        #expect(try Address.endpoint(text) == endpoint)
    }

    @Test(
        "are refused otherwise, with examples",
        arguments: ["", "host", "5432", "host:", "host:port", "host:65536", "::1:5432", "[::1]"])
    func wrong(text: String) throws {
        let failure = try #require(throws: ToolFailure.self) { try Address.endpoint(text) }
        #expect(failure.hint?.contains("127.0.0.1:5555") == true)
    }
}
