import CopperBytes
import CopperNet
import CopperPostgresDialect
import CopperReplay
import CopperSimulation
import CopperTestSupport
import Testing

@Suite("Faults")
struct FaultTests {
    private func connector(_ change: (inout FaultPlan) -> Void) throws -> FaultConnector {
        var builder = FixtureBuilder()
        for connection in 1...2 {
            _ = builder.open()
            builder.greet(on: connection)
            builder.select("SELECT 1", gives: "one", on: connection)
        }
        var plan = FaultPlan()
        change(&plan)
        let replay = try ReplayingConnector(builder.fixture, PostgresDialect(), mode: .exchange)
        return FaultConnector(replay, plan, PostgresDialect())
    }

    /// What a client sees of a query: the glosses, or the error.
    private func query(
        _ connector: FaultConnector, connections: Int = 1
    ) throws -> SimulatedLoop.Run<[Result<[String], NetError>]> {
        try SimulatedLoop.run(seed: 1) { loop in
            var results: [Result<[String], NetError>] = []
            for _ in 0..<connections {
                var client = ScriptedClient(try await connector.connect(on: loop))
                do {
                    _ = try await client.start()
                    results.append(.success(try await client.query("SELECT 1")))
                } catch let error as NetError {
                    results.append(.failure(error))
                }
            }
            return results
        }
    }

    @Test("none is planned, none happens, also byte by byte", arguments: [false, true])
    func none(_ splits: Bool) throws {
        let result = try query(try connector { $0.splitsEveryByte = splits }).value[0]
        #expect(try result.get()[1] == #"DataRow 1 "one""#)
    }

    @Test("a connection ends in order before, within and behind a frame", arguments: [0, 3, 5])
    func close(_ count: Int) throws {
        let faulty = try connector { $0.add(.close(afterBytes: count), at: 5, from: .server) }
        let error = #expect(throws: NetError.self) { try query(faulty).value[0].get() }
        #expect(error?.kind == .closedByPeer)
    }

    @Test("a connection breaks at a frame of either side", arguments: [WireSide.server, .client])
    func reset(_ side: WireSide) throws {
        let frame = side == .server ? 5 : 1
        let faulty = try connector { $0.add(.reset(afterBytes: 2), at: frame, from: side) }
        let error = #expect(throws: NetError.self) { try query(faulty).value[0].get() }
        #expect(error?.kind == .reset)
    }

    @Test("a frame comes late, on the clock of the loop", arguments: [WireSide.server, .client])
    func delay(_ side: WireSide) throws {
        let frame = side == .server ? 4 : 1
        let faulty = try connector { $0.add(.delay(.seconds(30)), at: frame, from: side) }
        let run = try query(faulty)
        #expect(try run.value[0].get().count == 4)
        #expect(run.elapsed >= .seconds(30))
    }

    @Test("a byte of a frame is changed, and nothing else")
    func corrupt() throws {
        // The value of the row: type, length, count, length, value.
        let faulty = try connector { $0.add(.corrupt(byte: 11, xor: 0x20), at: 5, from: .server) }
        #expect(try query(faulty).value[0].get()[1] == #"DataRow 1 "One""#)
    }

    @Test("a plan for one connection leaves the others alone")
    func connections() throws {
        let faulty = try connector { $0.add(.reset(afterBytes: 0), at: 4, from: .server, on: 2) }
        let results = try query(faulty, connections: 2).value
        #expect((try? results[0].get()) != nil)
        #expect((try? results[1].get()) == nil)
    }
}
