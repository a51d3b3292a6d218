import CopperBytes
import CopperCrypto
import CopperNet
import CopperResilience
import CopperSimulation
import CopperTLS
import CopperTestSupport
import Testing

@Suite("TLS handshake", .enabled(if: TLSTestPKI.isUsable, "there is no openssl tool"))
struct TLSHandshakeTests {
    let loop = EventLoopGroup.shared.next()

    @Test("connects, tells what was settled, and carries bytes both ways")
    func connects() async throws {
        let pair = try await TLSPair.connect(on: loop, client: .client(), server: .server())
        defer { pair.close() }
        #expect(pair.clientFacts.version == "TLSv1.3")
        #expect(pair.clientFacts.cipher.hasPrefix("TLS_"))
        #expect(pair.clientFacts.peerSubject == "CN = server")
        #expect(pair.clientFacts.applicationProtocol == nil)
        #expect(!pair.clientFacts.isResumed)
        #expect(pair.serverFacts.version == "TLSv1.3")
        #expect(pair.serverFacts.peerSubject == "")
        try await pair.greet()
    }

    @Test("speaks TLS 1.2 with those who speak nothing newer")
    func version12() async throws {
        let server = try TLSContext.server { $0.maximumVersion = .tls12 }
        let pair = try await TLSPair.connect(on: loop, client: .client(), server: server)
        defer { pair.close() }
        #expect(pair.clientFacts.version == "TLSv1.2")
        try await pair.greet()
    }

    @Test("agrees on one version at most: none in common fails and says so")
    func noVersion() async throws {
        let client = try TLSContext.client { $0.minimumVersion = .tls13 }
        let server = try TLSContext.server { $0.maximumVersion = .tls12 }
        await expectFailure(.tls, "no TLS version in common", "TLSv1.3 and newer") {
            _ = try await TLSPair.connect(on: loop, client: client, server: server)
        }
    }

    @Test("has no cipher in common and says so")
    func noCipher() async throws {
        let client = try TLSContext.client {
            $0.maximumVersion = .tls12
            $0.cipherList = "ECDHE-ECDSA-AES128-GCM-SHA256"
        }
        let server = try TLSContext.server { $0.cipherList = "ECDHE-ECDSA-AES256-GCM-SHA384" }
        await expectFailure(.tls, "no cipher") {
            _ = try await TLSPair.connect(on: loop, client: client, server: server)
        }
    }

    @Test("selects the server's favourite among the client's protocols")
    func applicationProtocols() async throws {
        let client = try TLSContext.client { $0.applicationProtocols = ["http/1.1", "h2"] }
        let server = try TLSContext.server { $0.applicationProtocols = ["h2", "http/1.1"] }
        let pair = try await TLSPair.connect(on: loop, client: client, server: server)
        defer { pair.close() }
        #expect(pair.clientFacts.applicationProtocol == "h2")
        #expect(pair.serverFacts.applicationProtocol == "h2")
    }

    @Test("fails when the server has none of the client's protocols")
    func noApplicationProtocol() async throws {
        let client = try TLSContext.client { $0.applicationProtocols = ["postgresql"] }
        let server = try TLSContext.server { $0.applicationProtocols = ["h2"] }
        await expectFailure(.tls, "no application protocol", "postgresql") {
            _ = try await TLSPair.connect(on: loop, client: client, server: server)
        }
    }

    @Test("goes on without a protocol when the server does not know ALPN")
    func noALPN() async throws {
        let client = try TLSContext.client { $0.applicationProtocols = ["postgresql"] }
        let pair = try await TLSPair.connect(on: loop, client: client, server: .server())
        defer { pair.close() }
        #expect(pair.clientFacts.applicationProtocol == nil)
    }

    @Test("shows the client's certificate to a server that requires one")
    func clientCertificate() async throws {
        let pki = try TLSTestPKI.shared()
        let client = try TLSContext.client {
            $0.identity = TLSIdentity(pki.encryptedClient, password: pki.password)
        }
        let server = try TLSContext.server {
            $0.clientAuthentication = .required
            $0.trustRoots = .file(pki.authority)
        }
        let pair = try await TLSPair.connect(on: loop, client: client, server: server)
        defer { pair.close() }
        #expect(pair.serverFacts.peerSubject == "CN = certuser")
        try await pair.greet()
    }

    @Test(
        "fails without a client certificate where one is required, in the server's words",
        arguments: [TLSVersion.tls12, .tls13])
    func missingClientCertificate(version: TLSVersion) async throws {
        let pki = try TLSTestPKI.shared()
        let client = try TLSContext.client { $0.maximumVersion = version }
        let server = try TLSContext.server {
            $0.clientAuthentication = .required
            $0.trustRoots = .file(pki.authority)
        }
        let (near, far) = MemoryStream.pair(on: loop)
        async let accepting = Result {
            try await TLSStream.server(over: far, context: server, deadline: .distantFuture)
        }
        // With TLS 1.3 the client's handshake is over before the server has looked.
        await expectFailure(.tls, version == .tls13 ? "set 'identity'" : "client certificate") {
            let stream = try await TLSStream.client(
                over: near, context: client, serverName: "localhost", deadline: .distantFuture)
            _ = try await StreamIO(stream).read()
        }
        let accepted = await accepting
        await expectFailure(.tls, "requires a client certificate") { _ = try accepted.get() }
    }

    @Test("refuses a client whose certificate is from another authority")
    func foreignClient() async throws {
        let pki = try TLSTestPKI.shared()
        let client = try TLSContext.client { $0.identity = TLSIdentity(pki.untrusted) }
        let server = try TLSContext.server {
            $0.clientAuthentication = .optional
            $0.trustRoots = .file(pki.authority)
        }
        let (near, far) = MemoryStream.pair(on: loop)
        async let accepting = Result {
            try await TLSStream.server(over: far, context: server, deadline: .distantFuture)
        }
        await expectFailure(.tls, "does not know the authority") {
            let stream = try await TLSStream.client(
                over: near, context: client, serverName: "localhost", deadline: .distantFuture)
            _ = try await StreamIO(stream).read()
        }
        let accepted = await accepting
        await expectFailure(
            .tls, "the certificate of the client is not from a trusted authority",
            "subject CN = untrusted"
        ) { _ = try accepted.get() }
    }

    @Test("lets a client without a certificate in where one is optional")
    func optionalClientCertificate() async throws {
        let pki = try TLSTestPKI.shared()
        let server = try TLSContext.server {
            $0.clientAuthentication = .optional
            $0.trustRoots = .pem((try? pki.text(of: pki.authority)) ?? "")
        }
        let pair = try await TLSPair.connect(on: loop, client: .client(), server: server)
        defer { pair.close() }
        #expect(pair.serverFacts.peerSubject == "")
        try await pair.greet()
    }

    @Test("ends at its deadline when the server says nothing")
    func deadline() throws {
        let context = try TLSContext.client()
        let run = try SimulatedLoop.run(seed: 1) { loop in
            let (near, far) = MemoryStream.pair(on: loop)
            defer { far.close() }
            await expectFailure(.timedOut, "deadline") {
                _ = try await TLSStream.client(
                    over: near, context: context, serverName: "localhost",
                    deadline: loop.now + .seconds(5))
            }
        }
        #expect(run.elapsed == .seconds(5))
    }

    @Test("does not begin after its deadline")
    func deadlinePassed() async throws {
        let (near, far) = MemoryStream.pair(on: loop)
        defer { far.close() }
        await expectFailure(.timedOut) {
            _ = try await TLSStream.client(
                over: near, context: .client(), serverName: "localhost", deadline: loop.now)
        }
    }

    @Test("closes the stream below when it fails")
    func closesBelow() async throws {
        let (near, far) = MemoryStream.pair(on: loop)
        let io = StreamIO(far)
        try await io.write(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
        await expectFailure(.tls, "not TLS") {
            _ = try await TLSStream.client(
                over: near, context: .client(), serverName: "localhost",
                deadline: .distantFuture)
        }
        // What the client sent, its hello and perhaps an alert, and then the end.
        let sent = try await io.readToEnd()
        #expect(sent.first == 0x16)
    }

    @Test("takes over a stream that has carried plaintext")
    func afterPlaintext() async throws {
        let (near, far) = MemoryStream.pair(on: loop)
        let request = StreamIO(near)
        let answer = StreamIO(far)
        try await request.write([0, 0, 0, 8, 4, 0xD2, 0x16, 0x2F])
        _ = try await answer.read(exactly: 8)
        try await answer.write([UInt8(ascii: "S")])
        _ = try await request.read(exactly: 1)
        let client = await request.detach()
        let server = await answer.detach()
        #expect(client.unread.isEmpty && server.unread.isEmpty)
        let (clientContext, serverContext) = (try TLSContext.client(), try TLSContext.server())
        async let accepting = TLSStream.server(
            over: server.stream, context: serverContext, deadline: .distantFuture)
        let stream = try await TLSStream.client(
            over: client.stream, context: clientContext, serverName: "localhost",
            deadline: .distantFuture)
        #expect(stream.info.tls?.version == "TLSv1.3")
        _ = try await accepting
    }

    @Test("refuses a context of the other role")
    func wrongRole() async throws {
        let (near, _) = MemoryStream.pair(on: loop)
        await expectFailure(.tls, "context cannot be used") {
            _ = try await TLSStream.client(
                over: near, context: .server(), serverName: "localhost",
                deadline: .distantFuture)
        }
    }
}
