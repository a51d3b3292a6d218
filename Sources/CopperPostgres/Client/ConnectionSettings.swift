import CopperBytes
import CopperNet

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Settings from several places, the first of which to name a keyword wins: the
/// connection string, the service it names, the environment.
struct ConnectionSettings {
    /// At most one of each keyword.
    private var settings: [ConnectionSetting] = []
    private let environment: PostgresEnvironment

    init(_ text: String, environment: PostgresEnvironment) throws(PostgresError) {
        self.environment = environment
        try add(Self.parse(text))
        var variables: [ConnectionSetting] = []
        for name in Array(environment.variables.keys).inOrder() {
            guard let keyword = ConnectionKeyword.variables[name],
                let value = environment.variables[name]
            else { continue }
            variables.append(
                ConnectionSetting(keyword: keyword, value: value, origin: .variable(name)))
        }
        try addService(variables)
        try add(variables)
    }

    func configuration() throws(PostgresError) -> PostgresConfiguration {
        var result = PostgresConfiguration()
        try addEndpoints(to: &result)
        for name in settings.map(\.keyword).inOrder() {
            guard let setting = self[name], let keyword = ConnectionKeyword(rawValue: name) else {
                continue
            }
            try result.apply(setting, keyword)
        }
        if result.applicationName == nil {
            result.applicationName = self["fallback_application_name"]?.value
        }
        result.user = result.user ?? environment.userName
        for (name, parameter) in ConnectionKeyword.sessionVariables {
            result.startupParameters[parameter] = environment.variables[name]
        }
        try completeTLS(of: &result)
        try addPasswords(to: &result)
        return result
    }

    // MARK: - Collecting

    private static func parse(_ text: String) throws(PostgresError) -> [ConnectionSetting] {
        if ConnectionURL.schemeLength(of: text) != nil {
            return try ConnectionURL.settings(of: text)
        }
        // Anything before "://" that is no "key=" is a scheme of something else.
        if let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://"),
            text[..<colon].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "+" })
        {
            let scheme = ConnectionSetting.printable(String(text[..<colon]))
            throw ConnectionSetting.mistake(
                "The scheme is \(scheme), not postgres or postgresql", at: .url(position: 1))
        }
        return try ConnectionString.settings(of: text)
    }

    /// Takes those whose keyword is not set yet; among `settings` the last one counts.
    /// An empty value is no value, except for a password.
    private mutating func add(_ settings: [ConnectionSetting]) throws(PostgresError) {
        var added: [ConnectionSetting] = []
        for setting in settings {
            try Self.check(setting)
            added.removeAll { $0.keyword == setting.keyword }
            if !setting.value.isEmpty || setting.keyword == "password" { added.append(setting) }
        }
        self.settings += added.filter { self[$0.keyword] == nil }
    }

    private subscript(keyword: String) -> ConnectionSetting? {
        settings.first { $0.keyword == keyword }
    }

    private static func check(_ setting: ConnectionSetting) throws(PostgresError) {
        let keyword = setting.keyword
        if let reason = ConnectionKeyword.refused[keyword] {
            throw setting.mistake("is not supported", advice: reason)
        }
        guard ConnectionKeyword(rawValue: keyword) == nil else { return }
        guard setting.mayBeShown else {
            throw setting.mistake(
                "is unknown",
                advice: "If a password before it has blanks or special characters, quote it "
                    + "in a connection string and percent-encode it in a URL (@ is %40)")
        }
        let nearest = NearestName.of(keyword, in: ConnectionKeyword.names)
        throw setting.mistake(
            "is no known option",
            advice: nearest.map { "Did you mean \($0)?" }
                ?? "Settings of the server's session go into options: -c name=value")
    }

    private mutating func addService(_ variables: [ConnectionSetting]) throws(PostgresError) {
        let fallback = { (keyword: String) in variables.last { $0.keyword == keyword } }
        guard let service = self["service"] ?? fallback("service"), !service.value.isEmpty
        else { return }
        let named = (self["servicefile"] ?? fallback("servicefile"))?.value
        let directory = environment.variables["PGSYSCONFDIR"]
        let usual = [
            environment.homePath(".pg_service.conf"), directory.map { "\($0)/pg_service.conf" },
        ]
        let paths = named.map { [$0] } ?? usual.compactMap { $0 }
        guard !paths.isEmpty else {
            throw service.mistake(
                "names a service, but no file is known to look in",
                advice: "Add servicefile=PATH, or read the environment")
        }
        for path in paths {
            guard let file = environment.readFile(path) else { continue }
            let settings = try ServiceFile.settings(
                of: service.value, in: file.text, path: path)
            if let settings { return try add(settings) }
        }
        throw service.mistake("\(service.quoted) is not in \(paths.joined(separator: " or "))")
    }

    // MARK: - Endpoints

    private func addEndpoints(to result: inout PostgresConfiguration) throws(PostgresError) {
        let hosts = list("host")
        let addresses = list("hostaddr")
        let names = hosts.isEmpty ? addresses : hosts
        guard addresses.isEmpty || addresses.count == names.count else {
            throw mistake("hostaddr", "has \(addresses.count) addresses for \(names.count) hosts")
        }
        let ports = try self.ports(count: max(names.count, 1))
        guard !names.isEmpty else {
            result.endpoints = [.host("localhost", port: ports[0])]
            return
        }
        result.endpoints = []
        for (index, name) in names.enumerated() {
            let endpoint = try self.endpoint(name, port: ports[index])
            let address = addresses.isEmpty ? "" : addresses[index]
            if !address.isEmpty { try add(address, for: endpoint, to: &result) }
            result.endpoints.append(endpoint)
        }
    }

    private func list(_ keyword: String) -> [String] {
        guard let setting = self[keyword] else { return [] }
        return setting.value.pieces(between: UInt8(ascii: ","))
            .map { $0.filter { !$0.isWhitespace } }
    }

    private func mistake(_ keyword: String, _ what: String, advice: String? = nil) -> PostgresError
    {
        self[keyword]?.mistake(what, advice: advice)
            ?? PostgresError(.configuration, "\(keyword) \(what)", advice: advice)
    }

    /// One port for each host; a single one counts for all.
    private func ports(count: Int) throws(PostgresError) -> [UInt16] {
        let texts = list("port")
        guard texts.count <= 1 || texts.count == count else {
            throw mistake("port", "has \(texts.count) ports for \(count) hosts")
        }
        var ports: [UInt16] = []
        for text in texts {
            guard let port = text.isEmpty ? PostgresConfiguration.defaultPort : Self.port(text)
            else { throw mistake("port", "is no number from 1 to 65535") }
            ports.append(port)
        }
        if ports.count == count { return ports }
        return Array(repeating: ports.first ?? PostgresConfiguration.defaultPort, count: count)
    }

    /// The port that `text` names; 0 is none.
    static func port(_ text: String) -> UInt16? {
        Int(decimal: text).flatMap { $0 > 0 ? UInt16(exactly: $0) : nil }
    }

    private func endpoint(_ name: String, port: UInt16) throws(PostgresError) -> Endpoint {
        if name.hasPrefix("/") {
            return .unix(path: "\(name == "/" ? "" : name)/.s.PGSQL.\(port)")
        }
        guard !name.hasPrefix("@") else {
            throw mistake("host", "is an abstract unix socket, which is not supported")
        }
        let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
        let host = isBracketed ? String(name.dropFirst().dropLast()) : name
        return .host(host.isEmpty ? "localhost" : host, port: port)
    }

    private func add(
        _ address: String, for endpoint: Endpoint, to result: inout PostgresConfiguration
    ) throws(PostgresError) {
        guard Self.isAddress(address) else {
            throw mistake("hostaddr", "is no IPv4 or IPv6 address", advice: "Names go into host")
        }
        guard case .host(let name, _) = endpoint else {
            throw mistake("hostaddr", "gives an address to a unix socket")
        }
        if name == address { return }
        if let other = result.addresses[endpoint], other != address {
            throw mistake("hostaddr", "gives two addresses to one host")
        }
        result.addresses[endpoint] = address
    }

    private static func isAddress(_ text: String) -> Bool {
        var space = in6_addr()
        return inet_pton(AF_INET6, text, &space) == 1 || inet_pton(AF_INET, text, &space) == 1
    }

    // MARK: - Files in the home directory

    private func completeTLS(of result: inout PostgresConfiguration) throws(PostgresError) {
        if result.tls.rootCertificates == .system, self["sslmode"] == nil {
            result.tls.mode = .verifyFull
        }
        guard result.tls.mode != .disable else { return }
        let file = { (name: String) in
            environment.existing(environment.homePath(".postgresql/\(name)"))
        }
        if result.tls.rootCertificates == nil {
            result.tls.rootCertificates = file("root.crt").map { .file($0) }
        }
        if result.tls.revocationLists.isEmpty, result.tls.revocationDirectory == nil {
            result.tls.revocationLists = file("root.crl").map { [.file($0)] } ?? []
        }
        if result.tls.certificate == nil, result.tls.certificateMode != .disable {
            result.tls.certificate = file("postgresql.crt").map { .file($0) }
        }
        if result.tls.certificate != nil, result.tls.key == nil {
            result.tls.key = file("postgresql.key").map { .file($0) }
        }
    }

    /// Passwords from the password file, for endpoints that have none.
    private func addPasswords(to result: inout PostgresConfiguration) throws(PostgresError) {
        guard result.password == nil, let text = try passwordFile() else { return }
        let file = PasswordFile(text)
        let user = result.user ?? ""
        for endpoint in result.endpoints {
            result.endpointPasswords[endpoint] = file.password(
                for: endpoint, database: result.database ?? user, user: user)
        }
    }

    /// As in libpq, a password file of the home directory that others may read is
    /// passed over; one that was named must be private.
    private func passwordFile() throws(PostgresError) -> String? {
        guard let setting = self["passfile"] else {
            let file = environment.homePath(".pgpass").flatMap(environment.readFile)
            return file?.isPrivate == true ? file?.text : nil
        }
        guard let file = environment.readFile(setting.value) else {
            throw setting.mistake("names a file that cannot be read: \(setting.quoted)")
        }
        guard file.isPrivate || file.text.isEmpty else {
            throw setting.mistake(
                "names a file that others may read: \(setting.quoted)",
                advice: "Do: chmod 600 \(setting.value)")
        }
        return file.text
    }
}
