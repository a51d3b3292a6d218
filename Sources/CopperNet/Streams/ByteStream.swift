import CopperBytes

/// A connected, bidirectional stream of bytes that never blocks: a socket, TLS over
/// one, a recorder, a replayer, a fault injector. Streams stack.
///
/// It is pull-based. The owner calls ``receive(into:)`` until it would block; when
/// bytes may be there again, the loop tells the ``StreamHandler`` so once. Nothing
/// else ever calls the owner, so receiving and sending cannot re-enter it.
///
/// Everything happens on the stream's ``loop``, except ``close()``, and
/// ``send(_:)`` where ``sendsFromAnyThread`` says so. One thread sends at a time:
/// that is the owner's business.
public protocol ByteStream: AnyObject, Sendable {
    /// The loop that reports readiness, and on which the stream is used.
    var loop: EventLoop { get }

    /// What is known about the peer and about TLS.
    var info: StreamInfo { get }

    /// Whether ``send(_:)`` may be called off the loop. Sockets can, TLS cannot.
    var sendsFromAnyThread: Bool { get }

    /// Makes `handler` the one that hears of readiness, or nobody when `nil`. A new
    /// handler is told soon of what is ready now.
    ///
    /// The stream keeps it alive until it gets another or is closed. An owner that relies
    /// on being let go of before that passes a ``WeakStreamHandler``.
    func setHandler(_ handler: (any StreamHandler)?)

    /// Whether receiving again would give nothing before ``Readiness/readable`` is reported,
    /// so that one need not try. `false` where that is not known.
    var isDrained: Bool { get }

    /// Reads what is there, at most `space.count` bytes.
    func receive(into space: UnsafeMutableRawBufferPointer) throws(NetError) -> ReceiveResult

    /// Writes as much of `bytes` as the stream takes now. After `.wouldBlock`, or a
    /// count below `bytes.count`, the handler hears of ``Readiness/writable``.
    func send(_ bytes: UnsafeRawBufferPointer) throws(NetError) -> SendResult

    /// Says that much is on its way, as in the middle of a long reply, and that none of it
    /// is awaited by itself: ``Readiness/readable`` may be reported for many bytes at once
    /// instead of for each packet, about a millisecond late at most. The stream ends that
    /// by itself as soon as bytes come slowly. Streams that nothing wakes ignore it.
    func gatherInput()

    /// Says that no more bytes come (FIN, close_notify); receiving goes on.
    func closeSending()

    /// Ends the stream both ways and frees what it holds. From any thread, any number
    /// of times. A handler hears nothing after that.
    func close()
}

extension ByteStream {
    public var isDrained: Bool { false }
    public func gatherInput() {}
}

public enum ReceiveResult: Equatable, Sendable {
    /// So many bytes were written to the space; never 0.
    case received(Int)
    /// Nothing now; the handler will hear of ``Readiness/readable``.
    case wouldBlock
    /// The peer sends no more.
    case end
}

public enum SendResult: Equatable, Sendable {
    /// So many bytes were taken; never 0 for a non-empty send.
    case sent(Int)
    /// Nothing now; the handler will hear of ``Readiness/writable``.
    case wouldBlock
}

/// What may work again. Spurious reports are allowed.
public struct Readiness: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Receiving gives bytes, the end, or an error.
    public static let readable = Readiness(rawValue: 1)
    /// Sending takes bytes, or throws.
    public static let writable = Readiness(rawValue: 2)
}

/// The owner of a stream.
public protocol StreamHandler: AnyObject, Sendable {
    /// Called on the stream's loop, never from within a call of the stream.
    func streamIsReady(_ readiness: Readiness)
}

/// Passes readiness on to an owner for as long as that lives.
///
/// A connection that is always closed explicitly is better its stream's handler itself:
/// an object that was ever referred to weakly pays for it with every retain and release.
public final class WeakStreamHandler: StreamHandler {
    private weak let target: (any StreamHandler)?

    public init(_ target: any StreamHandler) {
        self.target = target
    }

    public func streamIsReady(_ readiness: Readiness) { target?.streamIsReady(readiness) }
}

/// What is known about a connected stream.
public struct StreamInfo: Sendable {
    /// The peer as asked for: `localhost:5432`, `/run/postgresql/.s.PGSQL.5432`.
    public var endpoint: Endpoint
    /// The address in use, as `127.0.0.1:5432`; empty where there is none.
    public var remoteAddress: String
    public var localAddress: String
    /// Set once TLS is established.
    public var tls: TLSFacts?
    /// Set by a recorder or a replayer: the choices that clients must not make
    /// themselves.
    public var repeatable: RepeatableChoices?

    /// The peer by its address: connecting to it looks no name up and reaches the same
    /// host. `nil` where there is no such address, as with unix sockets and in memory.
    public var remoteEndpoint: Endpoint? {
        guard case .host = endpoint, let colon = remoteAddress.lastIndex(of: ":"),
            let number = Int(decimal: String(remoteAddress[colon...].dropFirst())),
            let port = UInt16(exactly: number)
        else { return nil }
        let host = remoteAddress[..<colon]
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        return .host(String(isBracketed ? host.dropFirst().dropLast() : host), port: port)
    }

    public init(
        endpoint: Endpoint, remoteAddress: String = "", localAddress: String = "",
        tls: TLSFacts? = nil
    ) {
        self.endpoint = endpoint
        self.remoteAddress = remoteAddress
        self.localAddress = localAddress
        self.tls = tls
    }
}

/// What a client takes from its stream instead of choosing, so that a recorded
/// conversation can be repeated byte for byte.
public struct RepeatableChoices: Equatable, Sendable {
    /// Nonces come from `SeededRandomSource(seed:connection:)`.
    public var seed: UInt64
    /// The connection's number within the recording, from 1.
    public var connection: UInt64
    /// While replaying, the password to use in place of the configured one: fixtures
    /// hold no other. `nil` while recording.
    public var password: String?

    public init(seed: UInt64, connection: UInt64, password: String? = nil) {
        self.seed = seed
        self.connection = connection
        self.password = password
    }
}

/// What a TLS handshake settled.
public struct TLSFacts: Equatable, Sendable {
    /// `TLSv1.3`, as OpenSSL names it.
    public var version: String
    /// `TLS_AES_256_GCM_SHA384`, as OpenSSL names it.
    public var cipher: String
    /// The protocol that ALPN selected, or `nil` when the server selected none.
    public var applicationProtocol: String?
    /// The peer certificate's subject in one line; empty without a certificate.
    public var peerSubject: String
    /// The `tls-server-end-point` channel binding (RFC 5929, section 4): a hash of the
    /// server's certificate; `nil` when its signature algorithm defines none.
    public var serverEndPointHash: [UInt8]?
    public var isResumed: Bool

    public init(
        version: String, cipher: String, applicationProtocol: String? = nil,
        peerSubject: String = "", serverEndPointHash: [UInt8]? = nil, isResumed: Bool = false
    ) {
        self.version = version
        self.cipher = cipher
        self.applicationProtocol = applicationProtocol
        self.peerSubject = peerSubject
        self.serverEndPointHash = serverEndPointHash
        self.isResumed = isResumed
    }
}
