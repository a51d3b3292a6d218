public import CopperBytes
public import CopperNet

/// A recorded conversation with a server: what was sent and received on which
/// connection, in the order in which it was seen.
///
/// It is kept as a text file of JSON lines that a person can read, grep and diff: a
/// header, then one line for each event. Bytes are JSON strings in which the bytes 0
/// to 255 are U+0000 to U+00FF, and each frame has a gloss.
///
/// ```
/// {"copper-fixture":1,"protocol":"postgres","server":"PostgreSQL 15","scenario":"hello","seed":7}
/// {"open":1,"to":"localhost:5432"}
/// {"send":1,"gloss":"Query \"SELECT 1\"","bytes":"Q\u0000\u0000\u0000\rSELECT 1\u0000"}
/// {"recv":1,"gloss":"...","bytes":"..."}
/// {"close":1,"by":"client","why":""}
/// ```
///
/// Credentials are those of tests, whatever was recorded: ``password``.
public struct Fixture: Equatable, Sendable {
    /// The password that every fixture is about.
    public static let password = "copper-replay"

    public var header: FixtureHeader
    public var lines: [FixtureLine]

    public init(header: FixtureHeader, lines: [FixtureLine] = []) {
        self.header = header
        self.lines = lines
    }
}

/// What the first line of a fixture says.
public struct FixtureHeader: Equatable, Sendable {
    /// The version of the format that this module writes.
    public static let currentVersion = 1

    /// The dialect's name: `postgres`.
    public var protocolName: String
    /// The server's name and version as it told them.
    public var server: String
    /// What the recording shows, in a few words.
    public var scenario: String
    /// The client's random choices came from this seed and the connection's number.
    public var seed: UInt64
    /// Anything else worth knowing, such as how the recording was made.
    public var facts: [String: String]

    public init(
        protocolName: String, server: String = "", scenario: String = "", seed: UInt64 = 0,
        facts: [String: String] = [:]
    ) {
        self.protocolName = protocolName
        self.server = server
        self.scenario = scenario
        self.seed = seed
        self.facts = facts
    }
}

/// One event of a recording.
public struct FixtureLine: Equatable, Sendable {
    public enum Event: Equatable, Sendable {
        /// A connection to the endpoint, which is for reading only.
        case opened(to: String)
        /// TLS was established; what follows is what went through it.
        case secured(TLSFacts)
        /// One frame of the client, and how it reads.
        case sent([UInt8], gloss: String)
        /// One frame of the server, and how it reads.
        case received([UInt8], gloss: String)
        /// Who closed, and why if not in peace.
        case closed(by: WireSide, why: String)
    }

    /// The connection's number, from 1 in the order of opening.
    public var connection: Int
    public var event: Event

    public init(connection: Int, event: Event) {
        self.connection = connection
        self.event = event
    }
}

/// Why a file is not a fixture: the line, from 1, and what is wrong with it.
public struct FixtureError: Error, Equatable, Sendable, CustomStringConvertible {
    public var line: Int
    public var message: String

    public init(line: Int, _ message: String) {
        self.line = line
        self.message = message
    }

    public var description: String { "line \(line): \(message)" }
}
