import CopperBytes

extension StartupMachine {
    /// Answers one request of the server's.
    mutating func authenticate(
        _ request: PostgresBackend.Authentication, into output: inout ByteBuffer
    ) throws(PostgresProtocolError) -> Action? {
        switch request {
        case .ok:
            try checkOutcome()
            state = .initialising
        case .cleartextPassword:
            let password = try password(for: .password)
            try PostgresFrontend.PasswordMessage(password: password.revealed)
                .encode(into: &output)
        case .md5Password(let salt):
            let password = try password(for: .md5)
            let response = try MD5Password.response(
                user: configuration.user, password: password, salt: salt)
            try PostgresFrontend.PasswordMessage(password: response).encode(into: &output)
        case .sasl(let mechanisms):
            try beginSCRAM(mechanisms, into: &output)
        case .saslContinue(let data):
            return try continueSCRAM(data, into: &output)
        case .saslFinal(let data):
            guard scram != nil else { throw .violation("SASLFinal without SASL") }
            try scram?.receive(serverFinal: data)
        case .kerberosV5: throw .authentication(.unsupportedMethod("Kerberos V5"))
        case .scmCredential: throw .authentication(.unsupportedMethod("SCM credentials"))
        case .gss, .gssContinue: throw unsupported(.gss, "GSSAPI")
        case .sspi: throw unsupported(.sspi, "SSPI")
        }
        return nil
    }

    private func unsupported(
        _ method: AuthenticationMethod, _ name: String
    ) -> PostgresProtocolError {
        configuration.authentication.allows(method)
            ? .authentication(.unsupportedMethod(name))
            : .authentication(.methodNotAllowed(method))
    }

    /// The server says that it is content. Are we?
    private func checkOutcome() throws(PostgresProtocolError) {
        if let scram {
            guard scram.isVerified else { throw .authentication(.serverNotVerified) }
            return
        }
        guard !hasAnswered else { return }
        guard configuration.authentication.allows(.none) else {
            throw .authentication(.methodNotAllowed(.none))
        }
        try checkNoBindingRequired("the server asks for no authentication")
    }

    private func checkNoBindingRequired(_ reason: String) throws(PostgresProtocolError) {
        if configuration.channelBinding == .require {
            throw .authentication(.channelBindingRequired(reason))
        }
    }

    /// Checks that `method` may be used, once.
    private mutating func begin(
        _ method: AuthenticationMethod
    ) throws(PostgresProtocolError) {
        // A second request could ask for less than the first one got.
        guard !hasAnswered else { throw .violation("a second authentication request") }
        guard configuration.authentication.allows(method) else {
            throw .authentication(.methodNotAllowed(method))
        }
        hasAnswered = true
        facts.authentication = method
    }

    /// The password for a method without channel binding.
    private mutating func password(
        for method: AuthenticationMethod
    ) throws(PostgresProtocolError) -> Secret {
        try begin(method)
        try checkNoBindingRequired("the server asks for \(method.rawValue)")
        guard let password = configuration.password else {
            throw .authentication(.passwordMissing)
        }
        return password
    }

    // MARK: - SCRAM

    private mutating func beginSCRAM(
        _ mechanisms: [String], into output: inout ByteBuffer
    ) throws(PostgresProtocolError) {
        let offersPlus = mechanisms.contains(Scram.mechanismPlus)
        let offersPlain = mechanisms.contains(Scram.mechanism)
        guard offersPlus || offersPlain else {
            if mechanisms.contains("OAUTHBEARER") { throw unsupported(.oauth, "OAuth") }
            throw .authentication(.noCommonMechanism(offered: mechanisms))
        }
        try begin(.scramSHA256)
        if offersPlus, !facts.isEncrypted {
            throw .violation("\(Scram.mechanismPlus) is offered without TLS")
        }
        let binding = try binding(offersPlus: offersPlus)
        if case .serverEndPoint = binding {
            facts.isChannelBound = true
        } else if !offersPlain {
            throw .authentication(.noCommonMechanism(offered: mechanisms))
        }
        guard configuration.password != nil || configuration.scramKeys != nil else {
            throw .authentication(.passwordMissing)
        }
        let client = ScramClient(
            password: configuration.password ?? Secret(""), nonce: nonce, binding: binding,
            maximumIterations: configuration.maximumScramIterations)
        scram = client
        try PostgresFrontend.SASLInitialResponse(
            mechanism: client.mechanism, data: client.firstMessage
        ).encode(into: &output)
    }

    private func binding(offersPlus: Bool) throws(PostgresProtocolError) -> Scram.Binding {
        let isRequired = configuration.channelBinding == .require
        guard configuration.channelBinding != .disable, facts.isEncrypted else {
            if isRequired { try checkNoBindingRequired("the connection is not encrypted") }
            return .unsupported
        }
        guard let endPointHash else {
            // Saying `y` to a server that offers -PLUS would be taken for an attack.
            try checkNoBindingRequired("the server's certificate defines no hash for it")
            return .unsupported
        }
        if offersPlus { return .serverEndPoint(endPointHash) }
        try checkNoBindingRequired("the server does not offer it")
        return .notOffered
    }

    private mutating func continueSCRAM(
        _ data: [UInt8], into output: inout ByteBuffer
    ) throws(PostgresProtocolError) -> Action? {
        guard let wanted = try scram?.receive(serverFirst: data) else {
            throw .violation("SASLContinue without SASL")
        }
        derivation = wanted
        if let keys = configuration.scramKeys ?? configuration.knownKeys[wanted] {
            try answer(with: keys, into: &output)
            return nil
        }
        state = .awaitingKeys
        return .deriveKeys(wanted)
    }

    mutating func answer(
        with keys: ScramKeys, into output: inout ByteBuffer
    ) throws(PostgresProtocolError) {
        guard let final = try scram?.finalMessage(keys) else { return }
        if configuration.scramKeys == nil, let derivation {
            facts.derivedKeys = (derivation, keys)
        }
        try PostgresFrontend.SASLResponse(final).encode(into: &output)
    }
}
