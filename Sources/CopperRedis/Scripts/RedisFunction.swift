/// A library of functions that the server keeps, on disk and on replicas too. Since Redis 7.0.
///
/// ```swift
/// let library = RedisFunctionLibrary(
///     name: "shop",
///     """
///     redis.register_function('take', function(keys, args)
///         return redis.call('DECRBY', keys[1], args[1])
///     end)
///     """)
/// try await redis.load(library)
/// let take = library.function("take")
/// let left: Int = try await redis.run(take, keys: ["stock"], arguments: [1])
/// ```
public struct RedisFunctionLibrary: Sendable, Hashable {
    public let name: String
    public let engine: String
    /// What follows the line that names the library.
    public let code: String

    public init(name: String, engine: String = "lua", _ code: String) {
        self.name = name
        self.engine = engine
        self.code = code
    }

    /// As the server takes it.
    public var source: String { "#!\(engine) name=\(name)\n\(code)" }

    /// A function of the library. Where the server does not know it, the library is loaded.
    ///
    /// - Parameters:
    ///   - isReadOnly: It is registered with the flag `no-writes`; replicas may run it.
    ///   - isIdempotent: A second run leaves what the first one did.
    public func function(
        _ name: String, isReadOnly: Bool = false, isIdempotent: Bool = false
    ) -> RedisFunction {
        RedisFunction(name, isReadOnly: isReadOnly, isIdempotent: isIdempotent, library: self)
    }
}

/// A function of a library that the server keeps.
public struct RedisFunction: Sendable, Hashable {
    public let name: String
    public let isReadOnly: Bool
    public let isIdempotent: Bool
    /// Loaded where the server does not know the function.
    public let library: RedisFunctionLibrary?

    public init(
        _ name: String, isReadOnly: Bool = false, isIdempotent: Bool = false,
        library: RedisFunctionLibrary? = nil
    ) {
        self.name = name
        self.isReadOnly = isReadOnly
        self.isIdempotent = isIdempotent || isReadOnly
        self.library = library
    }

    /// FCALL.
    public func command(
        keys: [any RedisArgument] = [], arguments: [any RedisArgument] = []
    ) -> RedisCommand {
        let command = RedisCommand(
            isReadOnly ? "FCALL_RO" : "FCALL",
            arguments: [name, keys.wordCount] + keys + arguments)
        return isIdempotent ? command.retried(as: isReadOnly ? .readOnly : .lastWins) : command
    }
}

extension RedisCommanding {
    /// Gives the server a library. One of the same name is replaced.
    ///
    /// - Parameter replaces: If not, the server refuses a library that it has.
    public func load(
        _ library: RedisFunctionLibrary, replaces: Bool = true, timeout: Duration? = nil
    ) async throws {
        let words = (replaces ? ["REPLACE"] : []) + [library.source]
        try await run(
            RedisCommand("FUNCTION LOAD", words), as: String.self, timeout: timeout)
    }

    /// Calls a function.
    ///
    /// - Parameters:
    ///   - keys: All the keys that it touches, so that a cluster knows where it goes.
    /// - Throws: As ``reply(to:timeout:)``. What a function did before it failed stays:
    ///   ``RedisError/effect`` is `.unknown` then.
    @discardableResult
    public func run<Reply: RedisDecodable>(
        _ function: RedisFunction, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type = Reply.self,
        timeout: Duration? = nil
    ) async throws -> Reply {
        let command = function.command(keys: keys, arguments: arguments)
        guard let library = function.library else {
            return try await run(command, as: Reply.self, timeout: timeout)
        }
        do {
            return try await run(command, as: Reply.self, timeout: timeout)
        } catch let error as RedisError where error.meansNoFunction {
            try await load(library, timeout: timeout)
            return try await run(command, as: Reply.self, timeout: timeout)
        }
    }
}

extension RedisError {
    /// Said before anything runs.
    fileprivate var meansNoFunction: Bool {
        server.map { $0.text.hasPrefix("ERR Function not found") } ?? false
    }
}
