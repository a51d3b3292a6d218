import CCopperOpenSSL
import CopperNet

/// Puts authorities and revocation lists into an SSL_CTX.
struct TrustLoader {
    let context: OpaquePointer

    /// - Parameter namesAuthorities: whether the peers are told which authorities are
    ///   believed, so that they can choose among their certificates.
    func load(
        roots: TLSConfiguration.TrustRoots,
        revocationLists: [TLSConfiguration.RevocationList],
        namesAuthorities: Bool
    ) throws(NetError) {
        switch roots {
        case .system:
            guard SSL_CTX_set_default_verify_paths(context) == 1 else {
                throw failure("the system's CA certificates cannot be loaded")
            }
        case .file(let path):
            try addAuthorities(from: .file(path), named: namesAuthorities)
        case .pem(let text):
            try addAuthorities(from: .pem(text), named: namesAuthorities)
        case .directory(let path):
            guard SSL_CTX_load_verify_dir(context, path) == 1 else {
                throw failure("the directory of CA certificates \(path) cannot be used")
            }
        }
        for list in revocationLists { try add(list) }
        if !revocationLists.isEmpty {
            let flags = UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL)
            X509_STORE_set_flags(SSL_CTX_get_cert_store(context), flags)
        }
    }

    private func addAuthorities(from source: TLSSource, named: Bool) throws(NetError) {
        let file = try PEMFile(source, holding: "the CA certificates")
        let store = SSL_CTX_get_cert_store(context)
        var count = 0
        while let certificate = try file.nextTrustedCertificate() {
            defer { X509_free(certificate) }
            guard X509_STORE_add_cert(store, certificate) == 1 else {
                throw failure("a CA certificate of \(source) cannot be used")
            }
            if named { SSL_CTX_add_client_CA(context, certificate) }
            count += 1
        }
        guard count > 0 else {
            throw NetError(.tls, "there is no CA certificate in \(source)")
        }
    }

    private func add(_ list: TLSConfiguration.RevocationList) throws(NetError) {
        let store = SSL_CTX_get_cert_store(context)
        switch list {
        case .directory(let path):
            guard X509_STORE_load_path(store, path) == 1 else {
                throw failure("the directory of revocation lists \(path) cannot be used")
            }
        case .file(let path): try addLists(from: .file(path))
        case .pem(let text): try addLists(from: .pem(text))
        }
    }

    private func addLists(from source: TLSSource) throws(NetError) {
        let file = try PEMFile(source, holding: "the revocation lists")
        var count = 0
        while let list = try file.nextRevocationList() {
            defer { X509_CRL_free(list) }
            guard X509_STORE_add_crl(SSL_CTX_get_cert_store(context), list) == 1 else {
                throw failure("a revocation list of \(source) cannot be used")
            }
            count += 1
        }
        guard count > 0 else {
            throw NetError(.tls, "there is no revocation list in \(source)")
        }
    }

    private func failure(_ what: String) -> NetError {
        NetError(.tls, "\(what): \(OpenSSLErrors.take().words)")
    }
}
