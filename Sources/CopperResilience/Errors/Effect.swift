/// What a failed request may have done at the server. Every module's error carries
/// it, because it decides whether running the request again can do harm.
public enum Effect: String, Hashable, Sendable {
    /// No byte of the request was handed to the system: it did not run.
    case notSent
    /// The server received the request and says that it did not take effect.
    case rejected
    /// It was sent, at least in part, and no final answer came: it may have run.
    case unknown
}
