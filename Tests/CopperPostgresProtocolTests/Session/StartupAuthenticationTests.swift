import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

@Suite("Start of a session, authentication")
struct StartupAuthenticationTests {
    private static let ready: [PostgresBackendMessage] = [
        .authentication(.ok), .readyForQuery(.idle),
    ]

    private static func scram(
        tls: PostgresTLSMode = .disable,
        _ change: (inout StartupConfiguration) -> Void = { _ in }
    ) -> StartupConfiguration {
        .test(user: "scramuser", password: "pencil", tls: tls, change)
    }

    @Test("SCRAM with PostgreSQL 18.6, however its bytes are cut")
    func scramCaptured() throws {
        let server = try hex(CapturedStart.scramServer)
        let client = try hex(CapturedStart.scramClient)
        var known: (derivation: ScramDerivation, keys: ScramKeys)?
        for pieces in cuts(of: server) {
            var configuration = Self.scram()
            // Deriving keys for each cut would only take time.
            if let known { configuration.knownKeys = [known.derivation: known.keys] }
            var play = StartupPlay(configuration)
            let facts = try play.run(pieces)
            #expect(play.sent == client)
            #expect(facts.authentication == .scramSHA256)
            #expect(!facts.isChannelBound)
            #expect(facts.version == .v3_2)
            #expect(facts.backendKey?.secretKey.count == 32)
            #expect(play.derivations == (known == nil ? 1 : 0))
            known = facts.derivedKeys
        }
    }

    @Test("SCRAM-PLUS with PostgreSQL 18.6 inside TLS")
    func scramPlusCaptured() throws {
        var play = StartupPlay(Self.scram(tls: .require) { $0.channelBinding = .require })
        play.tlsAnswer = [UInt8(ascii: "S")]
        play.endPointHash = try hex(CapturedStart.endPointHash)
        let facts = try play.run(hex(CapturedStart.scramPlusServer))
        #expect(facts.isChannelBound)
        #expect(try play.sent == request(.sslRequest) + hex(CapturedStart.scramPlusClient))
    }

    @Test("MD5 with PostgreSQL 18.6")
    func md5Captured() throws {
        var play = StartupPlay(.test(user: "md5user", password: "pencil"))
        let facts = try play.run(hex(CapturedStart.md5Server))
        #expect(facts.authentication == .md5)
        #expect(Array(play.sent.suffix(41)) == (try hex(CapturedStart.md5Client)))
    }

    @Test("an empty password is sent, no password is an error")
    func emptyPassword() throws {
        let requests: [PostgresBackend.Authentication] = [
            .cleartextPassword, .md5Password(salt: [1, 2, 3, 4]),
            .sasl(mechanisms: ["SCRAM-SHA-256"]),
        ]
        for wanted in requests {
            var none = StartupPlay()
            let kind = try none.failure(.authentication(wanted)).kind
            #expect(kind == .authentication(.passwordMissing))
        }
        var empty = StartupPlay(.test(password: ""))
        _ = try empty.run(wire([.authentication(.cleartextPassword)] + Self.ready))
        #expect(try empty.sentMessages().last == .password(""))
    }

    @Test("a zero byte in a password is refused, and the password is not shown")
    func zeroByte() throws {
        var play = StartupPlay(.test(password: "se\0cret"))
        let error = try play.failure(.authentication(.cleartextPassword))
        #expect(error.kind == .invalidRequest(.zeroByte(in: "the password")))
        #expect(!error.description.contains("cret"))
    }

    @Test("AuthenticationOk before the server's signature fails")
    func unverified() throws {
        let server = ScramServer(
            verifier: try ScramVerifier(password: "pencil", salt: [1], iterations: 1),
            mechanism: "SCRAM-SHA-256", nonce: "x")
        // At each point of the exchange: before the first message, and before the last.
        var play = StartupPlay(Self.scram())
        let offer = PostgresBackendMessage.authentication(.sasl(mechanisms: ["SCRAM-SHA-256"]))
        let early = try play.failure(offer, .authentication(.ok)).kind
        #expect(early == .authentication(.serverNotVerified))
        var replying = server
        let first = try replying.receive(clientFirst: Self.clientFirst)
        let late = try play.failure(
            offer, .authentication(.saslContinue(first)), .authentication(.ok)
        ).kind
        #expect(late == .authentication(.serverNotVerified))
    }

    private static let clientFirst = Array(
        "n,,n=,r=\(Base64.encode(Array(0..<18)))".utf8)

    @Test("a wrong server signature fails, even though AuthenticationOk follows")
    func wrongSignature() throws {
        var play = StartupPlay(Self.scram())
        var server = ScramServer(
            verifier: try ScramVerifier(password: "pencil", salt: [1], iterations: 1),
            mechanism: "SCRAM-SHA-256", nonce: "x")
        let first = try server.receive(clientFirst: Self.clientFirst)
        let wrong = "v=" + Base64.encode(Array(repeating: 0, count: 32))
        let kind = try play.failure(
            .authentication(.sasl(mechanisms: ["SCRAM-SHA-256"])),
            .authentication(.saslContinue(first)),
            .authentication(.saslFinal(Array(wrong.utf8))), .authentication(.ok)
        ).kind
        #expect(kind == .authentication(.scram(.wrongServerSignature)))
    }

    @Test("more iterations than allowed fail before any of them is computed")
    func iterations() throws {
        var play = StartupPlay(Self.scram { $0.maximumScramIterations = 4095 })
        let kind = try play.failure(hex(CapturedStart.scramServer)).kind
        #expect(kind == .authentication(.scram(.tooManyIterations(4096, limit: 4095))))
        #expect(play.derivations == 0)
    }

    @Test("keys may stand in for the password")
    func passThrough() throws {
        var first = StartupPlay(Self.scram())
        let facts = try first.run(hex(CapturedStart.scramServer))
        let keys = try #require(facts.derivedKeys?.keys)
        var play = StartupPlay(
            Self.scram {
                $0.password = nil
                $0.scramKeys = keys
            })
        let again = try play.run(hex(CapturedStart.scramServer))
        #expect(play.derivations == 0)
        #expect(again.derivedKeys == nil)
        #expect(try play.sent == hex(CapturedStart.scramClient))
    }

    @Test("a second authentication request is a violation")
    func twice() throws {
        var play = StartupPlay(.test(password: "x"))
        let kind = try play.failure(
            .authentication(.sasl(mechanisms: ["SCRAM-SHA-256"])),
            .authentication(.cleartextPassword)
        ).kind
        #expect(isViolation(kind))
        #expect(try !play.sentMessages().contains(.password("x")))
    }

    @Test("methods that are not supported are named")
    func unsupported() throws {
        let requests: [(PostgresBackend.Authentication, String)] = [
            (.kerberosV5, "Kerberos V5"), (.scmCredential, "SCM credentials"), (.gss, "GSSAPI"),
            (.sspi, "SSPI"), (.sasl(mechanisms: ["OAUTHBEARER"]), "OAuth"),
        ]
        for (wanted, name) in requests {
            var play = StartupPlay(.test(password: "x"))
            let kind = try play.failure(.authentication(wanted)).kind
            #expect(kind == .authentication(.unsupportedMethod(name)))
        }
        var play = StartupPlay(.test(password: "x"))
        let kind = try play.failure(.authentication(.sasl(mechanisms: ["A", "B"]))).kind
        #expect(kind == .authentication(.noCommonMechanism(offered: ["A", "B"])))
    }

    // MARK: - Policies

    @Test("a policy is held, `none` included, and nothing is sent that it forbids")
    func policy() throws {
        let cases: [(String, PostgresBackend.Authentication, AuthenticationMethod)] = [
            ("!password", .cleartextPassword, .password), ("scram-sha-256", .ok, .none),
            ("scram-sha-256", .md5Password(salt: [1, 2, 3, 4]), .md5), ("!none", .ok, .none),
            ("none", .sasl(mechanisms: ["SCRAM-SHA-256"]), .scramSHA256),
            ("password", .gss, .gss), ("password", .sspi, .sspi),
            ("password", .sasl(mechanisms: ["OAUTHBEARER"]), .oauth),
        ]
        for (list, wanted, method) in cases {
            let policy = try AuthenticationPolicy(list)
            var play = StartupPlay(.test(password: "x") { $0.authentication = policy })
            let kind = try play.failure(.authentication(wanted), .readyForQuery(.idle)).kind
            #expect(kind == .authentication(.methodNotAllowed(method)), "\(list)")
            #expect(try play.sentMessages().count == 1)
        }
    }

    @Test("a server that skips the method demanded is not believed")
    func skipped() throws {
        let policy = try AuthenticationPolicy("scram-sha-256")
        var play = StartupPlay(Self.scram { $0.authentication = policy })
        let kind = try play.failure(wire(Self.ready)).kind
        #expect(kind == .authentication(.methodNotAllowed(.none)))
    }

    @Test("required channel binding is not had with anything but SCRAM-PLUS")
    func bindingRequired() throws {
        let requests: [PostgresBackend.Authentication] = [
            .cleartextPassword, .md5Password(salt: [1, 2, 3, 4]), .ok,
            .sasl(mechanisms: ["SCRAM-SHA-256"]),
        ]
        for wanted in requests {
            var play = StartupPlay(Self.scram(tls: .require) { $0.channelBinding = .require })
            play.tlsAnswer = [UInt8(ascii: "S")]
            play.endPointHash = [1]
            let kind = try play.failure(.authentication(wanted), .readyForQuery(.idle)).kind
            guard case .authentication(.channelBindingRequired) = kind else {
                Issue.record("\(wanted): \(kind)")
                continue
            }
            #expect(try play.sentMessages().count == 2)
        }
    }

    @Test("required channel binding fails with a certificate that defines no hash")
    func noHash() throws {
        let offer = PostgresBackendMessage.authentication(
            .sasl(mechanisms: ["SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"]))
        var play = StartupPlay(Self.scram(tls: .require) { $0.channelBinding = .require })
        play.tlsAnswer = [UInt8(ascii: "S")]
        guard case .authentication(.channelBindingRequired) = try play.failure(offer).kind else {
            Issue.record("accepted")
            return
        }
        #expect(try play.sentMessages().count == 2)
    }

    @Test("required channel binding fails in plaintext, also where TLS is only preferred")
    func bindingWithoutTLS() throws {
        var play = StartupPlay(Self.scram(tls: .prefer) { $0.channelBinding = .require })
        play.tlsAnswer = [UInt8(ascii: "N")]
        let offer = PostgresBackendMessage.authentication(.sasl(mechanisms: ["SCRAM-SHA-256"]))
        guard case .authentication(.channelBindingRequired) = try play.failure(offer).kind else {
            Issue.record("accepted")
            return
        }
    }

    @Test("SCRAM-PLUS offered without TLS is a violation, PLUS alone has no common mechanism")
    func plusWithoutTLS() throws {
        var play = StartupPlay(Self.scram())
        let both = PostgresBackendMessage.authentication(
            .sasl(mechanisms: ["SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"]))
        #expect(isViolation(try play.failure(both).kind))
        let alone = PostgresBackendMessage.authentication(.sasl(mechanisms: ["SCRAM-SHA-256-PLUS"]))
        var disabled = StartupPlay(Self.scram(tls: .require) { $0.channelBinding = .disable })
        disabled.tlsAnswer = [UInt8(ascii: "S")]
        disabled.endPointHash = [1]
        let kind = try disabled.failure(alone).kind
        #expect(
            kind == .authentication(.noCommonMechanism(offered: ["SCRAM-SHA-256-PLUS"])))
    }

    struct Header: Sendable {
        var offersPlus: Bool
        var isEncrypted: Bool
        var hasHash: Bool
        var policy: ChannelBindingPolicy
        var expected: String
    }

    @Test(
        "the header says n, y or p",
        arguments: [
            Header(
                offersPlus: false, isEncrypted: false, hasHash: false, policy: .prefer,
                expected: "n,,"),
            Header(
                offersPlus: false, isEncrypted: true, hasHash: true, policy: .prefer,
                expected: "y,,"),
            Header(
                offersPlus: false, isEncrypted: true, hasHash: true, policy: .disable,
                expected: "n,,"),
            Header(
                offersPlus: true, isEncrypted: true, hasHash: true, policy: .disable,
                expected: "n,,"),
            Header(
                offersPlus: true, isEncrypted: true, hasHash: false, policy: .prefer,
                expected: "n,,"),
            Header(
                offersPlus: true, isEncrypted: true, hasHash: true, policy: .prefer,
                expected: "p=tls-server-end-point,,"),
            Header(
                offersPlus: true, isEncrypted: true, hasHash: true, policy: .require,
                expected: "p=tls-server-end-point,,"),
        ])
    func header(header: Header) throws {
        var play = StartupPlay(
            Self.scram(tls: header.isEncrypted ? .require : .disable) {
                $0.channelBinding = header.policy
            })
        play.tlsAnswer = header.isEncrypted ? [UInt8(ascii: "S")] : []
        play.endPointHash = header.hasHash ? [1, 2] : nil
        let mechanisms = (header.offersPlus ? ["SCRAM-SHA-256-PLUS"] : []) + ["SCRAM-SHA-256"]
        _ = try play.failure(.authentication(.sasl(mechanisms: mechanisms)))
        let frame = try #require(try frontendFrames([play.sent], isStarted: false).last)
        guard
            case .saslInitialResponse(let message) = try frame.frontendMessage(
                context: .saslInitial)
        else { return }
        let first = String(decoding: try #require(message.data), as: UTF8.self)
        #expect(first.hasPrefix(header.expected + "n="))
        #expect(
            message.mechanism
                == (header.expected.hasPrefix("p")
                    ? "SCRAM-SHA-256-PLUS" : "SCRAM-SHA-256"))
    }

    @Test("the server's words are thrown when it refuses the password")
    func refusedPassword() throws {
        var play = StartupPlay(.test(password: "wrong"))
        let error = try play.failure(
            .authentication(.cleartextPassword),
            .error(.sample(.fatal, .invalidPassword, "password authentication failed")))
        #expect(error.serverMessage?.sqlState == .invalidPassword)
        #expect(error.fallbacks == [])
        #expect(!error.description.contains("wrong"))
    }
}
