/// How a value stands on the wire.
@frozen
public enum PostgresFormatCode: Int16, Hashable, Sendable {
    case text = 0
    case binary = 1
}

/// The formats of a list of values, as Bind and FunctionCall abbreviate them.
public enum PostgresFormatCodes: Equatable, Sendable {
    /// All text: no format code.
    case allText
    /// All binary: one format code.
    case allBinary
    /// One format code a value.
    case each([PostgresFormatCode])

    /// The format codes as they stand in the message.
    public var codes: [PostgresFormatCode] {
        switch self {
        case .allText: []
        case .allBinary: [.binary]
        case .each(let formats): formats
        }
    }
}
