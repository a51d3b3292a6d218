import CopperBytes

/// Finds the ends of frames in bytes that come in pieces of any size.
///
/// It works forward only: what was looked at is not looked at again, however the bytes are
/// cut, so that a reply of a million elements costs the same in one piece as in a thousand.
/// Aggregates within aggregates are kept on a stack of its own, never on the thread's. It
/// holds no bytes: the caller keeps those of the frame at hand until it is whole.
///
/// ```swift
/// var scanner = RESPScanner()
/// while let frame = try scanner.next(in: input.bytes) {
///     // The frame is the first frame.length bytes.
///     input.consume(frame.length)
/// }
/// ```
public struct RESPScanner: Sendable {
    public let limits: RESPLimits
    /// The frame's bytes that have been looked at.
    private var position = 0
    /// How far the line at `position` was searched for its end.
    private var searched = 0
    /// The aggregates that are open, the innermost last.
    private var open: [Level] = []
    private var attributesLength = 0
    private var type: RESPType?
    private var nestedPushes: [Range<Int>]?
    /// The last thing was an attribute, whose value has to follow.
    private var awaitsValue = false

    /// An aggregate, or a streamed string, that has more to come.
    private struct Level {
        /// Elements to come; ``RESPToken/streamed`` until a `.` ends it.
        var remaining: Int64
        var type: RESPType
        /// Where it began, of a push within something else.
        var start: Int
        /// Whether a streamed map has a key without its value.
        var isOddPart = false
    }

    public init(limits: RESPLimits = RESPLimits()) {
        self.limits = limits
    }

    /// The frame that begins at the first of `bytes`, or `nil` while it is not whole. The
    /// next call has to begin with the same bytes, and more; after a frame, with those behind it.
    ///
    /// - Throws: ``RESPProtocolError``. The scanner is of no use afterwards.
    public mutating func next(in bytes: RawSpan) throws(RESPProtocolError) -> RESPFrame? {
        guard bytes.byteCount > position else { return nil }
        if position == 0, limits.string >= RESPTokenizer.shortStringLimit,
            let content = RESPTokenizer.shortString(in: bytes, at: 0),
            content.upperBound + 2 <= limits.frame
        {
            searched = 0
            return RESPFrame(
                length: content.upperBound + 2, attributesLength: 0, type: .bulkString)
        }
        var tokenizer = RESPTokenizer(bytes, limits: limits, searched: searched)
        while true {
            passShortStrings(bytes)
            guard let token = try tokenizer.token(at: position) else {
                searched = tokenizer.searchedTo
                guard bytes.byteCount <= limits.frame else { throw frameIsTooLarge() }
                return nil
            }
            let start = position
            position = token.next
            guard position <= limits.frame else { throw frameIsTooLarge() }
            if try take(token, at: start) { return finish() }
        }
    }

    /// Goes behind the plain strings that come next in an aggregate, but for its last element:
    /// what that completes is not decided here.
    private mutating func passShortStrings(_ bytes: RawSpan) {
        guard let last = open.indices.last, open[last].remaining > 1,
            open[last].type != .bulkString, !awaitsValue, searched <= position,
            limits.string >= RESPTokenizer.shortStringLimit
        else { return }
        var remaining = open[last].remaining
        let limit = min(bytes.byteCount, limits.frame)
        while remaining > 1, let content = RESPTokenizer.shortString(in: bytes, at: position),
            content.upperBound + 2 <= limit
        {
            position = content.upperBound + 2
            remaining -= 1
        }
        if open[last].remaining != remaining { open[last].remaining = remaining }
    }

    private func frameIsTooLarge() -> RESPProtocolError {
        RESPProtocolError(.tooLarge(type ?? .attribute, limit: limits.frame), offset: 0)
    }

    private mutating func finish() -> RESPFrame {
        let frame = RESPFrame(
            length: position, attributesLength: attributesLength, type: type ?? .null,
            nestedPushes: nestedPushes ?? [])
        position = 0
        searched = 0
        attributesLength = 0
        type = nil
        if nestedPushes != nil { nestedPushes = nil }
        return frame
    }

    /// Takes one token into account; true when it is the frame's last.
    private mutating func take(
        _ token: RESPToken, at start: Int
    ) throws(RESPProtocolError) -> Bool {
        let isInString = open.last?.type == .bulkString
        switch token.type {
        case .chunk:
            guard isInString else { throw RESPProtocolError(.misplaced(.chunk), offset: start) }
            guard token.length == 0 else { return false }
            open.removeLast()
            return completeValue()
        case _ where isInString:
            throw RESPProtocolError(.misplaced(token.type), offset: start)
        case .end:
            try endStreamed(at: start)
            return completeValue()
        case .attribute:
            try push(token, at: start)
            if token.number == 0 { _ = closeInnermost() }
            return false
        default: break
        }
        awaitsValue = false
        if open.isEmpty { type = token.type }
        let isOpen = token.isStreamed || (token.type.isAggregate && !token.isNull)
        guard isOpen else { return completeValue() }
        try push(token, at: start)
        // An aggregate of nothing is complete with its head.
        return token.number == 0 && closeInnermost() && completeValue()
    }

    private mutating func push(
        _ token: RESPToken, at start: Int
    ) throws(RESPProtocolError) {
        guard open.count < limits.effectiveDepth else {
            throw RESPProtocolError(.tooDeep(limit: limits.effectiveDepth), offset: start)
        }
        open.append(Level(remaining: token.number, type: token.type, start: start))
    }

    private mutating func endStreamed(at start: Int) throws(RESPProtocolError) {
        guard let level = open.last, level.remaining == RESPToken.streamed else {
            throw RESPProtocolError(.misplaced(.end), offset: start)
        }
        guard !level.isOddPart, !awaitsValue else {
            let type = awaitsValue ? RESPType.attribute : level.type
            throw RESPProtocolError(.incompletePair(type), offset: start)
        }
        open.removeLast()
    }

    /// Counts a value that is complete, and every aggregate that it completes; true when
    /// nothing is open any more.
    private mutating func completeValue() -> Bool {
        while let last = open.indices.last {
            guard open[last].remaining != RESPToken.streamed else {
                if open[last].type == .map { open[last].isOddPart.toggle() }
                return false
            }
            open[last].remaining -= 1
            guard open[last].remaining == 0, closeInnermost() else { return false }
        }
        return true
    }

    /// Ends the innermost aggregate, whose elements are all there; true when it is a value
    /// of what it stands in.
    private mutating func closeInnermost() -> Bool {
        let level = open.removeLast()
        if level.type == .attribute {
            awaitsValue = true
            if open.isEmpty { attributesLength = position }
            return false
        }
        guard level.type == .push, !open.isEmpty else { return true }
        // Servers up to 6.2 sent invalidations in the middle of EXEC's reply. It is told
        // apart, and counts as no element.
        // What stands in another push ended before it, and comes behind it.
        var places = nestedPushes ?? []
        var place = places.endIndex
        while place > 0, places[place - 1].lowerBound > level.start { place -= 1 }
        places.insert(level.start..<position, at: place)
        nestedPushes = places
        return false
    }
}

/// One whole frame: where it ends and what it is.
public struct RESPFrame: Hashable, Sendable {
    /// Bytes, attributes in front included.
    public var length: Int
    /// Bytes of the attributes in front of the value.
    public var attributesLength: Int
    /// The value's type. A push is no reply to anything.
    public var type: RESPType
    /// Nothing for nearly all, which costs less than an empty array to copy.
    private var pushes: [Range<Int>]?

    /// Pushes in the middle of the value, where none may be, by their beginnings. They are no
    /// elements of it.
    public var nestedPushes: [Range<Int>] { pushes ?? [] }
    package var hasNestedPushes: Bool { pushes != nil }

    public init(
        length: Int, attributesLength: Int, type: RESPType, nestedPushes: [Range<Int>] = []
    ) {
        self.length = length
        self.attributesLength = attributesLength
        self.type = type
        pushes = nestedPushes.isEmpty ? nil : nestedPushes
    }
}
