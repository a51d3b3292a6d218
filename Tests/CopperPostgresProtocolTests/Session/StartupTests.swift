import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

@Suite("Start of a session")
struct StartupTests {
    @Test("needs no authentication where the server trusts, however its bytes are cut")
    func trust() throws {
        let bytes = try hex(CapturedStart.trustServer)
        for pieces in cuts(of: bytes) {
            var play = StartupPlay(.test { $0.maximumVersion = .v3_0 })
            let facts = try play.run(pieces)
            #expect(facts.version == .v3_0)
            #expect(facts.authentication == .none)
            #expect(facts.parameters["server_version"] == "18.6")
            #expect(facts.backendKey?.secretKey.count == 4)
            #expect(facts.transactionStatus == .idle)
            #expect(play.rest.isEmpty)
        }
    }

    @Test("leaves what follows readiness to the session")
    func rest() throws {
        var play = StartupPlay()
        let bytes = try wire(.authentication(.ok), .readyForQuery(.idle), .notice(.sample(.notice)))
        _ = try play.run(bytes)
        #expect(try play.rest == wire(.notice(.sample(.notice))))
    }

    @Test("sends user, database, UTF-8 and what else was configured")
    func parameters() throws {
        var play = StartupPlay(
            .test { $0.parameters = [.init("application_name", "tests"), .init("options", "")] })
        _ = try play.run(.authentication(.ok), .readyForQuery(.idle))
        let expected = PostgresFrontend.StartupMessage(
            version: .v3_2,
            parameters: [
                .init("user", "postgres"), .init("database", "postgres"),
                .init("client_encoding", "UTF8"), .init("application_name", "tests"),
                .init("options", ""),
            ])
        #expect(try play.sentMessages() == [.startup(expected)])
    }

    @Test("a zero byte in a key or value is refused before anything is sent")
    func zeroBytes() throws {
        let configurations = [
            StartupConfiguration.test(user: "a\0b"),
            .test { $0.database = "a\0b" },
            .test { $0.parameters = [.init("application\0name", "x")] },
            .test { $0.parameters = [.init("application_name", "x\0")] },
        ]
        for configuration in configurations {
            var play = StartupPlay(configuration)
            guard case .invalidRequest(.zeroByte) = try play.failure([]).kind else {
                Issue.record("not refused")
                continue
            }
            #expect(play.sent.isEmpty)
        }
    }

    @Test("contradictory settings are configuration errors, and nothing is sent")
    func configurationErrors() throws {
        let changes: [(inout StartupConfiguration) -> Void] = [
            { $0.user = "" },
            {
                $0.minimumVersion = .v3_2; $0.maximumVersion = .v3_0
            },
            { $0.maximumVersion = ProtocolVersion(major: 3, minor: 1) },
            { $0.maximumVersion = ProtocolVersion(major: 4, minor: 0) },
            { $0.minimumVersion = ProtocolVersion(major: 2, minor: 0) },
            { $0.channelBinding = .require },
            { $0.parameters = [.init("client_encoding", "LATIN1")] },
            { $0.tlsNegotiation = .direct },
            {
                $0.tlsNegotiation = .direct; $0.tls = .allow
            },
            {
                $0.tlsNegotiation = .direct; $0.tls = .prefer
            },
            { $0.parameters = [.init("options", String(repeating: "x", count: 10_000))] },
        ]
        for change in changes {
            var play = StartupPlay(.test(change))
            let kind = try play.failure([]).kind
            guard case .configuration = kind else {
                Issue.record("\(kind)")
                continue
            }
            #expect(play.sent.isEmpty)
        }
    }

    @Test("notices are kept, before authentication and after")
    func notices() throws {
        var play = StartupPlay()
        let notice = PostgresBackendMessage.notice(.sample(.notice, "00000", "hello"))
        let facts = try play.run(
            notice, .authentication(.ok), notice,
            .backendKeyData(.init(processID: 1, secretKey: [1, 2, 3, 4])), notice,
            .readyForQuery(.idle))
        #expect(facts.notices.map(\.message) == ["hello", "hello", "hello"])
    }

    @Test("without BackendKeyData, as behind poolers, there is nothing to cancel with")
    func noBackendKey() throws {
        var play = StartupPlay()
        let facts = try play.run(.authentication(.ok), .readyForQuery(.idle))
        #expect(facts.backendKey == nil)
    }

    @Test(
        "a fatal first reply is thrown with its code",
        arguments: [
            SQLState.cannotConnectNow, .tooManyConnections, .invalidCatalogName,
        ])
    func fatal(state: SQLState) throws {
        var play = StartupPlay()
        let error = try play.failure(.error(.sample(.fatal, state, "no")))
        #expect(error.serverMessage?.sqlState == state)
        #expect(error.serverMessage?.isFatal == true)
        #expect(error.fallbacks == [])
        #expect(error.description.contains("no"))
    }

    @Test("an unknown setting fails after authentication, with 42704")
    func unknownSetting() throws {
        var play = StartupPlay()
        let error = try play.failure(hex(CapturedStart.unknownSetting))
        #expect(error.serverMessage?.sqlState == .undefinedObject)
    }

    @Test("a server that closes without a byte is an error of its own")
    func closed() throws {
        var play = StartupPlay()
        #expect(try play.failure([]).kind == .closedByServer(.startup))
        #expect(try play.failure(.authentication(.ok)).kind == .closedByServer(.initialisation))
        var password = StartupPlay(.test(password: "x"))
        #expect(
            try password.failure(.authentication(.cleartextPassword)).kind
                == .closedByServer(.authentication))
        var tls = StartupPlay(.test(tls: .require))
        do {
            _ = try tls.run([[UInt8]]())
            Issue.record("no error")
        } catch let error as PostgresProtocolError {
            #expect(error.kind == .closedByServer(.tlsRequest))
        }
    }

    @Test("messages out of order are violations")
    func outOfOrder() throws {
        let starts: [[PostgresBackendMessage]] = [
            [.readyForQuery(.idle)], [.parameterStatus(.init("a", "b"))],
            [.backendKeyData(.init(processID: 1, secretKey: [1, 2, 3, 4]))], [.parseComplete],
            [.authentication(.ok), .authentication(.ok)],
            [.authentication(.ok), .negotiateProtocolVersion(.init(version: .v3_0))],
            [.authentication(.ok), .commandComplete(CommandTag("SELECT 1"))],
            [.authentication(.saslFinal([]))], [.authentication(.saslContinue([]))],
        ]
        for messages in starts {
            var play = StartupPlay()
            let kind = try play.failure(wire(messages)).kind
            #expect(isViolation(kind), "\(messages): \(kind)")
        }
    }

    @Test("an unknown message, or one longer than the limit, fails at once")
    func framing() throws {
        var play = StartupPlay()
        #expect(isViolation(try play.failure(hex("3f 00000004")).kind))
        guard case .frameLength = try play.failure(hex("52 7fffffff")).kind else {
            Issue.record("accepted")
            return
        }
        guard case .frameLength = try play.failure(hex("52 00000003")).kind else {
            Issue.record("accepted")
            return
        }
    }

    @Test("a session in another encoding than UTF-8 is refused")
    func encoding() throws {
        var play = StartupPlay()
        let error = try play.failure(
            .authentication(.ok), .parameterStatus(.init("client_encoding", "LATIN1")),
            .readyForQuery(.idle))
        #expect(error.kind == .clientEncoding("LATIN1"))
    }

    @Test("a failed machine stays failed")
    func failed() throws {
        var machine = StartupMachine(.test(), nonce: [])
        var input = ByteBuffer()
        var output = ByteBuffer()
        _ = try machine.start(into: &output)
        input.append(try wire(.readyForQuery(.idle)))
        for _ in 1...2 {
            do {
                _ = try machine.receive(&input, into: &output)
                Issue.record("no error")
            } catch {
                #expect(isViolation(error.kind))
            }
        }
        #expect(isViolation(machine.end().kind))
    }

    @Test("steps that were not asked for are errors, not traps")
    func misuse() throws {
        var output = ByteBuffer()
        var input = ByteBuffer()
        var early = StartupMachine(.test(), nonce: [])
        #expect(throws: PostgresProtocolError.self) {
            _ = try early.receive(&input, into: &output)
        }
        var twice = StartupMachine(.test(), nonce: [])
        _ = try twice.start(into: &output)
        #expect(throws: PostgresProtocolError.self) { _ = try twice.start(into: &output) }
        var tls = StartupMachine(.test(), nonce: [])
        _ = try tls.start(into: &output)
        #expect(throws: PostgresProtocolError.self) {
            _ = try tls.tlsEstablished(
                applicationProtocol: nil, serverEndPointHash: nil, into: &output)
        }
        let keys = try ScramDerivation(password: "x", salt: [1], iterations: 1).deriveKeys()
        var keyed = StartupMachine(.test(), nonce: [])
        _ = try keyed.start(into: &output)
        #expect(throws: PostgresProtocolError.self) {
            _ = try keyed.keysDerived(keys, &input, into: &output)
        }
    }
}

@Suite("Protocol versions")
struct VersionTests {
    private static let ready: [PostgresBackendMessage] = [
        .authentication(.ok), .readyForQuery(.idle),
    ]

    @Test("3.2 has keys of 32 bytes, 3.0 of exactly 4")
    func keySizes() throws {
        for (version, size) in [(ProtocolVersion.v3_2, 32), (.v3_0, 4), (.v3_2, 256), (.v3_2, 4)] {
            var play = StartupPlay(.test { $0.maximumVersion = version })
            let key = PostgresBackend.BackendKeyData(
                processID: 1, secretKey: Array(repeating: 9, count: size))
            let facts = try play.run(
                .authentication(.ok), .backendKeyData(key), .readyForQuery(.idle))
            #expect(facts.backendKey == key)
        }
        for size in [5, 32] {
            var play = StartupPlay(.test { $0.maximumVersion = .v3_0 })
            let key = PostgresBackend.BackendKeyData(
                processID: 1, secretKey: Array(repeating: 9, count: size))
            let kind = try play.failure(.authentication(.ok), .backendKeyData(key)).kind
            #expect(isViolation(kind))
        }
    }

    @Test("PostgreSQL 18 lowers 3.9999 to 3.2 and names the options that it does not know")
    func negotiated() throws {
        var play = StartupPlay(
            .test {
                $0.maximumVersion = ProtocolVersion(major: 3, minor: 9999)
                $0.parameters = [.init("_pq_.foo", "1"), .init("_pq_.bar", "x")]
            })
        let facts = try play.run(hex(CapturedStart.negotiating))
        #expect(facts.version == .v3_2)
        #expect(facts.unsupportedOptions == ["_pq_.foo", "_pq_.bar"])
        #expect(facts.backendKey?.secretKey.count == 32)
    }

    @Test("a server before 18 lowers 3.2 to 3.0, and the key has 4 bytes then")
    func lowered() throws {
        var play = StartupPlay()
        let message = PostgresBackend.NegotiateProtocolVersion(version: .v3_0)
        let facts = try play.run(
            wire([.negotiateProtocolVersion(message)] + Self.ready))
        #expect(facts.version == .v3_0)
        let key = PostgresBackend.BackendKeyData(processID: 1, secretKey: Array(0..<32))
        let kind = try play.failure(
            .negotiateProtocolVersion(message), .authentication(.ok), .backendKeyData(key)
        ).kind
        #expect(isViolation(kind))
    }

    @Test("a negotiation that the rules do not allow is a violation")
    func refused() throws {
        let messages: [PostgresBackend.NegotiateProtocolVersion] = [
            .init(version: ProtocolVersion(major: 3, minor: 3)),
            .init(version: ProtocolVersion(major: 3, minor: 1)),
            .init(version: ProtocolVersion(major: 2, minor: 0)),
            .init(version: ProtocolVersion(major: 4, minor: 0)),
            .init(version: ProtocolVersion(rawValue: 2)),
            .init(version: .v3_2),
            .init(version: .v3_0, unsupportedOptions: ["_pq_.never_sent"]),
            .init(version: .v3_0, unsupportedOptions: ["application_name"]),
        ]
        for message in messages {
            var play = StartupPlay(.test { $0.parameters = [.init("application_name", "x")] })
            let kind = try play.failure(.negotiateProtocolVersion(message)).kind
            #expect(isViolation(kind), "\(message)")
        }
        var twice = StartupPlay()
        let lower = PostgresBackendMessage.negotiateProtocolVersion(.init(version: .v3_0))
        #expect(isViolation(try twice.failure(lower, lower).kind))
        var late = StartupPlay(.test(password: "x"))
        #expect(
            isViolation(try late.failure(.authentication(.cleartextPassword), lower).kind))
    }

    @Test("a version below the minimum says so")
    func belowMinimum() throws {
        var play = StartupPlay(.test { $0.minimumVersion = .v3_2 })
        let error = try play.failure(.negotiateProtocolVersion(.init(version: .v3_0)))
        #expect(error.kind == .unsupportedVersion(server: .v3_0, minimum: .v3_2))
    }

    @Test("a server that refuses 3.2 altogether may be tried at 3.0, if that is allowed")
    func olderProtocol() throws {
        let bytes = try hex(CapturedStart.unsupportedMajor)
        var play = StartupPlay()
        let error = try play.failure(bytes)
        #expect(error.fallbacks.contains(.olderProtocol))
        #expect(error.serverMessage?.sqlState == .featureNotSupported)
        var pooler = StartupPlay()
        let refusal = PostgresBackendMessage.error(
            .sample(.fatal, .protocolViolation, "unsupported protocol version"))
        #expect(try pooler.failure(refusal).fallbacks.contains(.olderProtocol))

        let changes: [(inout StartupConfiguration) -> Void] = [
            { $0.minimumVersion = .v3_2 }, { $0.maximumVersion = .v3_0 },
        ]
        for change in changes {
            var strict = StartupPlay(.test(change))
            #expect(try !strict.failure(bytes).fallbacks.contains(.olderProtocol))
        }
        var late = StartupPlay()
        #expect(try !late.failure(.authentication(.ok), refusal).fallbacks.contains(.olderProtocol))
    }
}
