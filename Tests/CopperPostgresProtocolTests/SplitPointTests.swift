import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

@Suite("Split points")
struct SplitPointTests {
    @Test("every message of the protocol reads the same, however its bytes are cut")
    func everyMessageAtEverySplitPoint() throws {
        var types: Set<String> = []
        var points = 0
        for sample in backendSamples {
            let bytes = try wire([sample])
            for pieces in cuts(of: bytes) {
                let frames = try backendFrames(pieces)
                try #require(frames.count == 1)
                let message = try frames[0].backendMessage()
                #expect(message == sample, "cut as \(pieces.map(\.count))")
            }
            types.insert(Self.typeName(of: sample))
            points += bytes.count + 1
        }
        for sample in frontendSamples {
            let bytes = try request(sample.message)
            for pieces in cuts(of: bytes) {
                let frames = try frontendFrames(pieces, isStarted: sample.message.type != nil)
                try #require(frames.count == 1)
                let message = try frames[0].frontendMessage(context: sample.context)
                #expect(message == sample.message, "cut as \(pieces.map(\.count))")
            }
            types.insert("F " + sample.message.name)
            points += bytes.count + 1
        }
        // 11 forms of Authentication and 23 other messages of a server; 21 of a client.
        #expect(types.count == 11 + 23 + 21)
        print("message types \(types.count) x split points \(points)")
    }

    @Test("the samples hold every type byte that the protocol has")
    func samplesAreComplete() {
        let sampled = Set(backendSamples.map(\.type))
        #expect(sampled == Set(PostgresBackend.types))
        #expect(sampled.count == 24)
        let frontend = Set(frontendSamples.compactMap(\.message.type))
        #expect(frontend == Set("BCDEFHPQSXcdfp".utf8))
    }

    @Test("a whole conversation reads the same, however its bytes are cut")
    func conversation() throws {
        let bytes = try wire(backendSamples)
        let half = bytes.count / 2
        for pieces in [
            [bytes], bytes.map { [$0] }, [Array(bytes[..<half]), Array(bytes[half...])],
        ] {
            let messages = try backendFrames(pieces).map { try $0.backendMessage() }
            #expect(messages == backendSamples)
        }
    }

    /// Authentication is one type byte and eleven messages.
    private static func typeName(of message: PostgresBackendMessage) -> String {
        guard case .authentication(let request) = message else { return "B " + message.name }
        let text = String(describing: request)
        return "B Authentication " + text.prefix { $0 != "(" }
    }
}
