import CopperBytes

/// Where a client takes its nonces from: the system, or a seed, so that a recorded
/// conversation can be repeated byte for byte.
public protocol RandomSource: Sendable {
    /// The next `count` bytes.
    func bytes(_ count: Int) throws(CryptoError) -> [UInt8]

    /// The source of one connection. A seeded source gives each connection a stream of
    /// its own, which depends on the seed and the number only: the order in which
    /// connections are opened and used then does not matter.
    func forConnection(_ number: UInt64) -> any RandomSource
}

/// Unpredictable bytes: the source of every live connection.
public struct SystemRandomSource: RandomSource {
    public init() {}

    public func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
        try SecureRandom.bytes(count)
    }

    public func forConnection(_ number: UInt64) -> any RandomSource { self }
}

extension RandomSource where Self == SystemRandomSource {
    public static var system: SystemRandomSource { SystemRandomSource() }
}

/// The same bytes for the same seed and connection number, on every machine. For
/// recording and replay, never for a conversation that must stay secret.
///
/// Block `i` of the stream is the SHA-256 of seed, connection number and `i`, each eight
/// bytes in network order. Requests take bytes off the stream one after another; their
/// sizes do not matter.
public final class SeededRandomSource: RandomSource {
    public let seed: UInt64
    public let connection: UInt64
    private let state: Lock<State>

    private struct State {
        var nextBlock: UInt64 = 0
        var leftover: [UInt8] = []
    }

    public init(seed: UInt64, connection: UInt64 = 0) {
        self.seed = seed
        self.connection = connection
        state = Lock(State())
    }

    public func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
        guard count >= 0 else {
            throw .invalidLength("random", actual: count, expected: "at least 0")
        }
        return try state.withLock { state throws(CryptoError) in
            var bytes = state.leftover
            while bytes.count < count {
                bytes += try block(state.nextBlock)
                state.nextBlock &+= 1
            }
            state.leftover = Array(bytes[count...])
            return Array(bytes[..<count])
        }
    }

    public func forConnection(_ number: UInt64) -> any RandomSource {
        SeededRandomSource(seed: seed, connection: number)
    }

    private func block(_ index: UInt64) throws(CryptoError) -> [UInt8] {
        var input: [UInt8] = []
        for number in [seed, connection, index] {
            withUnsafeBytes(of: number.bigEndian) { input.append(contentsOf: $0) }
        }
        return try SHA256.hash(input)
    }
}
