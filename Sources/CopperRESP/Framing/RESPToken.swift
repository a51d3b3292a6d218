/// One line of RESP and, for a string, what it announces: a scalar, a piece of a streamed
/// string, the head of an aggregate, or the end of a streamed one.
///
/// It holds places in the bytes that it was read from, not the bytes.
public struct RESPToken: Hashable, Sendable {
    public var type: RESPType
    /// `_`, and of RESP2 `$-1` and `*-1`.
    public var isNull = false
    /// An integer's value, a boolean's (0 or 1), the elements of an aggregate (a map's and
    /// an attribute's: keys and values together), or ``streamed``.
    public var number: Int64 = 0
    /// Where the content of a line or string begins. A verbatim string's begins with its
    /// format: `txt:`.
    public var start: Int
    /// Bytes of the content.
    public var length: Int = 0
    /// Where the next token begins.
    public var next: Int

    /// The ``number`` of strings and aggregates whose length is not told in front.
    public static let streamed: Int64 = -1

    @inlinable public var isStreamed: Bool {
        number == Self.streamed && type != .integer
    }
}
