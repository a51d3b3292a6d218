import CCopperOpenSSL
import CopperNet

/// Puts a configuration into a fresh SSL_CTX. Reads files: not for an event loop.
struct MaterialLoader {
    let context: OpaquePointer
    let configuration: TLSConfiguration
    let role: TLSContext.Role

    /// How much is read ahead of the record being decrypted: four full records a system
    /// call when data flows. Given back whenever the connection is idle.
    private static let readBufferBytes = 65_536

    func load() throws(NetError) {
        try setVersions()
        setBehaviour()
        try setCiphers()
        try setVerification()
        if let identity = configuration.identity {
            try IdentityLoader(context: context, identity: identity).load()
        } else if role == .server {
            throw NetError(
                .tls, "a TLS server needs a certificate: set 'identity' in its TLSConfiguration")
        }
    }

    private func setVersions() throws(NetError) {
        if let maximum = configuration.maximumVersion, maximum < configuration.minimumVersion {
            throw NetError(
                .tls,
                "no TLS version is left between the minimum \(configuration.minimumVersion) "
                    + "and the maximum \(maximum)")
        }
        let minimum = Int32(configuration.minimumVersion.rawValue)
        let maximum = Int32(configuration.maximumVersion?.rawValue ?? 0)
        try check(
            ccopper_SSL_CTX_set_min_proto_version(context, minimum) == 1
                && ccopper_SSL_CTX_set_max_proto_version(context, maximum) == 1,
            "OpenSSL does not take the TLS versions from \(configuration.minimumVersion) to "
                + "\(configuration.maximumVersion?.description ?? "the newest")")
    }

    private func setBehaviour() {
        // Renegotiation would make reading depend on writing, and TLS 1.3 has dropped it;
        // compression leaks secrets through lengths (CRIME).
        SSL_CTX_set_options(
            context,
            ccopper_SSL_OP_NO_RENEGOTIATION | ccopper_SSL_OP_NO_COMPRESSION
                | ccopper_SSL_OP_CIPHER_SERVER_PREFERENCE)
        _ = ccopper_SSL_CTX_set_mode(
            context,
            Int(
                SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                    | SSL_MODE_RELEASE_BUFFERS))
        ccopper_SSL_CTX_set_read_ahead(context, 1)
        SSL_CTX_set_default_read_buffer_len(context, Self.readBufferBytes)
        setSessions()
    }

    private func setSessions() {
        guard configuration.resumesSessions else {
            _ = ccopper_SSL_CTX_set_session_cache_mode(context, Int(SSL_SESS_CACHE_OFF))
            SSL_CTX_set_options(context, UInt64(ccopper_SSL_OP_NO_TICKET))
            _ = SSL_CTX_set_num_tickets(context, 0)
            return
        }
        switch role {
        case .client:
            // Our own cache holds them: OpenSSL's does not know endpoints.
            _ = ccopper_SSL_CTX_set_session_cache_mode(
                context, Int(SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL))
        case .server:
            // Without it OpenSSL refuses to resume sessions that hold a certificate.
            let id = Array("copper".utf8)
            _ = SSL_CTX_set_session_id_context(context, id, UInt32(id.count))
        }
    }

    private func setCiphers() throws(NetError) {
        if let list = configuration.cipherList {
            try check(
                SSL_CTX_set_cipher_list(context, list) == 1,
                "OpenSSL knows no cipher of the list '\(list)'")
        }
        if let suites = configuration.cipherSuites {
            try check(
                SSL_CTX_set_ciphersuites(context, suites) == 1,
                "OpenSSL does not know the TLS 1.3 cipher suites '\(suites)'")
        }
        if let groups = configuration.groups {
            try check(
                ccopper_SSL_CTX_set1_groups_list(context, groups) == 1,
                "OpenSSL does not know the key exchange groups '\(groups)'")
        }
    }

    private func setVerification() throws(NetError) {
        guard isVerifying else { return }
        if role == .server, configuration.trustRoots == .system {
            throw NetError(
                .tls,
                "a TLS server that asks its clients for certificates must name the authorities "
                    + "it believes: set 'trustRoots'. With the system's roots, anybody who owns "
                    + "a web site could connect")
        }
        try TrustLoader(context: context).load(
            roots: configuration.trustRoots, revocationLists: configuration.revocationLists,
            namesAuthorities: role == .server)
    }

    private var isVerifying: Bool {
        switch role {
        case .client: configuration.verification != .none
        case .server: configuration.clientAuthentication != .none
        }
    }

    private func check(_ succeeded: Bool, _ failure: String) throws(NetError) {
        guard succeeded else {
            throw NetError(.tls, "\(failure): \(OpenSSLErrors.take().words)")
        }
    }
}
