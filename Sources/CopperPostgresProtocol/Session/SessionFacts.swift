/// What the start of a session settled.
public struct SessionFacts: Sendable {
    /// The version that both sides speak.
    public var version: ProtocolVersion
    /// The settings that the server reported.
    public var parameters: [String: String] = [:]
    /// What a cancel request must say; `nil` behind poolers that cannot cancel.
    public var backendKey: PostgresBackend.BackendKeyData?
    public var transactionStatus = TransactionStatus.idle
    /// What the server said besides, in order.
    public var notices: [PostgresServerMessage] = []
    /// The protocol options asked for that the server does not know.
    public var unsupportedOptions: [String] = []
    /// What the server asked for.
    public var authentication = AuthenticationMethod.none
    public var isEncrypted = false
    /// Whether SCRAM was bound to the TLS connection.
    public var isChannelBound = false
    /// The keys in use and what they were derived from, to be remembered.
    public var derivedKeys: (derivation: ScramDerivation, keys: ScramKeys)?
}
