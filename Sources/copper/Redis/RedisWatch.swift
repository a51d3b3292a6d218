import CopperBytes
import CopperJSON
import CopperRedis

/// Shows what a server tells until it is stopped: published messages, or the commands that
/// it runs.
struct RedisWatch {
    private enum What {
        case messages([RedisSubscriptionTarget])
        case commands
    }

    private let what: What
    private let format: RedisFormat
    private let count: Int?
    private let output: Output

    /// `nil` for every other command.
    ///
    /// - Throws: ``ToolFailure`` where nothing can be shown of it.
    init?(_ words: [String], format: RedisFormat, count: Int?, output: Output) throws {
        let names = words.dropFirst()
        let name = words.first?.uppercased()
        switch name {
        case "SUBSCRIBE" where !names.isEmpty: what = .messages(names.map { .channel($0) })
        case "PSUBSCRIBE" where !names.isEmpty: what = .messages(names.map { .pattern($0) })
        case "SSUBSCRIBE" where !names.isEmpty: what = .messages(names.map { .shard($0) })
        case "MONITOR" where names.isEmpty: what = .commands
        case "SUBSCRIBE"?, "PSUBSCRIBE"?, "SSUBSCRIBE"?:
            throw ToolFailure("\(name ?? ""): the names of channels are missing")
        case "MONITOR"?: throw ToolFailure("MONITOR takes no arguments")
        default: return nil
        }
        self.format = format
        self.count = count
        self.output = output
    }

    func run(_ client: RedisClient) async throws {
        // A subscription waits for a server that is not there; a person is to be told.
        if case .messages = what { try await client.withConnection { _ in } }
        if format == .csv { output.line(columns.joined(separator: ",")) }
        switch what {
        case .messages(let targets): try await showMessages(client.subscribe(to: targets))
        case .commands: try await showCommands(client.monitor())
        }
    }

    private var columns: [String] {
        switch what {
        case .messages: ["channel", "payload"]
        case .commands: ["time", "database", "client", "command"]
        }
    }

    private func showMessages(_ events: RedisSubscription) async throws {
        var left = count ?? .max
        for try await event in events {
            switch event {
            case .message(let message):
                show(message)
                left -= 1
                if left == 0 { return }
            case .gap: Output.errors.line("messages may be missing here")
            case .subscribed(let target):
                if format == .tree {
                    output.line(output.styled("listening to \(target.name)", .dim))
                }
            }
        }
    }

    private func show(_ message: RedisMessage) {
        let payload = RESPValue.bulkString(message.payload)
        switch format {
        case .tree:
            let text = RedisReplyText.quoted(message.payload)
            output.line("\(output.styled(DisplayText.safe(message.channel), .cyan))  \(text)")
        case .raw: output.bytes(message.payload + [0x0A])
        case .json:
            output.line(
                JSON.text([
                    "channel": .string(message.channel), "payload": RedisReplyWriter.json(payload),
                ]))
        case .csv: row([.text(message.channel), .text(message.text)])
        }
    }

    private func showCommands(_ lines: RedisMonitor) async throws {
        var left = count ?? .max
        for try await event in lines {
            guard case .line(let line) = event else { continue }
            show(line)
            left -= 1
            if left == 0 { return }
        }
    }

    private func show(_ line: RedisMonitorLine) {
        let words = line.words.map(RedisReplyText.quoted).joined(separator: " ")
        let micros = "\(line.microseconds % 1_000_000)"
        let zeros = String(repeating: "0", count: max(0, 6 - micros.count))
        let time = "\(line.microseconds / 1_000_000).\(zeros)\(micros)"
        switch format {
        case .tree, .raw:
            let place = DisplayText.safe("\(time) [\(line.database) \(line.client)]")
            output.line("\(output.styled(place, .dim)) \(words)")
        case .json:
            let texts = line.words.map { RedisReplyWriter.json(.bulkString($0)) }
            output.line(
                JSON.text([
                    "time": JSONNumber(text: time).map { .number($0) } ?? .null,
                    "database": .number(line.database), "client": .string(line.client),
                    "command": .array(texts),
                ]))
        case .csv:
            row([.number(time), .number("\(line.database)"), .text(line.client), .text(words)])
        }
    }

    private func row(_ values: [OutputValue]) {
        var writer = CSVRowWriter(output)
        writer.write(values)
    }
}
