public import CopperBytes
public import CopperListener
public import CopperNet
import CopperResilience

/// Serves a fixture on a port, so that any client can talk to it: psql, a driver, an
/// application.
///
/// ```swift
/// let server = try ReplayServer(fixture, PostgresDialect(), mode: .session)
/// try await server.run(try await Listener.bind(to: .host("127.0.0.1", port: 5555)))
/// ```
///
/// Clients speak plaintext and know the password of tests (``Fixture/password``). A
/// request that is not recorded is refused in the server's own form, with what was
/// recorded and what came.
public struct ReplayServer: Sendable {
    private let stage: ReplayStage

    /// - Parameter repeats: whether recorded sessions may be played again once all were.
    /// - Throws: ``FixtureError`` when the fixture is not one of the dialect's.
    public init(
        _ fixture: Fixture, _ dialect: any WireDialect, mode: ReplayMode = .session,
        repeats: Bool = true
    ) throws(FixtureError) {
        stage = try ReplayStage(fixture, dialect, mode, repeats: repeats)
    }

    /// What did not follow the recording so far, each with both glosses.
    public var mismatches: [String] { stage.mismatches }

    /// Serves connections until the listener is closed or the task is cancelled.
    public func run(_ listener: Listener) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for try await client in listener {
                group.addTask(executorPreference: client.loop) { await serve(client) }
            }
        }
    }

    /// Serves one connected client until either side closes.
    public func serve(_ client: any ByteStream) async {
        let recorded = ReplayStream(
            stage, connection: stage.open(), endpoint: client.info.endpoint, on: client.loop,
            isInProcess: false)
        recorded.start()
        let near = StreamIO(client)
        let far = StreamIO(recorded)
        await withDiscardingTaskGroup { group in
            group.addTask {
                while let bytes = try? await near.read(), !bytes.isEmpty {
                    guard (try? await far.write(bytes)) != nil else { break }
                }
                far.close()
            }
            group.addTask {
                await answer(from: far, to: near)
                near.closeSending()
            }
        }
        near.close()
    }

    private func answer(from far: StreamIO, to near: StreamIO) async {
        do {
            while true {
                let bytes = try await far.read()
                if bytes.isEmpty { return }
                try await near.write(bytes)
            }
        } catch let error as NetError where error.kind == .notRecorded {
            try? await near.write(stage.dialect.refusal(error.detail))
        } catch {
            // The client is gone, or this task is cancelled: nobody is left to tell.
        }
    }
}
