import CopperRESP
import CopperRedis
import CopperTestSupport
import Testing

@Suite("Scripts and functions")
struct ScriptTests {
    private static let kinds = LiveRedis.Kind.allCases

    @Test("a script is known by its SHA-1, and its words are told apart")
    func words() {
        let script = RedisScript("return 1")
        #expect(script.sha1 == "e0e1f9fabfc9d4800c877a703b823ac0578ff8db")
        #expect(script.command().retryCategory == .never)
        #expect(RedisScript("x", isReadOnly: true).command().name == "EVAL_RO")
        #expect(RedisScript("x", isReadOnly: true).command().retryCategory == .readOnly)
        #expect(RedisScript("x", isIdempotent: true).command().retryCategory == .lastWins)
        #expect(RedisFunction("f").command().retryCategory == .never)
        #expect(RedisFunction("f", isReadOnly: true).command().name == "FCALL_RO")
        #expect(RedisFunction("f", isIdempotent: true).command().retryCategory == .lastWins)
    }

    @Test("the source follows where the server does not know the script", .live, arguments: kinds)
    func fallback(_ kind: LiveRedis.Kind) async throws {
        for version in RESPVersion.allCases {
            try await withLiveClient(kind, version) { redis in
                let key = freshName("script")
                let script = RedisScript("return {KEYS[1], KEYS[2], ARGV[1], #ARGV} -- \(key)")
                guard let sha1 = script.sha1 else { return }
                for isKnown in [false, true] {
                    let exists = try await redis.command("SCRIPT EXISTS", sha1, as: [Bool].self)
                    #expect(exists == [isKnown])
                    let words: [String] = try await redis.run(
                        script, keys: [["{\(key)}a", "{\(key)}b"]], arguments: ["x", [1, 2]])
                    #expect(words == ["{\(key)}a", "{\(key)}b", "x", "3"])
                }
                let values = try await redis.pipeline([script.command(keys: [key, key])])
                #expect(values.count == 1 && values[0].serverError == nil)
            }
        }
    }

    @Test("a script that says that it only reads is held to it", .live, arguments: kinds)
    func readOnly(_ kind: LiveRedis.Kind) async throws {
        try await withLiveClient(kind) { redis in
            let key = freshName("read")
            let read = RedisScript("return redis.call('GET', KEYS[1])", isReadOnly: true)
            let value: String? = try await redis.run(read, keys: [key])
            #expect(value == nil)
            let write = RedisScript("return redis.call('INCR', KEYS[1])", isReadOnly: true)
            await #expect(throws: RedisError.self) {
                try await redis.run(write, keys: [key], as: Int.self)
            }
            let left = try await redis.command("EXISTS", key, as: Bool.self)
            #expect(!left)
        }
    }

    @Test(
        "libraries are loaded, replaced, and loaded again where they are missing", .live,
        arguments: kinds)
    func functions(_ kind: LiveRedis.Kind) async throws {
        try await withLiveClient(kind) { redis in
            let name = "lib\(UInt32.random(in: 0...(.max)))"
            func library(_ result: Int) -> RedisFunctionLibrary {
                RedisFunctionLibrary(
                    name: name,
                    """
                    redis.register_function{
                        function_name = '\(name)_f', flags = {'no-writes'},
                        callback = function(keys, args) return \(result) + #keys + #args end
                    }
                    """)
            }
            let function = library(10).function("\(name)_f", isReadOnly: true)
            let first: Int = try await redis.run(function, keys: ["{a}1", "{a}2"], arguments: [1])
            #expect(first == 13)
            try await redis.load(library(20))
            let second: Int = try await redis.run(function)
            #expect(second == 20)
            await #expect(throws: RedisError.self) {
                try await redis.load(library(30), replaces: false)
            }
            try await redis.command("FUNCTION DELETE", name, as: RedisDone.self)
            let unknown = RedisFunction("\(name)_f")
            await #expect(throws: RedisError.self) { try await redis.run(unknown, as: Int.self) }
            let third: Int = try await redis.run(function)
            #expect(third == 10)
            try await redis.command("FUNCTION DELETE", name, as: RedisDone.self)
        }
    }
}

extension RESPValue {
    /// The server's error, if it is one.
    fileprivate var serverError: RESPServerError? {
        switch self {
        case .simpleError(let error), .bulkError(let error): error
        default: nil
        }
    }
}
