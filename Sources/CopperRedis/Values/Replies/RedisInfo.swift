/// What `INFO` and `CLUSTER INFO` tell: names and values, in sections.
///
/// ```swift
/// let info = try await redis.info("memory", "stats")
/// let used = info.int("used_memory")
/// ```
public struct RedisInfo: RedisTextReply, Hashable {
    public struct Section: Hashable, Sendable {
        /// As the server heads it, `Memory`; empty of what stands before any head.
        public let name: String
        public let values: [String: String]
    }

    /// In the server's order.
    public let sections: [Section]

    public init(_ text: String) {
        var sections: [Section] = []
        var name = ""
        var values: [String: String] = [:]
        func end() {
            if !values.isEmpty { sections.append(Section(name: name, values: values)) }
            values = [:]
        }
        for line in text.statements {
            if line.hasPrefix("#") {
                end()
                name = String(line.dropFirst().drop { $0 == " " })
            } else if let colon = line.firstIndex(of: ":") {
                values[String(line[..<colon])] = String(line[line.index(after: colon)...])
            }
        }
        end()
        self.sections = sections
    }

    /// The value of that name, in whichever section.
    public subscript(name: String) -> String? {
        for section in sections {
            if let value = section.values[name] { return value }
        }
        return nil
    }

    public func int(_ name: String) -> Int? { self[name].flatMap { Int($0) } }
    public func double(_ name: String) -> Double? { self[name].flatMap { Double($0) } }
}

/// A connection, as its server sees it.
public struct RedisClientInfo: RedisTextReply, Hashable {
    /// All that the server tells, by its names: `addr`, `age`, `cmd`, ...
    public let fields: [String: String]

    public init(_ text: String) {
        var fields: [String: String] = [:]
        for field in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\r\n" }) {
            guard let equals = field.firstIndex(of: "=") else { continue }
            fields[String(field[..<equals])] = String(field[field.index(after: equals)...])
        }
        self.fields = fields
    }

    public subscript(name: String) -> String? { fields[name] }

    public var id: Int? { int("id") }
    /// `127.0.0.1:1234`, or a unix socket's path and 0.
    public var address: String? { fields["addr"] }
    /// That the client gave itself.
    public var name: String? { fields["name"].flatMap { $0.isEmpty ? nil : $0 } }
    public var user: String? { fields["user"] }
    public var database: Int? { int("db") }
    /// Since it connected, to the second.
    public var age: Duration? { int("age").map { .seconds($0) } }
    /// Since its last command, to the second.
    public var idle: Duration? { int("idle").map { .seconds($0) } }
    /// Letters, which the server's documentation lists.
    public var flags: String? { fields["flags"] }
    /// The command that it ran last, `client|list`.
    public var command: String? { fields["cmd"] }
    /// The version of its protocol; from 7.0 on.
    public var protocolVersion: Int? { int("resp") }
    public var libraryName: String? { fields["lib-name"].flatMap { $0.isEmpty ? nil : $0 } }

    private func int(_ name: String) -> Int? { fields[name].flatMap { Int($0) } }
}

/// What `CLIENT LIST` tells.
public struct RedisClientList: RedisTextReply, Hashable {
    public let clients: [RedisClientInfo]

    public init(_ text: String) {
        clients = text.statements.map { RedisClientInfo(String($0)) }
    }
}
