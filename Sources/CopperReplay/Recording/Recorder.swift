public import CopperBytes
public import CopperNet

/// Gathers what goes over the connections of one recording and writes the fixture.
///
/// Bytes are cut into frames, credentials are taken out of each frame, and only then
/// anything is kept. The file is written as connections close, so that a program that
/// is stopped keeps what was complete.
public final class Recorder: Sendable {
    public let dialect: any WireDialect
    /// The seed of the client's random choices in this recording.
    public let seed: UInt64

    fileprivate struct State {
        var header: FixtureHeader
        var lines: [FixtureLine] = []
        var connections: [Int: OpenConnection] = [:]
        var count = 0
        var redactor: any WireRedactor
        var greetings: [WireFrame] = []
        /// What the file has already, and whether a thread is writing to it now.
        var written = 0
        var isWriting = false
    }

    fileprivate struct OpenConnection {
        var cutter: any WireCutter
        var isLost = false
        /// The client said goodbye: whoever then closes first, the client meant to.
        var isLeaving = false
    }

    private let path: String?
    private let state: Lock<State>

    /// - Parameters:
    ///   - path: the file to write, or `nil` to keep the recording in memory.
    ///   - seed: fixes the client's nonces; random when `nil`.
    public init(
        _ dialect: any WireDialect, path: String? = nil, scenario: String = "",
        seed: UInt64? = nil, facts: [String: String] = [:]
    ) {
        self.dialect = dialect
        self.path = path
        // Seeds of 53 bits survive every reader of JSON.
        self.seed = seed ?? .random(in: 1...(1 << 53 - 1))
        let header = FixtureHeader(
            protocolName: dialect.name, scenario: scenario, seed: self.seed, facts: facts)
        state = Lock(
            State(header: header, redactor: dialect.makeRedactor(password: Fixture.password)))
    }

    // MARK: What happens

    /// A new connection; returns its number.
    public func open(to endpoint: Endpoint) -> Int {
        let cutter = dialect.makeCutter()
        return state.withLock { state in
            state.count += 1
            state.connections[state.count] = OpenConnection(cutter: cutter)
            state.add(state.count, .opened(to: "\(endpoint)"))
            return state.count
        }
    }

    public func secured(_ connection: Int, _ facts: TLSFacts) {
        state.withLock { $0.add(connection, .secured(facts)) }
    }

    /// Bytes that `side` sent.
    public func record(_ bytes: [UInt8], from side: WireSide, on connection: Int) {
        state.withLock { state in
            guard var open = state.connections.removeValue(forKey: connection) else { return }
            if !open.isLost { state.cut(bytes, from: side, connection, &open, dialect) }
            state.connections[connection] = open
        }
    }

    /// The end of a connection; only the first call for each counts.
    public func close(_ connection: Int, by side: WireSide, why: String = "") {
        let isNew = state.withLock { state in
            guard let open = state.connections.removeValue(forKey: connection) else { return false }
            if !open.isLost {
                state.addUnfinished(connection, open)
                let why = open.isLeaving ? "" : why
                state.add(connection, .closed(by: open.isLeaving ? .client : side, why: why))
            }
            return true
        }
        if isNew { try? save() }
    }

    // MARK: The result

    /// What was recorded so far.
    public var fixture: Fixture {
        state.withLock { state in
            var header = state.header
            header.server = dialect.serverVersion(in: state.greetings) ?? ""
            return Fixture(header: header, lines: state.lines)
        }
    }

    /// Writes what the file does not have yet. While another thread writes, it takes
    /// these lines along.
    ///
    /// - Throws: `NetError` with the system's error when the file cannot be written.
    public func save() throws(NetError) {
        guard let path, startWriting() else { return }
        while let part = nextPart() {
            do throws(NetError) {
                try FixtureFile.write(part.text, to: path, appending: !part.isFirst)
            } catch {
                // Of what was to be added, any part may be there: the next time writes all.
                state.withLock {
                    $0.isWriting = false
                    $0.written = 0
                }
                throw error
            }
        }
    }

    /// Finds out early whether the file can be written; one that is there stays as it is.
    ///
    /// - Throws: As ``save()``.
    public func checkPath() throws(NetError) {
        guard let path else { return }
        try FixtureFile.checkIsWritable(path)
    }

    private func startWriting() -> Bool {
        state.withLock { state in
            defer { state.isWriting = true }
            return !state.isWriting
        }
    }

    /// What is to be written next; `nil` ends the writing.
    private func nextPart() -> (text: String, isFirst: Bool)? {
        let header = fixture.header
        let part = state.withLock { state -> (lines: [FixtureLine], isFirst: Bool)? in
            guard state.written < state.lines.count else {
                state.isWriting = false
                return nil
            }
            defer { state.written = state.lines.count }
            return (Array(state.lines[state.written...]), state.written == 0)
        }
        return part.map { part in
            let head = part.isFirst ? FixtureWriter.line(for: header) + "\n" : ""
            return (
                head + part.lines.map { FixtureWriter.line(for: $0) + "\n" }.joined(), part.isFirst
            )
        }
    }
}

extension Recorder.State {
    fileprivate mutating func add(_ connection: Int, _ event: FixtureLine.Event) {
        lines.append(FixtureLine(connection: connection, event: event))
    }

    fileprivate mutating func cut(
        _ bytes: [UInt8], from side: WireSide, _ connection: Int,
        _ open: inout Recorder.OpenConnection, _ dialect: any WireDialect
    ) {
        open.cutter.append(bytes, from: side)
        do throws(WireError) {
            while let frame = try open.cutter.next(from: side) {
                if side == .client { open.isLeaving = dialect.isOptional(frame) }
                add(redactor.redact(frame, on: connection), connection, dialect)
            }
        } catch {
            // What cannot be read cannot be redacted either.
            open.isLost = true
            add(connection, .closed(by: side, why: "\(error); the rest is not recorded"))
        }
    }

    private mutating func add(
        _ frame: WireFrame, _ connection: Int, _ dialect: any WireDialect
    ) {
        let gloss = dialect.gloss(frame)
        switch frame.side {
        case .client: add(connection, .sent(frame.bytes, gloss: gloss))
        case .server:
            add(connection, .received(frame.bytes, gloss: gloss))
            // The greeting tells the server's version; later frames do not.
            if greetings.count < 64 { greetings.append(frame) }
        }
    }

    fileprivate mutating func addUnfinished(_ connection: Int, _ open: Recorder.OpenConnection) {
        for side in [WireSide.client, .server] {
            let bytes = open.cutter.pending(from: side)
            guard !bytes.isEmpty else { continue }
            let kept = redactor.redact(unfinished: bytes, from: side)
            let gloss = FixtureVerifier.unfinishedGloss
            add(
                connection,
                side == .client ? .sent(kept, gloss: gloss) : .received(kept, gloss: gloss))
        }
    }
}
