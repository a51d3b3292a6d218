import CopperBytes

/// Finds the ends of RESP values in bytes that come in pieces.
///
/// It goes forward only: what it has passed is not looked at again, so that a large reply
/// costs the same however it is cut. It is not the client's parser: a mistake in one is not
/// repeated in the other.
struct RESPScan: Sendable {
    /// Bytes of the value at hand that were passed.
    private(set) var position = 0
    /// How many values are to come in each aggregate that is open, the innermost last; below
    /// zero where a `.` ends it.
    private var open: [Level] = []
    /// How far the line at ``position`` was searched for its end.
    private var searched = 0

    private struct Level {
        var remaining: Int
        var kind: UInt8
    }

    /// Aggregates within aggregates. The servers' own replies nest less than ten deep.
    static let mostLevels = 128
    private static let longestLine = 64 << 10
    /// proto-max-bulk-len of the servers, and a whole reply.
    private static let longestString = 512 << 20
    private static let longestValue = 1 << 30

    /// Bytes of the value that begins `bytes`, or `nil` while it is not whole. The next call
    /// has to begin with the same bytes, and more; after a value, with those behind it.
    mutating func length(in bytes: ArraySlice<UInt8>) throws(WireError) -> Int? {
        while true {
            guard position < Self.longestValue else {
                throw WireError("not RESP: a value over 1 GiB")
            }
            guard let line = try line(in: bytes) else { return nil }
            let kind = bytes[bytes.startIndex + position]
            let next = line.upperBound - bytes.startIndex + 2
            guard try take(kind, bytes[line], next, bytes) else { return nil }
            searched = 0
            if open.isEmpty {
                defer { position = 0 }
                return position
            }
        }
    }

    /// The line at the position behind its first byte, without CR LF.
    private mutating func line(in bytes: ArraySlice<UInt8>) throws(WireError) -> Range<Int>? {
        let start = bytes.startIndex + position
        guard start < bytes.endIndex else { return nil }
        guard RESPKind.all.contains(bytes[start]) else {
            throw WireError("not RESP: a value that begins with byte \(bytes[start])")
        }
        let from = max(start + 1, bytes.startIndex + searched)
        guard let end = bytes[min(from, bytes.endIndex)...].firstIndex(of: 0x0D) else {
            searched = bytes.count
            try check(bytes.count - position)
            return nil
        }
        try check(end - start)
        guard end + 1 < bytes.endIndex else {
            searched = end - bytes.startIndex
            return nil
        }
        guard bytes[end + 1] == 0x0A else { throw WireError("not RESP: CR without LF") }
        return (start + 1)..<end
    }

    private func check(_ length: Int) throws(WireError) {
        guard length <= Self.longestLine else { throw WireError("not RESP: a line over 64 KiB") }
    }

    /// Takes the value or head of this line; false while its string is not whole.
    private mutating func take(
        _ kind: UInt8, _ line: ArraySlice<UInt8>, _ next: Int, _ bytes: ArraySlice<UInt8>
    ) throws(WireError) -> Bool {
        if open.last?.kind == RESPKind.bulk, kind != RESPKind.chunk {
            throw WireError("not RESP: something else within a string")
        }
        switch kind {
        case RESPKind.bulk, RESPKind.bulkError, RESPKind.verbatim, RESPKind.chunk:
            return try takeString(kind, line, next, bytes)
        case RESPKind.end:
            guard line.isEmpty, let level = open.last, level.remaining < 0 else {
                throw WireError("not RESP: the end of nothing")
            }
            open.removeLast()
            position = next
            complete(level.kind)
            return true
        case _ where RESPKind.isAggregate(kind):
            position = next
            if line.elementsEqual("-1".utf8) {
                complete(kind)
                return true
            }
            let mayBeStreamed = kind != RESPKind.attribute && kind != RESPKind.push
            let isStreamed = mayBeStreamed && line.elementsEqual("?".utf8)
            try begin(kind, isStreamed ? -1 : elements(kind, line))
            return true
        default:
            position = next
            complete(kind)
            return true
        }
    }

    private mutating func takeString(
        _ kind: UInt8, _ line: ArraySlice<UInt8>, _ next: Int, _ bytes: ArraySlice<UInt8>
    ) throws(WireError) -> Bool {
        if kind == RESPKind.bulk {
            if line.elementsEqual("?".utf8) {
                position = next
                try begin(kind, -1)
                return true
            }
            if line.elementsEqual("-1".utf8) {
                position = next
                complete(kind)
                return true
            }
        }
        let length = try number(line, limit: Self.longestString)
        guard kind != RESPKind.chunk || open.last?.kind == RESPKind.bulk else {
            throw WireError("not RESP: a piece of no string")
        }
        if kind == RESPKind.chunk, length == 0 {
            open.removeLast()
            position = next
            complete(RESPKind.bulk)
            return true
        }
        guard bytes.count >= next + length + 2 else { return false }
        let end = bytes.startIndex + next + length
        guard bytes[end] == 0x0D, bytes[end + 1] == 0x0A else {
            throw WireError("not RESP: a string of another length")
        }
        position = next + length + 2
        if kind != RESPKind.chunk { complete(kind) }
        return true
    }

    private func elements(_ kind: UInt8, _ line: ArraySlice<UInt8>) throws(WireError) -> Int {
        let isPaired = kind == RESPKind.map || kind == RESPKind.attribute
        // No value takes fewer than three bytes.
        return try number(line, limit: Self.longestValue / 6) * (isPaired ? 2 : 1)
    }

    private func number(_ line: ArraySlice<UInt8>, limit: Int) throws(WireError) -> Int {
        var value = 0
        for byte in line {
            guard (0x30...0x39).contains(byte), value <= limit else {
                throw WireError("not RESP: a length that is no number, or too large")
            }
            value = value * 10 + Int(byte - 0x30)
        }
        guard !line.isEmpty, value <= limit else {
            throw WireError("not RESP: a length that is no number, or too large")
        }
        return value
    }

    private mutating func begin(_ kind: UInt8, _ count: Int) throws(WireError) {
        guard open.count < Self.mostLevels else { throw WireError("not RESP: it nests too deep") }
        open.append(Level(remaining: count, kind: kind))
        if count == 0 { close() }
    }

    /// Ends the innermost aggregate.
    private mutating func close() {
        let level = open.removeLast()
        // The value of an attribute is still to come, in its place.
        if level.kind == RESPKind.attribute {
            if open.isEmpty { open.append(Level(remaining: 1, kind: 0)) }
            return
        }
        complete(level.kind)
    }

    /// Counts a value that is complete, and every aggregate that it completes.
    private mutating func complete(_ kind: UInt8) {
        guard let last = open.indices.last else { return }
        // Servers up to 6.2 send invalidations in the middle of EXEC's reply.
        if kind == RESPKind.push, open[last].kind != 0 { return }
        guard open[last].remaining > 0 else { return }
        open[last].remaining -= 1
        if open[last].remaining == 0 {
            if open[last].kind == 0 { open.removeLast() } else { close() }
        }
    }
}

/// The byte that a RESP value begins with.
enum RESPKind {
    static let simple = UInt8(ascii: "+")
    static let error = UInt8(ascii: "-")
    static let integer = UInt8(ascii: ":")
    static let bulk = UInt8(ascii: "$")
    static let array = UInt8(ascii: "*")
    static let null = UInt8(ascii: "_")
    static let boolean = UInt8(ascii: "#")
    static let double = UInt8(ascii: ",")
    static let bigNumber = UInt8(ascii: "(")
    static let bulkError = UInt8(ascii: "!")
    static let verbatim = UInt8(ascii: "=")
    static let map = UInt8(ascii: "%")
    static let attribute = UInt8(ascii: "|")
    static let set = UInt8(ascii: "~")
    static let push = UInt8(ascii: ">")
    static let chunk = UInt8(ascii: ";")
    static let end = UInt8(ascii: ".")

    static let all = Set("+-:$*_#,(!=%|~>;.".utf8)

    static func isAggregate(_ kind: UInt8) -> Bool {
        [array, map, attribute, set, push].contains(kind)
    }

    static func isLengthed(_ kind: UInt8) -> Bool {
        [bulk, bulkError, verbatim, chunk].contains(kind)
    }
}
