import Foundation
import Testing

@testable import copper

@Suite(
    "The tool as it is run",
    .enabled(if: Binary.exists, "build it: swift build --traits Tools --scratch-path .build-tools"))
struct BinaryTests {
    @Test("ends with 0 when asked for help or the version")
    func help() async throws {
        let help = try await Binary.run("--help")
        #expect(help.status == 0)
        #expect(help.output.contains("SUBCOMMANDS"))
        #expect(try await Binary.run("--version").status == 0)
        #expect(try await Binary.run().status == 0)
    }

    @Test(
        "ends with 2 when it is used wrongly, and says how to use it",
        arguments: [
            ["unknown"], ["pg"], ["pg", "-c"], ["pg", "-c", "SELECT 1", "--timeout", "0"],
            ["pg", "-c", "SELECT 1", "--format", "xml"],
            ["replay", "x", "--listen", ":1", "--mode", "x"],
            ["tour", "postgres://h"], ["bench", "--connections", "0"], ["redis"],
            ["redis", "--timeout", "0", "redis://h", "PING"],
            ["redis", "--format", "table", "redis://h", "PING"],
            ["redis", "--count", "0", "redis://h", "MONITOR"],
        ])
    func usage(arguments: [String]) async throws {
        let run = try await Binary.run(arguments)
        #expect(run.status == 2)
        #expect(run.errors.contains("Usage:"))
        #expect(run.output.isEmpty)
    }

    @Test("ends with 1 when it fails, with one line and a hint, and never shows a password")
    func failure() async throws {
        let run = try await Binary.run(
            "pg", "postgres://u:hunter2@h/d?sslmod=require", "-c", "SELECT 1")
        #expect(run.status == 1)
        #expect(
            run.errors == """
                copper: sslmod is no known option, at character 26 of the URL
                hint: Did you mean sslmode?

                """)
        let refused = try await Binary.run(
            "pg", "postgres://u:hunter2@127.0.0.1:1/d?acquire_timeout=100ms", "-c", "SELECT 1")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("hint: "))
        #expect(!refused.errors.contains("hunter2"))
    }

    @Test("plays the tour, shows and checks its recording, and uses no colour in a pipe")
    func offline() async throws {
        let tour = try await Binary.run("tour")
        #expect(tour.status == 0)
        #expect(tour.output.contains("6. An error"))
        #expect(tour.output.contains("12. An error"))
        #expect(!tour.output.contains("\u{1B}"))
        #expect(
            try await Binary.run("fixture", "verify", Binary.path(TourFixture.postgres)).status == 0
        )
        let show = try await Binary.run("fixture", "show", Binary.path(TourFixture.postgres))
        #expect(show.output.contains("→ Parse "))
        let fixture = Binary.path(TourFixture.postgres)
        let difference = try await Binary.run("fixture", "diff", fixture, fixture)
        #expect(difference.status == 0)
        #expect(difference.output.isEmpty)
        #expect(try await Binary.run("fixture", "show", "/nowhere").status == 1)
    }

    @Test("tells programs what the doctor found")
    func doctor() async throws {
        let run = try await Binary.run("doctor", "hots=x", "--format", "json")
        #expect(run.status == 1)
        let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
        #expect(rows?.first?["state"] as? String == "bad")
    }
}

enum Binary {
    struct Run {
        var status: Int32
        var output: String
        var errors: String
    }

    static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../..").standardizedFileURL.path()

    static func path(_ relative: String) -> String { "\(checkout)/\(relative)" }

    static let tool = path(".build-tools/debug/copper")

    static var exists: Bool { FileManager.default.isExecutableFile(atPath: tool) }

    static func run(_ arguments: String...) async throws -> Run { try await run(arguments) }

    /// On a thread of its own: a server that runs in this process needs the others.
    ///
    /// - Parameter file: Where the output goes instead.
    static func run(
        _ arguments: [String], input: String = "", to file: String? = nil
    ) async throws -> Run {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try runHere(arguments, input, file) })
            }
        }
    }

    private static func runHere(
        _ arguments: [String], _ input: String, _ file: String?
    ) throws -> Run {
        let process = Process()
        process.executableURL = URL(filePath: tool)
        process.arguments = arguments
        // libpq's variables of whoever runs the tests have no say.
        process.environment = ["HOME": "/nonexistent", "COLUMNS": "80"]
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        if let file { process.standardOutput = FileHandle(forWritingAtPath: file) }
        process.standardError = errors
        let inputs = Pipe()
        process.standardInput = inputs
        try process.run()
        inputs.fileHandleForWriting.write(Data(input.utf8))
        try inputs.fileHandleForWriting.close()
        if file != nil { try output.fileHandleForWriting.close() }
        let outputBytes = output.fileHandleForReading.readDataToEndOfFile()
        let errorBytes = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: String(decoding: outputBytes, as: UTF8.self),
            errors: String(decoding: errorBytes, as: UTF8.self))
    }
}
