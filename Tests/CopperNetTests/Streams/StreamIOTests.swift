import CopperBytes
import CopperListener
import CopperNet
import CopperResilience
import CopperSimulation
import Testing

@Suite("StreamIO")
struct StreamIOTests {
    @Test(
        "carries bytes both ways in memory on a simulated loop", arguments: 0..<50 as Range<UInt64>)
    func echoSimulated(seed: UInt64) throws {
        let run = try SimulatedLoop.run(seed: seed) { loop in
            try await echo(streams: MemoryStream.pair(on: loop, capacity: 100, chunking: seed))
        }
        #expect(run.value == Array(0..<200))
        #expect(run.elapsed == .zero)
    }

    @Test("carries bytes both ways in memory between two loops")
    func echoLoops() async throws {
        let loops = EventLoopGroup(count: 2)
        let pair = MemoryStream.pair(on: loops.loops[0], and: loops.loops[1], capacity: 16)
        #expect(try await echo(streams: pair) == Array(0..<200))
    }

    @Test("carries bytes both ways over TCP")
    func echoTCP() async throws {
        let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
        defer { listener.close() }
        async let accepted = listener.accept()
        let loop = EventLoopGroup.shared.next()
        let client = try await SocketConnector.sockets.connect(to: listener.endpoint, on: loop)
        #expect(try await echo(streams: (client, accepted)) == Array(0..<200))
    }
}

/// What the first end gets back of 200 bytes that the second one repeats.
private func echo(streams: (any ByteStream, any ByteStream)) async throws -> [UInt8] {
    let (near, far) = (StreamIO(streams.0), StreamIO(streams.1))
    async let repeated: Void = {
        while true {
            let bytes = try await far.read(limit: 7)
            if bytes.isEmpty { break }
            try await far.write(bytes)
        }
        far.closeSending()
    }()
    async let written: Void = {
        try await near.write(Array(0..<200))
        near.closeSending()
    }()
    let bytes = try await near.readToEnd()
    try await written
    try await repeated
    near.close()
    far.close()
    return bytes
}
