/// Why a cryptographic operation gave no result. Never holds a key or a message.
public enum CryptoError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The library has no such algorithm, or its configuration forbids it: MD5 under a
    /// FIPS provider, for example.
    case unavailable(algorithm: String, reason: String)
    /// An argument has a length that the algorithm does not take. In bytes.
    case invalidLength(String, actual: Int, expected: String)
    /// An iteration count below 1 or above what the library takes.
    case invalidIterations(Int)
    /// The message, its associated data, the nonce or the key is not the one that was
    /// sealed. Which of them cannot be told.
    case authenticationFailed
    /// The library failed for another reason, told in its own words.
    case failed(operation: String, reason: String)

    public var description: String {
        switch self {
        case .unavailable(let algorithm, let reason):
            "\(algorithm) is not available from OpenSSL: \(reason)"
        case .invalidLength(let what, let actual, let expected):
            "the \(what) has \(actual) bytes, \(expected) are needed"
        case .invalidIterations(let count):
            "an iteration count of \(count) is not possible"
        case .authenticationFailed:
            "the sealed message does not authenticate: it was changed, or the key is another"
        case .failed(let operation, let reason):
            "\(operation) failed: \(reason)"
        }
    }
}
