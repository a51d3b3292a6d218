import CopperBytes

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Reads one token at a place in a frame's bytes. The grammar is here and nowhere else:
/// ``RESPScanner`` finds the ends of frames with it, ``RESPReader`` their contents.
///
/// Lengths are strict, as the servers write them: digits in their shortest form. A plus
/// sign is for integers only.
struct RESPTokenizer: ~Escapable {
    private let bytes: RawSpan
    private let limits: RESPLimits
    /// Bytes in front that are known to hold no end of the line at hand.
    private var searched: Int

    @_lifetime(copy bytes)
    init(_ bytes: RawSpan, limits: RESPLimits, searched: Int = 0) {
        self.bytes = bytes
        self.limits = limits
        self.searched = searched
    }

    /// How far a line was searched whose end has not come; for the next tokenizer.
    var searchedTo: Int { searched }

    /// The token at `place`, or `nil` when it has not come whole.
    @_lifetime(self: copy self)
    mutating func token(at place: Int) throws(RESPProtocolError) -> RESPToken? {
        guard place < bytes.byteCount else { return nil }
        let byte = bytes.unsafeLoad(fromByteOffset: place, as: UInt8.self)
        guard let type = RESPType(rawValue: byte) else { throw fail(.unknownType(byte), place) }
        switch type {
        case .bulkString, .bulkError, .verbatimString, .chunk: return try string(type, place)
        case .array, .map, .set, .push, .attribute: return try aggregate(type, place)
        case .integer: return try integer(place)
        case .null, .boolean, .end: return try word(type, place)
        case .simpleString, .simpleError, .double, .bigNumber: return try line(type, place)
        }
    }

    /// Where the content of a plain bulk string of less than 10,000 bytes stands, if one begins
    /// at `place` and is whole. All else, what is wrong with it too, is ``token(at:)``'s.
    ///
    /// Most of what servers send is such strings, and lists of them are long.
    @inline(__always)
    static func shortString(in bytes: RawSpan, at place: Int) -> Range<Int>? {
        // The shortest that is looked at: $1 CR LF, a byte, CR LF.
        guard place >= 0, place <= bytes.byteCount - 7 else { return nil }
        func byte(_ index: Int) -> UInt8 {
            bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
        }
        guard byte(place) == UInt8(ascii: "$") else { return nil }
        var index = place + 1
        var length = Int(byte(index) &- UInt8(ascii: "0"))
        guard length <= 9 else { return nil }
        index += 1
        // Three more digits, and the line's end, are within the seven bytes.
        while index < place + 5 {
            let digit = byte(index) &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            guard length > 0 else { return nil }
            length = length * 10 + Int(digit)
            index += 1
        }
        let start = index + 2
        let end = start + length
        guard byte(index) == UInt8(ascii: "\r"), byte(index + 1) == UInt8(ascii: "\n"),
            end <= bytes.byteCount - 2,
            byte(end) == UInt8(ascii: "\r"), byte(end + 1) == UInt8(ascii: "\n")
        else { return nil }
        return start..<end
    }

    /// Above the length of any that ``shortString(in:at:)`` finds.
    static let shortStringLimit = 10_000

    // MARK: Lengths

    /// A length or count in front of a line's end, and where the next line begins.
    private enum Head {
        case known(Int, next: Int)
        case null(next: Int)
        case streamed(next: Int)
    }

    private func head(
        _ type: RESPType, _ place: Int, mayBeNull: Bool, mayBeStreamed: Bool
    ) throws(RESPProtocolError) -> Head? {
        var index = place + 1
        guard index < bytes.byteCount else { return nil }
        let first = byte(index)
        if first == UInt8(ascii: "?"), mayBeStreamed {
            return try lineEnd(type, index + 1, place).map { .streamed(next: $0) }
        }
        if first == UInt8(ascii: "-"), mayBeNull {
            guard index + 1 < bytes.byteCount else { return nil }
            guard byte(index + 1) == UInt8(ascii: "1") else {
                throw fail(.invalidLength(type), place)
            }
            return try lineEnd(type, index + 2, place).map { .null(next: $0) }
        }
        var value = 0
        let digits = index
        while index < bytes.byteCount {
            let digit = byte(index) &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            guard index - digits < 18, index == digits || value > 0 else {
                throw fail(.invalidLength(type), place)
            }
            value = value * 10 + Int(digit)
            index += 1
        }
        guard index < bytes.byteCount else { return nil }
        guard index > digits, byte(index) == UInt8(ascii: "\r") else {
            throw fail(.invalidLength(type), place)
        }
        return try lineEnd(type, index, place).map { .known(value, next: $0) }
    }

    /// Where the line behind the CR LF at `index` begins.
    private func lineEnd(
        _ type: RESPType, _ index: Int, _ place: Int
    ) throws(RESPProtocolError) -> Int? {
        guard index < bytes.byteCount else { return nil }
        guard byte(index) == UInt8(ascii: "\r") else { throw fail(.malformed(type), place) }
        guard index + 1 < bytes.byteCount else { return nil }
        guard byte(index + 1) == UInt8(ascii: "\n") else { throw fail(.brokenLineEnd(type), place) }
        return index + 2
    }

    // MARK: Tokens

    private func string(
        _ type: RESPType, _ place: Int
    ) throws(RESPProtocolError) -> RESPToken? {
        let head = try head(
            type, place, mayBeNull: type == .bulkString, mayBeStreamed: type == .bulkString)
        switch head {
        case nil: return nil
        case .null(let next):
            return RESPToken(type: type, isNull: true, start: next, next: next)
        case .streamed(let next):
            return RESPToken(type: type, number: RESPToken.streamed, start: next, next: next)
        case .known(let length, let start):
            guard length <= limits.string else {
                throw fail(.tooLarge(type, limit: limits.string), place)
            }
            if type == .verbatimString {
                guard length >= 4 else { throw fail(.malformed(type), place) }
                if start + 3 < bytes.byteCount, byte(start + 3) != UInt8(ascii: ":") {
                    throw fail(.malformed(type), place)
                }
            }
            // The last piece of a streamed string has no content, nor an end of it.
            if type == .chunk, length == 0 {
                return RESPToken(type: type, start: start, next: start)
            }
            let end = start + length
            if end < bytes.byteCount, byte(end) != UInt8(ascii: "\r") {
                throw fail(.brokenLineEnd(type), place)
            }
            guard end + 1 < bytes.byteCount else { return nil }
            guard byte(end + 1) == UInt8(ascii: "\n") else {
                throw fail(.brokenLineEnd(type), place)
            }
            return RESPToken(type: type, start: start, length: length, next: end + 2)
        }
    }

    private func aggregate(
        _ type: RESPType, _ place: Int
    ) throws(RESPProtocolError) -> RESPToken? {
        let mayBeStreamed = type == .array || type == .map || type == .set
        let head = try head(
            type, place, mayBeNull: type == .array, mayBeStreamed: mayBeStreamed)
        switch head {
        case nil: return nil
        case .null(let next):
            return RESPToken(type: type, isNull: true, start: next, next: next)
        case .streamed(let next):
            return RESPToken(type: type, number: RESPToken.streamed, start: next, next: next)
        case .known(let count, let next):
            // No value takes fewer than three bytes.
            let perElement = type == .map || type == .attribute ? 2 : 1
            guard count <= limits.frame / 3 / perElement else {
                throw fail(.tooLarge(type, limit: limits.frame), place)
            }
            return RESPToken(
                type: type, number: Int64(count * perElement), start: next, next: next)
        }
    }

    private func integer(_ place: Int) throws(RESPProtocolError) -> RESPToken? {
        var index = place + 1
        var isNegative = false
        if index < bytes.byteCount {
            let sign = byte(index)
            isNegative = sign == UInt8(ascii: "-")
            if isNegative || sign == UInt8(ascii: "+") { index += 1 }
        }
        let digits = index
        var value: UInt64 = 0
        while index < bytes.byteCount {
            let digit = byte(index) &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            let (tens, overflowsTens) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = tens.addingReportingOverflow(UInt64(digit))
            guard !overflowsTens, !overflows, sum <= UInt64(Int64.max) + (isNegative ? 1 : 0)
            else { throw fail(.malformed(.integer), place) }
            value = sum
            index += 1
            guard index - place <= limits.line else {
                throw fail(.tooLarge(.integer, limit: limits.line), place)
            }
        }
        guard index < bytes.byteCount else { return nil }
        guard index > digits else { throw fail(.malformed(.integer), place) }
        guard let next = try lineEnd(.integer, index, place) else { return nil }
        let number = isNegative ? Int64(truncatingIfNeeded: 0 &- value) : Int64(value)
        return RESPToken(
            type: .integer, number: number, start: place + 1, length: index - place - 1,
            next: next)
    }

    /// `_`, `#t`, `#f` and `.`.
    private func word(_ type: RESPType, _ place: Int) throws(RESPProtocolError) -> RESPToken? {
        var end = place + 1
        var number: Int64 = 0
        if type == .boolean {
            guard end < bytes.byteCount else { return nil }
            switch byte(end) {
            case UInt8(ascii: "t"): number = 1
            case UInt8(ascii: "f"): break
            default: throw fail(.malformed(type), place)
            }
            end += 1
        }
        guard let next = try lineEnd(type, end, place) else { return nil }
        return RESPToken(
            type: type, isNull: type == .null, number: number, start: place + 1,
            length: end - place - 1, next: next)
    }

    private mutating func line(
        _ type: RESPType, _ place: Int
    ) throws(RESPProtocolError) -> RESPToken? {
        let start = place + 1
        let from = max(start, searched)
        let end = find(UInt8(ascii: "\r"), from: from, to: bytes.byteCount)
        let searchable = end ?? bytes.byteCount
        if find(UInt8(ascii: "\n"), from: from, to: start + min(searchable - start, limits.line))
            != nil
        {
            throw fail(.brokenLineEnd(type), place)
        }
        guard searchable - start <= limits.line else {
            throw fail(.tooLarge(type, limit: limits.line), place)
        }
        guard let end, let next = try lineEnd(type, end, place) else {
            searched = end ?? bytes.byteCount
            return nil
        }
        let isValid =
            switch type {
            case .double: RESPNumber.isDouble(bytes.extracting(start..<end))
            case .bigNumber: RESPNumber.isInteger(bytes.extracting(start..<end))
            default: true
            }
        guard isValid else { throw fail(.malformed(type), place) }
        searched = 0
        return RESPToken(type: type, start: start, length: end - start, next: next)
    }

    // MARK: Bytes

    @inline(__always)
    private func byte(_ index: Int) -> UInt8 {
        bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
    }

    private func find(_ wanted: UInt8, from: Int, to: Int) -> Int? {
        guard from < to else { return nil }
        return bytes.extracting(from..<to).withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = memchr(base, Int32(wanted), bytes.count)
            else { return nil }
            return from + (UnsafeRawPointer(found) - base)
        }
    }

    private func fail(_ kind: RESPProtocolError.Kind, _ place: Int) -> RESPProtocolError {
        RESPProtocolError(kind, offset: place)
    }
}
