import CopperBytes
import CopperListener
import CopperNet
import CopperResilience
import CopperTLS
import CopperTestSupport
import Foundation
import Testing

@Suite("TLS with openssl s_server", .enabled(if: TLSTestPKI.isUsable, "there is no openssl tool"))
struct TLSLiveTests {
    let loop = EventLoopGroup.shared.next()

    private func connect(
        to server: TLSServerProcess, context: TLSContext, as name: String = "localhost"
    ) async throws -> StreamIO {
        let deadline = loop.now + .seconds(120)
        let socket = try await SocketConnector().connect(
            to: .host("127.0.0.1", port: server.port), on: loop, deadline: deadline)
        return StreamIO(
            try await TLSStream.client(
                over: socket, context: context, serverName: name, deadline: deadline))
    }

    /// Sends a line and expects it back reversed.
    private func expectEcho(_ io: StreamIO) async throws {
        try await io.write(Array("stressed\n".utf8))
        let answer = try await io.read(exactly: 9, deadline: loop.now + .seconds(120))
        #expect(String(decoding: answer, as: UTF8.self) == "desserts\n")
    }

    @Test("talks to it in every version", arguments: [TLSVersion.tls12, .tls13])
    func versions(version: TLSVersion) async throws {
        let pki = try TLSTestPKI.shared()
        let server = try TLSServerProcess(
            pki.server, version == .tls12 ? "-tls1_2" : "-tls1_3")
        let io = try await connect(to: server, context: .client())
        #expect(io.stream.info.tls?.version == version.description)
        try await expectEcho(io)
        io.close()
    }

    @Test("refuses a server that has nothing newer than TLS 1.1, unless told otherwise")
    func oldVersion() async throws {
        let pki = try TLSTestPKI.shared()
        let server = try TLSServerProcess(pki.server, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0")
        await expectFailure(.tls, "no TLS version in common", "TLSv1.2 and newer") {
            _ = try await connect(to: server, context: .client())
        }
        let old = try TLSContext.client {
            $0.minimumVersion = .tls11
            $0.cipherList = "ALL:@SECLEVEL=0"
        }
        let io = try await connect(to: server, context: old)
        #expect(io.stream.info.tls?.version == "TLSv1.1")
        try await expectEcho(io)
        io.close()
    }

    @Test("selects a protocol with it, or fails")
    func applicationProtocols() async throws {
        let pki = try TLSTestPKI.shared()
        let server = try TLSServerProcess(pki.server, "-alpn", "postgresql,h2")
        let right = try TLSContext.client { $0.applicationProtocols = ["http/1.1", "postgresql"] }
        let io = try await connect(to: server, context: right)
        #expect(io.stream.info.tls?.applicationProtocol == "postgresql")
        io.close()
        let wrong = try TLSContext.client { $0.applicationProtocols = ["redis"] }
        await expectFailure(.tls, "no application protocol", "redis") {
            _ = try await connect(to: server, context: wrong)
        }
    }

    @Test("gets the certificate for the name that it asks for, and sends no address")
    func serverName() async throws {
        let pki = try TLSTestPKI.shared()
        let server = try TLSServerProcess(
            pki.server, "-servername", "other.example", "-cert2", pki.wrongName.certificate,
            "-key2", pki.wrongName.key)
        let io = try await connect(to: server, context: .client(), as: "other.example")
        #expect(io.stream.info.tls?.peerSubject == "CN = wrong-name")
        io.close()
        let silent = try TLSContext.client { $0.sendsServerName = false }
        await expectFailure(.tls, "is not for 'other.example' but for DNS:localhost") {
            _ = try await connect(to: server, context: silent, as: "other.example")
        }
        let byAddress = try await connect(to: server, context: .client(), as: "127.0.0.1")
        #expect(byAddress.stream.info.tls?.peerSubject == "CN = server")
        byAddress.close()
    }

    @Test("shows its certificate where one is required")
    func clientCertificate() async throws {
        let pki = try TLSTestPKI.shared()
        let server = try TLSServerProcess(
            pki.server, "-Verify", "1", "-verify_return_error", "-CAfile", pki.authority)
        let known = try TLSContext.client {
            $0.identity = TLSIdentity(pki.encryptedClient, password: pki.password)
        }
        let io = try await connect(to: server, context: known)
        try await expectEcho(io)
        io.close()
        await expectFailure(.tls, "set 'identity'") {
            let io = try await connect(to: server, context: .client())
            try await expectEcho(io)
        }
        let foreign = try TLSContext.client { $0.identity = TLSIdentity(pki.untrusted) }
        await expectFailure(.tls, "does not know the authority") {
            let io = try await connect(to: server, context: foreign)
            try await expectEcho(io)
        }
    }

    @Test("resumes a session", arguments: [TLSVersion.tls12, .tls13])
    func resumption(version: TLSVersion) async throws {
        let pki = try TLSTestPKI.shared()
        let server = try TLSServerProcess(pki.server)
        let context = try TLSContext.client { $0.maximumVersion = version }
        for isResumed in [false, true, true] {
            let io = try await connect(to: server, context: context)
            #expect(io.stream.info.tls?.isResumed == isResumed)
            try await expectEcho(io)
            io.close()
        }
    }

    @Test("receives a large file, whole and in order")
    func large() async throws {
        let pki = try TLSTestPKI.shared()
        let block = (0..<65_521).map { UInt8(truncatingIfNeeded: $0 ^ ($0 >> 8)) }
        let file = (0..<160).reduce(into: [UInt8]()) { bytes, _ in bytes += block }
        try Data(file).write(to: URL(fileURLWithPath: pki.path("large")))
        let server = try TLSServerProcess(pki.server, mode: ["-WWW"])
        // It closes without close_notify, as PostgreSQL does.
        let context = try TLSContext.client { $0.allowTruncation = true }
        let io = try await connect(to: server, context: context)
        try await io.write(Array("GET /large HTTP/1.0\r\n\r\n".utf8))
        let answer = try await io.readToEnd(deadline: loop.now + .seconds(120))
        #expect(answer.count > file.count)
        #expect(answer.suffix(file.count).elementsEqual(file))
        io.close()
    }

    @Test("fails on a port that does not speak TLS, and on one that closes at once")
    func notTLS() async throws {
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0), on: loop)
        for answer in ["-ERR unknown command\r\n", ""] {
            async let accepting = listener.accept()
            let socket = try await SocketConnector().connect(to: listener.endpoint, on: loop)
            let accepted = StreamIO(try await accepting)
            if answer.isEmpty {
                _ = await accepted.detach()
                accepted.stream.closeSending()
            } else {
                try await accepted.write(Array(answer.utf8))
            }
            await expectFailure(answer.isEmpty ? .closedByPeer : .tls, "TLS handshake with") {
                _ = try await TLSStream.client(
                    over: socket, context: .client(), serverName: "localhost",
                    deadline: loop.now + .seconds(120))
            }
            accepted.close()
        }
        listener.close()
    }

    @Test("serves the openssl tool as a client")
    func serving() async throws {
        let pki = try TLSTestPKI.shared()
        let server = try TLSContext.server { $0.applicationProtocols = ["copper"] }
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0), on: loop)
        guard case .host(_, let port) = listener.endpoint else { return }
        let client = try TLSToolClient(port: port, authority: pki.authority)
        let socket = try await listener.accept()
        let io = StreamIO(
            try await TLSStream.server(
                over: socket, context: server, deadline: loop.now + .seconds(120)))
        #expect(io.stream.info.tls?.applicationProtocol == "copper")
        #expect(try await io.read(exactly: 6) == Array("hello\n".utf8))
        io.close()
        #expect(client.output().contains("Verify return code: 0 (ok)"))
        listener.close()
    }
}
