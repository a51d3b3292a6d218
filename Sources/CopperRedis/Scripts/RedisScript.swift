import CopperBytes
import CopperCrypto

/// A Lua script that the server runs, whole and alone.
///
/// ```swift
/// let take = RedisScript(
///     """
///     local stock = tonumber(redis.call('GET', KEYS[1]) or '0')
///     if stock < tonumber(ARGV[1]) then return 0 end
///     redis.call('DECRBY', KEYS[1], ARGV[1])
///     return 1
///     """)
/// let taken = try await redis.run(take, keys: ["stock:1"], arguments: [2], as: Bool.self)
/// ```
///
/// The server is sent the script's SHA-1, and the script itself only when it does not know it.
/// Make a script once: the SHA-1 is computed with it.
public struct RedisScript: Sendable, Hashable {
    public let source: String
    /// In hexadecimal digits; `nil` where OpenSSL does not compute it: then the source is sent
    /// each time.
    public let sha1: String?
    /// Whether it writes nothing: then replicas may run it (EVAL_RO, since Redis 7.0), and it
    /// may be run again.
    public let isReadOnly: Bool
    /// Whether a second run does no harm: it may be sent again when its connection is lost.
    public let isIdempotent: Bool

    /// - Parameters:
    ///   - isReadOnly: It writes nothing; the server holds it to that.
    ///   - isIdempotent: A second run leaves what the first one did.
    public init(_ source: String, isReadOnly: Bool = false, isIdempotent: Bool = false) {
        self.source = source
        self.isReadOnly = isReadOnly
        self.isIdempotent = isIdempotent || isReadOnly
        sha1 = (try? SHA1.hash(Array(source.utf8))).map { Hex.encode($0) }
    }

    /// EVAL: for pipelines and transactions, where nobody can send the source after the SHA-1.
    public func command(
        keys: [any RedisArgument] = [], arguments: [any RedisArgument] = []
    ) -> RedisCommand {
        command(isReadOnly ? "EVAL_RO" : "EVAL", source, keys, arguments)
    }

    func command(
        bySHA1 sha1: String, keys: [any RedisArgument], arguments: [any RedisArgument]
    ) -> RedisCommand {
        command(isReadOnly ? "EVALSHA_RO" : "EVALSHA", sha1, keys, arguments)
    }

    private func command(
        _ name: String, _ script: String, _ keys: [any RedisArgument],
        _ arguments: [any RedisArgument]
    ) -> RedisCommand {
        let command = RedisCommand(
            name, arguments: [script, keys.wordCount] + keys + arguments)
        // A second run finds what the first left, but replies with what it finds.
        return isIdempotent ? command.retried(as: isReadOnly ? .readOnly : .lastWins) : command
    }
}

extension [any RedisArgument] {
    /// An argument may be several words.
    var wordCount: Int {
        var words = RedisWords()
        for argument in self { argument.append(to: &words) }
        return words.count
    }
}

extension RedisCommanding {
    /// Runs a script.
    ///
    /// - Parameters:
    ///   - keys: `KEYS` of the script: all the keys that it touches, so that a cluster knows
    ///     where it goes.
    ///   - arguments: `ARGV` of the script.
    /// - Throws: As ``reply(to:timeout:)``. What a script did before it failed stays:
    ///   ``RedisError/effect`` is `.unknown` then.
    @discardableResult
    public func run<Reply: RedisDecodable>(
        _ script: RedisScript, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type = Reply.self,
        timeout: Duration? = nil
    ) async throws -> Reply {
        if let sha1 = script.sha1 {
            do {
                return try await run(
                    script.command(bySHA1: sha1, keys: keys, arguments: arguments),
                    as: Reply.self, timeout: timeout)
            } catch let error as RedisError where error.meansNoScript {
                // It was restarted, or has forgotten its scripts. EVAL teaches it again.
            }
        }
        return try await run(
            script.command(keys: keys, arguments: arguments), as: Reply.self, timeout: timeout)
    }
}
