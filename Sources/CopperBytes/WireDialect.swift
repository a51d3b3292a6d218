/// What recording and replay must know of a protocol: where its frames end, how they
/// read, which bytes are credentials, which requests are the same, and what a server
/// answers by itself.
///
/// Each protocol module implements it, so that the recorder, the replayer, the proxy
/// and the replay server know no protocol. Everything here is pure: bytes in, values
/// out.
public protocol WireDialect: Sendable {
    /// `postgres`: the name in the header of a fixture and on command lines.
    var name: String { get }

    // MARK: Reading

    /// Cuts the two directions of one connection into frames.
    func makeCutter() -> any WireCutter

    /// The frame as one readable line: `Parse "s1" "SELECT $1" 0`.
    func gloss(_ frame: WireFrame) -> String

    /// The server's name and version as it told them in these frames, or `nil`.
    func serverVersion(in frames: [WireFrame]) -> String?

    // MARK: Recording

    /// Rewrites credentials as though the password had been `password`.
    func makeRedactor(password: String) -> any WireRedactor

    /// A client's frame without the passwords that stand literally in its request, as
    /// redacting leaves them; every other credential stays.
    func withoutSecretLiterals(_ frame: WireFrame) -> WireFrame

    /// Makes frames of two recordings comparable.
    func makeNormalizer() -> any WireNormalizer

    /// What a proxy answers to a client's frame without asking the server, or `nil`
    /// when the frame is for the server: encryption ends at the proxy.
    func proxyAnswer(to frame: WireFrame) -> [UInt8]?

    /// A server's frame without the offers that cannot work through a proxy that
    /// ends TLS.
    func proxied(_ frame: WireFrame) -> WireFrame

    /// How a client asks for encryption before anything else; `nil` where TLS begins
    /// with the first byte.
    var encryptionRequest: EncryptionRequest? { get }

    // MARK: Replaying

    /// How many of a connection's first frames belong to its greeting: encryption,
    /// authentication and what the server then tells unasked.
    func greetingLength(of frames: [WireFrame]) -> Int

    /// What a lenient replay plays of a recorded connection behind its greeting: the
    /// places of frames of `rest` in the order in which they are played. What a host
    /// answers by itself (``WireHost/answer(aside:)``) is left out; the answers of
    /// requests that were sent ahead stand behind the request that they answer.
    func played(of rest: [WireFrame], after greeting: [WireFrame]) -> [Int]

    /// Whether the frame, on a connection of its own, changes what another
    /// connection is told: a cancel request.
    func reachesOtherConnections(_ frame: WireFrame) -> Bool

    /// Whether a lenient replay may skip the recorded frame, or ignore the actual
    /// one, when the other side has none: a goodbye.
    func isOptional(_ frame: WireFrame) -> Bool

    /// Plays the server's part of a greeting.
    func makeHost(_ setting: WireHostSetting) -> any WireHost

    /// Compares the requests of one connection with recorded ones.
    func makeMatcher() -> any WireMatcher

    /// An empty store of exchanges.
    func makeExchanges() -> any WireExchanges

    /// The bytes with which a server refuses a request and closes the connection.
    func refusal(_ message: String) -> [UInt8]
}

extension WireDialect {
    public func played(of rest: [WireFrame], after greeting: [WireFrame]) -> [Int] {
        Array(rest.indices)
    }
}

/// Which end of a connection sent bytes.
public enum WireSide: String, Sendable {
    case client, server
}

/// One whole frame of a protocol.
public struct WireFrame: Hashable, Sendable {
    public var side: WireSide
    /// What the dialect needs to know to read the bytes alone, such as "has no type
    /// byte" or "is a SCRAM message". Only the dialect knows the values.
    public var form: UInt8
    public var bytes: [UInt8]

    public init(side: WireSide, form: UInt8, bytes: [UInt8]) {
        self.side = side
        self.form = form
        self.bytes = bytes
    }
}

/// Cuts the bytes of one connection into frames, both directions, because what one
/// side sent decides how the other side's bytes are framed.
///
/// Bytes are appended in the order in which they were seen, and drained with
/// ``next(from:)`` before bytes of the other side are appended.
public protocol WireCutter: Sendable {
    mutating func append(_ bytes: [UInt8], from side: WireSide)

    /// The next whole frame of `side`, or `nil` when bytes are missing.
    ///
    /// - Throws: `WireError` when the bytes are not this protocol. The cutter stays
    ///   failed: framing is lost.
    mutating func next(from side: WireSide) throws(WireError) -> WireFrame?

    /// The bytes of `side` that are no whole frame yet.
    func pending(from side: WireSide) -> [UInt8]
}

extension WireCutter {
    /// Appends `bytes` and returns the frames that are whole now.
    public mutating func cut(
        _ bytes: [UInt8], from side: WireSide
    ) throws(WireError) -> [WireFrame] {
        append(bytes, from: side)
        var frames: [WireFrame] = []
        while let frame = try next(from: side) { frames.append(frame) }
        return frames
    }
}

/// Why bytes are not a sequence of frames, or frames not a conversation.
public struct WireError: Error, Equatable, Sendable, CustomStringConvertible {
    public var description: String

    public init(_ description: String) { self.description = description }
}

/// Takes credentials out of the frames of one recording. It is told every frame of
/// every connection in order, and replaces a credential by what the same conversation
/// would hold with the password of tests, so that a replay still verifies.
///
/// Redacting twice changes nothing more.
public protocol WireRedactor: Sendable {
    mutating func redact(_ frame: WireFrame, on connection: Int) -> WireFrame

    /// The bytes of an unfinished frame, without what could be part of a credential.
    func redact(unfinished bytes: [UInt8], from side: WireSide) -> [UInt8]
}

/// Replaces what differs from run to run (process ids, salts, nonces, transaction
/// ids) by what does not.
public protocol WireNormalizer: Sendable {
    mutating func normalize(_ frame: WireFrame, on connection: Int) -> WireFrame
}

/// How a client asks for encryption in plaintext.
public struct EncryptionRequest: Sendable {
    public var bytes: [UInt8]
    /// The single byte that says yes.
    public var accepted: UInt8

    public init(bytes: [UInt8], accepted: UInt8) {
        self.bytes = bytes
        self.accepted = accepted
    }
}

/// What a replayed server's greeting is made of.
public struct WireHostSetting: Sendable {
    /// The recorded greeting, or empty for a server that was not recorded.
    public var greeting: [WireFrame]
    /// All that was recorded of the connection, the greeting included.
    public var recorded: [WireFrame] = []
    /// The password that clients must know.
    public var password: String
    /// Random bytes for salts and nonces, at least 64.
    public var random: [UInt8]
    /// Whether the host may agree to encryption, because its peer is in this process
    /// and encryption was recorded.
    public var acceptsEncryption: Bool
    /// The recorded hash of the server's certificate (RFC 5929, section 4).
    public var serverEndPointHash: [UInt8]?
    /// The number of the connection, which process ids and keys are made from where
    /// none were recorded.
    public var connection: Int

    public init(
        greeting: [WireFrame], password: String, random: [UInt8],
        acceptsEncryption: Bool = false, serverEndPointHash: [UInt8]? = nil, connection: Int
    ) {
        self.greeting = greeting
        self.password = password
        self.random = random
        self.acceptsEncryption = acceptsEncryption
        self.serverEndPointHash = serverEndPointHash
        self.connection = connection
    }
}

/// The server's part of one greeting, which it plays itself: nonces and salts are
/// fresh, so recorded answers would not verify.
public protocol WireHost: Sendable {
    mutating func receive(_ frame: WireFrame) -> WireHostReply

    /// What the host says to a request behind the greeting that concerns the connection
    /// alone, and that the recording does not have in this place; `nil` for all others.
    mutating func answer(aside frame: WireFrame) -> WireHostReply?

    /// Whole recorded frames of the server in the form that this client understands.
    mutating func adapted(_ bytes: [UInt8]) -> [UInt8]
}

extension WireHost {
    public mutating func answer(aside frame: WireFrame) -> WireHostReply? { nil }
    public mutating func adapted(_ bytes: [UInt8]) -> [UInt8] { bytes }
}

public struct WireHostReply: Equatable, Sendable {
    public enum Outcome: Equatable, Sendable {
        /// More of the greeting follows.
        case continues
        /// The greeting is over; what follows are requests.
        case ready
        /// The greeting was over before this frame, which is a request.
        case request
        /// The server closes.
        case closes
        /// The connection's only purpose is to reach another one, and it closes.
        case reachedOtherConnection
    }

    public var bytes: [UInt8]
    public var outcome: Outcome

    public init(_ bytes: [UInt8] = [], _ outcome: Outcome = .continues) {
        self.bytes = bytes
        self.outcome = outcome
    }
}

/// Says whether a client asks what was recorded, apart from differences that do not
/// matter: names of statements, order of options. One for each connection, since names
/// are paired as they appear.
public protocol WireMatcher: Sendable {
    mutating func matches(_ actual: WireFrame, recorded: WireFrame) -> Bool
}

/// Requests and their answers, learned from recordings, to be asked in any order and
/// any number of times. An answer recorded several times is given in the recorded
/// order; the last one repeats.
public protocol WireExchanges: Sendable {
    /// Learns what one recorded connection asked after its greeting.
    ///
    /// - Parameter places: of each frame of the conversation, its place among those of all
    ///   connections.
    mutating func learn(
        _ conversation: [WireFrame], at places: [Int], after greeting: [WireFrame])

    /// A client's frame on the connection that its host has answered.
    mutating func greeted(_ frame: WireFrame, on connection: Int)

    /// The answer to a client's frame on the connection.
    mutating func receive(_ frame: WireFrame, on connection: Int) -> WireReply

    mutating func close(_ connection: Int)
}

extension WireExchanges {
    public mutating func greeted(_ frame: WireFrame, on connection: Int) {}
}

public struct WireReply: Equatable, Sendable {
    public var bytes: [UInt8]
    public var closes: Bool
    /// Set when nothing recorded answers the request: what was asked and what was
    /// recorded, readable. `bytes` then hold the server's way of saying so.
    public var unexpected: String?

    public init(_ bytes: [UInt8] = [], closes: Bool = false, unexpected: String? = nil) {
        self.bytes = bytes
        self.closes = closes
        self.unexpected = unexpected
    }
}
