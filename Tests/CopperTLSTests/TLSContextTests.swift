import CopperBytes
import CopperNet
import CopperTLS
import CopperTestSupport
import Foundation
import Testing

@Suite("TLS context", .enabled(if: TLSTestPKI.isUsable, "there is no openssl tool"))
struct TLSContextTests {
    let loop = EventLoopGroup.shared.next()

    // MARK: Identities

    @Test("takes certificates and keys from PEM in memory, and keys from DER files")
    func sources() async throws {
        let pki = try TLSTestPKI.shared()
        let server = try TLSContext.server {
            $0.identity = TLSIdentity(
                certificates: .pem(try pki.text(of: pki.server.certificate)),
                key: .pem(try pki.text(of: pki.server.key)))
        }
        try await TLSPair.connect(on: loop, client: .client(), server: server).close()
        let together = try pki.text(of: pki.server.certificate) + pki.text(of: pki.server.key)
        let combined = try TLSContext.server {
            $0.identity = TLSIdentity(certificates: .pem(together), key: .pem(together))
        }
        try await combined.prepare()
        let binary = try pki.binaryKey(of: pki.server)
        let other = try TLSContext.server {
            $0.identity = TLSIdentity(
                certificates: .file(pki.server.certificate), key: .file(binary))
        }
        try await other.prepare()
    }

    @Test("decrypts a key with its password only, and tells what is wrong with another")
    func encryptedKey() async throws {
        let pki = try TLSTestPKI.shared()
        let identity = pki.encryptedClient
        let right = TLSIdentity(identity, password: pki.password)
        try await TLSContext.client { $0.identity = right }.prepare()
        for password in ["wrong", "", String(repeating: "x", count: 2000)] {
            await expectFailure(.tls, "password", identity.key) {
                let wrong = TLSIdentity(identity, password: password)
                try await TLSContext.client { $0.identity = wrong }.prepare()
            }
        }
        await expectFailure(.tls, "is encrypted and no password is set") {
            try await TLSContext.client { $0.identity = TLSIdentity(identity) }.prepare()
        }
    }

    @Test("never shows a key or a password")
    func secrets() {
        var configuration = TLSConfiguration()
        configuration.identity = TLSIdentity(
            certificates: .pem("cert-secret"), key: .pem("key-secret"), password: "pass-secret")
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("secret"))
        }
    }

    @Test("refuses a key of another certificate")
    func mismatch() async throws {
        let pki = try TLSTestPKI.shared()
        let mixed = TLSIdentity(
            certificates: .file(pki.server.certificate), key: .file(pki.client.key))
        await expectFailure(.tls, "is not that of the certificate CN = server", pki.client.key) {
            try await TLSContext.server { $0.identity = mixed }.prepare()
        }
    }

    @Test("tells which file is missing, empty or of another kind")
    func badFiles() async throws {
        let pki = try TLSTestPKI.shared()
        let missing = pki.path("no-such-file.pem")
        await expectFailure(.tls, missing, "No such file or directory") {
            try await TLSContext.client { $0.trustRoots = .file(missing) }.prepare()
        }
        await expectFailure(.tls, "no CA certificate in \(pki.server.key)") {
            try await TLSContext.client { $0.trustRoots = .file(pki.server.key) }.prepare()
        }
        await expectFailure(.tls, "no CA certificate in PEM in memory") {
            try await TLSContext.client { $0.trustRoots = .pem("") }.prepare()
        }
        await expectFailure(.tls, "no revocation list in \(pki.authority)") {
            try await TLSContext.client { $0.revocationLists = [.file(pki.authority)] }.prepare()
        }
        await expectFailure(.tls, "no certificate in") {
            try await TLSContext.client {
                $0.identity = TLSIdentity(
                    certificates: .file(pki.client.key), key: .file(pki.client.key))
            }.prepare()
        }
        await expectFailure(.tls, "no private key in") {
            try await TLSContext.client {
                $0.identity = TLSIdentity(
                    certificates: .file(pki.client.certificate),
                    key: .file(pki.client.certificate))
            }.prepare()
        }
        let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
        await expectFailure(.tls, "cannot be used") {
            try await TLSContext.client { $0.trustRoots = .pem(broken) }.prepare()
        }
    }

    @Test("refuses settings that cannot work")
    func badSettings() async throws {
        let changes: [(String, (inout TLSConfiguration) -> Void)] = [
            ("no TLS version is left", { $0.maximumVersion = .tls11 }),
            ("no cipher of the list", { $0.cipherList = "NO-SUCH-CIPHER" }),
            ("cipher suites", { $0.cipherSuites = "NO_SUCH_SUITE" }),
            ("groups", { $0.groups = "no-such-group" }),
            ("needs 1 to 255 bytes", { $0.applicationProtocols = [""] }),
            (
                "needs 1 to 255 bytes",
                { $0.applicationProtocols = [String(repeating: "x", count: 256)] }
            ),
            ("key log file", { $0.keyLogFile = "/no-such-directory/keys" }),
        ]
        for (words, change) in changes {
            await expectFailure(.tls, words) { try await TLSContext.client(change).prepare() }
        }
        await expectFailure(.tls, "needs a certificate") {
            try await TLSContext(TLSConfiguration(), role: .server).prepare()
        }
        await expectFailure(.tls, "set 'trustRoots'") {
            try await TLSContext.server { $0.clientAuthentication = .required }.prepare()
        }
    }

    @Test("loads once for many connections, and again after a failure")
    func loading() async throws {
        let pki = try TLSTestPKI.shared()
        let path = pki.path("appears-later.pem")
        try? FileManager.default.removeItem(atPath: path)
        let client = try TLSContext.client { $0.trustRoots = .file(path) }
        await expectFailure(.tls, path) { try await client.prepare() }
        try FileManager.default.copyItem(atPath: pki.authority, toPath: path)
        await withTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    let result = await Result { try await client.prepare() }
                    #expect(throws: Never.self) { try result.get() }
                }
            }
        }
        try FileManager.default.removeItem(atPath: path)
        try await TLSPair.connect(on: loop, client: client, server: .server()).close()
    }

    // MARK: Reloading

    @Test("uses a renewed certificate for new connections and keeps the old ones")
    func reload() async throws {
        let pki = try TLSTestPKI.shared()
        let (certificate, key) = (pki.path("current.pem"), pki.path("current.key"))
        func install(_ identity: TLSTestPKI.Identity) throws {
            for (source, target) in [(identity.certificate, certificate), (identity.key, key)] {
                try pki.text(of: source).write(toFile: target, atomically: true, encoding: .utf8)
            }
        }
        try install(pki.server)
        let current = TLSTestPKI.Identity(certificate: certificate, key: key)
        let (client, server) = (try TLSContext.client(), try TLSContext.server(current))
        let before = try await TLSPair.connect(on: loop, client: client, server: server)
        #expect(before.clientFacts.peerSubject == "CN = server")

        try install(pki.renewed)
        let unaware = try await TLSPair.connect(on: loop, client: client, server: server)
        #expect(unaware.clientFacts.peerSubject == "CN = server")
        unaware.close()
        try await server.reload()
        let after = try await TLSPair.connect(on: loop, client: client, server: server)
        #expect(after.clientFacts.peerSubject == "CN = renewed")
        try await before.greet()
        try await after.greet()
        before.close()
        after.close()

        try "broken".write(toFile: key, atomically: true, encoding: .utf8)
        await expectFailure(.tls, "no private key") { try await server.reload() }
        let still = try await TLSPair.connect(on: loop, client: client, server: server)
        #expect(still.clientFacts.peerSubject == "CN = renewed")
        still.close()
    }

    // MARK: Key log

    @Test("appends the secrets of a connection to the key log, for its owner's eyes")
    func keyLog() async throws {
        let path = try TLSTestPKI.shared().path("keys-\(UUID().uuidString).log")
        let client = try TLSContext.client { $0.keyLogFile = path }
        for _ in 0..<2 {
            try await TLSPair.connect(on: loop, client: client, server: .server()).close()
        }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let secrets = lines.filter { $0.hasPrefix("CLIENT_TRAFFIC_SECRET_0 ") }
        #expect(secrets.count == 2)
        #expect(lines.allSatisfy { $0.split(separator: " ").count == 3 })
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }
}
