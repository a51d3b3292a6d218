import CopperBytes
import CopperNet
import CopperResilience
import CopperSimulation
import CopperTLS
import CopperTestSupport
import Testing

@Suite("TLS with a hostile peer", .enabled(if: TLSTestPKI.isUsable, "there is no openssl tool"))
struct TLSHostilePeerTests {
    @Test(
        "fails on what is not TLS",
        arguments: [
            Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), Array("E\0\0\0\u{10}SFATAL\0\0".utf8),
            [UInt8](repeating: 0, count: 64), [UInt8](repeating: 0xFF, count: 64),
            [0x16, 3, 1, 0xFF, 0xFF] + [UInt8](repeating: 0, count: 64),
            [0x15, 3, 3, 0, 2, 2, 40], [0x15, 3, 3, 0, 2, 1, 0], [0x17, 3, 3, 0, 3, 1, 2, 3],
            [0x16, 3, 3, 0, 4, 2, 0xFF, 0xFF, 0xFF], [0x14, 3, 3, 0, 1, 1],
        ] as [[UInt8]])
    func garbage(bytes: [UInt8]) throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        _ = try SimulatedLoop.run(seed: 1) { loop in
            for isClient in [true, false] {
                let (near, far) = MemoryStream.pair(on: loop)
                _ = try send(bytes, to: far)
                far.closeSending()
                let result = await Result {
                    if isClient {
                        return try await TLSStream.client(
                            over: near, context: client, serverName: "localhost",
                            deadline: loop.now + .seconds(1))
                    }
                    return try await TLSStream.server(
                        over: near, context: server, deadline: loop.now + .seconds(1))
                }
                let error = #expect(throws: NetError.self) { try result.get() }
                let kind = error?.kind
                #expect(
                    kind == .tls || kind == .closedByPeer, "\(bytes): \(String(describing: error))")
                #expect(error?.detail.hasPrefix("TLS handshake with ") == true)
                far.close()
            }
        }
    }

    /// Passes `limit` bytes of what a server says on to the client, then ends.
    private static func connect(
        _ loop: EventLoop, client: TLSContext, server: TLSContext, limit: Int,
        flipping flipped: Int? = nil
    ) async throws -> Result<TLSStream, any Error> {
        let (near, relayNear) = MemoryStream.pair(on: loop)
        let (relayFar, far) = MemoryStream.pair(on: loop)
        let (toClient, toServer) = (StreamIO(relayNear), StreamIO(relayFar))
        async let accepting = Result {
            try await TLSStream.server(over: far, context: server, deadline: .distantFuture)
        }
        async let forth: Void = relay(from: toClient, to: toServer, limit: .max, flipping: nil)
        async let back: Void = relay(from: toServer, to: toClient, limit: limit, flipping: flipped)
        let result = await Result {
            try await TLSStream.client(
                over: near, context: client, serverName: "localhost",
                deadline: loop.now + .seconds(10))
        }
        if case .success(let stream) = result { stream.close() }
        if case .success(let stream) = await accepting { stream.close() }
        _ = await (forth, back)
        toClient.close()
        toServer.close()
        return result
    }

    private static func relay(
        from source: StreamIO, to target: StreamIO, limit: Int, flipping flipped: Int?
    ) async {
        var passed = 0
        while let bytes = try? await source.read(), !bytes.isEmpty {
            var part = Array(bytes.prefix(limit - passed))
            if let flipped, flipped >= passed, flipped < passed + part.count {
                part[flipped - passed] ^= 0x40
            }
            passed += part.count
            try? await target.write(part)
            if passed == limit { break }
        }
        target.closeSending()
    }

    @Test("fails as a close when the server ends after any number of its bytes")
    func cutAnywhere() throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        for limit in stride(from: 0, to: 800, by: limitStep) {
            _ = try SimulatedLoop.run(seed: UInt64(limit)) { loop in
                let result = try await Self.connect(
                    loop, client: client, server: server, limit: limit)
                // The server's flight is longer than this without its certificate's end.
                await expectFailure(.closedByPeer, "in the middle of it") { _ = try result.get() }
            }
        }
    }

    @Test("never takes a handshake for good in which a byte was changed")
    func changedAnywhere() throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        // A record's minor version is for middleboxes; RFC 8446, section 5.1, has it ignored.
        let ignored = 2
        for place in stride(from: 0, to: 700, by: limitStep) where place != ignored {
            _ = try SimulatedLoop.run(seed: UInt64(place)) { loop in
                let result = try await Self.connect(
                    loop, client: client, server: server, limit: .max, flipping: place)
                #expect(throws: NetError.self, "byte \(place)") { try result.get() }
            }
        }
    }

    private let limitStep = soak(short: 13, long: 1)

    @Test(
        "stays usable or closed when cancelled at any step",
        arguments: 0..<UInt64(soak(short: 3, long: 1000)))
    func cancelled(seed: UInt64) throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        let body: @Sendable (EventLoop) async throws -> Void = { loop in
            let (near, far) = MemoryStream.pair(on: loop, capacity: 512, chunking: seed)
            async let accepting = Result {
                try await TLSStream.server(
                    over: far, context: server, deadline: loop.now + .seconds(60))
            }
            let connected = await Result {
                try await TLSStream.client(
                    over: near, context: client, serverName: "localhost",
                    deadline: loop.now + .seconds(60))
            }
            let accepted = await accepting
            // Closing is one turn of the loop away at most.
            for _ in 0..<200 { await Task.yield() }
            for (result, below) in [(connected, near), (accepted, far)] {
                switch result {
                case .success(let stream): stream.close()
                case .failure(let error):
                    let isExpected = error is CancellationError || error is NetError
                    #expect(isExpected, "\(error)")
                    #expect(throws: NetError.self) { try receive(from: below) }
                }
            }
        }
        let steps = try SimulatedLoop.run(seed: seed, body).steps
        for step in 0...steps {
            _ = try SimulatedLoop.run(seed: seed, cancelAtStep: step, body)
        }
    }
}
