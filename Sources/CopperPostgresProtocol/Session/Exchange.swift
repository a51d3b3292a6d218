/// The replies that a client's messages will have, in order, without any memory of its
/// own: up to 15 steps of four bits each.
///
/// ```swift
/// let query = Exchange(.parse, .bind, .describePortal, .execute, .sync)
/// ```
///
/// An exchange without a ``Step/sync`` at its end is a part of a segment: after an error
/// the server ignores everything up to the next Sync, which a later exchange brings.
public struct Exchange: Hashable, Sendable {
    /// A message of the client's that is answered.
    public enum Step: UInt8, CaseIterable, Sendable {
        case parse = 1
        case bind
        case describeStatement
        case describePortal
        case execute
        case closeStatement
        case closePortal
        /// Answered by ReadyForQuery: the end of a segment.
        case sync
        /// A whole Query: any number of results, then ReadyForQuery.
        case simpleQuery
        /// A result, then ReadyForQuery.
        case functionCall
    }

    /// The most steps of one exchange.
    @inlinable public static var capacity: Int { 15 }

    @usableFromInline var steps: UInt64 = 0

    /// The number of columns that rows will have, where it is known from earlier, as
    /// with a prepared statement; else a description in the exchange tells.
    public var expectedColumns: Int?

    @inlinable
    public init(_ steps: Step..., expectedColumns: Int? = nil) {
        self.expectedColumns = expectedColumns
        for step in steps { append(step) }
    }

    @inlinable
    public init(expectedColumns: Int? = nil) { self.expectedColumns = expectedColumns }

    @inlinable public var count: Int { (64 - steps.leadingZeroBitCount + 3) / 4 }
    public var isEmpty: Bool { steps == 0 }

    /// The next step.
    public var first: Step? { Step(rawValue: UInt8(truncatingIfNeeded: steps & 15)) }

    /// Whether the exchange ends a segment.
    public var containsSync: Bool {
        var rest = self
        while let step = rest.popFirst() {
            if step == .sync { return true }
        }
        return false
    }

    /// Adds a step; gives `false` when there is no room for it.
    @inlinable
    @inline(__always)
    @discardableResult
    public mutating func append(_ step: Step) -> Bool {
        let place = count
        guard place < Self.capacity else { return false }
        steps |= UInt64(step.rawValue) << UInt64(4 * place)
        return true
    }

    @discardableResult
    mutating func popFirst() -> Step? {
        defer { steps >>= 4 }
        return first
    }
}
