import CCopperOpenSSL
import CopperNet

extension TLSEngine {
    /// What the handshake settled; once it is done, on the loop.
    func facts() -> TLSFacts {
        let peerCertificate = SSL_get1_peer_certificate(ssl)
        defer { X509_free(peerCertificate) }
        let serverCertificate =
            material.role == .client ? peerCertificate : SSL_get_certificate(ssl)
        return TLSFacts(
            version: text(SSL_get_version(ssl)),
            cipher: text(SSL_CIPHER_get_name(SSL_get_current_cipher(ssl))),
            applicationProtocol: selectedProtocol(),
            peerSubject: CertificateSummary.text(peerCertificate.map(X509_get_subject_name) ?? nil),
            serverEndPointHash: serverCertificate.flatMap(ChannelBinding.serverEndPoint),
            isResumed: SSL_session_reused(ssl) == 1)
    }

    /// Why a client must not believe the server although the handshake is done; `nil` when
    /// nothing speaks against it. OpenSSL has stopped the handshake before: this holds
    /// should a cipher without certificates have been configured.
    func doubtAboutPeer() -> NetError? {
        guard material.configuration.verification != .none else { return nil }
        let result = SSL_get_verify_result(ssl)
        guard result == X509_V_OK else {
            let words = text(X509_verify_cert_error_string(result))
            return NetError(.tls, "the certificate of \(peer) is not believed: \(words)")
        }
        guard let certificate = SSL_get1_peer_certificate(ssl) else {
            return NetError(.tls, "\(peer) has shown no certificate")
        }
        X509_free(certificate)
        return nil
    }

    private func selectedProtocol() -> String? {
        var bytes: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        SSL_get0_alpn_selected(ssl, &bytes, &count)
        guard let bytes, count > 0 else { return nil }
        let name = UnsafeBufferPointer(start: bytes, count: Int(count))
        return String(decoding: name, as: UTF8.self)
    }

    private func text(_ words: UnsafePointer<CChar>?) -> String {
        words.map { String(cString: $0) } ?? ""
    }
}
