import CopperBytes
import CopperPostgresProtocol
import CopperPostgresServer
import Testing

extension PostgresSession.Event {
    /// The event in a few characters: the message's type and what matters of it.
    var brief: String {
        switch self {
        case .parseComplete: "1"
        case .bindComplete: "2"
        case .closeComplete: "3"
        case .parameterDescription(let types): "t\(types.count)"
        case .rowDescription(let columns): "T\(columns.count)"
        case .noData: "n"
        case .row: "D"
        case .undescribedRow: "D?"
        case .commandComplete(let tag): "C(\(tag))"
        case .emptyQuery: "I"
        case .portalSuspended: "s"
        case .copyIn: "G"
        case .copyOut: "H"
        case .copyBoth: "W"
        case .copyData: "d"
        case .copyDone: "c"
        case .functionResult: "V"
        case .readyForQuery(.idle): "Z"
        case .readyForQuery(.inTransaction): "ZT"
        case .readyForQuery(.failed): "ZE"
        case .error(let message): "E(\(message.sqlState))"
        case .notice: "N"
        case .notification: "A"
        case .parameterStatus: "S"
        }
    }
}

/// Runs a server's bytes through a session: each exchange begins when the one before it
/// is finished. Gives the events in brief; exchanges that are aborted at once as `-`.
func events(
    _ session: inout PostgresSession, _ bytes: [UInt8], _ exchanges: Exchange...
) throws -> [String] {
    try all(&session, bytes, exchanges).map(\.brief)
}

func events(_ captured: String, _ exchanges: Exchange...) throws -> String {
    var session = PostgresSession()
    let events = try all(&session, hex(captured), exchanges)
    #expect(session.isFinished)
    return events.map(\.brief).joined(separator: " ")
}

/// As ``events(_:_:)``, with the events themselves.
func all(
    _ session: inout PostgresSession, _ bytes: [UInt8], _ exchanges: [Exchange]
) throws -> [PostgresSession.Event] {
    var exchanges = exchanges[...]
    var events: [PostgresSession.Event] = []
    for frame in try backendFrames([bytes]) {
        while session.isFinished, let next = exchanges.popFirst() { try session.begin(next) }
        let type = try #require(frame.type)
        events.append(try session.receive(type: type, body: frame.body.span.bytes))
    }
    #expect(exchanges.isEmpty)
    return events
}

extension Exchange {
    static let query = Exchange(.simpleQuery)
    static let described = Exchange(.parse, .bind, .describePortal, .execute, .sync)
    static let prepare = Exchange(.parse, .describeStatement, .sync)
}
