import CopperBytes
import CopperTestSupport

@testable import CopperPostgresDialect

/// What both sides of a connection send, in order, and the frames of it.
struct Conversation {
    var parts: [(side: WireSide, bytes: [UInt8])] = []

    mutating func client(_ messages: [UInt8]...) {
        for message in messages { parts.append((.client, message)) }
    }

    mutating func server(_ messages: [UInt8]...) {
        for message in messages { parts.append((.server, message)) }
    }

    func frames() throws -> [WireFrame] {
        var cutter: any WireCutter = PostgresCutter()
        return try parts.flatMap { try cutter.cut($0.bytes, from: $0.side) }
    }

    /// Each frame's gloss.
    func glosses() throws -> [String] { try frames().map(PostgresDialect().gloss) }
}
