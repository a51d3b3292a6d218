import CopperTestSupport
import Foundation
import Testing

@Suite("Redis test servers")
struct LiveRedisTests {
    @Test("answer on their ports and unix sockets", .live, arguments: LiveRedis.Kind.allCases)
    func answer(_ kind: LiveRedis.Kind) throws {
        let server = try LiveServers.redis(kind)
        let user = RedisUser.copper
        for place in [Place.port(server.port), .path(server.socketPath)] {
            let words = try answers(
                to: ["PING", "AUTH \(user) \(user.password)", "ACL WHOAMI"], at: place)
            #expect(words == "+PONG\r\n+OK\r\n$6\r\ncopper\r\n+OK\r\n")
            let refusal = try answers(to: ["AUTH \(user) wrong"], at: place)
            #expect(refusal.hasPrefix("-WRONGPASS "))
        }
    }

    @Test("speak RESP3 and say who they are", .live, arguments: LiveRedis.Kind.allCases)
    func hello(_ kind: LiveRedis.Kind) throws {
        let server = try LiveServers.redis(kind)
        for place in [Place.port(server.port), .path(server.socketPath)] {
            let words = try answers(to: ["HELLO 3"], at: place)
            #expect(words.hasPrefix("%"))
            let name = kind.serverName
            #expect(words.contains("server\r\n$\(name.utf8.count)\r\n\(name)\r\n"))
            #expect(words.contains("\r\n\(server.version)\r\n"))
            #expect(words.contains("proto\r\n:3\r\n"))
        }
    }

    @Test("hold users to their rights", .live, arguments: LiveRedis.Kind.allCases)
    func rights(_ kind: LiveRedis.Kind) throws {
        let place = Place.port(try LiveServers.redis(kind).port)
        let user = RedisUser.reader
        let login = "AUTH \(user) \(user.password)"
        let words = try answers(to: [login, "GET public:none", "PING"], at: place)
        #expect(words == "+OK\r\n$-1\r\n+PONG\r\n+OK\r\n")
        for command in ["GET private:none", "SET public:none 1", "DEBUG SLEEP 0"] {
            let words = try answers(to: [login, command], at: place)
            #expect(words.hasPrefix("+OK\r\n-NOPERM "), "\(command): \(words)")
        }
    }

    @Test("are set up for tests", .live, arguments: LiveRedis.Kind.allCases)
    func settings(_ kind: LiveRedis.Kind) throws {
        let place = Place.port(try LiveServers.redis(kind).port)
        let words = try answers(
            to: ["DEBUG SLEEP 0", "CONFIG GET notify-keyspace-events", "CONFIG GET save"],
            at: place)
        #expect(words.hasPrefix("+OK\r\n"))
        #expect(words.contains("notify-keyspace-events\r\n$3\r\nAKE\r\n"))
        #expect(words.contains("save\r\n$0\r\n\r\n"))
    }

    @Test("have the modules that the tests know", .live)
    func modules() throws {
        let loaded = ["search", "ReJSON", "bf", "timeseries"]
        for kind in LiveRedis.Kind.allCases {
            let place = Place.port(try LiveServers.redis(kind).port)
            let words = try answers(to: ["MODULE LIST"], at: place)
            for module in loaded {
                #expect(words.contains("\r\n\(module)\r\n") == (kind == .stack), "\(module)")
            }
        }
    }

    @Test("take TLS for the name in their certificate", .live, .enabled(if: TLSTestPKI.isUsable))
    func tls() throws {
        let server = try LiveServers.redis(.redis)
        let port = try #require(server.tlsPort)
        let words = try tlsAnswers(to: ["PING"], of: server, at: "127.0.0.1:\(port)")
        #expect(words == "+PONG\r\n+OK\r\n")
        #expect(try LiveServers.redis(.valkey).tlsPort == nil)
    }

    @Test("have URLs in which nothing of a password can be taken for syntax", .live)
    func urls() throws {
        let server = try LiveServers.redis(.redis)
        let place = "localhost:\(server.port)"
        let tlsPort = try #require(server.tlsPort)
        #expect(server.url() == "redis://\(place)")
        #expect(server.url(database: 3, tls: true) == "rediss://localhost:\(tlsPort)/3")
        #expect(server.url(password: "p") == "redis://:p@\(place)")
        #expect(
            server.url(user: "a:b", password: "@/?%\u{E4}", query: "x=y")
                == "redis://a%3Ab:%40%2F%3F%25%C3%A4@\(place)?x=y")
        let user = "reader:copper%2Dtest%2Dreader%2Dpw"
        #expect(server.url(as: .reader, database: 0) == "redis://\(user)@\(place)/0")
    }

    @Test("have the users that the tests know")
    func users() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Servers/redis.acl")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        for user in RedisUser.all {
            #expect(lines.contains { $0.hasPrefix("user \(user) on >\(user.password) ") })
        }
        #expect(lines.count == RedisUser.all.count + 1)
    }
}

private enum Place {
    case port(UInt16)
    case path(String)
}

private struct Failure: Error {
    var what: String
    var number = errno
}

/// What the server sends until it closes the connection, after a QUIT behind the commands.
/// Bytes as they are: what clients are tested with is not tested with one of them.
private func answers(to commands: [String], at place: Place) throws -> String {
    let descriptor = try connected(to: place)
    defer { close(descriptor) }
    // A server that hangs fails the test instead of holding it up.
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(
        descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let bytes = lines(commands)
    guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    else { throw Failure(what: "send") }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count == 0 { return String(decoding: received, as: UTF8.self) }
        guard count > 0 else { throw Failure(what: "recv") }
        received += buffer.prefix(count)
    }
}

func lines(_ commands: [String]) -> [UInt8] {
    (commands + ["QUIT"]).flatMap { Array("\($0)\r\n".utf8) }
}

private func connected(to place: Place) throws -> Int32 {
    let descriptor: Int32
    let result: Int32
    switch place {
    case .port(let port):
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        result = call(descriptor, &address)
    case .path(let path):
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let isShort = path.utf8.count < MemoryLayout.size(ofValue: address.sun_path)
        guard isShort else { throw Failure(what: "too long: \(path)") }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        result = call(descriptor, &address)
    }
    guard result == 0 else {
        let failure = Failure(what: "connect to \(place)")
        close(descriptor)
        throw failure
    }
    return descriptor
}

private func call<Address>(_ descriptor: Int32, _ address: inout Address) -> Int32 {
    withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
        }
    }
}

/// The same through the `openssl` tool, which checks the certificate.
func tlsAnswers(
    to commands: [String], of server: LiveRedis, at place: String
) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(TLSTestPKI.tool))
    process.arguments = [
        "s_client", "-quiet", "-connect", place, "-CAfile", server.tls.authority,
        "-verify_return_error", "-verify_hostname", server.host,
    ]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(lines(commands)))
    let words = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: words, as: UTF8.self)
}
