import CopperBytes
import CopperNet
import CopperResilience
import CopperSimulation
import CopperTLS
import CopperTestSupport
import Testing

/// Both ends of TLS in one process, over a pair of streams in memory.
struct TLSPair: Sendable {
    var client: StreamIO
    var server: StreamIO
    var clientFacts: TLSFacts
    var serverFacts: TLSFacts

    /// Shakes hands. When an end fails, its error is thrown: the client's first.
    static func connect(
        on loop: EventLoop, client: TLSContext, server: TLSContext,
        serverName: String = "localhost", capacity: Int = 64 << 10, chunking: UInt64? = nil,
        deadline: MonotonicTime = .distantFuture
    ) async throws -> TLSPair {
        let (near, far) = MemoryStream.pair(
            on: loop, capacity: capacity, endpoint: .host("localhost", port: 5432),
            chunking: chunking)
        async let accepting = Result {
            try await TLSStream.server(over: far, context: server, deadline: deadline)
        }
        let connected = await Result {
            try await TLSStream.client(
                over: near, context: client, serverName: serverName, deadline: deadline)
        }
        let accepted = await accepting
        let streams = (client: try connected.get(), server: try accepted.get())
        return TLSPair(
            client: StreamIO(streams.client), server: StreamIO(streams.server),
            clientFacts: try #require(streams.client.info.tls),
            serverFacts: try #require(streams.server.info.tls))
    }

    /// Sends a word each way.
    func greet() async throws {
        try await client.write(Array("ping".utf8))
        let ping = try await server.read(exactly: 4)
        #expect(ping == Array("ping".utf8))
        try await server.write(Array("pong".utf8))
        let pong = try await client.read(exactly: 4)
        #expect(pong == Array("pong".utf8))
    }

    func close() {
        client.close()
        server.close()
    }
}

extension Result where Failure == any Error {
    /// What an asynchronous body gives.
    init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}

extension TLSContext {
    /// A client that trusts the tests' authority.
    static func client(
        _ change: (inout TLSConfiguration) throws -> Void = { _ in }
    ) throws -> TLSContext {
        var configuration = TLSConfiguration()
        configuration.trustRoots = .file(try TLSTestPKI.shared().authority)
        try change(&configuration)
        return TLSContext(configuration)
    }

    /// A server with the given certificate, the tests' ordinary one by default.
    static func server(
        _ identity: TLSTestPKI.Identity? = nil,
        _ change: (inout TLSConfiguration) throws -> Void = { _ in }
    ) throws -> TLSContext {
        let identity = try identity ?? TLSTestPKI.shared().server
        var configuration = TLSConfiguration()
        configuration.identity = TLSIdentity(identity)
        try change(&configuration)
        return TLSContext(configuration, role: .server)
    }
}

extension TLSIdentity {
    init(_ identity: TLSTestPKI.Identity, password: String? = nil) {
        self.init(
            certificates: .file(identity.certificate), key: .file(identity.key),
            password: password)
    }
}

/// Expects `body` to fail with a `NetError` of this kind whose words hold all of `parts`.
func expectFailure(
    _ kind: NetError.Kind, _ parts: String..., sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async {
    do {
        try await body()
        Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    } catch let error as NetError {
        #expect(error.kind == kind, "\(error)", sourceLocation: sourceLocation)
        for part in parts {
            let holds = error.detail.contains(part)
            #expect(holds, "'\(part)' in: \(error.detail)", sourceLocation: sourceLocation)
        }
    } catch {
        Issue.record("\(error)", sourceLocation: sourceLocation)
    }
}
