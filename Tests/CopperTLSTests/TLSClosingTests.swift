import CopperBytes
import CopperNet
import CopperResilience
import CopperSimulation
import CopperTLS
import CopperTestSupport
import Testing

@Suite("TLS closing", .enabled(if: TLSTestPKI.isUsable, "there is no openssl tool"))
struct TLSClosingTests {
    @Test("ends one direction with close_notify while the other goes on")
    func halfClosed() throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        _ = try SimulatedLoop.run(seed: 1) { loop in
            let pair = try await TLSPair.connect(on: loop, client: client, server: server)
            try await pair.client.write([1, 2])
            pair.client.closeSending()
            #expect(try await pair.server.readToEnd() == [1, 2])
            try await pair.server.write([3, 4])
            #expect(try await pair.client.read(exactly: 2) == [3, 4])
            await expectFailure(.closed, "after closeSending()") {
                _ = try send([5], to: pair.client.stream)
            }
            pair.server.closeSending()
            #expect(try await pair.client.read() == [])
            #expect(try await pair.client.read() == [])
            pair.close()
        }
    }

    @Test("sends close_notify behind bytes that the stream below had no room for")
    func notifyComesLast() throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        _ = try SimulatedLoop.run(seed: 2) { loop in
            let pair = try await TLSPair.connect(
                on: loop, client: client, server: server, capacity: 500)
            let stream = await pair.client.detach().stream
            let message = [UInt8](repeating: 7, count: 20_000)
            #expect(try send(message, to: stream) == .sent(message.count))
            stream.closeSending()
            #expect(try await pair.server.readToEnd() == message)
            stream.close()
            pair.close()
        }
    }

    @Test("ends in good order when the peer closes its TLS stream")
    func closedByPeer() throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        _ = try SimulatedLoop.run(seed: 3) { loop in
            let pair = try await TLSPair.connect(on: loop, client: client, server: server)
            try await pair.server.write([1])
            pair.server.close()
            #expect(try await pair.client.readToEnd() == [1])
            pair.close()
        }
    }

    @Test("takes an end without close_notify for an attack, unless it may happen")
    func truncated() throws {
        let server = try TLSContext.server()
        let strict = try TLSContext.client()
        let lenient = try TLSContext.client { $0.allowTruncation = true }
        _ = try SimulatedLoop.run(seed: 4) { loop in
            for client in [strict, lenient] {
                let (near, far) = MemoryStream.pair(on: loop)
                async let accepting = TLSStream.server(
                    over: far, context: server, deadline: .distantFuture)
                let stream = try await TLSStream.client(
                    over: near, context: client, serverName: "localhost",
                    deadline: .distantFuture)
                let accepted = StreamIO(try await accepting)
                let io = StreamIO(stream)
                try await accepted.write([1, 2, 3])
                // Below TLS, behind its back.
                far.closeSending()
                #expect(try await io.read(exactly: 3) == [1, 2, 3])
                if client === lenient {
                    #expect(try await io.read() == [])
                    #expect(try await io.read() == [])
                } else {
                    for _ in 0..<2 {
                        await expectFailure(.closedByPeer, "close_notify") {
                            _ = try await io.read()
                        }
                    }
                }
                io.close()
                accepted.close()
            }
        }
    }

    @Test("hands out what came before a broken record, then fails for good")
    func brokenRecord() throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        _ = try SimulatedLoop.run(seed: 5) { loop in
            let (near, far) = MemoryStream.pair(on: loop)
            async let accepting = TLSStream.server(
                over: far, context: server, deadline: .distantFuture)
            let stream = try await TLSStream.client(
                over: near, context: client, serverName: "localhost", deadline: .distantFuture)
            let accepted = StreamIO(try await accepting)
            let io = StreamIO(stream)
            try await accepted.write([1, 2, 3])
            // A record that nobody has encrypted with the right key.
            let forged = [0x17, 3, 3, 0, 20] + [UInt8](repeating: 0, count: 20)
            #expect(try send(forged, to: far) == .sent(forged.count))
            #expect(try await io.read(exactly: 3) == [1, 2, 3])
            for _ in 0..<2 {
                await expectFailure(.tls, "receiving over TLS from") { _ = try await io.read() }
            }
            await expectFailure(.tls, "bad record mac") { _ = try await accepted.read() }
            io.close()
            accepted.close()
        }
    }

    @Test("is closed for everybody once it is closed, from any thread")
    func closed() async throws {
        let loop = EventLoopGroup.shared.next()
        let pair = try await TLSPair.connect(on: loop, client: .client(), server: .server())
        let stream = pair.client.stream
        stream.close()
        stream.close()
        await expectFailure(.closed) { _ = try await loop.run { try send([1], to: stream) } }
        await expectFailure(.closed) { _ = try await loop.run { try receive(from: stream) } }
        #expect(try await pair.server.readToEnd() == [])
        pair.close()
    }

    @Test("closes the stream below when its last owner drops it")
    func dropped() throws {
        let (client, server) = (try TLSContext.client(), try TLSContext.server())
        _ = try SimulatedLoop.run(seed: 6) { loop in
            let (near, far) = MemoryStream.pair(on: loop)
            async let accepting = TLSStream.server(
                over: far, context: server, deadline: .distantFuture)
            _ = try await TLSStream.client(
                over: near, context: client, serverName: "localhost", deadline: .distantFuture)
            let accepted = StreamIO(try await accepting)
            #expect(try await accepted.read() == [])
            #expect(throws: NetError.self) { try receive(from: near) }
            accepted.close()
        }
    }

    @Test("tells the reason in the peer's alert, not that writing failed because of it")
    func alertBehindFailedWrite() throws {
        let pki = try TLSTestPKI.shared()
        let client = try TLSContext.client()
        let server = try TLSContext.server {
            $0.clientAuthentication = .required
            $0.trustRoots = .file(pki.authority)
        }
        _ = try SimulatedLoop.run(seed: 7) { loop in
            let (near, far) = MemoryStream.pair(on: loop)
            async let accepting = Result {
                try await TLSStream.server(over: far, context: server, deadline: .distantFuture)
            }
            let stream = try await TLSStream.client(
                over: near, context: client, serverName: "localhost", deadline: .distantFuture)
            _ = await accepting
            await expectFailure(.tls, "certificate required", "set 'identity'") {
                _ = try send([1], to: stream)
            }
            stream.close()
        }
    }
}
