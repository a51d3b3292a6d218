#if Tools
import CopperNet
import ArgumentParser
import CopperPostgres
import CopperRedis
import CopperReplay

/// `copper tour [--live URL...]`
struct TourCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "tour",
        abstract: "A guided look at what goes over the wire, in less than a minute.",
        discussion: """
            Without --live it plays on recordings and needs no server and no network. With
            --live it leaves nothing behind: the table is a temporary one, and the keys, which
            begin with copper-tour:, are deleted.

            Examples:
              copper tour
              copper tour --live postgres://app@localhost/shop
              copper tour --live postgres://app@localhost/shop redis://localhost
            """)

    @Flag(help: "Against servers: those of the URLs, or that of PGHOST and the like.")
    var live = false

    @Argument(help: "With --live: URLs (postgres://..., redis://...) or libpq's keywords.")
    var urls: [String] = []

    @Option(help: "The recording to play on.")
    var fixture: String?

    @Option(help: "With --live: records the tour of the one server to this file.")
    var save: String?

    func validate() throws {
        if !live, !urls.isEmpty { throw ValidationError("a URL needs --live") }
        if !live, save != nil { throw ValidationError("--save needs --live") }
        if save != nil, urls.count > 1 { throw ValidationError("--save takes one URL") }
        if live, fixture != nil { throw ValidationError("--fixture and --live exclude each other") }
    }

    func run() async throws {
        var chapters = 0
        for stop in try stops() {
            switch stop {
            case .postgres(let stage):
                try await play(stage, stage.client.shutdown) {
                    var tour = Tour(stage, on: .standard, after: chapters)
                    try await tour.run(waits: live && save == nil)
                    chapters = tour.number
                }
            case .redis(let stage):
                try await play(stage, stage.client.shutdown) {
                    var tour = Tour(stage, on: .standard, after: chapters)
                    try await tour.run()
                    chapters = tour.number
                }
            }
        }
        TourClosing.show(isLive: live, on: .standard)
    }

    private enum Stop {
        case postgres(TourStage<PostgresClient>)
        case redis(TourStage<RedisClient>)
    }

    private func play<Client>(
        _ stage: TourStage<Client>, _ shutDown: (Duration?) async -> Void,
        _ body: () async throws -> Void
    ) async throws {
        do {
            try await body()
            await shutDown(nil)
        } catch {
            await shutDown(nil)
            throw error
        }
        if let save { try stage.recorder.fixture.write(to: save) }
    }

    private func stops() throws -> [Stop] {
        guard live else { return try recordings().map(recorded) }
        return try (urls.isEmpty ? [""] : urls).map { url in
            Checkup.isRedis(url)
                ? .redis(try .live(try RedisConfiguration(url)))
                : .postgres(try .live(try PostgresConfiguration(url, environment: .process)))
        }
    }

    private func recorded(_ path: String) throws -> Stop {
        let fixture = try Fixture(path: path)
        return switch try WireProtocol(of: fixture, path: path) {
        case .postgres: .postgres(try .replaying(fixture))
        case .redis: .redis(try .replaying(fixture))
        }
    }

    private func recordings() throws -> [String] {
        if let fixture { return [fixture] }
        return try [TourFixture.postgres, TourFixture.redis].map { path in
            guard let found = TourFixture.find(path) else {
                throw ToolFailure(
                    "the recording \(path) is not here",
                    hint: "run it in a checkout of Copper, or name one with --fixture")
            }
            return found
        }
    }
}
#endif
