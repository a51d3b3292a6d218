import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

@Suite("SCRAM client")
struct ScramClientTests {
    private static let serverFirst =
        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
    private static let serverFinal = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="

    private static func client(
        binding: Scram.Binding = .unsupported, limit: Int = 100_000
    ) -> ScramClient {
        ScramClient(
            user: "user", password: "pencil", nonce: "rOprNGfwEbeRWgbNEkqO", binding: binding,
            maximumIterations: limit)
    }

    /// The failure of a server-first-message.
    private func failure(of serverFirst: String, limit: Int = 100_000) throws
        -> PostgresProtocolError.Kind
    {
        try protocolError {
            var client = Self.client(limit: limit)
            _ = try client.receive(serverFirst: Array(serverFirst.utf8))
        }
    }

    @Test("exchanges what RFC 7677 shows")
    func vector() throws {
        var client = Self.client()
        #expect(client.mechanism == "SCRAM-SHA-256")
        #expect(
            String(decoding: client.firstMessage, as: UTF8.self)
                == "n,,n=user,r=rOprNGfwEbeRWgbNEkqO")
        let derivation = try client.receive(serverFirst: Array(Self.serverFirst.utf8))
        #expect(derivation.iterations == 4096)
        let final = try client.finalMessage(derivation.deriveKeys())
        #expect(
            String(decoding: final, as: UTF8.self)
                == "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
        #expect(!client.isVerified)
        try client.receive(serverFinal: Array(Self.serverFinal.utf8))
        #expect(client.isVerified)
    }

    @Test("says n, y or p about channel binding, and repeats it in the final message")
    func headers() throws {
        let bindings: [(Scram.Binding, String, String, String)] = [
            (.unsupported, "n,,", "SCRAM-SHA-256", "biws"),
            (.notOffered, "y,,", "SCRAM-SHA-256", "eSws"),
            (
                .serverEndPoint([1, 2, 3]), "p=tls-server-end-point,,", "SCRAM-SHA-256-PLUS",
                Base64.encode(Array("p=tls-server-end-point,,".utf8) + [1, 2, 3])
            ),
        ]
        for (binding, header, mechanism, channel) in bindings {
            var client = Self.client(binding: binding)
            #expect(client.mechanism == mechanism)
            #expect(String(decoding: client.firstMessage, as: UTF8.self).hasPrefix(header + "n="))
            let derivation = try client.receive(serverFirst: Array(Self.serverFirst.utf8))
            let final = try client.finalMessage(derivation.deriveKeys())
            #expect(String(decoding: final, as: UTF8.self).hasPrefix("c=\(channel),r="))
        }
    }

    @Test(
        "fails on a nonce that does not extend its own, or equals it",
        arguments: [
            "rOprNGfwEbeRWgbNEkqO", "rOprNGfwEbeRWgbNEkq", "ROprNGfwEbeRWgbNEkqOx", "",
            "rOprNGfwEbeRWgbNEkqO x", "rOprNGfwEbeRWgbNEkqO\u{E9}",
        ])
    func nonce(nonce: String) throws {
        let kind = try failure(of: "r=\(nonce),s=c2FsdA==,i=4096")
        #expect(kind == .authentication(.scram(.nonce)))
    }

    @Test(
        "fails on iteration counts that are none, before deriving anything",
        arguments: ["0", "-1", "abc", "", "4096x", "+5", "1e3", "99999999999999999999"])
    func iterations(count: String) throws {
        let kind = try failure(of: "r=rOprNGfwEbeRWgbNEkqOx,s=c2FsdA==,i=\(count)")
        guard case .authentication(.scram(.invalidIterations)) = kind else {
            Issue.record("\(kind)")
            return
        }
    }

    @Test("fails on more iterations than allowed")
    func iterationLimit() throws {
        let kind = try failure(of: "r=rOprNGfwEbeRWgbNEkqOx,s=c2FsdA==,i=4097", limit: 4096)
        #expect(kind == .authentication(.scram(.tooManyIterations(4097, limit: 4096))))
    }

    @Test("fails on a mandatory extension")
    func extensionAttribute() throws {
        let kind = try failure(of: "m=x,r=rOprNGfwEbeRWgbNEkqOx,s=c2FsdA==,i=4096")
        #expect(kind == .authentication(.scram(.mandatoryExtension)))
    }

    @Test("ignores optional extensions")
    func optionalExtension() throws {
        var client = Self.client()
        _ = try client.receive(serverFirst: Array((Self.serverFirst + ",x=1").utf8))
    }

    @Test(
        "fails on anything else than a server-first-message",
        arguments: [
            "", "r=rOprNGfwEbeRWgbNEkqOx", "s=c2FsdA==,r=rOprNGfwEbeRWgbNEkqOx,i=1",
            "r=rOprNGfwEbeRWgbNEkqOx,s=,i=1", "r=rOprNGfwEbeRWgbNEkqOx,s=c2FsdA=,i=1",
            "r=rOprNGfwEbeRWgbNEkqOx,s=****,i=1", "r=rOprNGfwEbeRWgbNEkqOx,s=c2FsdA==,i=1,",
            "r=rOprNGfwEbeRWgbNEkqOx,s=c2FsdA==,i=1,xx", "e=other-error", "\0",
        ])
    func malformed(message: String) throws {
        let kind = try failure(of: message)
        guard case .authentication(.scram(.malformed)) = kind else {
            Issue.record("\(kind)")
            return
        }
    }

    /// A client that waits for the server-final-message.
    private func awaitingFinal() throws -> ScramClient {
        var client = Self.client()
        let derivation = try client.receive(serverFirst: Array(Self.serverFirst.utf8))
        _ = try client.finalMessage(derivation.deriveKeys())
        return client
    }

    @Test("fails on a wrong signature, and is not verified by anything that follows")
    func wrongSignature() throws {
        var client = try awaitingFinal()
        let wrong = "v=" + Base64.encode(Array(repeating: 1, count: 32))
        let kind = try protocolError { try client.receive(serverFinal: Array(wrong.utf8)) }
        #expect(kind == .authentication(.scram(.wrongServerSignature)))
        let again = try protocolError {
            try client.receive(serverFinal: Array(Self.serverFinal.utf8))
        }
        #expect(again == .authentication(.scram(.outOfOrder)))
        #expect(!client.isVerified)
    }

    @Test("reports the server's error")
    func serverError() throws {
        var client = try awaitingFinal()
        let kind = try protocolError {
            try client.receive(serverFinal: Array("e=invalid-proof".utf8))
        }
        #expect(kind == .authentication(.scram(.serverError("invalid-proof"))))
    }

    @Test("fails on anything else at the end", arguments: ["", "v=", "v=AA==", "x=1", "v=*"])
    func malformedFinal(message: String) throws {
        var client = try awaitingFinal()
        _ = try protocolError { try client.receive(serverFinal: Array(message.utf8)) }
        #expect(!client.isVerified)
    }

    @Test("refuses steps out of order")
    func order() throws {
        var client = Self.client()
        let keys = try ScramDerivation(password: "x", salt: [1], iterations: 1).deriveKeys()
        for step in 0..<2 {
            let kind = try protocolError {
                if step == 0 { _ = try client.finalMessage(keys) }
                if step == 1 { try client.receive(serverFinal: Array("v=AA==".utf8)) }
            }
            #expect(kind == .authentication(.scram(.outOfOrder)))
        }
    }

    @Test("shows neither password nor keys")
    func secrecy() throws {
        let derivation = ScramDerivation(password: "pencil", salt: [1], iterations: 1)
        let keys = try derivation.deriveKeys()
        var text = ""
        dump(derivation, to: &text)
        dump(Self.client(), to: &text)
        #expect(!text.contains("pencil"))
        #expect("\(keys)" == "<secret>")
    }
}

@Suite("SCRAM server")
struct ScramServerTests {
    private static func verifier() throws -> ScramVerifier {
        try ScramVerifier(password: "pencil", salt: [1, 2, 3, 4], iterations: 16)
    }

    /// Runs an exchange of our client with our server.
    private func exchange(
        password: Secret = "pencil", binding: Scram.Binding, hash: [UInt8]? = nil,
        tamper: ([UInt8]) -> [UInt8] = { $0 }
    ) throws -> (ScramClient, ScramServer) {
        var client = ScramClient(
            password: password, nonce: "abc", binding: binding, maximumIterations: 100)
        var server = ScramServer(
            verifier: try Self.verifier(), mechanism: client.mechanism, nonce: "xyz",
            endPointHash: hash)
        let first = try server.receive(clientFirst: client.firstMessage)
        let keys = try client.receive(serverFirst: first).deriveKeys()
        let final = try server.receive(clientFinal: tamper(client.finalMessage(keys)))
        try client.receive(serverFinal: final)
        return (client, server)
    }

    @Test("and client verify each other, with and without channel binding")
    func success() throws {
        let cases: [(Scram.Binding, [UInt8]?)] = [
            (.unsupported, nil), (.unsupported, [9]), (.notOffered, nil),
            (.serverEndPoint([9, 8]), [9, 8]),
        ]
        for (binding, hash) in cases {
            let (client, server) = try exchange(binding: binding, hash: hash)
            #expect(client.isVerified)
            #expect(server.isVerified)
        }
    }

    @Test("refuses a wrong password")
    func wrongPassword() throws {
        let kind = try protocolError {
            _ = try exchange(password: "pen", binding: .unsupported)
        }
        #expect(kind == .authentication(.scram(.wrongProof)))
    }

    @Test("notices a removed offer and another certificate")
    func channelBinding() throws {
        let cases: [(Scram.Binding, [UInt8]?)] = [
            (.notOffered, [9]), (.serverEndPoint([9]), nil), (.serverEndPoint([9]), [8]),
        ]
        for (binding, hash) in cases {
            let kind = try protocolError { _ = try exchange(binding: binding, hash: hash) }
            #expect(kind == .authentication(.scram(.channelBindingMismatch)))
        }
    }

    @Test("refuses altered and malformed messages")
    func malformed() throws {
        let finals = [
            "", "c=biws", "c=biws,r=abcxyz", "c=biws,r=abcxyz,p=AA==",
            "c=biws,r=abcxyy,p=" + Base64.encode(Array(repeating: 0, count: 32)),
        ]
        for final in finals {
            _ = try protocolError {
                _ = try exchange(binding: .unsupported) { _ in Array(final.utf8) }
            }
        }
        for first in ["", "n,,", "x,,n=,r=a", "n,,n=,r=", "n,b=x,n=,r=a", "n,,m=1,n=,r=a"] {
            _ = try protocolError {
                var server = ScramServer(
                    verifier: try Self.verifier(), mechanism: "SCRAM-SHA-256", nonce: "x")
                _ = try server.receive(clientFirst: Array(first.utf8))
            }
        }
    }

    @Test("reads verifiers as the server stores them, and nothing else")
    func verifiers() throws {
        let stored = Base64.encode(Array(repeating: 1, count: 32))
        let text = "SCRAM-SHA-256$4096:c2FsdA==$\(stored):\(stored)"
        #expect(ScramVerifier(text)?.iterations == 4096)
        for wrong in [
            "", "md5abc", "SCRAM-SHA-256$0:c2FsdA==$\(stored):\(stored)",
            "SCRAM-SHA-256$1:c2FsdA==$AA==:\(stored)", "SCRAM-SHA-256$1$\(stored):\(stored)",
        ] {
            #expect(ScramVerifier(wrong) == nil)
        }
    }

    @Test("keys of another size are refused")
    func keySize() throws {
        _ = try protocolError { _ = try ScramKeys(clientKey: [1], serverKey: [2]) }
    }
}
