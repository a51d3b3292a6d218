import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperResilience

extension PostgresConfiguration {
    /// Checks that the parts fit together; a client does so before it connects.
    ///
    /// - Throws: ``PostgresError`` with code `.configuration`.
    public func validate() throws(PostgresError) {
        try validateEndpoints()
        try validateTexts()
        try validateTLS()
        try validateAuthentication()
        try validateVersions()
        try validateNumbers()
    }

    private static func mistake(_ message: String, advice: String? = nil) -> PostgresError {
        PostgresError(.configuration, message, advice: advice).with { $0.phase = .configuring }
    }

    private static func require(
        _ condition: Bool, _ message: @autoclosure () -> String, advice: String? = nil
    ) throws(PostgresError) {
        guard condition else { throw mistake(message(), advice: advice) }
    }

    private func validateEndpoints() throws(PostgresError) {
        try Self.require(!endpoints.isEmpty, "endpoints is empty: name at least one server")
        for endpoint in endpoints {
            switch endpoint {
            case .host(let name, let port):
                try Self.require(!name.isEmpty, "An endpoint has an empty host")
                try Self.require(!name.utf8.contains(0), "A host has a NUL character")
                try Self.require(port != 0, "The port of \(name) is 0")
            case .unix(let path):
                try Self.require(path.hasPrefix("/"), "The unix socket \(path) is no absolute path")
                try Self.require(
                    path.utf8.count <= Self.longestSocketPath && !path.utf8.contains(0),
                    "The path of a unix socket is longer than \(Self.longestSocketPath) bytes")
            }
        }
    }

    /// `sun_path` has 108 bytes on Linux, 104 elsewhere, with the final zero.
    private static let longestSocketPath = 103

    /// A zero byte ends a text in the startup message, so it would smuggle parameters.
    private func validateTexts() throws(PostgresError) {
        let texts = [
            "user": user, "database": database, "applicationName": applicationName,
            "options": options, "password": password?.revealed,
        ]
        for (name, text) in texts where text?.utf8.contains(0) == true {
            throw Self.mistake("\(name) has a NUL character")
        }
        for (name, value) in startupParameters {
            try Self.require(
                !name.isEmpty && !name.utf8.contains(0) && !value.utf8.contains(0),
                "A startup parameter has an empty name or a NUL character")
            let field = Self.reservedParameters[name.lowercased()]
            try Self.require(
                field == nil && !name.hasPrefix("_pq_."),
                "\(name) cannot be a startup parameter", advice: field)
        }
    }

    private static let reservedParameters = [
        "user": "Set the field user", "database": "Set the field database",
        "replication": "Set the field replication", "options": "Set the field options",
        "application_name": "Set the field applicationName",
        "client_encoding": "Text is always exchanged in UTF8",
    ]

    private func validateTLS() throws(PostgresError) {
        try Self.require(
            tls.negotiation != .direct || tls.mode >= .require,
            "sslnegotiation=direct needs sslmode=require or stricter; it is \(tls.mode.rawValue)",
            advice: "With a weaker mode the connection could fall back to plain text")
        try Self.require(
            tls.rootCertificates != .system || tls.mode == .verifyFull,
            "sslrootcert=system needs sslmode=verify-full; it is \(tls.mode.rawValue)",
            advice: "Public authorities vouch for anybody, so the host must be checked too")
        try Self.require(
            tls.mode != .verifyCA || tls.rootCertificates != nil,
            "sslmode=verify-ca needs a root certificate",
            advice: "Name its file in sslrootcert, or use verify-full with the system's")
        try Self.require(
            tls.key == nil || tls.certificate != nil, "There is a TLS key without a certificate",
            advice: "Name the certificate's file in sslcert")
        if let maximum = tls.maximumVersion {
            try Self.require(
                tls.minimumVersion <= maximum,
                "The minimum TLS version, \(tls.minimumVersion.rawValue), is above the maximum, "
                    + maximum.rawValue)
        }
    }

    private func validateAuthentication() throws(PostgresError) {
        try Self.require(
            channelBinding != .require || tls.mode != .disable,
            "channel_binding=require needs TLS, and sslmode is disable")
        try Self.require(
            !requireAuth.allowed.isEmpty, "require_auth leaves no method to authenticate with")
        guard let scramKeys else { return }
        for (name, key) in [("client", scramKeys.client), ("server", scramKeys.server)] {
            try Self.require(
                Base64.decode(key.revealed)?.count == 32,
                "The SCRAM \(name) key is not 32 bytes in base64",
                advice: "scram_client_key and scram_server_key are given together")
        }
    }

    private func validateVersions() throws(PostgresError) {
        for version in [minProtocolVersion, maxProtocolVersion] {
            try Self.require(
                version.major == 3 && version.minor != 1,
                "There is no protocol version \(version)", advice: "3.0 and 3.2 exist")
        }
        try Self.require(
            minProtocolVersion <= maxProtocolVersion,
            "min_protocol_version \(minProtocolVersion) is above "
                + "max_protocol_version \(maxProtocolVersion)")
    }

    private func validateNumbers() throws(PostgresError) {
        try validatePool()
        try Self.require(statementCacheCapacity >= 0, "statementCacheCapacity is negative")
        try Self.require(
            limits.maximumMessageBytes >= Self.smallestMessageLimit,
            "limits.maximumMessageBytes is below \(Self.smallestMessageLimit)",
            advice: "Even an error message would not fit")
        try Self.require(
            limits.maximumScramIterations >= 4096,
            "limits.maximumScramIterations is below 4096, PostgreSQL's default")
        let times: [(String, Duration?)] = [
            ("connect", timeouts.connect), ("query", timeouts.query), ("cancel", timeouts.cancel),
        ]
        for (name, time) in times {
            try Self.require(time.map { $0 > .zero } ?? true, "timeouts.\(name) is not above 0")
        }
        try Self.require(timeouts.shutdown >= .zero, "timeouts.shutdown is negative")
    }

    private func validatePool() throws(PostgresError) {
        let maximum = pool.maximumConnections
        let minimum = pool.minimumConnections
        try Self.require(maximum >= 1, "pool.maximumConnections is \(maximum), below 1")
        try Self.require(
            minimum >= 0 && minimum <= maximum,
            "pool.minimumConnections is \(minimum), not from 0 to the maximum, \(maximum)")
        try Self.require(
            pool.lifetimeJitter >= 0 && pool.lifetimeJitter <= 1,
            "pool.lifetimeJitter is \(pool.lifetimeJitter), not from 0 to 1")
        try Self.require(pool.acquireTimeout > .zero, "pool.acquireTimeout is not above 0")
        for lifetime in [pool.idleLifetime, pool.lifetime, pool.idleCheckInterval] {
            try Self.require(
                lifetime.map { $0 > .zero } ?? true, "A lifetime of the pool is not above 0")
        }
    }

    private static let smallestMessageLimit = 16 * 1024
}
