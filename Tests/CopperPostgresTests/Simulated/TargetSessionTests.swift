import CopperNet
import CopperPostgres
import CopperResilience
import CopperSimulation
import Testing

/// Which of several servers a client takes, as libpq documents target_session_attrs
/// ("Database Connection Control Functions").
@Suite("The wanted kind of session")
struct TargetSessionTests {
    private static let (primary, standby, down, other) = (
        Endpoint.host("primary", port: 1), Endpoint.host("standby", port: 2),
        Endpoint.host("down", port: 3), Endpoint.host("other", port: 4)
    )

    /// The hosts that a client dials for its first session, and the error if it gets none.
    private func dial(
        _ wanted: PostgresConfiguration.TargetSession, _ endpoints: [Endpoint]
    ) throws -> (dialled: [Endpoint], error: PostgresError?) {
        try SimulatedLoop.run(seed: 1, maximumSteps: 200_000) { loop in
            let server = FakeServer(loop: loop, seed: 1)
            server.standbys = [Self.standby]
            server.unreachable = [Self.down]
            var configuration = PostgresConfiguration(
                endpoints: endpoints, user: "test", database: "test")
            configuration.tls.mode = .disable
            configuration.connector = server
            configuration.targetSession = wanted
            configuration.pool.maximumConnections = 1
            let db = try PostgresClient(configuration, group: EventLoopGroup(loops: [loop]))
            var failure: PostgresError?
            do {
                _ = try await db.one("echo \(7 as Int64)", as: Int64.self, timeout: .seconds(5))
            } catch let error as PostgresError {
                failure = error
            }
            let dialled = server.dialled
            await db.shutdown()
            await server.shutdown()
            return (dialled, failure)
        }.value
    }

    @Test(
        "the first host that fits is taken",
        arguments: [
            (PostgresConfiguration.TargetSession.any, [standby, primary], [standby]),
            (.primary, [standby, primary], [standby, primary]),
            (.readWrite, [standby, primary], [standby, primary]),
            (.standby, [primary, standby], [primary, standby]),
            (.readOnly, [primary, standby, other], [primary, standby]),
            (.preferStandby, [primary, standby], [primary, standby]),
            (.primary, [down, standby, primary], [down, standby, primary]),
        ])
    func fits(
        _ wanted: PostgresConfiguration.TargetSession, _ hosts: [Endpoint], _ dialled: [Endpoint]
    ) throws {
        let result = try dial(wanted, hosts)
        #expect(result.error == nil)
        #expect(result.dialled == dialled)
    }

    @Test(
        "a standby that is preferred may be missing or down; a host that is down is not asked twice"
    )
    func preferredStandbyIsMissing() throws {
        for (hosts, dialled) in [
            ([Self.primary], [Self.primary, Self.primary]),
            ([Self.primary, Self.down], [Self.primary, Self.down, Self.primary]),
            ([Self.down, Self.primary], [Self.down, Self.primary, Self.primary]),
            ([Self.primary, Self.other], [Self.primary, Self.other, Self.primary]),
        ] {
            let result = try dial(.preferStandby, hosts)
            #expect(result.error == nil)
            #expect(result.dialled == dialled)
        }
    }

    @Test("no host fits: the error names the last and what was wanted")
    func nothingFits() throws {
        let error = try #require(try dial(.standby, [Self.primary, Self.other]).error)
        #expect(error.code == .noSuitableServer)
        #expect(error.endpoint == Self.other)
        #expect("\(error)".contains("other:4 is not a server for standby sessions"))
    }
}
