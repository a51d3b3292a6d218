import CopperBytes
import CopperNet
import CopperRESP
import CopperResilience
import CopperTLS

/// Opens connections: TLS if asked for, and the greeting.
struct RedisDialer {
    let context: RedisContext
    let options: RedisLinkOptions
    private var configuration: RedisConfiguration { context.configuration }

    init(context: RedisContext, options: RedisLinkOptions) {
        self.context = context
        self.options = options
    }

    /// Tries the endpoints in their order until one answers.
    ///
    /// - Throws: ``RedisError``; `CancellationError`.
    func connect(
        to endpoints: [Endpoint], onEnd: @escaping @Sendable () -> Void
    ) async throws -> RedisLink {
        try await open(endpoints) { opened in
            let link = RedisLink(opened, options: options, context: context, onEnd: onEnd)
            link.refreshCredentials(validFor: opened.credentialsValidFor)
            if let cache = options.cache { link.watch(every: cache.configuration.heartbeat) }
            return link
        }
    }

    /// Tries the endpoints in their order until one answers, and makes a connection of what
    /// was opened.
    func open<Connection>(
        _ endpoints: [Endpoint], _ make: (RedisOpened) -> Connection
    ) async throws -> Connection {
        let loop = context.group.next()
        var failure = RedisError(.configuration, "There is no endpoint")
        for endpoint in endpoints {
            let source = context.source(at: endpoint)
            let start = loop.now
            configuration.observer?.occurred(.connecting, in: source)
            do {
                let opened = try await open(endpoint, on: loop)
                configuration.observer?.occurred(.connected(after: loop.now - start), in: source)
                return make(opened)
            } catch {
                configuration.observer?.occurred(
                    .connectFailed(error, after: loop.now - start), in: source)
                guard let error = error as? RedisError else { throw error }
                // Who is refused by one server would be by the next.
                guard error.code == .connectionFailed else { throw error }
                failure = error
            }
        }
        throw failure
    }

    private func open(_ endpoint: Endpoint, on loop: EventLoop) async throws -> RedisOpened {
        let deadline = configuration.timeouts.connect.map { loop.now + $0 } ?? .distantFuture
        var stream: any ByteStream
        do {
            stream = try await configuration.connector.connect(
                to: endpoint, options: configuration.socket, on: loop, deadline: deadline)
        } catch let error as NetError {
            throw RedisError(connecting: error, to: endpoint)
        }
        do {
            if let tls = context.tls { stream = try await secure(stream, tls, endpoint, deadline) }
            let io = StreamIO(stream)
            let (greeting, validFor) = try await greeting()
            let (facts, unread) = try await greet(io, greeting, deadline)
            if options.cache != nil, facts.version == .resp2 { throw RedisError.noPushes }
            let (plain, rest) = await io.detach()
            return RedisOpened(
                stream: plain, unread: unread + rest, facts: facts, endpoint: endpoint,
                greeting: greeting, credentialsValidFor: validFor)
        } catch is CancellationError {
            stream.close()
            throw CancellationError()
        } catch {
            stream.close()
            throw RedisError(greeting: error, at: endpoint)
        }
    }

    private func secure(
        _ stream: any ByteStream, _ tls: TLSContext, _ endpoint: Endpoint,
        _ deadline: MonotonicTime
    ) async throws -> any ByteStream {
        let name = if case .host(let name, _) = endpoint { name } else { "" }
        return try await configuration.connector.secure(stream) { transport in
            try await TLSStream.client(
                over: transport, context: tls, serverName: name, deadline: deadline)
        }
    }

    private func greeting() async throws -> (RedisGreetingSettings, validFor: Duration?) {
        var settings = configuration.greeting
        settings.setup = options.setup
        guard let ask = configuration.credentials else { return (settings, nil) }
        let credentials: RedisCredentials
        do {
            credentials = try await ask()
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw RedisError(.connectionFailed, "The credentials could not be had").with {
                $0.underlying = error
            }
        }
        settings.user = credentials.user
        settings.password = credentials.password
        return (settings, credentials.validFor)
    }

    /// The greeting, and the bytes that came behind its last reply.
    private func greet(
        _ io: StreamIO, _ settings: RedisGreetingSettings, _ deadline: MonotonicTime
    ) async throws -> (RedisFacts, [UInt8]) {
        var greeting = RedisGreeting(settings)
        var scanner = RESPScanner(limits: configuration.limits)
        var input = ByteBuffer()
        var commands = greeting.begin()
        while true {
            var output = ByteBuffer()
            for command in commands { command.words.withSpan { output.append($0) } }
            try await io.write(output.toArray(), deadline: deadline)
            var replies: [RESPValue] = []
            while replies.count < greeting.awaitedReplies {
                if let frame = try scanner.next(in: input.bytes.bytes) {
                    let value = try RESPValue(input.bytes.bytes, frame)
                    input.consume(frame.length)
                    if frame.type != .push { replies.append(value) }
                } else if try await io.read(into: &input, deadline: deadline) == 0 {
                    throw NetError(.closedByPeer, "the server closed the connection")
                }
            }
            switch try greeting.receive(replies) {
            case .send(let next): commands = next
            case .ready(let facts): return (facts, input.toArray())
            }
        }
    }
}

/// A stream behind its greeting.
struct RedisOpened {
    var stream: any ByteStream
    /// What was received beyond the greeting.
    var unread: [UInt8]
    var facts: RedisFacts
    var endpoint: Endpoint
    var greeting: RedisGreetingSettings
    /// How long the server takes them for valid; `nil` where that is not known.
    var credentialsValidFor: Duration?
}
