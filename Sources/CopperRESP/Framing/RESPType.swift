/// What a RESP value is: the byte in front of it.
///
/// Source: "Redis serialization protocol specification", the table of RESP data types.
public enum RESPType: UInt8, Hashable, Sendable, CaseIterable {
    case simpleString = 0x2B  // +
    case simpleError = 0x2D  // -
    case integer = 0x3A  // :
    case bulkString = 0x24  // $
    case array = 0x2A  // *
    case null = 0x5F  // _
    case boolean = 0x23  // #
    case double = 0x2C  // ,
    case bigNumber = 0x28  // (
    case bulkError = 0x21  // !
    case verbatimString = 0x3D  // =
    case map = 0x25  // %
    case attribute = 0x7C  // |
    case set = 0x7E  // ~
    case push = 0x3E  // >
    /// A piece of a streamed string.
    case chunk = 0x3B  // ;
    /// The end of a streamed aggregate.
    case end = 0x2E  // .

    /// Whether other values follow it and belong to it.
    @inlinable public var isAggregate: Bool {
        switch self {
        case .array, .map, .set, .push, .attribute: true
        default: false
        }
    }
}
