public import CopperBytes

/// Why an exchange with a PostgreSQL server failed, as far as the protocol itself can
/// tell. One word large, so that throwing it costs nothing on the hot path.
///
/// It never holds a password, key or parameter; it does hold what the server said.
public struct PostgresProtocolError: Error, Equatable, Sendable {
    public indirect enum Kind: Equatable, Sendable {
        /// The server refused to start a session, in its own words.
        case server(PostgresServerMessage)
        /// The peer broke the protocol: a message that is unknown, out of order, or that
        /// contradicts another one. The connection cannot be used any more.
        case violation(String)
        /// A message is shorter or longer than its fields.
        case malformed(message: String, ByteReaderError)
        /// A frame's length field is below 4, or above the limit. In bytes.
        case frameLength(type: UInt8, length: Int, limit: Int)
        /// What we were asked to send cannot be said in the protocol. Nothing was written.
        case invalidRequest(InvalidRequest)
        case authentication(AuthenticationFailure)
        /// The server has no TLS and the mode demands it.
        case tlsRefused
        /// The negotiation of TLS went wrong.
        case tlsNegotiation(TLSNegotiationFailure)
        /// The server speaks nothing newer than `server`, which is below `minimum`.
        case unsupportedVersion(server: ProtocolVersion, minimum: ProtocolVersion)
        /// The server ended the connection before the session began.
        case closedByServer(StartupPhase)
        /// `client_encoding` is no longer UTF-8: texts would be misread from here on.
        case clientEncoding(String)
        /// The session was asked for something that its state does not allow.
        case misuse(String)
        /// The settings contradict one another.
        case configuration(String)
    }

    /// Why a request could not be encoded.
    public enum InvalidRequest: Equatable, Sendable {
        /// A zero byte in a text would end it early and let the rest be taken for
        /// something else.
        case zeroByte(in: String)
        /// A parameter name in the startup message is empty, which would end the list.
        case emptyName
        /// A list is longer than its 16-bit count can say; for parameters, 65,535.
        case tooMany(String, count: Int, limit: Int)
        /// The message would be longer than `limit` bytes (2^31 - 1).
        case tooLong(message: String, bytes: Int, limit: Int)
        /// A fixed-size field (a cancel key, a salt) has another size.
        case wrongSize(field: String, bytes: Int)
    }

    public enum TLSNegotiationFailure: Equatable, Sendable {
        /// The server answered SSLRequest with an error message. Its text is not shown,
        /// because nobody has authenticated the sender (CVE-2024-10977).
        case serverError
        /// Bytes followed the `S`: somebody injected plaintext (CVE-2021-23222).
        case bytesBeforeHandshake(Int)
        /// The answer to SSLRequest was neither `S`, `N` nor `E`.
        case unexpectedAnswer(UInt8)
        /// TLS is up, but ALPN did not select `postgresql`, which direct TLS requires.
        case applicationProtocol(String?)
    }

    /// Where a session's start was when it failed.
    public enum StartupPhase: String, Sendable {
        case notStarted = "before the first byte"
        case tlsRequest = "the TLS request"
        case tlsHandshake = "the TLS handshake"
        case startup = "the startup message"
        case authentication = "authentication"
        case initialisation = "session initialisation"
        case ready = "readiness"
    }

    /// Other ways to try the same endpoint again, on a new connection.
    public struct Fallbacks: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let withoutTLS = Fallbacks(rawValue: 1)
        public static let withTLS = Fallbacks(rawValue: 2)
        /// At protocol 3.0.
        public static let olderProtocol = Fallbacks(rawValue: 4)
    }

    public let kind: Kind

    /// What may be tried on a new connection, under the settings of the failed one.
    public var fallbacks: Fallbacks = []

    public init(_ kind: Kind, fallbacks: Fallbacks = []) {
        self.kind = kind
        self.fallbacks = fallbacks
    }

    /// What the server said, if it said something.
    public var serverMessage: PostgresServerMessage? {
        if case .server(let message) = kind { message } else { nil }
    }
}

// MARK: - Making them

extension PostgresProtocolError {
    @usableFromInline
    package static func violation(_ text: String) -> Self { Self(.violation(text)) }

    static func server(_ message: PostgresServerMessage) -> Self { Self(.server(message)) }

    package static func malformed(_ message: StaticString, _ error: ByteReaderError) -> Self {
        Self(.malformed(message: message.description, error))
    }

    @usableFromInline
    static func invalidRequest(_ request: InvalidRequest) -> Self { Self(.invalidRequest(request)) }

    static func authentication(_ failure: AuthenticationFailure) -> Self {
        Self(.authentication(failure))
    }

    static func tlsNegotiation(_ failure: TLSNegotiationFailure) -> Self {
        Self(.tlsNegotiation(failure))
    }

    package static func configuration(_ text: String) -> Self { Self(.configuration(text)) }
}

// MARK: - Describing them

extension PostgresProtocolError: CustomStringConvertible {
    public var description: String { kind.description }
}

extension PostgresProtocolError.Kind: CustomStringConvertible {
    public var description: String {
        switch self {
        case .server(let message): "server: \(message)"
        case .violation(let text): "protocol violation: \(text)"
        case .malformed(let message, let error): "malformed \(message): \(error.explanation)"
        case .frameLength(let type, let length, let limit):
            "a frame of type \(letter(of: type)) claims \(length) bytes, outside 4...\(limit)"
        case .invalidRequest(let request): request.description
        case .authentication(let failure): "authentication: \(failure)"
        case .tlsRefused: "the server does not support TLS, which the configuration requires"
        case .tlsNegotiation(let failure): "TLS negotiation: \(failure)"
        case .unsupportedVersion(let server, let minimum):
            "the server speaks protocol \(server) at most, \(minimum) is required"
        case .closedByServer(let phase):
            "the server closed the connection during \(phase.rawValue)"
        case .clientEncoding(let name): "client_encoding became \(name); only UTF8 is supported"
        case .misuse(let text): "misuse: \(text)"
        case .configuration(let text): "configuration: \(text)"
        }
    }
}

extension PostgresProtocolError.InvalidRequest: CustomStringConvertible {
    public var description: String {
        switch self {
        case .zeroByte(let field): "\(field) contains a zero byte"
        case .emptyName: "a startup parameter has an empty name"
        case .tooMany(let what, let count, let limit): "\(count) \(what), at most \(limit) fit"
        case .tooLong(let message, let bytes, let limit):
            "\(message) would take \(bytes) bytes, at most \(limit) fit"
        case .wrongSize(let field, let bytes): "\(field) cannot have \(bytes) bytes"
        }
    }
}

extension PostgresProtocolError.TLSNegotiationFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .serverError: "the server answered with an error"
        case .bytesBeforeHandshake(let count):
            "\(count) bytes arrived unencrypted after the server agreed to TLS"
        case .unexpectedAnswer(let byte): "the server answered with \(letter(of: byte))"
        case .applicationProtocol(let name):
            "the server selected the protocol \(name ?? "(none)") instead of postgresql"
        }
    }
}

extension ByteReaderError {
    var explanation: String {
        switch self {
        case .truncated(let needed, let available):
            "a field needs \(needed) bytes, \(available) are left"
        case .unterminatedString: "a text has no end"
        case .leftover(let count): "\(count) bytes belong to no field"
        }
    }
}

/// A message type as a person would write it: `'Z'`, or `0x07` where it is no letter.
package func letter(of type: UInt8) -> String {
    if 0x21...0x7E ~= type { return "'\(Character(Unicode.Scalar(type)))'" }
    return "0x" + Hex.encode([type])
}
