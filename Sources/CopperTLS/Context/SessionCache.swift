import CCopperOpenSSL
import CopperBytes

/// The sessions that a client may resume, by endpoint and server name.
///
/// Tickets of TLS 1.3 are used once (RFC 8446, appendix C.4), so several are kept for
/// a pool that opens several connections; a session of TLS 1.2 serves any number.
final class SessionCache: Sendable {
    private static let sessionsPerKey = 4
    private static let keysHeld = 256

    private let sessions = Lock<[String: [TLSSession]]>([:])

    func store(_ session: TLSSession, for key: String) {
        // What falls out is released after the lock is.
        let dropped = sessions.withLock { sessions -> [TLSSession] in
            var dropped: [TLSSession] = []
            if sessions[key] == nil, sessions.count >= Self.keysHeld, let any = sessions.keys.first
            {
                dropped += sessions.removeValue(forKey: any) ?? []
            }
            var held = sessions[key] ?? []
            if session.isReusable {
                dropped += held
                held = []
            }
            held.append(session)
            if held.count > Self.sessionsPerKey { dropped.append(held.removeFirst()) }
            sessions[key] = held
            return dropped
        }
        _ = dropped
    }

    /// The newest session for `key`.
    func take(for key: String) -> TLSSession? {
        sessions.withLock { sessions in
            guard let session = sessions[key]?.last else { return nil }
            if !session.isReusable { sessions[key]?.removeLast() }
            return session
        }
    }

    func removeAll() {
        let dropped = sessions.withLock { sessions in
            let all = sessions
            sessions = [:]
            return all
        }
        _ = dropped
    }
}

/// A reference to OpenSSL's SSL_SESSION.
final class TLSSession: @unchecked Sendable {
    // Unchecked: OpenSSL counts references atomically, and a session that was handed
    // out by its callback is not changed any more.
    let pointer: OpaquePointer

    /// Takes over the caller's reference.
    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    deinit { SSL_SESSION_free(pointer) }

    var isReusable: Bool { SSL_SESSION_get_protocol_version(pointer) < TLS1_3_VERSION }
}
