import CCopperOpenSSL
import CopperBytes
import CopperNet
import Synchronization

/// One connection's SSL object, and the state around it: what ``TLSStream`` shows and
/// ``TLSHandshake`` establishes.
final class TLSEngine: StreamHandler, @unchecked Sendable {
    // Unchecked: after the initialiser everything that changes is touched on the loop of
    // the inner stream only, except `isClosed`, which is atomic.
    let transport: TLSTransport
    let material: TLSMaterial
    /// Who the peer is, for errors: `db.example.com:5432`.
    let peer: String
    let serverName: String
    /// Sessions are resumed only with the endpoint and the name they were made with.
    let sessionKey: String

    let ssl: OpaquePointer
    private let isClosed = Atomic<Bool>(false)
    private var handler: (any StreamHandler)?

    /// Set by the verification callback.
    var rejection: CertificateRejection?

    var isEstablished = false
    /// OpenSSL has reported a fatal error: SSL_shutdown(3) must not follow.
    private var isBroken = false
    private var hasClosedSending = false
    /// What receiving gives from now on, once it has failed or ended.
    private var receiveOutcome: Result<Void, NetError>?
    private var sendFailure: NetError?
    /// What the last receive, or send, needs besides the obvious.
    private var receiveWaitsForWritable = false
    private var sendWaitsForReadable = false

    /// A TLS record carries at most this many bytes (RFC 8446, section 5.1).
    private static let recordBytes = 16_384

    init(
        over inner: any ByteStream, material: TLSMaterial, serverName: String
    ) throws(NetError) {
        ERR_clear_error()
        transport = TLSTransport(inner)
        self.material = material
        self.serverName = serverName
        peer = inner.info.endpoint.description
        sessionKey = "\(serverName) \(peer)"
        guard let ssl = SSL_new(material.context) else {
            throw NetError(.tls, "OpenSSL: \(OpenSSLErrors.take().words)")
        }
        self.ssl = ssl
        guard let bio = transport.makeBIO() else {
            throw NetError(.tls, "OpenSSL: \(OpenSSLErrors.take().words)")
        }
        SSL_set_bio(ssl, bio, bio)
        _ = SSL_set_ex_data(ssl, 0, Unmanaged.passUnretained(self).toOpaque())
        switch material.role {
        case .client:
            try ClientSetup(ssl: ssl, configuration: material.configuration)
                .prepare(for: serverName)
        case .server: setUpServer()
        }
    }

    deinit {
        // OpenSSL forgets the session of a connection that ends without a shutdown, which
        // is the common end: it would never be resumed.
        if isEstablished, !isBroken { SSL_set_shutdown(ssl, SSL_SENT_SHUTDOWN) }
        SSL_free(ssl)
        ERR_clear_error()
    }

    private func setUpServer() {
        SSL_set_accept_state(ssl)
        let mode =
            switch material.configuration.clientAuthentication {
            case .none: SSL_VERIFY_NONE
            case .optional: SSL_VERIFY_PEER
            case .required: SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT
            }
        SSL_set_verify(ssl, mode) { EngineCallbacks.verify($0, $1) }
    }

    var loop: EventLoop { transport.inner.loop }

    // MARK: Readiness

    func setHandler(_ handler: (any StreamHandler)?) {
        self.handler = handler
        if handler != nil { report([.readable, .writable]) }
    }

    /// Told by the inner stream. Readiness is what may work again, so the handler is also
    /// told when the other direction was what its last call waited for.
    func streamIsReady(_ readiness: Readiness) {
        guard !isOver else { return }
        var outer: Readiness = []
        if readiness.contains(.readable) {
            outer.insert(.readable)
            if sendWaitsForReadable { outer.insert(.writable) }
        }
        if readiness.contains(.writable) {
            // Failures come up in the owner's next send.
            try? transport.flush()
            if !transport.isCongested { outer.insert(.writable) }
            if receiveWaitsForWritable { outer.insert(.readable) }
        }
        if !outer.isEmpty { handler?.streamIsReady(outer) }
    }

    /// Tells the handler on a later turn: a stream never calls it from within a call.
    private func report(_ readiness: Readiness) {
        loop.execute { [weak self] in
            guard let self, !self.isOver else { return }
            self.handler?.streamIsReady(readiness)
        }
    }

    private var isOver: Bool { isClosed.load(ordering: .acquiring) }

    // MARK: Receiving

    func receive(into space: UnsafeMutableRawBufferPointer) throws(NetError) -> ReceiveResult {
        try checkOpen()
        if let receiveOutcome {
            try receiveOutcome.get()
            return .end
        }
        receiveWaitsForWritable = false
        let result = readRecords(into: space)
        afterReceiving()
        if result > 0 { return .received(result) }
        guard let receiveOutcome else { return .wouldBlock }
        try receiveOutcome.get()
        return .end
    }

    /// Reads records until the space is full, nothing is left, or receiving is over: what
    /// was read before that is handed out first.
    private func readRecords(into space: UnsafeMutableRawBufferPointer) -> Int {
        var total = 0
        while total < space.count {
            var count = 0
            ERR_clear_error()
            let room = UnsafeMutableRawBufferPointer(rebasing: space[total...])
            let result = SSL_read_ex(ssl, room.baseAddress, room.count, &count)
            if result == 1 {
                total += count
                continue
            }
            switch SSL_get_error(ssl, result) {
            case SSL_ERROR_WANT_READ: break
            case SSL_ERROR_WANT_WRITE: receiveWaitsForWritable = true
            case SSL_ERROR_ZERO_RETURN: receiveOutcome = .success(())
            default: receiveOutcome = endOfReceiving()
            }
            break
        }
        return total
    }

    /// Reading may have made OpenSSL answer (a key update, an alert), and may have
    /// brought what a send waits for.
    private func afterReceiving() {
        if transport.pendingCount > 0, !transport.isSendingBlocked { try? transport.flush() }
        if sendWaitsForReadable, transport.hasReceived {
            sendWaitsForReadable = false
            report(.writable)
        }
        transport.hasReceived = false
    }

    private func endOfReceiving() -> Result<Void, NetError> {
        isBroken = true
        let errors = OpenSSLErrors.take()
        if let failure = transport.receiveFailure { return .failure(failure) }
        guard transport.hasEnded, errors.isUnexpectedEnd else {
            return .failure(TLSFailure(engine: self, errors: errors).whileReceiving())
        }
        if material.configuration.allowTruncation { return .success(()) }
        return .failure(
            NetError(
                .closedByPeer,
                "\(peer) closed the connection without the TLS notice that nothing was cut off "
                    + "(close_notify)"))
    }

    // MARK: Sending

    func send(_ bytes: UnsafeRawBufferPointer) throws(NetError) -> SendResult {
        try checkOpen()
        if let sendFailure { throw sendFailure }
        guard !hasClosedSending else {
            throw NetError(.closed, "sending to \(peer) after closeSending()")
        }
        guard bytes.count > 0 else { return .sent(0) }
        sendWaitsForReadable = false
        var taken = 0
        let sentBefore = transport.sentCount
        do throws(NetError) {
            try writeRecords(bytes, &taken)
            try flushForSending()
        } catch {
            // Records of these bytes may have left: their requests must not be said to be
            // unsent. The next send throws, and receiving tells of the end.
            guard taken > 0, transport.sentCount != sentBefore else { throw error }
            report([.readable, .writable])
        }
        return taken > 0 ? .sent(taken) : .wouldBlock
    }

    /// Encrypts until the transport is congested, one record a call.
    private func writeRecords(
        _ bytes: UnsafeRawBufferPointer, _ total: inout Int
    ) throws(NetError) {
        while total < bytes.count {
            if transport.isCongested {
                try flushForSending()
                if transport.isCongested { break }
            }
            let end = min(total + Self.recordBytes, bytes.count)
            let record = UnsafeRawBufferPointer(rebasing: bytes[total..<end])
            var count = 0
            ERR_clear_error()
            let result = SSL_write_ex(ssl, record.baseAddress, record.count, &count)
            if result == 1 {
                total += count
                continue
            }
            switch SSL_get_error(ssl, result) {
            case SSL_ERROR_WANT_READ: sendWaitsForReadable = true
            case SSL_ERROR_WANT_WRITE: break
            default:
                isBroken = true
                let errors = OpenSSLErrors.take()
                throw fail(TLSFailure(engine: self, errors: errors).whileSending())
            }
            break
        }
    }

    private func flushForSending() throws(NetError) {
        do throws(NetError) {
            try transport.flush()
        } catch {
            throw fail(alertBehind(error))
        }
    }

    /// A peer that gives up sends an alert and closes: the reason is then behind the
    /// failed write, unread. Looking for it takes no bytes from the owner.
    func alertBehind(_ failure: NetError) -> NetError {
        guard !isBroken, receiveOutcome == nil else { return failure }
        ERR_clear_error()
        var byte: UInt8 = 0
        var count = 0
        let result = SSL_peek_ex(ssl, &byte, 1, &count)
        guard result != 1 else { return failure }
        let kind = SSL_get_error(ssl, result)
        let errors = OpenSSLErrors.take()
        guard kind == SSL_ERROR_SSL else { return failure }
        isBroken = true
        guard !errors.isUnexpectedEnd else {
            receiveOutcome = .failure(failure)
            return failure
        }
        let reason = TLSFailure(engine: self, errors: errors).whileReceiving()
        receiveOutcome = .failure(reason)
        return reason
    }

    private func fail(_ error: NetError) -> NetError {
        sendFailure = error
        return error
    }

    // MARK: The end

    func closeSending() {
        guard !isOver else { return }
        sendCloseNotify()
    }

    /// Behind everything that was sent, because it leaves through the same buffer.
    private func sendCloseNotify() {
        guard !hasClosedSending, isEstablished, !isBroken else { return }
        hasClosedSending = true
        ERR_clear_error()
        if SSL_shutdown(ssl) < 0 { ERR_clear_error() }
        try? transport.flush()
    }

    func close() {
        guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        if loop.isCurrent {
            finishClosing()
        } else {
            loop.execute { self.finishClosing() }
        }
    }

    private func finishClosing() {
        handler = nil
        sendCloseNotify()
        transport.inner.setHandler(nil)
        transport.inner.close()
    }

    private func checkOpen() throws(NetError) {
        guard !isOver else { throw NetError(.closed, "the TLS stream to \(peer) is closed") }
    }
}

extension OpenSSLErrors {
    /// The inner stream ended where TLS expected more. Without a reason in the queue the
    /// same is meant (SSL_ERROR_SYSCALL).
    var isUnexpectedEnd: Bool {
        entries.isEmpty
            || contains(library: ERR_LIB_SSL, reason: SSL_R_UNEXPECTED_EOF_WHILE_READING)
    }
}
