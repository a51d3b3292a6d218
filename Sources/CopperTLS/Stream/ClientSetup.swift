import CCopperOpenSSL
import CopperNet

/// Tells a client's SSL object what it asks for and what it checks.
struct ClientSetup {
    let ssl: OpaquePointer
    let configuration: TLSConfiguration

    func prepare(for serverName: String) throws(NetError) {
        let name = try PeerName(serverName)
        SSL_set_connect_state(ssl)
        if configuration.sendsServerName, case .domain(let domain) = name {
            guard ccopper_SSL_set_tlsext_host_name(ssl, domain) == 1 else {
                throw failure("the server's name '\(domain)' cannot be sent to it")
            }
        }
        if configuration.verification == .none {
            SSL_set_verify(ssl, SSL_VERIFY_NONE, nil)
        } else {
            SSL_set_verify(ssl, SSL_VERIFY_PEER) { EngineCallbacks.verify($0, $1) }
        }
        if configuration.verification == .full { try check(name) }
    }

    private func check(_ name: PeerName) throws(NetError) {
        switch name {
        case .unnamed:
            throw NetError(
                .tls,
                "the server's name cannot be verified because it has none: give the name that "
                    + "its certificate is for, or verify the certificate only")
        case .domain(let domain):
            SSL_set_hostflags(ssl, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
            guard SSL_set1_host(ssl, domain) == 1 else {
                throw failure("the server's name '\(domain)' cannot be verified")
            }
        case .address(let address):
            guard X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), address) == 1 else {
                throw failure("the server's address \(address) cannot be verified")
            }
        }
    }

    private func failure(_ what: String) -> NetError {
        NetError(.tls, "\(what): \(OpenSSLErrors.take().words)")
    }
}
