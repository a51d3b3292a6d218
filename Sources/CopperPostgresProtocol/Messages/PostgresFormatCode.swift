/// How a value stands on the wire.
@frozen
public enum PostgresFormatCode: Int16, Hashable, Sendable {
    case text = 0
    case binary = 1
}
