import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience

/// Every command that a server runs, as it runs them: MONITOR, on a connection of its own.
///
/// ```swift
/// for try await event in redis.monitor() {
///     if case .line(let line) = event { print(line.client, line.words) }
/// }
/// ```
///
/// The iteration begins it, and leaving the loop or cancelling the task ends it. So does the
/// loss of the connection, with an error: what ran meanwhile nobody can tell. It costs the
/// server much of its speed. What it shows are keys and values; AUTH and the like it leaves
/// out.
public struct RedisMonitor: AsyncSequence, Sendable {
    public typealias Element = RedisMonitorEvent
    public typealias Failure = any Error

    let node: RedisNode
    let options: RedisSubscriptionOptions
    /// The client, which lives for as long as somebody looks.
    let owner: any AnyObject & Sendable

    public func makeAsyncIterator() -> Iterator { Iterator(self) }

    public struct Iterator: AsyncIteratorProtocol {
        private var unopened: RedisMonitor?
        private var monitor: RunningMonitor?

        init(_ monitor: RedisMonitor) { unopened = monitor }

        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws -> RedisMonitorEvent? {
            if let unopened {
                self.unopened = nil
                monitor = try await RunningMonitor(unopened)
            }
            guard let monitor else { return nil }
            do {
                if let event = try await monitor.mailbox.next() { return event }
            } catch {
                self.monitor = nil
                throw error
            }
            self.monitor = nil
            return nil
        }

        public mutating func next() async throws -> RedisMonitorEvent? {
            try await next(isolation: #isolation)
        }
    }
}

/// What a ``RedisMonitor`` tells.
public enum RedisMonitorEvent: Sendable, Hashable {
    case line(RedisMonitorLine)
    /// So many lines were dropped before this point: the consumer is slower than the server.
    case gap(dropped: Int)
}

extension RedisMonitorEvent: RedisMail {
    var size: Int {
        switch self {
        case .line(let line): line.words.reduce(64) { $0 + $1.count }
        case .gap: 0
        }
    }

    var drop: RedisMailDrop {
        switch self {
        case .line: .count(1)
        case .gap(let dropped): .count(dropped)
        }
    }
}

/// A monitor that is being iterated over. Dropping it closes its connection.
private final class RunningMonitor: Sendable {
    let mailbox: RedisMailbox<RedisMonitorEvent>
    private let core: ConnectionCore
    private let monitor: RedisMonitor

    init(_ monitor: RedisMonitor) async throws {
        let context = monitor.node.context
        let mailbox = RedisMailbox<RedisMonitorEvent>(
            maximumCount: monitor.options.bufferedMessages,
            maximumSize: monitor.options.bufferedBytes)
        let endpoints = try await monitor.node.endpoints()
        let dialer = RedisDialer(context: context, options: RedisLinkOptions())
        let opened = try await dialer.open(endpoints) { $0 }
        let observer = context.configuration.observer
        let source = context.source(at: opened.endpoint)
        let wire = RedisMonitorWire(context.configuration.limits, mailbox, opened.endpoint)
        core = ConnectionCore(stream: opened.stream, session: wire, unread: opened.unread) {
            error in
            observer?.occurred(.closed(reason: "\(error)"), in: source)
            var failure = RedisError(lost: error, .unknown)
            failure.endpoint = opened.endpoint
            failure.operation = "MONITOR"
            mailbox.end(with: failure)?.resume()
        }
        self.mailbox = mailbox
        self.monitor = monitor
        core.start()
        var output = ByteBuffer()
        output.append(RedisCommand("MONITOR").words.encoded.span)
        // If it has ended, the mailbox tells why.
        try? core.send(output)
    }

    deinit { core.close(NetError(.closed, "the monitor has ended")) }
}

/// The loop's side of a monitor's connection.
private final class RedisMonitorWire: ConnectionSession, @unchecked Sendable {
    // `@unchecked`: used on the connection's loop only.
    @exclusivity(unchecked) private var scanner: RESPScanner
    private let mailbox: RedisMailbox<RedisMonitorEvent>
    private let endpoint: Endpoint

    init(
        _ limits: RESPLimits, _ mailbox: RedisMailbox<RedisMonitorEvent>, _ endpoint: Endpoint
    ) {
        // A command is one line here, however long its values are.
        var limits = limits
        limits.line = max(limits.line, limits.string)
        scanner = RESPScanner(limits: limits)
        self.mailbox = mailbox
        self.endpoint = endpoint
    }

    func receive(_ input: inout ReceiveBuffer, _ core: ConnectionCore) throws {
        while let frame = try scanner.next(in: input.bytes) {
            let value = try RESPValue(input.bytes, frame)
            input.consume(frame.length)
            if let error = value.serverError {
                throw RedisError(server: error, at: endpoint, operation: "MONITOR")
            }
            // `OK` is no line, nor is a push.
            guard frame.type == .simpleString, let text = value.text,
                let line = RedisMonitorLine(text)
            else { continue }
            mailbox.put(.line(line))?.resume()
        }
    }

    func end(_ error: any Error) {}
}

extension RedisClient {
    /// Every command that the server runs, from now on. See ``RedisMonitor``.
    public func monitor(options: RedisSubscriptionOptions = .init()) -> RedisMonitor {
        RedisMonitor(node: node, options: options, owner: self)
    }
}
