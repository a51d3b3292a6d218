import CopperListener
import CopperNet
import CopperTestSupport
import Foundation
import Testing

/// PostgreSQL's own client, as a foreign one for replays.
struct Psql {
    struct Result: Sendable {
        var output: String
        var errors: String
        var status: Int32
    }

    static let path = "/usr/bin/psql"

    /// Plain `swift test` skips what needs psql; `./dev test` installs it and does not.
    static var isAvailable: Bool {
        LiveServers.areRequired || FileManager.default.isExecutableFile(atPath: path)
    }

    /// Runs psql with its default sslmode against a port of this machine.
    static func run(
        port: UInt16, user: String, password: String = "", arguments: [String] = [],
        input: String = ""
    ) async throws -> Result {
        try await run(
            path,
            ["-X", "--quiet", "-h", "127.0.0.1", "-p", "\(port)", "-U", user, "-d", "copper_test"]
                + arguments,
            environment: [
                "PGPASSWORD": password, "PGAPPNAME": "psql", "LC_ALL": "C.UTF-8", "PGTZ": "UTC",
                "PATH": "/usr/bin:/bin",
            ], input: input)
    }

    /// Runs any program.
    static func run(
        _ path: String, _ arguments: [String], environment: [String: String], input: String
    ) async throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "copper-psql-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
        try Data(input.utf8).write(to: files[0])
        for file in files[1...] { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        // Foundation frees a process that the thread that started it has waited for.
        try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Void, any Error>) in
            Thread.detachNewThread {
                continuation.resume(
                    with: Swift.Result {
                        try process.run()
                        process.waitUntilExit()
                    })
            }
        }
        return Result(
            output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self),
            status: process.terminationStatus)
    }
}

/// The repository's fixtures.
enum Fixtures {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let folder = root.appendingPathComponent("Fixtures/postgres")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".fixture") }.sorted()
    }()

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// The scripts that psql ran when fixtures were recorded.
    static func script(_ name: String) throws -> String {
        let file = root.appendingPathComponent("Tests/Recording/scripts/\(name)")
        return try String(contentsOf: file, encoding: .utf8)
    }
}

/// Runs `body` with the port of a listener on which `serve` runs meanwhile.
func withListener(
    _ serve: @escaping @Sendable (Listener) async throws -> Void,
    _ body: (UInt16) async throws -> Void
) async throws {
    let listener = try await Listener.bind(to: .host("127.0.0.1", port: 0))
    guard case .host(_, let port) = listener.endpoint else { return }
    // On the loops: the other tests' work would keep the cooperative pool from it.
    async let serving: Void = withTaskExecutorPreference(EventLoopGroup.shared) {
        try await serve(listener)
    }
    do {
        try await body(port)
        listener.close()
        try? await serving
    } catch {
        listener.close()
        try? await serving
        throw error
    }
}
