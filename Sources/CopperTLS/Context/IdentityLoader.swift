import CCopperOpenSSL
import CopperNet

/// Puts the own certificate, its chain and its key into an SSL_CTX.
struct IdentityLoader {
    let context: OpaquePointer
    let identity: TLSIdentity

    func load() throws(NetError) {
        let subject = try useCertificates()
        let key = try PEMFile(identity.key, holding: "the private key")
            .privateKey(password: identity.password)
        defer { EVP_PKEY_free(key) }
        // It refuses a key that belongs to another certificate.
        guard SSL_CTX_use_PrivateKey(context, key) == 1,
            SSL_CTX_check_private_key(context) == 1
        else {
            throw NetError(
                .tls,
                "the private key in \(identity.key) is not that of the certificate \(subject) in "
                    + "\(identity.certificates): \(OpenSSLErrors.take().words)")
        }
    }

    /// The subject of the own certificate.
    private func useCertificates() throws(NetError) -> String {
        let file = try PEMFile(identity.certificates, holding: "the certificate")
        guard let own = try file.nextCertificate() else {
            throw NetError(.tls, "there is no certificate in \(identity.certificates)")
        }
        defer { X509_free(own) }
        let subject = CertificateSummary.text(X509_get_subject_name(own))
        guard SSL_CTX_use_certificate(context, own) == 1 else {
            throw failure("the certificate \(subject)")
        }
        while let issuer = try file.nextCertificate() {
            guard ccopper_SSL_CTX_add0_chain_cert(context, issuer) == 1 else {
                X509_free(issuer)
                throw failure("a certificate of the chain")
            }
        }
        return subject
    }

    private func failure(_ what: String) -> NetError {
        let words = OpenSSLErrors.take().words
        return NetError(.tls, "\(what) in \(identity.certificates) cannot be used: \(words)")
    }
}
