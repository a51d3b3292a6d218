/// Why bytes are not RESP. Framing is lost: the connection has to be closed.
public struct RESPProtocolError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        /// No value begins with this byte.
        case unknownType(UInt8)
        /// A line that begins like `type` says something else than its grammar allows.
        case malformed(RESPType)
        /// CR without LF behind it, or LF without CR in front, within `type`.
        case brokenLineEnd(RESPType)
        /// A length or count that is no number, below zero where there is no null, or not
        /// in its shortest form.
        case invalidLength(RESPType)
        /// A line, a string or an aggregate that is larger than the limits allow.
        case tooLarge(RESPType, limit: Int)
        /// Aggregates within each other, deeper than `limit`.
        case tooDeep(limit: Int)
        /// A piece of a streamed string, or the end of a streamed aggregate, where none is.
        case misplaced(RESPType)
        /// A streamed map ends behind a key, or an aggregate behind an attribute.
        case incompletePair(RESPType)
        /// The bytes end within a frame that was said to be whole.
        case incomplete
    }

    public var kind: Kind
    /// Bytes of the frame before the value or line that is wrong.
    public var offset: Int

    public init(_ kind: Kind, offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    public var description: String { "\(kind.description), \(offset) bytes into a reply" }
}

extension RESPProtocolError.Kind: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownType(let byte): "no RESP type begins with byte \(byte)"
        case .malformed(let type): "a malformed \(type)"
        case .brokenLineEnd(let type): "a line of a \(type) that does not end with CR LF"
        case .invalidLength(let type): "an invalid length of a \(type)"
        case .tooLarge(let type, let limit): "a \(type) over the limit of \(limit)"
        case .tooDeep(let limit): "aggregates that nest deeper than \(limit)"
        case .misplaced(let type): "a \(type) that belongs to nothing"
        case .incompletePair(let type): "a \(type) that ends within a pair"
        case .incomplete: "the bytes end within a value"
        }
    }
}
