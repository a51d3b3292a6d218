import CopperBytes
import CopperNet

/// Plays one recorded connection strictly: the client must send exactly the recorded
/// frames, in the recorded order.
struct ScriptPlayer: ReplayPlayer {
    private let stage: ReplayStage
    private let connection: Int
    private let entries: [RecordedConversation.Entry]
    private var position = 0
    private var cutter: any WireCutter
    private var actual: [WireFrame] = []
    private var isOver = false

    init(_ stage: ReplayStage, connection: Int) {
        self.stage = stage
        self.connection = connection
        cutter = stage.dialect.makeCutter()
        let index = connection - 1
        let recordings = stage.conversations
        entries = recordings.indices.contains(index) ? recordings[index].entries : []
        if recordings.indices.contains(index) { stage.use(recordings[index].number) }
    }

    mutating func receive(_ bytes: [UInt8]) -> ReplayOutput {
        guard !isOver else { return ReplayOutput() }
        cutter.append(bytes, from: .client)
        return proceed()
    }

    mutating func proceed() -> ReplayOutput {
        var output = ReplayOutput()
        do throws(ReplayMismatch) {
            while !isOver, try step(&output) {}
        } catch {
            isOver = true
            output.mismatch = error
        }
        return output
    }

    mutating func secure() throws(ReplayMismatch) -> TLSFacts {
        guard position < entries.count, case .secured(let facts) = entries[position].event else {
            throw stage.mismatch(connection, expected: next, actual: nil)
        }
        position += 1
        return facts
    }

    mutating func clientClosed() { isOver = true }

    private var next: RecordedConversation.Entry? {
        position < entries.count ? entries[position] : nil
    }

    /// Plays the next entry if it is its turn.
    private mutating func step(_ output: inout ReplayOutput) throws(ReplayMismatch) -> Bool {
        guard let entry = next else {
            try expectNothing()
            return false
        }
        switch entry.event {
        case .frame(let frame) where frame.side == .client:
            guard let came = try nextActual() else { return false }
            try compare(came, entry, frame)
        case .frame(let frame):
            guard stage.isReached(line: entry.line, of: connection) else { return false }
            // The cutter follows both sides: what is told decides how answers are cut.
            _ = try? cutter.cut(frame.bytes, from: .server)
            output.bytes += frame.bytes
        case .unfinished(.client, let bytes):
            guard cutter.pending(from: .client).count >= bytes.count else { return false }
        case .unfinished(.server, let bytes): output.bytes += bytes
        case .secured:
            try expectNothing()
            return false
        case .closed(.server):
            output.ends = true
            isOver = true
        case .closed(.client):
            try expectNothing()
            return false
        }
        position += 1
        return true
    }

    private mutating func nextActual() throws(ReplayMismatch) -> WireFrame? {
        do throws(WireError) {
            return try cutter.next(from: .client)
        } catch {
            var mismatch = stage.mismatch(connection, expected: next, actual: nil)
            mismatch.description += "\n  \(error)"
            throw mismatch
        }
    }

    private mutating func expectNothing() throws(ReplayMismatch) {
        guard let came = try nextActual() else { return }
        throw stage.mismatch(connection, expected: next, actual: came)
    }

    private func compare(
        _ came: WireFrame, _ entry: RecordedConversation.Entry, _ recorded: WireFrame
    ) throws(ReplayMismatch) {
        let isSame =
            came.bytes == recorded.bytes
            || stage.dialect.withoutSecretLiterals(came).bytes == recorded.bytes
        guard isSame else { throw stage.mismatch(connection, expected: entry, actual: came) }
        if stage.dialect.reachesOtherConnections(came) { stage.passBarrier(line: entry.line) }
    }
}
