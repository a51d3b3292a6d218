#if Tools
import CopperNet
import ArgumentParser
import CopperPostgres
import CopperReplay

/// `copper tour [--live URL]`
struct TourCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "tour",
        abstract: "A guided look at what goes over the wire, in less than a minute.",
        discussion: """
            Without --live it plays on a recording and needs no server and no network.

            Examples:
              copper tour
              copper tour --live postgres://app@localhost/shop
            """)

    @Flag(help: "Against a server: the URL's, or that of PGHOST and the like.")
    var live = false

    @Argument(help: "With --live: a URL (postgres://...) or libpq's keywords.")
    var url = ""

    @Option(help: "The recording to play on.")
    var fixture: String?

    @Option(help: "With --live: records the tour to this file.")
    var save: String?

    func validate() throws {
        if !live, !url.isEmpty { throw ValidationError("a URL needs --live") }
        if !live, save != nil { throw ValidationError("--save needs --live") }
        if live, fixture != nil { throw ValidationError("--fixture and --live exclude each other") }
    }

    func run() async throws {
        let stage = try live ? liveStage() : replayStage()
        do {
            var tour = Tour(stage, on: .standard)
            try await tour.run(isLive: live, waits: live && save == nil)
            await stage.client.shutdown()
        } catch {
            await stage.client.shutdown()
            throw error
        }
        if let save { try stage.recorder.fixture.write(to: save) }
    }

    private func liveStage() throws -> TourStage {
        try .live(try PostgresConfiguration(url, environment: .process))
    }

    private func replayStage() throws -> TourStage {
        guard let path = fixture ?? TourFixture.find() else {
            throw ToolFailure(
                "the recording \(TourFixture.path) is not here",
                hint: "run it in a checkout of Copper, or name one with --fixture")
        }
        return try .replaying(try Fixture(path: path))
    }
}
#endif
