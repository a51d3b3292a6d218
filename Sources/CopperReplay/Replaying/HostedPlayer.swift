import CopperBytes
import CopperNet

/// Plays sessions or exchanges for any client: greets and authenticates it by itself,
/// then answers its requests from the recording.
struct HostedPlayer: ReplayPlayer {
    private let stage: ReplayStage
    private let connection: Int
    private let recording: RecordedConversation?
    private var cutter: any WireCutter
    private var host: any WireHost
    private var isGreeted = false
    private var isOver = false
    private var session: SessionCursor?

    init(_ stage: ReplayStage, connection: Int, isInProcess: Bool) {
        self.stage = stage
        self.connection = connection
        cutter = stage.dialect.makeCutter()
        // Exchanges greet as the first session did; sessions as the next to be played.
        recording =
            stage.mode == .exchange
            ? stage.conversations.first { !stage.greeting(of: $0).isEmpty }
                ?? stage.conversations.first
            : stage.candidates().first
        var setting = WireHostSetting(
            greeting: recording.map(stage.greeting) ?? [], password: Fixture.password,
            random: (0..<64).map { _ in .random(in: 0...255) },
            acceptsEncryption: isInProcess && recording?.tls != nil,
            serverEndPointHash: recording?.tls?.serverEndPointHash, connection: connection)
        setting.recorded = recording?.frames ?? []
        host = stage.dialect.makeHost(setting)
    }

    mutating func proceed() -> ReplayOutput {
        guard !isOver else { return ReplayOutput() }
        return tell()
    }

    mutating func receive(_ bytes: [UInt8]) -> ReplayOutput {
        guard !isOver else { return ReplayOutput() }
        cutter.append(bytes, from: .client)
        var output = ReplayOutput()
        while !isOver, output.mismatch == nil {
            do throws(WireError) {
                guard let frame = try cutter.next(from: .client) else { break }
                output = output + answer(frame)
            } catch {
                isOver = true
                output.mismatch = ReplayMismatch(description: "\(error)")
            }
        }
        return output
    }

    mutating func secure() throws(ReplayMismatch) -> TLSFacts {
        guard let facts = recording?.tls else {
            throw ReplayMismatch(description: "the recorded connection has no TLS")
        }
        return facts
    }

    mutating func clientClosed() {
        isOver = true
        if stage.mode == .exchange { stage.closeExchanges(of: connection) }
    }

    // MARK: Answers

    private mutating func answer(_ frame: WireFrame) -> ReplayOutput {
        guard isGreeted else { return greet(frame) }
        return stage.mode == .exchange ? exchange(frame) : play(frame)
    }

    private mutating func greet(_ frame: WireFrame) -> ReplayOutput {
        let reply = host.receive(frame)
        _ = try? cutter.cut(reply.bytes, from: .server)
        if reply.outcome == .request {
            isGreeted = true
            return answer(frame)
        }
        if stage.mode == .exchange { stage.noteGreeting(frame, on: connection) }
        switch reply.outcome {
        case .continues, .request: return ReplayOutput(bytes: reply.bytes)
        case .ready:
            isGreeted = true
            return ReplayOutput(bytes: reply.bytes)
        case .reachedOtherConnection: stage.passBarrier()
        case .closes:
            // A recording that holds no more than this refusal has been played.
            if stage.mode == .session, let recording, !stage.isGreeted(recording) {
                stage.use(recording.number)
            }
        }
        isOver = true
        return ReplayOutput(bytes: reply.bytes, ends: true)
    }

    private mutating func exchange(_ frame: WireFrame) -> ReplayOutput {
        if let aside = answerAside(frame) {
            stage.noteGreeting(frame, on: connection)
            return aside
        }
        let reply = stage.exchange(frame, on: connection)
        if let unexpected = reply.unexpected { stage.note(ReplayMismatch(description: unexpected)) }
        isOver = reply.closes
        return ReplayOutput(bytes: host.adapted(reply.bytes), ends: reply.closes)
    }

    /// What the host says to a request about the connection alone.
    private mutating func answerAside(_ frame: WireFrame) -> ReplayOutput? {
        guard let reply = host.answer(aside: frame) else { return nil }
        _ = try? cutter.cut(reply.bytes, from: .server)
        isOver = reply.outcome == .closes
        return ReplayOutput(bytes: reply.bytes, ends: isOver)
    }

    // MARK: Sessions

    private mutating func play(_ frame: WireFrame) -> ReplayOutput {
        if session == nil { choose(for: frame) }
        guard session != nil else { return answerAside(frame) ?? refuse(frame, nil) }
        if let expected = session?.next, let recorded = expected.frame, recorded.side == .client,
            session?.matcher.matches(frame, recorded: recorded) == true
        {
            session?.position += 1
            return tell()
        }
        if let aside = answerAside(frame) { return aside }
        if stage.dialect.isOptional(frame) {
            isOver = true
            return ReplayOutput(ends: true)
        }
        return refuse(frame, session?.next)
    }

    /// What the recorded server said up to the next request.
    private mutating func tell() -> ReplayOutput {
        guard var cursor = session else { return ReplayOutput() }
        defer { session = cursor }
        var output = cursor.tell(stage, &cutter)
        output.bytes = host.adapted(output.bytes)
        isOver = isOver || output.ends
        return output
    }

    /// Takes the first recording whose first request this is, or the first of all.
    private mutating func choose(for frame: WireFrame) {
        let cursors = stage.candidates().filter(stage.isGreeted).map { conversation in
            SessionCursor(conversation, stage.dialect, greeting: stage.greeting(of: conversation))
        }
        session = cursors.first { $0.begins(with: frame) } ?? cursors.first
        if let session { stage.use(session.conversation.number) }
    }

    private mutating func refuse(
        _ frame: WireFrame, _ expected: RecordedConversation.Entry?
    ) -> ReplayOutput {
        isOver = true
        return ReplayOutput(
            mismatch: stage.mismatch(connection, expected: expected, actual: frame))
    }
}

/// How far a recorded session was played.
private struct SessionCursor: Sendable {
    let conversation: RecordedConversation
    let entries: [RecordedConversation.Entry]
    var position = 0
    var matcher: any WireMatcher

    init(
        _ conversation: RecordedConversation, _ dialect: any WireDialect, greeting: [WireFrame]
    ) {
        self.conversation = conversation
        matcher = dialect.makeMatcher()
        var left = greeting.count
        let rest = conversation.entries.drop { entry in
            if case .secured = entry.event { return left > 0 }
            defer { left -= 1 }
            return left > 0
        }
        // What is no frame is the end of the connection.
        let framed = rest.filter { $0.frame != nil }
        let played = dialect.played(of: framed.compactMap(\.frame), after: greeting)
        entries = played.map { framed[$0] } + rest.filter { $0.frame == nil }
    }

    var next: RecordedConversation.Entry? { position < entries.count ? entries[position] : nil }

    func begins(with frame: WireFrame) -> Bool {
        var matcher = matcher
        guard let first = entries.lazy.compactMap(\.frame).first(where: { $0.side == .client })
        else { return false }
        return matcher.matches(frame, recorded: first)
    }

    /// What the server said up to the next request.
    mutating func tell(
        _ stage: ReplayStage, _ cutter: inout any WireCutter
    ) -> ReplayOutput {
        var output = ReplayOutput()
        while let entry = next {
            guard stage.isReached(line: entry.line, of: conversation.number) else { return output }
            switch entry.event {
            case .frame(let frame):
                guard frame.side == .server else { return output }
                _ = try? cutter.cut(frame.bytes, from: .server)
                output.bytes += frame.bytes
            case .unfinished(.server, let bytes): output.bytes += bytes
            case .closed(.server):
                output.ends = true
            case .unfinished(.client, _), .closed(.client): return output
            case .secured: break
            }
            position += 1
        }
        return output
    }
}

extension ReplayStage {
    func greeting(of conversation: RecordedConversation) -> [WireFrame] {
        let frames = conversation.frames
        return Array(frames.prefix(dialect.greetingLength(of: frames)))
    }

    /// Whether the recording goes on after its greeting.
    func isGreeted(_ conversation: RecordedConversation) -> Bool {
        dialect.greetingLength(of: conversation.frames) < conversation.frames.count
    }
}
