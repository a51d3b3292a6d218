import CopperBytes
import CopperRESP

/// What a client says first, and what it makes of the answers: HELLO, or AUTH where the
/// server does not know HELLO, then the name, the database and the library.
///
/// Pure: commands out, replies in. Everything that needs no answer to go on travels in one
/// piece, so that connecting costs one round trip, two with a server from before Redis 6.
struct RedisGreeting {
    let settings: RedisGreetingSettings
    private(set) var version: RESPVersion
    private var pending: [Question] = []

    private enum Question { case hello, auth, optional, required }

    enum Step {
        case send([RedisCommand])
        case ready(RedisFacts)
    }

    init(_ settings: RedisGreetingSettings) {
        self.settings = settings
        version = settings.version
    }

    /// How many replies are awaited.
    var awaitedReplies: Int { pending.count }

    mutating func begin() -> [RedisCommand] {
        version == .resp3 ? greet(with: helloCommand) : greet(with: nil)
    }

    /// Takes the replies to what was sent last, all of them.
    ///
    /// - Throws: The error of the server that forbids to go on.
    mutating func receive(_ replies: [RESPValue]) throws(RESPServerError) -> Step {
        var facts = RedisFacts(version: version)
        for (question, reply) in zip(pending, replies) {
            switch question {
            case .hello:
                if let error = reply.serverError {
                    guard error.meansNoHello else { throw error }
                    version = .resp2
                    return .send(greet(with: nil))
                }
                facts.read(hello: reply)
            case .auth, .required:
                if let error = reply.serverError { throw error }
            // Servers before 7.2 do not know CLIENT SETINFO, and an ACL may forbid it.
            case .optional: break
            }
        }
        return .ready(facts)
    }

    /// Logs in with other credentials than those of the greeting.
    static func authentication(_ credentials: RedisCredentials) -> RedisCommand {
        let user = credentials.user.map { [$0] } ?? []
        return RedisCommand("AUTH", user, credentials.password.revealed)
    }

    private var helloCommand: RedisCommand {
        var arguments: [any RedisArgument] = ["3"]
        if let password = settings.password {
            arguments += ["AUTH", settings.user ?? "default", password.revealed]
        }
        if let name = settings.clientName { arguments += ["SETNAME", name] }
        return RedisCommand("HELLO", arguments: arguments)
    }

    private mutating func greet(with hello: RedisCommand?) -> [RedisCommand] {
        pending = []
        var commands: [RedisCommand] = []
        func add(_ command: RedisCommand, _ question: Question, _ pending: inout [Question]) {
            commands.append(command)
            pending.append(question)
        }
        if let hello {
            add(hello, .hello, &pending)
        } else {
            if let password = settings.password {
                let user = settings.user.map { [$0] } ?? []
                add(RedisCommand("AUTH", user, password.revealed), .auth, &pending)
            }
            if let name = settings.clientName {
                add(RedisCommand("CLIENT SETNAME", name), .optional, &pending)
            }
        }
        if settings.database != 0 {
            add(RedisCommand("SELECT", settings.database), .required, &pending)
        }
        if let library = settings.library {
            add(RedisCommand("CLIENT SETINFO", "LIB-NAME", library), .optional, &pending)
        }
        for command in settings.setup { add(command, .required, &pending) }
        // Something must be asked, or a server that wants a password is found out late.
        if pending.isEmpty { add(RedisCommand("PING"), .required, &pending) }
        return commands
    }
}

/// What a greeting says.
struct RedisGreetingSettings: Sendable {
    var version = RESPVersion.resp3
    var user: String?
    var password: Secret?
    var clientName: String?
    var database = 0
    var library: String?
    /// What the connection is to be beside that; see ``RedisLinkOptions/setup``.
    var setup: [RedisCommand] = []
}

/// What the server told in its greeting.
struct RedisFacts: Sendable {
    var version: RESPVersion
    /// `redis` or `valkey`; `nil` where the server does not tell.
    var server: String?
    var serverVersion: String?
    var clientID: Int64?
    /// `standalone`, `cluster` or `sentinel`.
    var mode: String?
    /// `master` or `replica`.
    var role: String?
    /// Its availability zone (Valkey 8.1), if it was configured with one.
    var zone: String?

    init(version: RESPVersion) { self.version = version }

    mutating func read(hello reply: RESPValue) {
        guard case .map(let entries) = reply.withoutAttributes else { return }
        for entry in entries {
            switch entry.key.text {
            case "server": server = entry.value.text
            case "version": serverVersion = entry.value.text
            case "mode": mode = entry.value.text
            case "role": role = entry.value.text
            case "availability_zone":
                zone = entry.value.text.flatMap { $0.isEmpty ? nil : $0 }
            case "id": if case .integer(let id) = entry.value { clientID = id }
            default: break
            }
        }
    }
}

extension RESPServerError {
    /// Servers before 6 do not know the command; others may not speak version 3.
    fileprivate var meansNoHello: Bool {
        code == "NOPROTO" || text.hasPrefix("ERR unknown command")
    }
}

extension RESPValue {
    package var withoutAttributes: RESPValue {
        if case .attributed(_, let value) = self { value.withoutAttributes } else { self }
    }

    var serverError: RESPServerError? {
        switch withoutAttributes {
        case .simpleError(let error), .bulkError(let error): error
        default: nil
        }
    }

    /// A string of any kind.
    package var text: String? {
        switch withoutAttributes {
        case .simpleString(let text): text
        case .bulkString(let bytes), .verbatimString(_, let bytes):
            String(decoding: bytes, as: UTF8.self)
        default: nil
        }
    }
}
