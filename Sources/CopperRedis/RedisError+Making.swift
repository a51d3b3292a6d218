import CopperNet
import CopperRESP
import CopperResilience

// How the errors of the layers below become errors of this module.
extension RedisError {
    /// The server's answer to a command was an error.
    init(server error: RESPServerError, at endpoint: Endpoint?, operation: String) {
        let error = error.withoutArguments
        self.init(
            .serverError, error.text,
            advice: Self.advice(for: error) ?? Self.availability(of: operation, error))
        server = error
        self.endpoint = endpoint
        phase = .executing
        self.operation = operation
    }

    /// The connection ended before the command's reply was complete.
    init(lost cause: any Error, _ effect: Effect) {
        if let cause = cause as? RESPProtocolError {
            self.init(.protocolViolation, "The server broke the protocol: \(cause)")
        } else if let cause = cause as? RedisError {
            self = cause
        } else if (cause as? NetError)?.kind == .closed {
            self.init(.connectionClosed, "The connection was closed")
        } else {
            self.init(.connectionLost, "The connection to the server was lost: \(cause)")
        }
        if !(cause is RedisError) { underlying = cause }
        self.effect = effect
    }

    /// The server did not repeat what it was asked to.
    static let outOfStep = RedisError(
        .protocolViolation, "The server answered out of step",
        advice: "Something between the client and the server mixes up replies")

    /// No connection could be opened to the endpoint.
    init(connecting error: NetError, to endpoint: Endpoint) {
        self.init(.connectionFailed, "Cannot connect to \(endpoint): \(error)")
        self.endpoint = endpoint
        phase = error.kind == .resolve ? .resolving : .connecting
        underlying = error
    }

    /// The greeting failed: the network, TLS, or what the server answered.
    init(greeting error: any Error, at endpoint: Endpoint) {
        switch error {
        case let error as RESPServerError:
            self.init(greetingAnswer: error)
        case let error as RedisError:
            self = error
        case let error as NetError:
            self.init(error.kind == .tls ? .tlsFailed : .connectionFailed, "\(error)")
            phase = error.kind == .tls ? .securing : .greeting
        default:
            self.init(.protocolViolation, "The server broke the protocol: \(error)")
        }
        if phase == nil { phase = .greeting }
        self.endpoint = endpoint
        // The server's words are in the error where they may be, and nowhere else.
        if !(error is RESPServerError) { underlying = error }
        effect = .notSent
    }

    private init(greetingAnswer error: RESPServerError) {
        switch error.code {
        case "WRONGPASS", "NOAUTH", "NOPERM":
            self.init(.authenticationFailed, error.text, advice: Self.advice(for: error))
        case _ where error.isTemporary:
            self.init(.connectionFailed, error.text)
        case _
        where error.text.hasPrefixAmong(
            ["ERR DB index", "ERR invalid DB index", "ERR SELECT is not allowed"]):
            self.init(.configuration, error.text, advice: "The server has fewer databases")
        case _
        where error.text.hasPrefixAmong(
            ["ERR AUTH <password>", "ERR Client sent AUTH", "ERR invalid password"]):
            self.init(.authenticationFailed, error.text)
        case _ where error.text.hasPrefix("ERR max number of clients"):
            self.init(.connectionFailed, error.text)
        default:
            // A server tells what it got when it does not know a command or an argument, and
            // that may be the password.
            self.init(.connectionFailed, "The server refused the greeting with \(error.code)")
            return
        }
        server = error
    }

    init(acquiring failure: PoolFailure, operation: String) {
        switch failure {
        case .connectFailed(let cause), .timedOut(let cause?):
            let error =
                cause as? RedisError
                ?? RedisError(
                    .connectionFailed, "\(cause)",
                    advice: (cause as? ConnectionStillOpening)?.advice)
            self = error
            if case .timedOut = failure, !error.isPermanent {
                self = RedisError(
                    .acquireTimedOut, "No connection could be opened in time: \(error.message)",
                    advice: error.advice)
                server = error.server
                endpoint = error.endpoint
                underlying = error
            }
        case .timedOut(nil):
            self.init(
                .acquireTimedOut, "No connection of the pool became free in time",
                advice: "Raise pool.maximumConnections, or hold connections for less time")
        case .tooManyWaiting(let limit):
            self.init(.acquireTimedOut, "\(limit) commands wait for a connection already")
        case .shutDown:
            self.init(.clientClosed, "The client was shut down")
        }
        if phase == nil { phase = .acquiring }
        self.operation = operation
        effect = .notSent
    }

    /// Whether waiting and trying again cannot mend it.
    var isPermanent: Bool {
        code == .configuration || code == .tlsFailed || code == .authenticationFailed
    }

    /// Which versions have a command that the server does not know.
    private static func availability(of operation: String, _ error: RESPServerError) -> String? {
        guard error.text.hasPrefixAmong(unknownCommand),
            let facts = RedisCommandFacts.named(operation)
        else { return nil }
        let versions = [("Redis", facts.since.redis), ("Valkey", facts.since.valkey)]
        let known = versions.compactMap { name, version in version.map { "\(name) from \($0) on" } }
        return "\(facts.name) is in \(known.joined(separator: " and in ")); "
            + "elsewhere it may be renamed or hidden"
    }

    private static let unknownCommand = [
        "ERR unknown command", "ERR unknown subcommand", "ERR Unknown subcommand",
        "ERR Unknown sentinel subcommand",
    ]

    private static func advice(for error: RESPServerError) -> String? {
        switch error.code {
        case "WRONGPASS": "Check the user and the password in the URL or the configuration"
        case "NOAUTH": "The server asks for a password: put it into the URL, redis://:password@host"
        case "NOPERM": "The user's ACL does not allow it; see ACL GETUSER on the server"
        case "READONLY": "This server is a replica; writes go to its primary"
        case "OOM": "The server's maxmemory is reached"
        default: nil
        }
    }
}

extension RESPServerError {
    /// What the server is not ready for now, and may be soon. It has done nothing, unless a
    /// script chose the word: see ``RedisCommand/mayFailHalfway(with:)``.
    var isTemporary: Bool {
        ["LOADING", "BUSY", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN"].contains(code)
    }

    /// Without what the server quotes of a command that it does not know: keys and values.
    fileprivate var withoutArguments: RESPServerError {
        guard let quote = text.firstRange(of: ", with args beginning with") else { return self }
        return RESPServerError(String(text[..<quote.lowerBound]))
    }
}

extension String {
    fileprivate func hasPrefixAmong(_ prefixes: [String]) -> Bool {
        prefixes.contains { hasPrefix($0) }
    }
}
