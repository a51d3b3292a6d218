import CopperNet
import CopperResilience
import CopperSimulation
import CopperTLS
import CopperTestSupport
import Testing

@Suite("TLS verification", .enabled(if: TLSTestPKI.isUsable, "there is no openssl tool"))
struct TLSVerificationTests {
    let loop = EventLoopGroup.shared.next()

    private func connect(
        to identity: TLSTestPKI.Identity, as name: String = "localhost",
        _ change: (inout TLSConfiguration) -> Void = { _ in }
    ) async throws {
        let pair = try await TLSPair.connect(
            on: loop, client: .client(change), server: .server(identity), serverName: name)
        pair.close()
    }

    @Test(
        "accepts the names and addresses of the certificate",
        arguments: [
            "localhost", "LOCALHOST", "localhost.", "db1.test.example", "127.0.0.1", "::1", "[::1]",
            "0:0:0:0:0:0:0:1", "::1%lo",
        ])
    func goodName(name: String) async throws {
        try await connect(to: TLSTestPKI.shared().server, as: name)
    }

    @Test(
        "refuses other names and addresses, and tells both sides of the mismatch",
        arguments: [
            "example.com", "test.example", "a.b.test.example", "127.0.0.2", "::2",
            "xlocalhost", "localhost.example",
        ])
    func badName(name: String) async throws {
        await expectFailure(
            .tls,
            "is not for '\(name)' but for DNS:localhost, DNS:*.test.example, "
                + "IP Address:127.0.0.1", "subject CN = server", "issuer O = Copper tests, CN = ca",
            "valid from"
        ) {
            try await connect(to: TLSTestPKI.shared().server, as: name)
        }
    }

    @Test("refuses a certificate for another name")
    func wrongName() async throws {
        await expectFailure(.tls, "is not for 'localhost' but for DNS:other.example") {
            try await connect(to: TLSTestPKI.shared().wrongName)
        }
    }

    @Test("falls back to the subject of a certificate without names")
    func commonName() async throws {
        let pki = try TLSTestPKI.shared()
        try await connect(to: pki.commonNameOnly)
        await expectFailure(.tls, "is not for 'db' but for its subject only, CN = localhost") {
            try await connect(to: pki.commonNameOnly, as: "db")
        }
    }

    @Test("does not look at the name when only the certificate is verified")
    func certificateOnly() async throws {
        let pki = try TLSTestPKI.shared()
        try await connect(to: pki.wrongName) { $0.verification = .certificate }
        await expectFailure(.tls, "not from a trusted authority") {
            try await connect(to: pki.untrusted) { $0.verification = .certificate }
        }
    }

    @Test("looks at nothing when told so")
    func none() async throws {
        let pki = try TLSTestPKI.shared()
        for identity in [pki.wrongName, pki.untrusted, pki.expired] {
            try await connect(to: identity, as: "") { $0.verification = .none }
        }
    }

    @Test("refuses to verify a name where there is none, or half of one")
    func unnamed() async throws {
        let server = try TLSTestPKI.shared().server
        await expectFailure(.tls, "has none") { try await connect(to: server, as: "") }
        await expectFailure(.tls, "zero byte") {
            try await connect(to: server, as: "localhost\0.example")
        }
        await expectFailure(.tls, "cannot be sent") {
            try await connect(to: server, as: String(repeating: "a", count: 300))
        }
    }

    @Test("refuses an expired certificate and tells since when")
    func expired() async throws {
        await expectFailure(.tls, "has expired on Feb  1 00:00:00 2020 GMT", "subject CN = expired")
        {
            try await connect(to: TLSTestPKI.shared().expired)
        }
    }

    @Test("refuses a certificate of the future")
    func notYetValid() async throws {
        await expectFailure(.tls, "not valid before on Jan  1 00:00:00 2099 GMT", "clock") {
            try await connect(to: TLSTestPKI.shared().notYetValid)
        }
    }

    @Test("refuses a certificate of an unknown authority and tells which one it trusts")
    func untrusted() async throws {
        let pki = try TLSTestPKI.shared()
        await expectFailure(
            .tls, "not from a trusted authority", "issuer O = Copper tests, CN = foreign",
            "among the trusted ones", pki.authority
        ) {
            try await connect(to: pki.untrusted)
        }
        try await connect(to: pki.untrusted) { $0.trustRoots = .file(pki.foreignAuthority) }
    }

    @Test("does not find a test's authority among the system's")
    func systemRoots() async throws {
        await expectFailure(.tls, "not from a trusted authority", "the system's") {
            try await connect(to: TLSTestPKI.shared().server) { $0.trustRoots = .system }
        }
    }

    @Test("takes authorities from PEM in memory")
    func authoritiesInMemory() async throws {
        let pki = try TLSTestPKI.shared()
        let both = try pki.text(of: pki.foreignAuthority) + pki.text(of: pki.authority)
        try await connect(to: pki.server) { $0.trustRoots = .pem(both) }
        try await connect(to: pki.untrusted) { $0.trustRoots = .pem(both) }
    }

    @Test("refuses a revoked certificate, and only that one")
    func revoked() async throws {
        let pki = try TLSTestPKI.shared()
        try await connect(to: pki.revoked)
        try await connect(to: pki.revoked) { $0.revocationLists = [.file(pki.emptyRevocationList)] }
        try await connect(to: pki.server) { $0.revocationLists = [.file(pki.revocationList)] }
        await expectFailure(.tls, "is revoked", "subject CN = revoked") {
            try await connect(to: pki.revoked) { $0.revocationLists = [.file(pki.revocationList)] }
        }
        let text = try pki.text(of: pki.revocationList)
        await expectFailure(.tls, "is revoked") {
            try await connect(to: pki.revoked) { $0.revocationLists = [.pem(text)] }
        }
    }

    @Test("refuses a certificate that no revocation list covers")
    func uncovered() async throws {
        let pki = try TLSTestPKI.shared()
        await expectFailure(.tls, "no revocation list", "revocationLists") {
            try await connect(to: pki.untrusted) {
                $0.trustRoots = .file(pki.foreignAuthority)
                $0.revocationLists = [.file(pki.revocationList)]
            }
        }
    }

    @Test("tells the server, too, why it was refused")
    func serverSide() async throws {
        let (near, far) = MemoryStream.pair(on: loop)
        let (client, server) = (
            try TLSContext.client(), try TLSContext.server(TLSTestPKI.shared().expired)
        )
        async let accepting = Result {
            try await TLSStream.server(over: far, context: server, deadline: .distantFuture)
        }
        await expectFailure(.tls, "has expired") {
            _ = try await TLSStream.client(
                over: near, context: client, serverName: "localhost", deadline: .distantFuture)
        }
        let accepted = await accepting
        await expectFailure(.tls, "that this side showed has expired") { _ = try accepted.get() }
    }
}
