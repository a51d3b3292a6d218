import CopperBytes
import CopperNet

extension PostgresConfiguration {
    /// The user to connect as: ``user``, or the system's user.
    ///
    /// - Throws: ``PostgresError`` with code `.configuration` when neither is known.
    public func resolvedUser() throws(PostgresError) -> String {
        if let user = user ?? PostgresEnvironment.withoutVariables.userName, !user.isEmpty {
            return user
        }
        throw PostgresError(
            .configuration, "No user is given and the system's user has no name",
            advice: "Write postgres://USER@..., or set the field user"
        ).with { $0.phase = .configuring }
    }

    /// The parameters of the startup message in the order in which they are sent
    /// (PostgreSQL protocol, section 54.7, StartupMessage). Text is always UTF-8.
    public func startupMessageParameters() throws(PostgresError) -> [(name: String, value: String)]
    {
        let user = try resolvedUser()
        var parameters = [(name: "user", value: user), ("database", database ?? user)]
        if let value = replication.startupValue { parameters.append(("replication", value)) }
        if let options { parameters.append(("options", options)) }
        if let applicationName { parameters.append(("application_name", applicationName)) }
        parameters.append(("client_encoding", "UTF8"))
        for name in Array(startupParameters.keys).inOrder() {
            if let value = startupParameters[name] { parameters.append((name, value)) }
        }
        return parameters
    }
}

extension PostgresConfiguration: CustomStringConvertible {
    /// User, servers, database and TLS mode as a URL, without a password:
    /// `postgres://app@db.example:5432/shop?sslmode=prefer`.
    public var description: String {
        let hosts = endpoints.map(\.description).joined(separator: ",")
        let name = user.map { "\($0)@" } ?? ""
        let path = (database ?? user).map { "/\($0)" } ?? ""
        return "postgres://\(name)\(hosts)\(path)?sslmode=\(tls.mode.rawValue)"
    }
}
