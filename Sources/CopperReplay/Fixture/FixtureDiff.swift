public import CopperBytes
import CopperNet

/// What differs between two recordings of the same conversation, apart from what
/// differs from run to run.
public enum FixtureDiff {
    /// The lines that only one of them has, in order, as `- ` and `+ ` lines, each with
    /// the connection and the gloss; empty when the recordings are the same.
    ///
    /// Process ids, cancel keys, salts, nonces and transaction ids do not count. Nor do
    /// the order of connections' lines among each other, how far a client that pipelines
    /// was ahead of the answers, and the header's seed.
    public static func lines(
        from old: Fixture, to new: Fixture, _ dialect: any WireDialect
    ) -> [String] {
        var result: [String] = []
        if old.header.server != new.header.server {
            result += ["- server \(old.header.server)", "+ server \(new.header.server)"]
        }
        let before = byConnection(old, dialect)
        let after = byConnection(new, dialect)
        for number in 1...max(before.count, after.count, 1) {
            let left = before[number] ?? []
            let right = after[number] ?? []
            let changes = [WireSide.client, .server].flatMap { side in
                difference(left.filter { $0.side == side }, right.filter { $0.side == side })
            }
            result += changes.sorted { $0.place < $1.place }.map(\.text)
        }
        return result
    }

    private struct Entry: Equatable {
        /// The sequence that it is compared in: requests, or answers and what happens to
        /// the connection.
        var side = WireSide.server
        var place = 0
        var key: [UInt8]
        var text: String

        static func == (left: Self, right: Self) -> Bool { left.key == right.key }
    }

    private static func byConnection(
        _ fixture: Fixture, _ dialect: any WireDialect
    ) -> [Int: [Entry]] {
        var normalizer = dialect.makeNormalizer()
        var cutters: [Int: any WireCutter] = [:]
        var entries: [Int: [Entry]] = [:]
        for line in fixture.lines {
            let number = line.connection
            var entry: Entry
            switch line.event {
            case .opened:
                cutters[number] = dialect.makeCutter()
                continue
            case .sent(let bytes, let gloss):
                let kept = normalized(bytes, .client, number, &cutters, &normalizer)
                entry = Entry(side: .client, key: kept, text: "\(number) send \(gloss)")
            case .received(let bytes, let gloss):
                let kept = normalized(bytes, .server, number, &cutters, &normalizer)
                entry = Entry(key: [2] + kept, text: "\(number) recv \(gloss)")
            case .secured(let facts):
                let text = "\(number) tls \(facts.version) \(facts.applicationProtocol ?? "")"
                entry = Entry(key: Array(text.utf8), text: text)
            case .closed(let side, let why):
                let text = "\(number) close by \(side.rawValue) \(why)"
                entry = Entry(key: Array(text.utf8), text: text)
            }
            entry.place = entries[number]?.count ?? 0
            entries[number, default: []].append(entry)
        }
        return entries
    }

    private static func normalized(
        _ bytes: [UInt8], _ side: WireSide, _ number: Int,
        _ cutters: inout [Int: any WireCutter], _ normalizer: inout any WireNormalizer
    ) -> [UInt8] {
        guard let frames = try? cutters[number]?.cut(bytes, from: side), !frames.isEmpty else {
            return bytes
        }
        return frames.flatMap { normalizer.normalize($0, on: number).bytes }
    }

    private static func difference(
        _ old: [Entry], _ new: [Entry]
    ) -> [(place: Int, text: String)] {
        new.difference(from: old).map { change in
            switch change {
            case .remove(_, let entry, _): (entry.place * 2, "- " + entry.text)
            case .insert(_, let entry, _): (entry.place * 2 + 1, "+ " + entry.text)
            }
        }
    }
}
