import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import CopperTestSupport
import Testing

/// Valid streams, altered: whatever comes of them, it is events or a typed error. Every
/// loop below ends because each turn takes bytes or steps.
///
/// How often: see `Fuzzing`.
@Suite("Fuzzing")
struct FuzzTests {
    private static func run(
        _ name: String, short: Int, long: Int, _ body: (inout Mutator) throws -> Void
    ) throws {
        try Fuzzing.run(name, short: short, long: long) { seed in
            var mutator = Mutator(seed: seed)
            try body(&mutator)
        }
    }

    private static let serverStreams: [[UInt8]] = [
        Captured.errorInMiddle, Captured.emptyExtended, Captured.limit, Captured.severalResults,
        Captured.copyOutBinary, Captured.copyInExtended, Captured.noticeInRows,
        Captured.customState, Captured.functionCall, Captured.changedPlan, Captured.selfNotify,
        Captured.zeroColumns,
    ].compactMap { Hex.decode($0.filter { !$0.isNewline }) }

    @Test("a server's messages, and what they are encoded to again")
    func backendMessages() throws {
        let samples = try backendSamples.map { try wire([$0]) } + Self.serverStreams
        try Self.run("server messages", short: 4_000, long: 1_000_000) { mutator in
            let stream = mutator.mutate(samples[mutator.below(samples.count)], with: samples)
            var decoder = BackendFrameDecoder(limit: 1 << 16)
            for piece in mutator.pieces(stream) {
                decoder.append(piece.span)
                while let frame = try? decoder.next() {
                    guard let message = try? frame.backendMessage() else { continue }
                    // Unknown fields are dropped, so the bytes may differ; what they
                    // mean may not.
                    let again = try backendFrames([wire([message])])
                    #expect(try again.first?.backendMessage() == message)
                }
            }
        }
    }

    @Test("a client's messages, and what they are encoded to again")
    func frontendMessages() throws {
        let samples = try frontendSamples.map { try request($0.message) }
        let contexts: [PostgresFrontendMessage.PasswordContext] = [
            .password, .saslInitial, .sasl, .gss,
        ]
        try Self.run("client messages", short: 4_000, long: 1_000_000) { mutator in
            let stream = mutator.mutate(samples[mutator.below(samples.count)], with: samples)
            let isStarted = mutator.below(4) != 0
            let context = contexts[mutator.below(4)]
            var decoder = FrontendFrameDecoder(limit: 1 << 16, isStarted: isStarted)
            for piece in mutator.pieces(stream) {
                decoder.append(piece.span)
                while let frame = try? decoder.next() {
                    guard let message = try? frame.frontendMessage(context: context) else {
                        continue
                    }
                    let again = try frontendFrames(
                        [request(message)], isStarted: message.type != nil)
                    #expect(try again.first?.frontendMessage(context: context) == message)
                }
            }
        }
    }

    @Test("a session with any exchange and any answer")
    func session() throws {
        let streams = Self.serverStreams
        try Self.run("session", short: 4_000, long: 1_000_000) { mutator in
            var session = PostgresSession()
            let stream = mutator.mutate(streams[mutator.below(streams.count)], with: streams)
            var decoder = BackendFrameDecoder()
            decoder.append(stream.span)
            while let frame = try? decoder.next(), let type = frame.type {
                var begun = 0
                while session.isFinished, begun < 4 {
                    try session.begin(Self.exchange(&mutator))
                    begun += 1
                }
                do {
                    let event = try session.receive(type: type, body: frame.body.span.bytes)
                    if case .row = event { #expect(session.currentStep != nil) }
                } catch { break }
            }
        }
    }

    private static func exchange(_ mutator: inout Mutator) -> Exchange {
        switch mutator.below(4) {
        case 0: return .described
        case 1: return .query
        default:
            var exchange = Exchange(expectedColumns: mutator.below(2) == 0 ? nil : 1)
            for _ in 0...mutator.below(6) {
                exchange.append(Exchange.Step.allCases[mutator.below(10)])
            }
            return exchange
        }
    }

    @Test("the start of a session with any server")
    func startup() throws {
        let streams = try [
            CapturedStart.trustServer, CapturedStart.negotiating, CapturedStart.md5Server,
            CapturedStart.scramServer, CapturedStart.scramPlusServer, CapturedStart.noHBAEntry,
        ].map { try hex($0) }
        // Keys for any salt, so that PBKDF2 does not take the time.
        let keys = try ScramDerivation(password: "x", salt: [1], iterations: 1).deriveKeys()
        try Self.run("startup", short: 3_000, long: 500_000) { mutator in
            let modes = PostgresTLSMode.allCases
            let configuration = StartupConfiguration.test(
                password: "pencil", tls: modes[mutator.below(modes.count)]
            ) { $0.scramKeys = keys }
            var play = StartupPlay(configuration)
            play.tlsAnswer = [[0x53], [0x4E], [0x45], [0x53, 0x00], []][mutator.below(5)]
            play.endPointHash = mutator.below(2) == 0 ? nil : [1, 2, 3]
            let stream = mutator.mutate(streams[mutator.below(streams.count)], with: streams)
            do {
                _ = try play.run(mutator.pieces(stream))
            } catch {
                #expect(error is PostgresProtocolError)
            }
        }
    }

    @Test("SCRAM with any peer, which never verifies")
    func scram() throws {
        let verifier = try ScramVerifier(password: "pencil", salt: [1, 2], iterations: 1)
        try Self.run("SCRAM", short: 1_500, long: 200_000) { mutator in
            var client = ScramClient(
                password: "pencil", nonce: "abc", binding: .unsupported, maximumIterations: 4)
            var server = ScramServer(
                verifier: verifier, mechanism: client.mechanism, nonce: "xyz")
            let others = [Array("r=abc,s=AA==,i=1,v=,p=,c=biws".utf8)]
            let altered = mutator.below(4)
            func step(_ index: Int, _ bytes: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
                index == altered ? mutator.mutate(bytes, with: others) : bytes
            }
            do {
                let first = step(0, client.firstMessage, &mutator)
                let serverFirst = step(1, try server.receive(clientFirst: first), &mutator)
                let keys = try client.receive(serverFirst: serverFirst).deriveKeys()
                let final = step(2, try client.finalMessage(keys), &mutator)
                let serverFinal = step(3, try server.receive(clientFinal: final), &mutator)
                try client.receive(serverFinal: serverFinal)
                // Only a change without a meaning, such as a name that PostgreSQL
                // ignores or an optional attribute, may get here.
                #expect(client.isVerified)
            } catch {
                #expect(error is PostgresProtocolError)
                #expect(!client.isVerified)
            }
        }
    }

    @Test("tags and verifiers of any text")
    func texts() throws {
        let samples = ["INSERT 0 1", "SELECT 9223372036854775807", "CREATE TABLE"].map {
            Array($0.utf8)
        }
        try Self.run("texts", short: 3_000, long: 500_000) { mutator in
            let bytes = mutator.mutate(samples[mutator.below(3)], with: samples)
            let text = String(decoding: bytes, as: UTF8.self)
            let tag = CommandTag(text)
            #expect(CommandTag(tag.description) == tag)
            _ = ScramVerifier(text)
            _ = SASLprep.prepare(text)
            _ = try? AuthenticationPolicy(text)
        }
    }
}
