import CopperNet
import CopperTLS
import CopperTestSupport
import Testing

@Suite("TLS session resumption", .enabled(if: TLSTestPKI.isUsable, "there is no openssl tool"))
struct TLSResumptionTests {
    let loop = EventLoopGroup.shared.next()

    /// Whether the client resumed. Tickets of TLS 1.3 arrive with the first bytes.
    private func connect(
        _ client: TLSContext, _ server: TLSContext, as name: String = "localhost"
    ) async throws -> Bool {
        let pair = try await TLSPair.connect(
            on: loop, client: client, server: server, serverName: name)
        try await pair.greet()
        #expect(pair.clientFacts.isResumed == pair.serverFacts.isResumed)
        #expect(pair.clientFacts.peerSubject == "CN = server")
        #expect(pair.clientFacts.serverEndPointHash == pair.serverFacts.serverEndPointHash)
        pair.close()
        return pair.clientFacts.isResumed
    }

    @Test("resumes with the same endpoint and name", arguments: [TLSVersion.tls12, .tls13])
    func resumes(version: TLSVersion) async throws {
        let client = try TLSContext.client { $0.maximumVersion = version }
        let server = try TLSContext.server()
        #expect(try await !connect(client, server))
        for _ in 0..<3 { #expect(try await connect(client, server)) }
    }

    @Test("does not resume what was verified for another name")
    func otherName() async throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        #expect(try await !connect(client, server))
        #expect(try await !connect(client, server, as: "127.0.0.1"))
        await expectFailure(.tls, "is not for 'example.com'") {
            _ = try await connect(client, server, as: "example.com")
        }
    }

    @Test("resumes nothing from before a reload of either side", arguments: [true, false])
    func reload(ofClient: Bool) async throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        #expect(try await !connect(client, server))
        try await (ofClient ? client : server).reload()
        #expect(try await !connect(client, server))
        #expect(try await connect(client, server))
    }

    @Test(
        "never resumes when either side is told not to",
        arguments: [true, false], [TLSVersion.tls12, .tls13])
    func switchedOff(atClient: Bool, version: TLSVersion) async throws {
        let client = try TLSContext.client {
            $0.resumesSessions = !atClient
            $0.maximumVersion = version
        }
        let server = try TLSContext.server { $0.resumesSessions = atClient }
        for _ in 0..<3 { #expect(try await !connect(client, server)) }
    }

    @Test("resumes with a client certificate, which the server still knows")
    func clientCertificate() async throws {
        let pki = try TLSTestPKI.shared()
        let client = try TLSContext.client { $0.identity = TLSIdentity(pki.client) }
        let server = try TLSContext.server {
            $0.clientAuthentication = .required
            $0.trustRoots = .file(pki.authority)
        }
        for isResumed in [false, true] {
            let pair = try await TLSPair.connect(on: loop, client: client, server: server)
            try await pair.greet()
            #expect(pair.serverFacts.isResumed == isResumed)
            #expect(pair.serverFacts.peerSubject == "CN = certuser")
            pair.close()
        }
    }
}
