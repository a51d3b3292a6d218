import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

@Suite("Start of a session, TLS")
struct StartupTLSTests {
    private static let encrypting: [PostgresTLSMode] = [
        .prefer, .require, .verifyCA, .verifyFull,
    ]

    private static func ready() throws -> [UInt8] {
        try wire(.authentication(.ok), .readyForQuery(.idle))
    }

    @Test("S begins a handshake, and the startup message follows inside", arguments: encrypting)
    func accepted(mode: PostgresTLSMode) throws {
        var play = StartupPlay(.test(tls: mode))
        play.tlsAnswer = [UInt8(ascii: "S")]
        let facts = try play.run(Self.ready())
        #expect(facts.isEncrypted)
        #expect(try play.sentMessages().first == .sslRequest)
        #expect(try play.sentMessages().count == 2)
    }

    @Test("N fails where TLS is required, and goes on in plaintext where it is preferred")
    func refused() throws {
        for mode in Self.encrypting {
            var play = StartupPlay(.test(tls: mode))
            play.tlsAnswer = [UInt8(ascii: "N")]
            if mode == .prefer {
                #expect(try !play.run(Self.ready()).isEncrypted)
            } else {
                #expect(try play.failure(Self.ready()).kind == .tlsRefused)
                #expect(try play.sentMessages() == [.sslRequest])
            }
        }
    }

    @Test("an error as the answer is not shown, since nobody has authenticated it")
    func error() throws {
        var play = StartupPlay(.test(tls: .prefer))
        play.tlsAnswer = try wire(.error(.sample(.fatal, "08P01", "click here: evil.example")))
        let error = try play.failure([])
        #expect(error.kind == .tlsNegotiation(.serverError))
        #expect(!error.description.contains("evil"))
        #expect(error.fallbacks == [])
    }

    @Test("bytes behind the S were injected, and fail")
    func injected() throws {
        var play = StartupPlay(.test(tls: .verifyFull))
        play.tlsAnswer = try [UInt8(ascii: "S")] + wire(.authentication(.ok))
        let kind = try play.failure([]).kind
        #expect(kind == .tlsNegotiation(.bytesBeforeHandshake(9)))
    }

    @Test("any other answer fails", arguments: [UInt8(0), UInt8(ascii: "G"), UInt8(ascii: "H")])
    func other(answer: UInt8) throws {
        var play = StartupPlay(.test(tls: .require))
        play.tlsAnswer = [answer]
        #expect(try play.failure([]).kind == .tlsNegotiation(.unexpectedAnswer(answer)))
    }

    @Test("direct TLS sends nothing before the handshake")
    func direct() throws {
        var play = StartupPlay(.test(tls: .require) { $0.tlsNegotiation = .direct })
        #expect(try play.run(Self.ready()).isEncrypted)
        guard case .startup? = try play.sentMessages().first else {
            Issue.record("not the startup message")
            return
        }
    }

    @Test("direct TLS needs ALPN to select postgresql", arguments: [nil, "http/1.1", ""])
    func applicationProtocol(name: String?) throws {
        var play = StartupPlay(.test(tls: .require) { $0.tlsNegotiation = .direct })
        play.applicationProtocol = name
        let kind = try play.failure(Self.ready()).kind
        #expect(kind == .tlsNegotiation(.applicationProtocol(name)))
        #expect(play.sent.isEmpty)
    }

    @Test("after SSLRequest a server may know nothing of ALPN, but must not select another")
    func negotiatedApplicationProtocol() throws {
        for (name, isAccepted) in [(nil, true), ("postgresql", true), ("h2", false)] {
            var play = StartupPlay(.test(tls: .require))
            play.tlsAnswer = [UInt8(ascii: "S")]
            play.applicationProtocol = name
            if isAccepted {
                _ = try play.run(Self.ready())
            } else {
                let kind = try play.failure(Self.ready()).kind
                #expect(kind == .tlsNegotiation(.applicationProtocol(name)))
            }
        }
    }

    @Test("a missing pg_hba.conf entry says how else to try")
    func fallbacks() throws {
        let bytes = try hex(CapturedStart.noHBAEntry)
        var allow = StartupPlay(.test(tls: .allow))
        let plain = try allow.failure(bytes)
        #expect(plain.fallbacks.contains(.withTLS))
        #expect(plain.serverMessage?.sqlState == .invalidAuthorizationSpecification)

        var prefer = StartupPlay(.test(tls: .prefer))
        prefer.tlsAnswer = [UInt8(ascii: "S")]
        #expect(try prefer.failure(bytes).fallbacks.contains(.withoutTLS))

        prefer.tlsAnswer = [UInt8(ascii: "N")]
        #expect(try prefer.failure(bytes).fallbacks == [])
        for mode in [PostgresTLSMode.require, .verifyFull] {
            var strict = StartupPlay(.test(tls: mode))
            strict.tlsAnswer = [UInt8(ascii: "S")]
            #expect(try strict.failure(bytes).fallbacks == [])
        }
        var password = StartupPlay(.test(tls: .allow))
        let wrong = PostgresBackendMessage.error(.sample(.fatal, .invalidPassword, "no"))
        #expect(try password.failure(wrong).fallbacks == [])
    }

    @Test("a failed handshake may be followed by an attempt without TLS, if it was a preference")
    func handshakeFailure() {
        for mode in PostgresTLSMode.allCases {
            let machine = StartupMachine(.test(tls: mode), nonce: [])
            #expect(machine.fallbacksAfterTLSFailure == (mode == .prefer ? .withoutTLS : []))
        }
    }

    @Test("a cancel request goes the same way, TLS included, and expects no answer")
    func cancellation() throws {
        let key = PostgresBackend.BackendKeyData(processID: 7, secretKey: Array(0..<32))
        for mode in [PostgresTLSMode.disable, .require] {
            var play = StartupPlay(.test(user: "", tls: mode) { $0.purpose = .cancellation(key) })
            play.tlsAnswer = mode == .require ? [UInt8(ascii: "S")] : []
            #expect(try play.failure([]).kind == .closedByServer(.ready))
            let expected = PostgresFrontendMessage.cancelRequest(
                .init(processID: 7, secretKey: key.secretKey))
            #expect(try play.sentMessages().last == expected)
            #expect(try play.sentMessages().count == (mode == .require ? 2 : 1))
        }
    }
}
