import CopperBytes
import CopperNet
import CopperTLS

extension RedisConfiguration {
    /// Reads a URL:
    /// - `redis://user:password@host:port/database`, `valkey://...`; all but the scheme may be
    ///   missing, and IPv6 addresses stand in brackets;
    /// - `rediss://...` and `valkeys://...`: the same over TLS, verified by the system's
    ///   authorities;
    /// - `unix://user:password@/path/to/socket?db=2`, also `redis+unix` and `valkey+unix`;
    /// - `redis+cluster://host1:port,host2:port`: servers of a cluster;
    /// - `redis+replicas://host1,host2`: a master and its replicas, in any order;
    /// - `redis+sentinel://host1:26379,host2/mymaster/database`: sentinels, and the name of the
    ///   master that they watch.
    ///
    /// The last three begin with `rediss`, `valkey` or `valkeys` as well, and may have a hyphen
    /// for the plus sign. Over TLS sentinels are too.
    ///
    /// Several hosts are separated by commas. Parameters: `db`, `client_name`, `protocol` (2
    /// or 3), `connect_timeout` and `timeout` (seconds), `read_from` (`master`,
    /// `prefer-replica`, `replicas` or `nearest`) and `zone`, `sentinel_user` and
    /// `sentinel_password`. What is not understood is refused: a setting that is passed over in
    /// silence is worse.
    ///
    /// - Throws: ``RedisError`` with code `.configuration`. It does not quote the URL.
    public init(_ url: String) throws(RedisError) {
        var reader = try URLReader(url)
        self.init(endpoints: [])
        let kind = try takeScheme(reader.scheme)
        try takeUser(&reader)
        if kind == "unix" {
            guard reader.authority.isEmpty, !reader.path.isEmpty else {
                throw URLReader.wrong("A unix socket is named by an absolute path")
            }
            endpoints = [.unix(path: try URLReader.decoded(reader.path))]
        } else {
            let hosts = reader.authority.split(
                separator: ",", omittingEmptySubsequences: false)
            for host in hosts {
                if host.isEmpty, hosts.count > 1 { throw URLReader.wrong("A host has no name") }
                let port = kind == "sentinel" ? Self.defaultSentinelPort : Self.defaultPort
                endpoints.append(try URLReader.endpoint(host, defaultPort: port))
            }
            var path = reader.path.dropFirst()
            if kind == "sentinel" { path = try takeMasterName(path) }
            try takeDatabase(path)
        }
        var zone: String?
        for (name, value) in try reader.parameters() {
            if name == "zone" { zone = value } else { try take(name, value) }
        }
        try takeZone(zone)
    }

    /// Returns what stands behind the plus sign, empty for a server by itself.
    private mutating func takeScheme(_ scheme: String) throws(RedisError) -> String {
        let parts = scheme.split(maxSplits: 1, omittingEmptySubsequences: false) {
            $0 == "+" || $0 == "-"
        }
        let kind = parts.count > 1 ? String(parts[1]) : parts[0] == "unix" ? "unix" : ""
        switch parts[0] {
        case "redis", "valkey": break
        case "rediss" where kind != "unix", "valkeys" where kind != "unix":
            tls = TLSConfiguration()
            sentinel.tls = TLSConfiguration()
        case "unix" where parts.count == 1: break
        default: throw URLReader.wrongScheme
        }
        switch kind {
        case "", "unix": topology = .standalone
        case "cluster": topology = .cluster
        case "replicas": topology = .replicas
        case "sentinel": topology = .sentinel(masterName: "")
        default: throw URLReader.wrongScheme
        }
        return kind
    }

    private mutating func takeMasterName(
        _ path: Substring
    ) throws(RedisError) -> Substring {
        let name = path.prefix { $0 != "/" }
        guard !name.isEmpty else {
            throw URLReader.wrong("Behind the sentinels stands the master's name: /mymaster")
        }
        topology = .sentinel(masterName: try URLReader.decoded(name))
        return path.dropFirst(name.count + 1)
    }

    private mutating func takeZone(_ zone: String?) throws(RedisError) {
        guard case .nearest = readFrom else {
            if zone != nil { throw URLReader.wrong("zone goes with read_from=nearest") }
            return
        }
        guard let zone, !zone.isEmpty else {
            throw URLReader.wrong("read_from=nearest needs a zone")
        }
        readFrom = .nearest(zone: zone)
    }

    private mutating func takeUser(_ reader: inout URLReader) throws(RedisError) {
        guard let userInfo = reader.takeUserInfo() else { return }
        let parts = userInfo.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = try URLReader.decoded(parts[0])
        guard parts.count > 1 else {
            // Alone it is a user for some clients and a password for others.
            throw URLReader.wrong(
                "Without a colon it is not clear whether a password or a user stands before the @")
        }
        user = name.isEmpty ? nil : name
        password = Secret(try URLReader.decoded(parts[1]))
    }

    private mutating func takeDatabase(_ text: some StringProtocol) throws(RedisError) {
        guard !text.isEmpty else { return }
        guard let number = Int(text), number >= 0 else {
            throw URLReader.wrong("The database is a number, 0 or above")
        }
        database = number
    }

    private mutating func take(_ name: String, _ value: String) throws(RedisError) {
        switch name {
        case "db": try takeDatabase(value)
        case "client_name": clientName = value
        case "protocol":
            switch value {
            case "2": protocolVersion = .resp2
            case "3": protocolVersion = .resp3
            default: throw URLReader.wrong("protocol is 2 or 3")
            }
        case "read_from":
            switch value {
            case "master": readFrom = .master
            case "prefer-replica": readFrom = .preferReplica
            case "replicas": readFrom = .replicas
            case "nearest": readFrom = .nearest(zone: "")
            default:
                throw URLReader.wrong(
                    "read_from is master, prefer-replica, replicas or nearest")
            }
        case "sentinel_user": sentinel.user = value
        case "sentinel_password": sentinel.password = Secret(value)
        case "connect_timeout": timeouts.connect = try URLReader.seconds(value, name)
        case "timeout": timeouts.command = try URLReader.seconds(value, name)
        // Not quoted: behind a ? that was meant for a password it is a part of that.
        default: throw URLReader.wrong("It has a parameter that does not exist")
        }
    }
}

/// The parts of a URL.
private struct URLReader {
    let scheme: String
    private(set) var authority: Substring
    let path: Substring
    private let query: Substring

    init(_ url: String) throws(RedisError) {
        guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") else {
            throw Self.wrong("A URL begins like redis://")
        }
        scheme = url[..<colon].lowercased()
        var rest = url[colon...].dropFirst(3)
        if rest.contains("#") { throw Self.wrong("A # in a password is written %23") }
        if let mark = rest.firstIndex(of: "?") {
            query = rest[mark...].dropFirst()
            rest = rest[..<mark]
        } else {
            query = ""
        }
        // A slash in a password is written %2F, so that the first begins the path.
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        authority = rest[..<slash]
        path = rest[slash...]
    }

    mutating func takeUserInfo() -> Substring? {
        guard let at = authority.lastIndex(of: "@") else { return nil }
        defer { authority = authority[at...].dropFirst() }
        return authority[..<at]
    }

    func parameters() throws(RedisError) -> [(String, String)] {
        var parameters: [(String, String)] = []
        for part in query.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = pair.count > 1 ? pair[1] : ""
            parameters.append((try Self.decoded(pair[0]), try Self.decoded(value)))
        }
        return parameters
    }

    static func endpoint(
        _ text: Substring, defaultPort: UInt16
    ) throws(RedisError) -> Endpoint {
        var host = text
        var port = defaultPort
        let bracket = text.lastIndex(of: "]") ?? text.startIndex
        if let colon = text[bracket...].lastIndex(of: ":") {
            guard let number = UInt16(text[colon...].dropFirst()), number > 0 else {
                throw wrong("A port is a number from 1 to 65535")
            }
            port = number
            host = text[..<colon]
        }
        if host.hasPrefix("[") {
            guard host.hasSuffix("]"), host.count > 2 else { throw wrong("A [ without its ]") }
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            throw wrong("An IPv6 address stands in brackets: [::1]")
        }
        return .host(host.isEmpty ? "localhost" : try decoded(host), port: port)
    }

    static func seconds(_ text: String, _ name: String) throws(RedisError) -> Duration {
        guard let seconds = Double(text), seconds > 0, seconds < 1e9 else {
            throw wrong("\(name) is a number of seconds")
        }
        return .seconds(seconds)
    }

    /// Without percent signs and what they stand for.
    static func decoded(_ text: Substring) throws(RedisError) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexDigit),
                let low = rest.popFirst().flatMap(hexDigit)
            else { throw wrong("Behind a % two hexadecimal digits are expected") }
            bytes.append(high << 4 | low)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else {
            throw wrong("What the % stand for is not UTF-8")
        }
        return decoded
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    static var wrongScheme: RedisError {
        wrong(
            "The scheme is none of redis, rediss, valkey, valkeys, unix, "
                + "alone or with +cluster, +sentinel or +replicas")
    }

    static func wrong(_ message: String) -> RedisError {
        RedisError(
            .configuration, "The URL is not understood: \(message)",
            advice: "Its form is redis://user:password@host:port/database")
    }
}
