import CopperBytes
import CopperCrypto
import CopperNet
import CopperTLS
import CopperTestSupport
import Testing

@Suite("Channel binding", .enabled(if: TLSTestPKI.isUsable, "there is no openssl tool"))
struct ChannelBindingTests {
    let loop = EventLoopGroup.shared.next()

    private func hash(of identity: TLSTestPKI.Identity, trust: String) async throws -> [UInt8]? {
        let client = try TLSContext.client { $0.trustRoots = .file(trust) }
        let pair = try await TLSPair.connect(on: loop, client: client, server: .server(identity))
        defer { pair.close() }
        #expect(pair.clientFacts.serverEndPointHash == pair.serverFacts.serverEndPointHash)
        return pair.clientFacts.serverEndPointHash
    }

    @Test("is the certificate's hash by the digest of its signature")
    func digests() async throws {
        let pki = try TLSTestPKI.shared()
        let server = try pki.certificateBytes(of: pki.server)
        #expect(try await hash(of: pki.server, trust: pki.authority) == SHA256.hash(server))
        let strong = try pki.certificateBytes(of: pki.sha512)
        let trust = pki.path("ca-rsa.pem")
        #expect(try await hash(of: pki.sha512, trust: trust) == SHA512.hash(strong))
    }

    @Test("does not exist for a signature without a digest")
    func ed25519() async throws {
        let pki = try TLSTestPKI.shared()
        #expect(try await hash(of: pki.ed25519, trust: pki.path("ca-ed25519.pem")) == nil)
    }

    @Test("uses SHA-256 in the place of SHA-1")
    func weak() async throws {
        let pki = try TLSTestPKI.shared()
        let bytes = try pki.certificateBytes(of: pki.sha1)
        let client = try TLSContext.client {
            $0.verification = .none
            $0.cipherList = "DEFAULT@SECLEVEL=0"
        }
        let server = try TLSContext.server(pki.sha1) { $0.cipherList = "DEFAULT@SECLEVEL=0" }
        let pair = try await TLSPair.connect(on: loop, client: client, server: server)
        #expect(try pair.clientFacts.serverEndPointHash == SHA256.hash(bytes))
        pair.close()
    }
}
