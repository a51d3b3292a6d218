import CopperBytes
import CopperNet

/// One connection of a fixture, its events cut into frames.
struct RecordedConversation: Sendable {
    enum Event: Sendable {
        case frame(WireFrame)
        /// Bytes that are no whole frame: the connection ended in the middle of one.
        case unfinished(WireSide, [UInt8])
        case secured(TLSFacts)
        case closed(by: WireSide)
    }

    struct Entry: Sendable {
        /// The line in the file, from 1, which is also the order among connections.
        var line: Int
        var gloss: String
        var event: Event

        var frame: WireFrame? {
            if case .frame(let frame) = event { frame } else { nil }
        }
    }

    var number: Int
    var entries: [Entry] = []

    var frames: [WireFrame] { entries.compactMap(\.frame) }

    var tls: TLSFacts? {
        for entry in entries {
            if case .secured(let facts) = entry.event { return facts }
        }
        return nil
    }

    /// The conversations of `fixture` in the order of their opening.
    ///
    /// - Throws: ``FixtureError`` when a line's bytes are not frames of the protocol.
    static func all(
        in fixture: Fixture, _ dialect: any WireDialect
    ) throws(FixtureError) -> [RecordedConversation] {
        var conversations: [RecordedConversation] = []
        var cutters: [Int: (place: Int, cutter: any WireCutter)] = [:]
        for (index, line) in fixture.lines.enumerated() {
            let number = index + 2
            if case .opened = line.event {
                cutters[line.connection] = (conversations.count, dialect.makeCutter())
                conversations.append(RecordedConversation(number: line.connection))
                continue
            }
            guard let (place, started) = cutters.removeValue(forKey: line.connection) else {
                throw FixtureError(line: number, "connection \(line.connection) is not open")
            }
            var cutter = started
            conversations[place].entries += try entries(of: line, at: number, &cutter)
            if case .closed = line.event { continue }
            cutters[line.connection] = (place, cutter)
        }
        return conversations
    }

    private static func entries(
        of line: FixtureLine, at number: Int, _ cutter: inout any WireCutter
    ) throws(FixtureError) -> [Entry] {
        switch line.event {
        case .opened: return []
        case .secured(let facts):
            return [Entry(line: number, gloss: "TLS", event: .secured(facts))]
        case .closed(let side, _):
            let gloss = "close by \(side.rawValue)"
            return [Entry(line: number, gloss: gloss, event: .closed(by: side))]
        case .sent(let bytes, let gloss):
            return try cut(bytes, .client, gloss, number, &cutter)
        case .received(let bytes, let gloss):
            return try cut(bytes, .server, gloss, number, &cutter)
        }
    }

    private static func cut(
        _ bytes: [UInt8], _ side: WireSide, _ gloss: String, _ number: Int,
        _ cutter: inout any WireCutter
    ) throws(FixtureError) -> [Entry] {
        do throws(WireError) {
            let frames = try cutter.cut(bytes, from: side)
            guard frames.isEmpty else {
                return frames.map { Entry(line: number, gloss: gloss, event: .frame($0)) }
            }
            return [Entry(line: number, gloss: gloss, event: .unfinished(side, bytes))]
        } catch {
            throw FixtureError(line: number, "\(error)")
        }
    }
}
