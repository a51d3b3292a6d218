import CopperBytes
import CopperNet

extension PostgresConfiguration {
    /// Does what `setting` says, whose keyword is `keyword`.
    mutating func apply(
        _ setting: ConnectionSetting, _ keyword: ConnectionKeyword
    ) throws(PostgresError) {
        let text = setting.value
        switch keyword {
        // Read before, together.
        case .host, .hostaddr, .port, .service, .servicefile, .passfile: break
        case .fallbackApplicationName: break

        case .user: user = text
        case .password: password = Secret(text)
        case .dbname: database = text
        case .requireAuth: requireAuth = try setting.authenticationPolicy()
        case .channelBinding: channelBinding = try setting.choice()
        case .scramClientKey: setScramKeys(client: Secret(text))
        case .scramServerKey: setScramKeys(server: Secret(text))
        case .gssencmode: try setting.expectNoGSS()
        case .applicationName: applicationName = text
        case .options: options = text
        case .clientEncoding: try setting.expectUTF8()
        case .replication: replication = try setting.replication()
        case .minProtocolVersion:
            minProtocolVersion = try setting.protocolVersion()
            maxProtocolVersion = max(maxProtocolVersion, minProtocolVersion)
        case .maxProtocolVersion: maxProtocolVersion = try setting.protocolVersion()
        case .targetSessionAttrs: targetSession = try setting.choice()
        case .loadBalanceHosts: loadBalancing = try setting.choice()

        case .sslmode: tls.mode = try setting.choice()
        case .sslnegotiation: tls.negotiation = try setting.choice()
        case .sslcert: tls.certificate = .file(text)
        case .sslkey: tls.key = try setting.keySource()
        case .sslpassword: tls.keyPassword = Secret(text)
        case .sslcertmode: tls.certificateMode = try setting.certificateMode()
        case .sslrootcert: tls.rootCertificates = text == "system" ? .system : .file(text)
        case .sslcrl: tls.revocationLists = [.file(text)]
        case .sslcrldir: tls.revocationDirectory = text
        case .sslsni: tls.sendsServerName = try setting.flag()
        case .sslkeylogfile: tls.keyLogFile = text
        case .sslcompression: try setting.expectNoCompression()
        case .sslMinProtocolVersion: tls.minimumVersion = try setting.tlsVersion()
        case .sslMaxProtocolVersion: tls.maximumVersion = try setting.tlsVersion()

        case .connectTimeout: timeouts.connect = try setting.wholeSeconds()
        case .keepalives: socket.keepAlive = try setting.flag()
        case .keepalivesIdle: socket.keepAliveIdle = try setting.wholeSeconds()
        case .keepalivesInterval: socket.keepAliveInterval = try setting.wholeSeconds()
        case .keepalivesCount: socket.keepAliveCount = try setting.count(to: 127)
        case .tcpUserTimeout: socket.userTimeout = try setting.milliseconds()

        case .poolMin: pool.minimumConnections = try setting.integer(in: 0...100_000)
        case .poolMax: pool.maximumConnections = try setting.integer(in: 1...100_000)
        case .acquireTimeout: pool.acquireTimeout = try setting.someDuration()
        case .queryTimeout: timeouts.query = try setting.duration()
        case .statementCache: statementCacheCapacity = try setting.integer(in: 0...100_000)
        }
    }

    private mutating func setScramKeys(client: Secret? = nil, server: Secret? = nil) {
        scramKeys = .init(
            client: client ?? scramKeys?.client ?? "", server: server ?? scramKeys?.server ?? "")
    }
}
