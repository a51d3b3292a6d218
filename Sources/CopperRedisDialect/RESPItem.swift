import CopperBytes

/// A RESP value as it was written: which of the nulls it is, whether it is streamed, how its
/// numbers are spelled. Writing it again gives the same bytes.
struct RESPItem: Equatable, Sendable {
    /// The byte it begins with, one of ``RESPKind``.
    var kind: UInt8
    /// The text of a line; of lengths and counts only `?` and `-1`, the others follow from
    /// what there is.
    var line: [UInt8] = []
    /// The bytes of a string. A verbatim string's begin with its format.
    var content: [UInt8] = []
    /// Elements, a map's keys and values one after the other, the pieces of a streamed string.
    var children: [RESPItem] = []
    /// The attributes in front of it.
    var attributes: [RESPItem] = []

    init(
        _ kind: UInt8, line: [UInt8] = [], content: [UInt8] = [], children: [RESPItem] = []
    ) {
        self.kind = kind
        self.line = line
        self.content = content
        self.children = children
    }

    /// The first value of `bytes`; `nil` unless it is there whole. Only for what a
    /// ``RESPScan`` has found to be one, whose depth is limited.
    init?(_ bytes: [UInt8]) {
        var position = 0
        guard let item = Self.read(bytes, &position, level: 0) else { return nil }
        self = item
    }

    private static func read(_ bytes: [UInt8], _ position: inout Int, level: Int) -> RESPItem? {
        var attributes: [RESPItem] = []
        while var item = readOne(bytes, &position, level: level) {
            guard item.kind == RESPKind.attribute else {
                item.attributes = attributes
                return item
            }
            attributes.append(item)
        }
        return nil
    }

    private static func readOne(
        _ bytes: [UInt8], _ position: inout Int, level: Int
    ) -> RESPItem? {
        guard position < bytes.count, level <= RESPScan.mostLevels,
            RESPKind.all.contains(bytes[position]),
            let end = bytes[position...].firstIndex(of: 0x0D)
        else { return nil }
        var item = RESPItem(bytes[position], line: Array(bytes[(position + 1)..<end]))
        position = min(end + 2, bytes.count)
        guard !item.isNull else { return item }
        let isStreamed = item.isStreamed
        let number = Int(decimal: String(decoding: item.line, as: UTF8.self)) ?? 0
        if RESPKind.isAggregate(item.kind) || isStreamed {
            if !isStreamed { item.line = [] }
            let isPaired = item.kind == RESPKind.map || item.kind == RESPKind.attribute
            var missing = isStreamed ? -1 : min(max(number, 0), bytes.count) * (isPaired ? 2 : 1)
            while missing != 0 {
                guard let child = read(bytes, &position, level: level + 1) else { return nil }
                if isStreamed, child.endsStream { break }
                item.children.append(child)
                // A push that stands in the middle is no element.
                if child.kind != RESPKind.push { missing -= 1 }
            }
        } else if RESPKind.isLengthed(item.kind) {
            guard number >= 0, position + number <= bytes.count else { return nil }
            item.content = Array(bytes[position..<(position + number)])
            item.line = []
            let isLastChunk = item.kind == RESPKind.chunk && number == 0
            position = min(position + number + (isLastChunk ? 0 : 2), bytes.count)
        }
        return item
    }

    private var endsStream: Bool {
        kind == RESPKind.end || (kind == RESPKind.chunk && content.isEmpty)
    }

    var isStreamed: Bool {
        line == [UInt8(ascii: "?")]
            && (kind == RESPKind.bulk || RESPKind.isAggregate(kind))
    }

    var isNull: Bool {
        kind == RESPKind.null
            || (line == Array("-1".utf8) && [RESPKind.bulk, RESPKind.array].contains(kind))
    }

    var isError: Bool { kind == RESPKind.error || kind == RESPKind.bulkError }

    /// The text of a string of any kind, without a verbatim one's format, or of an error;
    /// `nil` for anything else and null.
    var text: [UInt8]? {
        switch kind {
        case RESPKind.simple, RESPKind.error: line
        case RESPKind.bulk where isStreamed: children.flatMap(\.content)
        case RESPKind.bulk where !isNull: content
        case RESPKind.bulkError: content
        case RESPKind.verbatim: Array(content.dropFirst(4))
        default: nil
        }
    }

    /// The same string with another text.
    func with(text: [UInt8]) -> RESPItem {
        var item = self
        switch kind {
        case RESPKind.simple, RESPKind.error:
            item.line = text.map { $0 == 0x0D || $0 == 0x0A ? 0x20 : $0 }
        case RESPKind.verbatim: item.content = content.prefix(4) + text
        case RESPKind.bulk where isStreamed:
            item.children = text.isEmpty ? [] : [RESPItem(RESPKind.chunk, content: text)]
        default: item.content = text
        }
        return item
    }

    // MARK: Writing

    var bytes: [UInt8] {
        var buffer = ByteBuffer(capacity: content.count + 32)
        write(to: &buffer)
        return buffer.toArray()
    }

    private func write(to buffer: inout ByteBuffer) {
        for attribute in attributes { attribute.write(to: &buffer) }
        buffer.append(kind)
        let isAggregate = RESPKind.isAggregate(kind)
        if isStreamed || isNull || !(isAggregate || RESPKind.isLengthed(kind)) {
            buffer.append(line)
        } else if isAggregate {
            buffer.append(utf8: "\(count)")
        } else {
            buffer.append(utf8: "\(content.count)")
        }
        buffer.append(Self.lineEnd)
        for child in children { child.write(to: &buffer) }
        if isStreamed {
            buffer.append(utf8: kind == RESPKind.bulk ? ";0\r\n" : ".\r\n")
        } else if !isAggregate, RESPKind.isLengthed(kind), !isNull {
            buffer.append(content)
            buffer.append(Self.lineEnd)
        }
    }

    private static let lineEnd: [UInt8] = [0x0D, 0x0A]

    /// What stands behind the type of an aggregate.
    var count: Int {
        let elements = children.count { $0.kind != RESPKind.push }
        return kind == RESPKind.map || kind == RESPKind.attribute ? elements / 2 : elements
    }

    // MARK: Making

    static func bulk(_ text: String) -> RESPItem { bulk(Array(text.utf8)) }
    static func bulk(_ bytes: [UInt8]) -> RESPItem { RESPItem(RESPKind.bulk, content: bytes) }
    static func simple(_ text: String) -> RESPItem {
        RESPItem(RESPKind.simple).with(text: Array(text.utf8))
    }
    static func error(_ text: String) -> RESPItem {
        RESPItem(RESPKind.error).with(text: Array(text.utf8))
    }
    static func integer(_ number: Int) -> RESPItem {
        RESPItem(RESPKind.integer, line: Array("\(number)".utf8))
    }
    static func array(_ items: [RESPItem]) -> RESPItem {
        RESPItem(RESPKind.array, children: items)
    }

    // MARK: Changing

    /// The same value with every string of it changed, those of its parts too.
    func mapTexts(_ change: ([UInt8]) -> [UInt8]) -> RESPItem {
        var item = self
        item.children = children.map { $0.mapTexts(change) }
        item.attributes = attributes.map { $0.mapTexts(change) }
        if let text {
            let changed = change(text)
            if changed != text { item = item.with(text: changed) }
        }
        return item
    }

    /// As a server writes it to a client that speaks RESP2: what that has no type for
    /// becomes what stood there before (as `RESP.md` of the servers' documentation says).
    var inRESP2: RESPItem {
        var item = self
        item.attributes = []
        item.children = children.filter { $0.kind != RESPKind.push }.map(\.inRESP2)
        switch kind {
        case RESPKind.null: return RESPItem(RESPKind.bulk, line: Array("-1".utf8))
        case RESPKind.map, RESPKind.set, RESPKind.push, RESPKind.array:
            item.kind = RESPKind.array
            if isStreamed { item.line = [] }
            return item
        case RESPKind.boolean:
            return .integer(line == [UInt8(ascii: "t")] ? 1 : 0)
        case RESPKind.double, RESPKind.bigNumber: return .bulk(line)
        case RESPKind.verbatim: return .bulk(text ?? [])
        case RESPKind.bulk where isStreamed: return .bulk(text ?? [])
        case RESPKind.bulkError:
            return RESPItem(RESPKind.error).with(text: content)
        default: return item
        }
    }
}
