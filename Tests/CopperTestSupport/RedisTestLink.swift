import Foundation

/// What a server says to a test that sets it up.
public indirect enum RedisTestReply: Sendable, Equatable {
    /// A simple or a bulk string.
    case text(String)
    case integer(Int)
    case array([RedisTestReply])
    case null

    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    /// The elements; of anything else none.
    public var elements: [RedisTestReply] {
        if case .array(let elements) = self { elements } else { [] }
    }
}

/// A connection that blocks, in RESP2, for setting servers up: what clients are tested with is
/// not tested with one of them.
struct RedisTestLink: ~Copyable {
    private let descriptor: Int32
    private var received: [UInt8] = []
    private var place = 0

    /// - Parameter password: Of the user `default`.
    init(port: UInt16, password: String? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw TestServerError("no socket: errno \(errno)") }
        // A server that hangs fails the test instead of holding it up.
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(
                descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        var address = loopback(port)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw TestServerError("connect to \(port): errno \(errno)") }
        if let password { _ = try call(["AUTH", password]) }
    }

    deinit { close(descriptor) }

    /// - Throws: ``TestServerError`` with the server's words when it answers with an error.
    mutating func call(_ words: [String]) throws -> RedisTestReply {
        var bytes = Array("*\(words.count)\r\n".utf8)
        for word in words { bytes += Array("$\(word.utf8.count)\r\n\(word)\r\n".utf8) }
        guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
        else { throw TestServerError("send: errno \(errno)") }
        return try reply(to: words.first ?? "")
    }

    private mutating func reply(to name: String) throws -> RedisTestReply {
        let line = try line()
        let rest = String(line.dropFirst())
        switch line.first {
        case "+": return .text(rest)
        case "-": throw TestServerError("\(name): \(rest)")
        case ":": return .integer(Int(rest) ?? 0)
        case "$":
            guard let length = Int(rest), length >= 0 else { return .null }
            return .text(String(decoding: try take(length + 2).dropLast(2), as: UTF8.self))
        case "*":
            guard let count = Int(rest), count >= 0 else { return .null }
            return .array(try (0..<count).map { _ in try reply(to: name) })
        default: throw TestServerError("no reply of RESP2: \(line)")
        }
    }

    private mutating func line() throws -> String {
        while true {
            if let end = received[place...].firstIndex(of: UInt8(ascii: "\n")) {
                let bytes = try take(end + 1 - place)
                return String(decoding: bytes.dropLast(2), as: UTF8.self)
            }
            try receive()
        }
    }

    private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
        while received.count - place < count { try receive() }
        defer { place += count }
        return received[place..<place + count]
    }

    private mutating func receive() throws {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else {
            throw TestServerError(count == 0 ? "the server closed" : "recv: errno \(errno)")
        }
        received.removeFirst(place)
        place = 0
        received += buffer.prefix(count)
    }
}
