import CCopperOpenSSL
import CopperNet

/// Puts a failure of OpenSSL into an error that tells what happened, with which
/// certificate, and what may be done about it.
struct TLSFailure {
    let engine: TLSEngine
    let errors: OpenSSLErrors

    func duringHandshake() -> NetError {
        let begin = "TLS handshake with \(engine.peer) failed: "
        if let failure = engine.transport.receiveFailure ?? engine.transport.sendFailure {
            return during(transport: failure)
        }
        if let rejection = engine.rejection {
            return NetError(.tls, begin + describe(rejection))
        }
        if engine.transport.hasEnded, errors.isUnexpectedEnd {
            return NetError(
                .closedByPeer,
                begin + "\(engine.peerRole) closed the connection in the middle of it. It may not "
                    + "speak TLS on this port, or refuse this client: its log tells")
        }
        return NetError(.tls, begin + reason())
    }

    func during(transport error: NetError) -> NetError {
        NetError(
            error.kind, errno: error.errno,
            "TLS handshake with \(engine.peer) failed: \(error.detail)")
    }

    func whileReceiving() -> NetError {
        NetError(.tls, "receiving over TLS from \(engine.peer) failed: \(reason())")
    }

    func whileSending() -> NetError {
        if let failure = engine.transport.sendFailure { return failure }
        return NetError(.tls, "sending over TLS to \(engine.peer) failed: \(reason())")
    }

    // MARK: Reasons of the protocol

    private func reason() -> String {
        let code = errors.tlsReason
        let words =
            code >= SSL_AD_REASON_OFFSET
            ? "\(engine.peerRole) refused it (\(errors.words))" : errors.words
        guard let hint = hint(for: code) else { return words }
        return "\(words). \(hint)"
    }

    private func hint(for reason: Int32) -> String? {
        let isClient = engine.material.role == .client
        switch reason {
        case SSL_R_WRONG_VERSION_NUMBER, SSL_R_HTTP_REQUEST, SSL_R_PACKET_LENGTH_TOO_LONG,
            SSL_R_RECORD_LENGTH_MISMATCH:
            return "What came is not TLS: is this the right port, and does it speak TLS at once?"
        case SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
            return "The two sides have no TLS version in common; this side speaks "
                + "\(engine.versions)"
        case SSL_R_NO_SHARED_CIPHER, SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE,
            SSL_R_TLSV1_ALERT_INSUFFICIENT_SECURITY:
            return "The two sides have no cipher, group or signature in common"
                + (isClient ? ", or the server wants a client certificate (identity)" : "")
        case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
            return "The server wants a client certificate: set 'identity'"
        case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE:
            return "This server requires a client certificate, and the client has none"
        case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
            return "It does not know the authority of the certificate that this side showed"
        case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE, SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN,
            SSL_R_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE, SSL_R_TLSV1_ALERT_DECRYPT_ERROR,
            SSL_R_TLSV1_ALERT_ACCESS_DENIED:
            return "It does not accept the certificate that this side showed"
        case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED:
            return "The certificate that this side showed has expired"
        case SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED:
            return "The certificate that this side showed is revoked"
        case SSL_R_TLSV1_ALERT_NO_APPLICATION_PROTOCOL, SSL_R_NO_APPLICATION_PROTOCOL:
            return "The two sides have no ALPN protocol in common; this side has "
                + engine.material.configuration.applicationProtocols.joined(separator: ", ")
        case SSL_R_TLSV1_UNRECOGNIZED_NAME:
            return "The server has no certificate for the name '\(engine.serverName)'"
        default: return nil
        }
    }

    // MARK: Certificates

    private func describe(_ rejection: CertificateRejection) -> String {
        let whose =
            rejection.depth == 0
            ? "the certificate of \(engine.peerRole)"
            : "a certificate in the chain of \(engine.peerRole) (depth \(rejection.depth))"
        let certificate = rejection.certificate
        let shown = certificate.map { " (\($0.description))" } ?? ""
        switch rejection.code {
        case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
            return "\(whose) is not for '\(engine.serverName)' but for "
                + "\(certificate?.namesDescription ?? "other names")\(shown). Connect by a name "
                + "that the certificate has, or have one issued for this name"
        case X509_V_ERR_CERT_HAS_EXPIRED:
            return "\(whose) has expired\(at(certificate?.notAfter))\(shown). Renew it there; if "
                + "it should be valid, check the clock of this machine"
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return "\(whose) is not valid before\(at(certificate?.notBefore))\(shown). Check the "
                + "clock of this machine"
        case X509_V_ERR_CERT_REVOKED:
            return "\(whose) is revoked\(shown). It must be replaced"
        case X509_V_ERR_UNABLE_TO_GET_CRL:
            return "there is no revocation list of the authority that issued \(whose)\(shown). "
                + "Add it to 'revocationLists'"
        case X509_V_ERR_CRL_HAS_EXPIRED:
            return "the revocation list of the authority that issued \(whose) is out of "
                + "date\(shown). Fetch a new one"
        case let code where Self.untrusted.contains(code):
            return "\(whose) is not from a trusted authority: \(words(code))\(shown). If it "
                + "should be trusted, name the authority's certificate among the trusted ones, "
                + "which are \(engine.trustDescription)"
        default:
            return "\(whose) is not believed: \(words(rejection.code))\(shown)"
        }
    }

    private func at(_ time: String?) -> String { time.map { " on \($0)" } ?? "" }

    private func words(_ code: Int32) -> String {
        X509_verify_cert_error_string(Int(code)).map { String(cString: $0) } ?? "error \(code)"
    }

    private static let untrusted: Set<Int32> = [
        X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
        X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
        X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_UNTRUSTED,
    ]
}

extension TLSEngine {
    /// Who is at the other end: `the server`.
    fileprivate var peerRole: String { material.role == .client ? "the server" : "the client" }

    fileprivate var versions: String {
        let configuration = material.configuration
        guard let maximum = configuration.maximumVersion else {
            return "\(configuration.minimumVersion) and newer"
        }
        return "\(configuration.minimumVersion) to \(maximum)"
    }

    fileprivate var trustDescription: String {
        switch material.configuration.trustRoots {
        case .system: "the system's"
        case .file(let path): path
        case .directory(let path): path
        case .pem: "PEM in memory"
        }
    }
}
