#if Tools
import ArgumentParser
import CopperNet
import CopperRedis
import CopperResilience

/// `copper redis URL COMMAND...`
struct RedisRunCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "redis",
        abstract: "Runs commands of Redis or Valkey and prints their replies.",
        discussion: """
            Options stand before the URL: what follows it is the command, as it is. Without a
            command they are read from the standard input, a line each, with quotes as in
            redis-cli; lines that are there at once are sent at once, on one connection.

            The exit status is 1 when a reply is an error.

            Examples:
              copper redis redis://localhost GET user:1
              copper redis --format json rediss://app:secret@cache.example HGETALL user:1
              copper redis --format raw redis://localhost GET image > image.png
              copper redis --count 10 redis://localhost SUBSCRIBE news weather
              copper redis redis://localhost < commands.txt
            """)

    @Option(help: "tree, json, csv or raw, which writes texts as they are.")
    var format = RedisFormat.tree

    @Option(help: "Seconds that a command may take.")
    var timeout: Double?

    @Option(help: "With SUBSCRIBE, PSUBSCRIBE, SSUBSCRIBE and MONITOR: ends after so many.")
    var count: Int?

    @Flag(name: .customLong("resp2"), help: "Speak the protocol of servers before Redis 6.")
    var isOld = false

    @Argument(help: "redis://user:password@host:port/database, rediss://..., unix:///path")
    var url: String

    @Argument(parsing: .captureForPassthrough, help: "The command and its arguments.")
    var command: [String] = []

    func validate() throws {
        guard timeout.map({ $0 > 0 && $0 < 1e9 }) ?? true else {
            throw ValidationError("--timeout must be above 0, and below a billion")
        }
        guard count.map({ $0 > 0 }) ?? true else {
            throw ValidationError("--count must be above 0")
        }
    }

    func run() async throws {
        var configuration = try RedisConfiguration(url)
        if isOld { configuration.protocolVersion = .resp2 }
        configuration.clientName = configuration.clientName ?? "copper"
        // A person waits: a server that is not there is told soon.
        configuration.pool.acquireTimeout = min(configuration.pool.acquireTimeout, .seconds(3))
        let client = try RedisClient(configuration)
        do {
            try await run(client)
            await client.shutdown()
        } catch {
            await client.shutdown()
            throw error
        }
    }

    private func run(_ client: RedisClient) async throws {
        let watch = try RedisWatch(command, format: format, count: count, output: .standard)
        if let watch { return try await watch.run(client) }
        guard command.isEmpty else {
            let command = RedisCommand(
                self.command[0], arguments: RawArguments.last(self.command.count - 1))
            let reply = try await client.withConnection { connection in
                try await connection.reply(to: command, timeout: limit)
            }
            var writer = RedisReplyWriter(format, to: .standard)
            writer.write(try reply.decode(as: RESPValue.self))
            return
        }
        try await client.withConnection { connection in try await runInput(connection) }
    }

    private var limit: Duration? { timeout.map { Duration.milliseconds(Int64($0 * 1000)) } }

    private func runInput(_ connection: RedisConnection) async throws {
        var input = RedisInput()
        var writer = RedisReplyWriter(format, to: .standard)
        var failures = 0
        while true {
            let commands = try await input.next()
            guard !commands.isEmpty else { break }
            for result in try await connection.results(of: commands, timeout: limit) {
                // What follows the first that has none has none either.
                let reply = try result.get().value
                writer.write(reply)
                if reply.isError { failures += 1 }
            }
        }
        if failures > 0 { throw ToolFailure("\(Amount.count(failures, "command")) failed") }
    }
}

extension RedisFormat: ExpressibleByArgument {}
#endif
