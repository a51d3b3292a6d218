import CopperNet

/// How strictly a replay follows its fixture.
public enum ReplayMode: String, CaseIterable, Sendable {
    /// Byte for byte: the n-th connection opened is the n-th recorded one. For our own
    /// clients, whose random choices the replay fixes.
    case script
    /// The recorded requests in their order, from any client: names of statements and
    /// the greeting may differ, and the replay authenticates by itself.
    case session
    /// Any recorded request, in any order, any number of times, on any connection.
    case exchange
}

/// Why a replay could not go on: what was recorded and what came instead.
struct ReplayMismatch: Error, Equatable, CustomStringConvertible {
    var description: String
}

/// What a replayed connection does next.
struct ReplayOutput {
    /// For the client to receive.
    var bytes: [UInt8] = []
    /// The server closes after these bytes.
    var ends = false
    /// The replay cannot go on after these bytes.
    var mismatch: ReplayMismatch?

    static func + (left: ReplayOutput, right: ReplayOutput) -> ReplayOutput {
        ReplayOutput(
            bytes: left.bytes + right.bytes, ends: left.ends || right.ends,
            mismatch: left.mismatch ?? right.mismatch)
    }
}

/// Plays the server on one connection. Pure: bytes in, bytes out.
protocol ReplayPlayer: Sendable {
    /// The client has connected, or another connection has come so far that this one
    /// may go on.
    mutating func proceed() -> ReplayOutput

    mutating func receive(_ bytes: [UInt8]) -> ReplayOutput

    /// The client has asked for TLS: what was settled when it was recorded.
    mutating func secure() throws(ReplayMismatch) -> TLSFacts

    mutating func clientClosed()
}
