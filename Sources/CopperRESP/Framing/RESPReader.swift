import CopperBytes

/// Reads the values of one whole frame, one after the other, without building a tree.
///
/// ```swift
/// var reader = RESPReader(bytes, frame)
/// var elements = RESPElements(try reader.next())
/// while try reader.hasNext(&elements) {
///     let token = try reader.next()
///     total += token.number
/// }
/// ```
///
/// The bytes are those that a ``RESPScanner`` found to be a frame; of others it throws
/// ``RESPProtocolError``, and never reads beyond them.
public struct RESPReader: ~Escapable {
    private let bytes: RawSpan
    private var position: Int
    /// `nil`, for nearly all, costs less than an empty array to copy.
    private let nestedPushes: [Range<Int>]?
    private var nextPush = 0
    /// Where the attributes of the value that ``next()`` gave last stand.
    public private(set) var attributes: Range<Int>?

    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan, _ frame: RESPFrame) {
        self.init(
            bytes, at: 0, nestedPushes: frame.hasNestedPushes ? frame.nestedPushes : nil)
    }

    /// Reads one of the frame's pushes that stand in its middle.
    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan, push place: Range<Int>, of frame: RESPFrame) {
        self.init(bytes, at: place.lowerBound, nestedPushes: frame.nestedPushes)
        // Not itself, but what stands within it.
        let nestedPushes = frame.nestedPushes
        while nextPush < nestedPushes.count, nestedPushes[nextPush].lowerBound == position {
            nextPush += 1
        }
    }

    @_lifetime(copy bytes)
    private init(_ bytes: RawSpan, at place: Int, nestedPushes: [Range<Int>]?) {
        self.bytes = bytes
        position = min(max(place, 0), bytes.byteCount)
        self.nestedPushes = nestedPushes
        guard let nestedPushes else { return }
        // The first that is not in front of the place; they are in order.
        var (low, high) = (0, nestedPushes.count)
        while low < high {
            let middle = (low + high) / 2
            if nestedPushes[middle].lowerBound < position {
                low = middle + 1
            } else {
                high = middle
            }
        }
        nextPush = low
    }

    /// Whether all bytes have been read.
    public var isAtEnd: Bool { position >= bytes.byteCount }

    /// Bytes that have not been read.
    public var remainingBytes: Int { bytes.byteCount - position }

    /// Whether the next value is one of the three nulls, its attributes passed over.
    public var nextIsNull: Bool {
        var ahead = self
        guard let token = try? ahead.next() else { return false }
        return token.isNull
    }

    /// The next value: a scalar, or the head of what follows. Attributes in front are
    /// passed over, and stay reachable by ``attributes``.
    @_lifetime(self: copy self)
    public mutating func next() throws(RESPProtocolError) -> RESPToken {
        var found: Range<Int>?
        while true {
            passNestedPushes()
            let start = position
            let token = try token()
            guard token.type == .attribute else {
                attributes = found
                return token
            }
            try skipContent(of: token)
            found = (found?.lowerBound ?? start)..<position
        }
    }

    /// Reads the next value if it is a plain string of less than 10,000 bytes, as most are, and
    /// tells where its ``bytes(at:)`` are; reads nothing otherwise.
    @_lifetime(self: copy self)
    public mutating func nextShortString() -> Range<Int>? {
        guard nestedPushes == nil,
            let content = RESPTokenizer.shortString(in: bytes, at: position)
        else { return nil }
        position = content.upperBound + 2
        attributes = nil
        return content
    }

    /// The bytes at a place that was read.
    @_lifetime(copy self)
    public func bytes(at place: Range<Int>) -> RawSpan {
        bytes.extracting(place.clamped(to: 0..<bytes.byteCount))
    }

    /// The bytes of a scalar's line or string. A verbatim string's begin with its format, a
    /// streamed string's are none: see ``string(_:)``.
    @_lifetime(copy self)
    public func content(of token: RESPToken) -> RawSpan {
        let start = min(max(token.start, 0), bytes.byteCount)
        return bytes.extracting(start..<min(start + max(token.length, 0), bytes.byteCount))
    }

    /// The bytes of a string, of a verbatim one without its format. A streamed one's pieces
    /// are read and put together.
    @_lifetime(self: copy self)
    public mutating func string(_ token: RESPToken) throws(RESPProtocolError) -> [UInt8] {
        if token.isStreamed, token.type == .bulkString {
            var whole: [UInt8] = []
            while true {
                let chunk = try self.token()
                guard chunk.type == .chunk else { throw misplaced(chunk) }
                guard chunk.length > 0 else { return whole }
                content(of: chunk).withUnsafeBytes { whole.append(contentsOf: $0) }
            }
        }
        let content = content(of: token)
        let format = token.type == .verbatimString ? min(4, content.byteCount) : 0
        return content.extracting(format..<content.byteCount).withUnsafeBytes { Array($0) }
    }

    /// Whether an aggregate has another element, which ``next()`` reads then.
    @_lifetime(self: copy self)
    public mutating func hasNext(
        _ elements: inout RESPElements
    ) throws(RESPProtocolError) -> Bool {
        if elements.remaining == RESPToken.streamed {
            passNestedPushes()
            guard position < bytes.byteCount,
                bytes.unsafeLoad(fromByteOffset: position, as: UInt8.self) == RESPType.end.rawValue
            else { return true }
            _ = try token()
            elements.remaining = 0
            return false
        }
        guard elements.remaining > 0 else {
            // A push at the very end would otherwise be taken for what follows.
            passNestedPushes()
            return false
        }
        elements.remaining -= 1
        return true
    }

    /// Passes over a whole value.
    @_lifetime(self: copy self)
    public mutating func skip() throws(RESPProtocolError) {
        try skipContent(of: try next())
    }

    /// Passes over what belongs to a value whose token was read. Not by recursion, whose
    /// depth the wire would decide on.
    @_lifetime(self: copy self)
    public mutating func skipContent(of token: RESPToken) throws(RESPProtocolError) {
        var open: [(elements: RESPElements, isAttribute: Bool)] = []
        var token = token
        while true {
            if token.isStreamed, token.type == .bulkString {
                _ = try string(token)
            } else if token.type.isAggregate, !token.isNull {
                open.append((RESPElements(token), token.type == .attribute))
            }
            while let last = open.indices.last, try !hasNext(&open[last].elements) {
                // The value of an attribute stands in the place that the attribute took.
                if open.removeLast().isAttribute { break }
            }
            guard !open.isEmpty else { return }
            passNestedPushes()
            token = try self.token()
        }
    }

    @_lifetime(self: copy self)
    private mutating func passNestedPushes() {
        guard let nestedPushes else { return }
        while nextPush < nestedPushes.count, nestedPushes[nextPush].lowerBound <= position {
            position = max(position, nestedPushes[nextPush].upperBound)
            nextPush += 1
        }
    }

    @_lifetime(self: copy self)
    private mutating func token() throws(RESPProtocolError) -> RESPToken {
        var tokenizer = RESPTokenizer(bytes, limits: .unbounded)
        guard let token = try tokenizer.token(at: position) else {
            throw RESPProtocolError(.incomplete, offset: position)
        }
        position = token.next
        return token
    }

    private func misplaced(_ token: RESPToken) -> RESPProtocolError {
        RESPProtocolError(.misplaced(token.type), offset: position)
    }
}

/// How many elements of an aggregate are still to be read.
public struct RESPElements: Hashable, Sendable {
    /// ``RESPToken/streamed`` until its end is found.
    public fileprivate(set) var remaining: Int64

    /// Of the aggregate whose head `token` is; none of anything else.
    public init(_ token: RESPToken) {
        remaining = token.type.isAggregate && !token.isNull ? token.number : 0
    }
}

extension RESPReader {
    /// The attributes that stand at `place`, those of several in a row one after the other.
    public func attributes(at place: Range<Int>) throws(RESPProtocolError) -> [RESPEntry] {
        var entries: [RESPEntry] = []
        var reader = RESPReader(bytes, at: place.lowerBound, nestedPushes: nestedPushes)
        while reader.position < place.upperBound {
            let head = try reader.token()
            guard head.type == .attribute else { throw misplaced(head) }
            var elements = RESPElements(head)
            var values: [RESPValue] = []
            while try reader.hasNext(&elements) { values.append(try RESPValue(&reader)) }
            entries += RESPEntry.pairs(of: values)
        }
        return entries
    }
}
