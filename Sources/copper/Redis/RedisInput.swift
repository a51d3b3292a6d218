import CopperBytes
import CopperNet
import CopperRedis
import CopperRedisDialect

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Commands of the standard input, a line each, with quotes as redis-cli takes them. What is
/// there at once is given at once, so that it can travel in one piece.
struct RedisInput {
    private var rest: [UInt8] = []
    private var line = 0
    private var isAtEnd = false
    private let read: @Sendable () async throws -> [UInt8]

    /// So many commands are sent without waiting for the first reply.
    static let mostAtOnce = 1000

    init(_ read: @escaping @Sendable () async throws -> [UInt8] = Self.readStandardInput) {
        self.read = read
    }

    /// The next commands; empty at the end. Empty lines and those that begin with `#` are
    /// passed over.
    ///
    /// - Throws: ``ToolFailure`` with the number of a line whose quotes do not end.
    mutating func next() async throws -> [RedisCommand] {
        var commands: [RedisCommand] = []
        while true {
            while commands.count < Self.mostAtOnce, let line = takeLine() {
                if let command = try command(line) { commands.append(command) }
            }
            if !commands.isEmpty || isAtEnd { return commands }
            let bytes = try await read()
            isAtEnd = bytes.isEmpty
            rest += bytes
            if isAtEnd, !rest.isEmpty { rest.append(0x0A) }
        }
    }

    private mutating func takeLine() -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: 0x0A) else { return nil }
        defer { rest.removeFirst(end + 1) }
        line += 1
        return rest[..<end]
    }

    private func command(_ text: ArraySlice<UInt8>) throws -> RedisCommand? {
        guard let words = InlineWords.split(text) else {
            throw ToolFailure(
                "line \(line): a quote does not end, or something stands right behind it")
        }
        guard let name = words.first, name.first != UInt8(ascii: "#") else { return nil }
        return RedisCommand(
            String(decoding: name, as: UTF8.self), arguments: Array(words.dropFirst()))
    }

    @Sendable private static func readStandardInput() async throws -> [UInt8] {
        try await WorkerPool.shared.run {
            var space = [UInt8](repeating: 0, count: 64 << 10)
            while true {
                let count = Self.read(into: &space)
                if count < 0, errno == EINTR { continue }
                return Array(space.prefix(max(count, 0)))
            }
        }
    }

    private static func read(into space: inout [UInt8]) -> Int {
        space.withUnsafeMutableBytes { space in
            #if canImport(Darwin)
            Darwin.read(STDIN_FILENO, space.baseAddress, space.count)
            #elseif canImport(Musl)
            Musl.read(STDIN_FILENO, space.baseAddress, space.count)
            #else
            Glibc.read(STDIN_FILENO, space.baseAddress, space.count)
            #endif
        }
    }
}
