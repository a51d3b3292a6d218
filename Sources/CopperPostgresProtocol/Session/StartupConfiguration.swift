public import CopperBytes

/// How one attempt to begin a session goes about it.
///
/// An attempt is one connection. Falling back (without TLS, with TLS, to protocol 3.0)
/// takes a new connection and another configuration: the thrown error says whether it
/// is allowed.
public struct StartupConfiguration: Sendable {
    /// How TLS begins.
    public enum TLSNegotiation: String, CaseIterable, Sendable {
        /// After an SSLRequest.
        case request = "postgres"
        /// With the first byte, ALPN required (PostgreSQL 17).
        case direct
    }

    /// What the connection is for.
    public enum Purpose: Equatable, Sendable {
        case session
        /// To cancel what another session is doing.
        case cancellation(PostgresBackend.BackendKeyData)
    }

    public var purpose = Purpose.session
    public var user: String
    /// `nil` leaves it to the server, which takes the user's name.
    public var database: String?
    /// `nil` is no password; an empty one is a password.
    public var password: Secret?
    /// Takes the place of the password for SCRAM (libpq's `scram_client_key`).
    public var scramKeys: ScramKeys?
    /// Keys derived earlier, so that PBKDF2 need not run again.
    public var knownKeys: [ScramDerivation: ScramKeys] = [:]
    /// Further startup parameters: settings, `replication`, protocol options.
    public var parameters: [PostgresFrontend.StartupMessage.Parameter] = []
    public var tls = PostgresTLSMode.prefer
    public var tlsNegotiation = TLSNegotiation.request
    public var channelBinding = ChannelBindingPolicy.prefer
    public var authentication = AuthenticationPolicy.any
    /// The oldest version accepted.
    public var minimumVersion = ProtocolVersion.v3_0
    /// The version asked for.
    public var maximumVersion = ProtocolVersion.v3_2
    /// The most PBKDF2 iterations that a server may demand.
    public var maximumScramIterations = 2_000_000
    /// The longest message accepted before the session begins, in bytes. Errors and
    /// settings are the longest ones there.
    public var maximumMessageLength = 1 << 18

    public init(user: String) { self.user = user }

    /// - Throws: `.configuration` for settings that contradict one another,
    ///   `.invalidRequest(.zeroByte)`.
    public func validate() throws(PostgresProtocolError) {
        if tlsNegotiation == .direct, tls < .require {
            throw .configuration(
                "sslnegotiation=direct needs sslmode=require or stricter, not \(tls.rawValue)")
        }
        for version in [minimumVersion, maximumVersion]
        where version.major != 3 || version.minor == 1 {
            throw .configuration("there is no protocol version \(version)")
        }
        if minimumVersion > maximumVersion {
            throw .configuration("protocol \(minimumVersion) is above \(maximumVersion)")
        }
        if channelBinding == .require, tls == .disable {
            throw .configuration("channel_binding=require needs TLS")
        }
        if user.isEmpty, purpose == .session { throw .configuration("the user is empty") }
        var scratch = ByteBuffer()
        try startupMessage.encode(into: &scratch)
        guard scratch.count <= PostgresFrontend.StartupMessage.limit else {
            throw .configuration("the startup parameters take \(scratch.count) bytes")
        }
        let encoding = startupMessage.value(of: "client_encoding") ?? ""
        guard PostgresSession.isUTF8(encoding) else {
            throw .configuration("client_encoding=\(encoding); only UTF8 is supported")
        }
    }

    /// The message that begins the session.
    public var startupMessage: PostgresFrontend.StartupMessage {
        var message = PostgresFrontend.StartupMessage(
            version: maximumVersion, parameters: [.init("user", user)])
        if let database { message.parameters.append(.init("database", database)) }
        if !parameters.contains(where: { $0.name == "client_encoding" }) {
            message.parameters.append(.init("client_encoding", "UTF8"))
        }
        message.parameters += parameters
        return message
    }
}
