import CCopperOpenSSL
import CopperBytes
import CopperNet

/// The encrypted side of a connection: what OpenSSL reads from and writes to.
///
/// OpenSSL's own socket BIO is not used: it raises SIGPIPE, which ends the process, and
/// it would go around recorders, fault injectors and memory streams.
///
/// Reads go through to the inner stream. Writes are gathered and leave with ``flush()``,
/// so that the records of one call share a system call, and so that a record that was
/// made is never asked for again: what OpenSSL has accepted is accepted.
final class TLSTransport: @unchecked Sendable {
    // Unchecked: everything but `inner` is touched on the loop of `inner` only, or
    // before the stream was handed to it.
    let inner: any ByteStream

    private var outgoing = ByteBuffer(capacity: 1024)

    /// Why receiving from the inner stream failed.
    private(set) var receiveFailure: NetError?
    /// Why sending to it failed.
    private(set) var sendFailure: NetError?
    /// All bytes that the inner stream has ever taken.
    private(set) var sentCount: UInt64 = 0
    /// The inner stream has ended.
    private(set) var hasEnded = false
    /// The inner stream refused bytes; it will report when it takes more.
    private(set) var isSendingBlocked = false
    /// Set when bytes were received; who watches progress clears it.
    var hasReceived = false

    /// Above this many encrypted bytes the stream takes no more from its owner.
    static let highWater = 65_536
    /// Above this many not even OpenSSL's own messages are taken: a peer that asks for
    /// answers (key updates) and does not read them must not fill the memory.
    private static let limit = 262_144
    /// What the buffer keeps when it runs empty.
    private static let keptCapacity = 16_384

    init(_ inner: any ByteStream) { self.inner = inner }

    var pendingCount: Int { outgoing.count }
    var isCongested: Bool { outgoing.count >= Self.highWater }

    /// Hands the gathered bytes to the inner stream, as many as it takes.
    func flush() throws(NetError) {
        if let sendFailure { throw sendFailure }
        isSendingBlocked = false
        while !outgoing.isEmpty {
            let result: SendResult
            do throws(NetError) {
                result = try outgoing.withUnsafeBytes { bytes throws(NetError) in
                    try inner.send(bytes)
                }
            } catch {
                sendFailure = error
                outgoing.removeAll()
                throw error
            }
            switch result {
            case .sent(let count):
                outgoing.consume(count)
                sentCount &+= UInt64(count)
            case .wouldBlock:
                isSendingBlocked = true
                return
            }
        }
        outgoing.shrink(to: Self.keptCapacity)
    }

    // MARK: What the BIO does

    /// BIO_read(3): a count, or -1 to be asked again, or 0 at the end or after a failure.
    fileprivate func read(into space: UnsafeMutableRawBufferPointer, for bio: OpaquePointer) -> Int
    {
        guard space.count > 0, receiveFailure == nil, !hasEnded else { return 0 }
        do throws(NetError) {
            switch try inner.receive(into: space) {
            case .received(let count):
                hasReceived = true
                return count
            case .wouldBlock:
                ccopper_BIO_set_retry_read(bio)
                return -1
            case .end:
                hasEnded = true
                return 0
            }
        } catch {
            receiveFailure = error
            return 0
        }
    }

    /// BIO_write(3): all bytes, or -1.
    fileprivate func write(_ bytes: UnsafeRawBufferPointer, for bio: OpaquePointer) -> Int {
        guard sendFailure == nil else { return -1 }
        guard outgoing.count < Self.limit else {
            isSendingBlocked = true
            ccopper_BIO_set_retry_write(bio)
            return -1
        }
        outgoing.append(unsafe: bytes)
        return bytes.count
    }

    // MARK: The BIO

    /// A BIO on this transport, owned by the caller. It must not outlive the transport.
    func makeBIO() -> OpaquePointer? {
        guard let method = Self.method, let bio = BIO_new(method) else { return nil }
        BIO_set_data(bio, Unmanaged.passUnretained(self).toOpaque())
        BIO_set_init(bio, 1)
        return bio
    }

    // Unsafe: a pointer is not Sendable. OpenSSL only reads the table after this, and it
    // lives as long as the process.
    nonisolated(unsafe) private static let method: OpaquePointer? = {
        let type = BIO_get_new_index() | BIO_TYPE_SOURCE_SINK
        guard let method = BIO_meth_new(type, "copper stream") else { return nil }
        BIO_meth_set_read(method) { bio, space, count in
            guard let bio, let transport = TLSTransport.of(bio) else { return -1 }
            ccopper_BIO_clear_retry_flags(bio)
            let space = UnsafeMutableRawBufferPointer(start: space, count: Int(max(count, 0)))
            return Int32(clamping: transport.read(into: space, for: bio))
        }
        BIO_meth_set_write(method) { bio, bytes, count in
            guard let bio, let transport = TLSTransport.of(bio) else { return -1 }
            ccopper_BIO_clear_retry_flags(bio)
            let bytes = UnsafeRawBufferPointer(start: bytes, count: Int(max(count, 0)))
            return Int32(clamping: transport.write(bytes, for: bio))
        }
        BIO_meth_set_ctrl(method) { bio, command, _, _ in
            switch command {
            case BIO_CTRL_FLUSH: return 1
            case BIO_CTRL_EOF:
                guard let bio, let transport = TLSTransport.of(bio) else { return 1 }
                return transport.hasEnded ? 1 : 0
            default: return 0
            }
        }
        return method
    }()

    private static func of(_ bio: OpaquePointer) -> TLSTransport? {
        guard let data = BIO_get_data(bio) else { return nil }
        return Unmanaged<TLSTransport>.fromOpaque(data).takeUnretainedValue()
    }
}
