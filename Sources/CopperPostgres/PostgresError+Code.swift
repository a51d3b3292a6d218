import CopperResilience

extension PostgresError {
    /// The kind of a failure. More may come, so a `switch` needs a `default`.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// As it is spelled in code: `connectionFailed`.
        public let name: String

        public init(_ name: String) { self.name = name }

        public var description: String { name }

        /// The configuration, the URL or a certificate file is wrong. Waiting does not help.
        public static let configuration = Code("configuration")
        /// No server could be reached: name, network, nobody listening.
        public static let connectionFailed = Code("connectionFailed")
        /// TLS could not be established, or the server's certificate is not trusted.
        public static let tlsFailed = Code("tlsFailed")
        /// The server refused who we are, or we refused how it asked.
        public static let authenticationFailed = Code("authenticationFailed")
        /// The server answered the startup with an error: unknown database, too many
        /// connections, shutting down.
        public static let startupFailed = Code("startupFailed")
        /// No server fits the wanted session: see `targetSession`.
        public static let noSuitableServer = Code("noSuitableServer")
        /// An established connection ended underneath a request.
        public static let connectionLost = Code("connectionLost")
        /// The connection was closed before the request was made.
        public static let connectionClosed = Code("connectionClosed")

        /// The server answered with an error; see the SQLSTATE.
        public static let serverError = Code("serverError")
        /// The request's deadline passed.
        public static let timedOut = Code("timedOut")
        /// The request was cancelled on the server, not by the caller's task.
        public static let queryCanceled = Code("queryCanceled")
        /// The transaction was rolled back where a commit was asked for.
        public static let transactionRolledBack = Code("transactionRolledBack")
        /// A call came in a state that does not allow it.
        public static let misuse = Code("misuse")
        /// More than 65,535 parameters.
        public static let tooManyParameters = Code("tooManyParameters")
        /// A message would be longer than the protocol can say.
        public static let messageTooLarge = Code("messageTooLarge")
        /// One row was asked for and none, or several, came.
        public static let unexpectedRowCount = Code("unexpectedRowCount")
        /// Rows were asked for and the statement gives none, or the reverse.
        public static let unexpectedResult = Code("unexpectedResult")

        /// No connection of the pool became free in time.
        public static let acquireTimedOut = Code("acquireTimedOut")
        /// The client was shut down.
        public static let poolClosed = Code("poolClosed")

        /// A value could not be turned into what the server expects.
        public static let encoding = Code("encoding")
        /// What the server sent is not the type that was asked for.
        public static let decoding = Code("decoding")
        /// The server did not keep to the protocol; the connection is closed.
        public static let protocolViolation = Code("protocolViolation")
        /// The server lacks what was asked for.
        public static let unsupported = Code("unsupported")
        /// COPY did not complete.
        public static let copyFailed = Code("copyFailed")

        /// What is known of the effect by the code alone.
        var usualEffect: Effect {
            if Self.beforeSending.contains(self) { return .notSent }
            return Self.answered.contains(self) ? .rejected : .unknown
        }

        private static let beforeSending: Set<Code> = [
            .configuration, .connectionFailed, .tlsFailed, .authenticationFailed, .startupFailed,
            .noSuitableServer, .connectionClosed, .misuse, .tooManyParameters, .messageTooLarge,
            .acquireTimedOut, .poolClosed, .encoding,
        ]

        private static let answered: Set<Code> = [
            .serverError, .queryCanceled, .transactionRolledBack,
        ]
    }

    /// What was going on when it failed.
    public struct Phase: Hashable, Sendable, CustomStringConvertible {
        /// A gerund phrase, as errors print it: `connecting`.
        public let description: String

        public init(_ description: String) { self.description = description }

        public static let configuring = Phase("reading the configuration")
        public static let acquiring = Phase("waiting for a connection")
        public static let resolving = Phase("resolving the host's name")
        public static let connecting = Phase("connecting")
        public static let securing = Phase("establishing TLS")
        public static let authenticating = Phase("authenticating")
        public static let starting = Phase("starting the session")
        public static let encoding = Phase("encoding parameters")
        public static let preparing = Phase("preparing")
        public static let executing = Phase("executing")
        public static let readingRows = Phase("reading rows")
        public static let decoding = Phase("decoding rows")
        public static let committing = Phase("committing")
        public static let rollingBack = Phase("rolling back")
        public static let copying = Phase("copying")
        public static let listening = Phase("listening")
        public static let replicating = Phase("replicating")
        public static let cancelling = Phase("cancelling")
        public static let closing = Phase("closing")
    }
}
