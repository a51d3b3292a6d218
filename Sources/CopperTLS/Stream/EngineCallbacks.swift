import CCopperOpenSSL
import CopperBytes

/// What OpenSSL calls while it works for a ``TLSEngine``, on the engine's loop.
enum EngineCallbacks {
    /// The engine that an SSL belongs to. It outlives its SSL.
    static func engine(of ssl: OpaquePointer?) -> TLSEngine? {
        guard let ssl, let data = SSL_get_ex_data(ssl, 0) else { return nil }
        return Unmanaged<TLSEngine>.fromOpaque(data).takeUnretainedValue()
    }

    /// Notes which certificate failed and why; the answer stays OpenSSL's.
    static func verify(_ preverified: Int32, _ store: OpaquePointer?) -> Int32 {
        guard preverified != 1, let store else { return preverified }
        let index = SSL_get_ex_data_X509_STORE_CTX_idx()
        let data = X509_STORE_CTX_get_ex_data(store, index)
        guard let engine = engine(of: data.map { OpaquePointer($0) }) else { return 0 }
        engine.rejection = CertificateRejection(
            code: X509_STORE_CTX_get_error(store),
            depth: Int(X509_STORE_CTX_get_error_depth(store)),
            certificate: X509_STORE_CTX_get_current_cert(store).map { CertificateSummary($0) })
        return 0
    }

    /// Keeps a session for the next connection to the same endpoint. Returning 1 takes
    /// over the reference.
    static func newSession(_ ssl: OpaquePointer?, _ session: OpaquePointer?) -> Int32 {
        guard let engine = engine(of: ssl), let session else { return 0 }
        engine.material.sessions.store(TLSSession(owning: session), for: engine.sessionKey)
        return 1
    }

    static func keyLog(_ ssl: OpaquePointer?, _ line: UnsafePointer<CChar>?) {
        guard let engine = engine(of: ssl), let line else { return }
        engine.material.keyLog?.append(line)
    }

    /// Selects the server's first protocol that the client offers (RFC 7301, section 3.2).
    static func selectProtocol(
        _ ssl: OpaquePointer?, _ selected: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        _ selectedCount: UnsafeMutablePointer<UInt8>?, _ offered: UnsafePointer<UInt8>?,
        _ offeredCount: UInt32, _ context: UnsafeMutableRawPointer?
    ) -> Int32 {
        guard let engine = engine(of: ssl), let selected, let selectedCount else {
            return SSL_TLSEXT_ERR_ALERT_FATAL
        }
        let accepted = engine.material.protocols
        var choice: UnsafeMutablePointer<UInt8>?
        let result = SSL_select_next_proto(
            &choice, selectedCount, accepted.baseAddress, UInt32(accepted.count), offered,
            offeredCount)
        guard result == OPENSSL_NPN_NEGOTIATED, let choice else {
            return SSL_TLSEXT_ERR_ALERT_FATAL
        }
        selected.pointee = UnsafePointer(choice)
        return SSL_TLSEXT_ERR_OK
    }
}

/// Why OpenSSL did not believe a certificate.
struct CertificateRejection {
    /// X509_V_ERR_…
    var code: Int32
    /// 0 is the peer's own certificate, 1 its issuer's, and so on.
    var depth: Int
    var certificate: CertificateSummary?
}
