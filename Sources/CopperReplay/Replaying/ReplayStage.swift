import CopperBytes
import CopperNet

/// What the connections of one replay share: which recordings were played, how far the
/// ones are that others wait for, and what went wrong.
final class ReplayStage: Sendable {
    let fixture: Fixture
    let dialect: any WireDialect
    let mode: ReplayMode
    let conversations: [RecordedConversation]
    /// Whether recorded sessions may be played again once all were.
    let repeats: Bool

    /// The lines that reach other connections, such as cancel requests.
    private let barriers: [(line: Int, connection: Int)]
    private let state: Lock<State>

    private struct State {
        var opened = 0
        var used: Set<Int> = []
        var passedBarriers: Set<Int> = []
        var exchanges: any WireExchanges
        var mismatches: [String] = []
        var streams: [WeakStream] = []
    }

    private struct WeakStream: Sendable {
        weak var stream: ReplayStream?
    }

    init(
        _ fixture: Fixture, _ dialect: any WireDialect, _ mode: ReplayMode, repeats: Bool
    ) throws(FixtureError) {
        guard fixture.header.protocolName == dialect.name else {
            let name = fixture.header.protocolName
            throw FixtureError(line: 1, "the protocol is \(name), not \(dialect.name)")
        }
        self.fixture = fixture
        self.dialect = dialect
        self.mode = mode
        self.repeats = repeats
        let conversations = try RecordedConversation.all(in: fixture, dialect)
        self.conversations = conversations
        barriers = conversations.flatMap { conversation in
            conversation.entries.compactMap { entry in
                guard let frame = entry.frame, frame.side == .client,
                    dialect.reachesOtherConnections(frame)
                else { return nil }
                return (entry.line, conversation.number)
            }
        }
        var exchanges = dialect.makeExchanges()
        if mode == .exchange {
            for conversation in conversations {
                let entries = conversation.entries.filter { $0.frame != nil }
                let frames = conversation.frames
                let length = dialect.greetingLength(of: frames)
                exchanges.learn(
                    Array(frames[length...]), at: entries[length...].map(\.line),
                    after: Array(frames[..<length]))
            }
        }
        state = Lock(State(exchanges: exchanges))
    }

    // MARK: Connections

    /// The number of a new connection, from 1.
    func open() -> Int {
        state.withLock { state in
            state.opened += 1
            return state.opened
        }
    }

    func makePlayer(connection: Int, isInProcess: Bool) -> any ReplayPlayer {
        switch mode {
        case .script: ScriptPlayer(self, connection: connection)
        case .session, .exchange:
            HostedPlayer(self, connection: connection, isInProcess: isInProcess)
        }
    }

    func watch(_ stream: ReplayStream) {
        state.withLock { state in
            state.streams.removeAll { $0.stream == nil }
            state.streams.append(WeakStream(stream: stream))
        }
    }

    func note(_ mismatch: ReplayMismatch) {
        state.withLock { $0.mismatches.append(mismatch.description) }
    }

    var mismatches: [String] { state.withLock { $0.mismatches } }

    // MARK: Recordings

    func use(_ conversation: Int) { state.withLock { _ = $0.used.insert(conversation) } }

    /// The recordings that may be played now, in their order; those that only reach
    /// other connections are left out.
    func candidates() -> [RecordedConversation] {
        let sessions = conversations.filter { conversation in
            !barriers.contains { $0.connection == conversation.number }
        }
        return state.withLock { state in
            let free = sessions.filter { !state.used.contains($0.number) }
            guard free.isEmpty, repeats else { return free }
            state.used = []
            state.passedBarriers = []
            return sessions
        }
    }

    /// The client's frames that were recorded and not asked for.
    var unplayed: [Int] {
        state.withLock { state in
            conversations.map(\.number).filter { !state.used.contains($0) }
        }
    }

    // MARK: Order among connections

    /// Whether what `connection` has on `line` may be told: everything that reached it
    /// before has been played.
    func isReached(line: Int, of connection: Int) -> Bool {
        let before = barriers.filter { $0.line < line && $0.connection != connection }
        guard !before.isEmpty else { return true }
        return state.withLock { state in
            before.allSatisfy { state.passedBarriers.contains($0.line) }
        }
    }

    /// A frame that reaches other connections was played: the one of `line`, or the
    /// first that was not.
    func passBarrier(line: Int? = nil) {
        let streams = state.withLock { state -> [ReplayStream] in
            let next = line ?? barriers.first { !state.passedBarriers.contains($0.line) }?.line
            if let next { state.passedBarriers.insert(next) }
            return state.streams.compactMap(\.stream)
        }
        for stream in streams { stream.proceed() }
    }

    // MARK: Exchanges

    func exchange(_ frame: WireFrame, on connection: Int) -> WireReply {
        state.withLock { $0.exchanges.receive(frame, on: connection) }
    }

    func noteGreeting(_ frame: WireFrame, on connection: Int) {
        state.withLock { $0.exchanges.greeted(frame, on: connection) }
    }

    func closeExchanges(of connection: Int) {
        state.withLock { $0.exchanges.close(connection) }
    }

    // MARK: Explaining

    /// What was recorded and what came, as two lines, and where equal glosses differ.
    func mismatch(
        _ connection: Int, expected entry: RecordedConversation.Entry?, actual: WireFrame?
    ) -> ReplayMismatch {
        let expected = entry.map { "line \($0.line): \($0.gloss)" } ?? "nothing more"
        let came = actual.map(dialect.gloss) ?? "nothing"
        var text = "connection \(connection) does not follow the recording"
        text += "\n  recorded: \(expected)\n  actual:   \(came)"
        if let entry, let frame = entry.frame, let actual, entry.gloss == came,
            let place = zip(frame.bytes + [0], actual.bytes + [1]).enumerated()
                .first(where: { $0.element.0 != $0.element.1 })?.offset
        {
            text += "\n  they differ from byte \(place):"
            text += " recorded \(hex(frame.bytes, place)), actual \(hex(actual.bytes, place))"
        }
        let mismatch = ReplayMismatch(description: text)
        note(mismatch)
        return mismatch
    }

    private func hex(_ bytes: [UInt8], _ place: Int) -> String {
        Hex.encode(Array(bytes.dropFirst(place).prefix(16)))
    }
}
