import CopperBytes
public import CopperTLS

extension PostgresTLS {
    /// What the TLS module is told. One context made of it serves all connections.
    ///
    /// The protocol is named by ALPN always (`postgresql`, which servers before
    /// PostgreSQL 17 ignore). PostgreSQL's servers neither resume sessions nor announce
    /// the end of a connection; its protocol marks the end of every message, so nothing
    /// can be cut short unseen.
    public func tlsConfiguration() -> TLSConfiguration {
        var result = TLSConfiguration()
        result.verification =
            switch verification {
            case .nothing: .none
            case .authority: .certificate
            case .authorityAndHost: .full
            }
        result.trustRoots =
            switch rootCertificates {
            case .system, nil: .system
            case .file(let path): .file(path)
            case .pem(let text): .pem(text)
            }
        result.revocationLists =
            revocationLists.map { list in
                switch list {
                case .file(let path): .file(path)
                case .pem(let text): .pem(text)
                }
            } + (revocationDirectory.map { [.directory($0)] } ?? [])
        result.identity = identity
        result.minimumVersion = minimumVersion.tls
        result.maximumVersion = maximumVersion?.tls
        result.sendsServerName = sendsServerName
        result.applicationProtocols = ["postgresql"]
        result.resumesSessions = false
        result.allowTruncation = true
        result.keyLogFile = keyLogFile
        return result
    }

    /// A certificate without a key of its own stands in one file with it.
    private var identity: TLSIdentity? {
        guard certificateMode != .disable, let certificate else { return nil }
        return TLSIdentity(
            certificates: certificate.tls, key: (key ?? certificate).tls,
            password: keyPassword?.revealed)
    }
}

extension PostgresTLS.Source {
    fileprivate var tls: TLSSource {
        switch self {
        case .file(let path): .file(path)
        case .pem(let text): .pem(text)
        }
    }
}

extension PostgresTLS.Version {
    fileprivate var tls: TLSVersion {
        switch self {
        case .v12: .tls12
        case .v13: .tls13
        }
    }
}
