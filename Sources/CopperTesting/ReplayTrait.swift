import CopperBytes
import CopperNet
import CopperPostgresDialect
import CopperRedisDialect
public import CopperReplay
public import Testing

/// Runs a test on a fixture instead of servers. See ``Replay``.
///
/// The test fails when something was asked for that is not recorded, even where the
/// code under test has swallowed the error.
public struct ReplayTrait: TestTrait, SuiteTrait, TestScoping {
    let path: String
    let system: ReplayedSystem
    let mode: ReplayMode

    /// Tests of a suite inherit it; each has a replay of its own.
    public var isRecursive: Bool { true }

    public func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        switch Replay.plan(for: path) {
        case .replay: try await replay(function)
        case .record: try await record(test.name, function)
        case .fail: throw FixtureMissing(path: path)
        }
    }

    private func replay(
        _ function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        let fixture = try Fixture(path: path)
        // What was recorded says what it is of.
        let recorded = ReplayedSystem(rawValue: fixture.header.protocolName) ?? system
        let replaying = try ReplayingConnector(fixture, recorded.dialect, mode: mode)
        try await Replay.$connector.withValue(replaying) { try await function() }
        for mismatch in replaying.mismatches {
            Issue.record("\(path): \(mismatch)")
        }
    }

    private func record(
        _ name: String, _ function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        let recorder = Recorder(system.dialect, path: path, scenario: name)
        let recording = RecordingConnector(.sockets, to: recorder)
        try await Replay.$connector.withValue(recording) {
            try await Replay.$isRecording.withValue(true) { try await function() }
        }
        try recorder.save()
    }
}

extension Trait where Self == ReplayTrait {
    /// Runs the test on a fixture, or records it (see ``Replay``).
    ///
    /// - Parameters:
    ///   - path: the file, relative to the directory of the test's source.
    ///   - system: what is recorded where there is no fixture yet.
    ///   - mode: how strictly the fixture is followed; any order by default, because
    ///     pools and statement caches change the order of messages.
    public static func replaying(
        _ path: String, _ system: ReplayedSystem = .postgres, mode: ReplayMode = .exchange,
        sourceFile: StaticString = #filePath
    ) -> ReplayTrait {
        let directory = "\(sourceFile)".split(separator: "/").dropLast().joined(separator: "/")
        let file = path.hasPrefix("/") ? path : "/\(directory)/\(path)"
        return ReplayTrait(path: file, system: system, mode: mode)
    }
}

/// The systems whose conversations can be recorded and replayed.
public enum ReplayedSystem: String, Sendable {
    case postgres
    /// Redis and Valkey.
    case redis

    var dialect: any WireDialect {
        switch self {
        case .postgres: PostgresDialect()
        case .redis: RedisDialect()
        }
    }
}

/// A test's fixture is not there.
public struct FixtureMissing: Error, CustomStringConvertible {
    public var path: String

    public var description: String {
        "\(path) is missing; COPPER_RECORD=1 records it from the server that the test connects to"
    }
}
