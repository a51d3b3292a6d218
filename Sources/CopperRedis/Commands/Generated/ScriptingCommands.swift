// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func eval(
        _ script: any RedisArgument, keys: [any RedisArgument], arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("EVAL")
        words.add(script)
        words.add(counted: keys)
        words.add(contentsOf: arguments)
        return words.finish()
    }

    @usableFromInline
    static func evalRo(
        _ script: any RedisArgument, keys: [any RedisArgument], arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("EVAL_RO")
        words.add(script)
        words.add(counted: keys)
        words.add(contentsOf: arguments)
        return words.finish()
    }

    @usableFromInline
    static func evalsha(
        _ sha1: any RedisArgument, keys: [any RedisArgument], arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("EVALSHA")
        words.add(sha1)
        words.add(counted: keys)
        words.add(contentsOf: arguments)
        return words.finish()
    }

    @usableFromInline
    static func evalshaRo(
        _ sha1: any RedisArgument, keys: [any RedisArgument], arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("EVALSHA_RO")
        words.add(sha1)
        words.add(counted: keys)
        words.add(contentsOf: arguments)
        return words.finish()
    }

    @usableFromInline
    static func fcall(
        _ function: any RedisArgument, keys: [any RedisArgument], arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("FCALL")
        words.add(function)
        words.add(counted: keys)
        words.add(contentsOf: arguments)
        return words.finish()
    }

    @usableFromInline
    static func fcallRo(
        _ function: any RedisArgument, keys: [any RedisArgument], arguments: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("FCALL_RO")
        words.add(function)
        words.add(counted: keys)
        words.add(contentsOf: arguments)
        return words.finish()
    }

    @usableFromInline
    static func functionDelete(_ library: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("FUNCTION DELETE")
        words.add(library)
        return words.finish()
    }

    @usableFromInline
    static func functionDump() -> RedisCommand {
        RedisCommand("FUNCTION DUMP", arguments: [])
    }

    @usableFromInline
    static func functionFlush(_ mode: RedisFlushMode?) -> RedisCommand {
        var words = RedisCommandWriter("FUNCTION FLUSH")
        words.option(mode)
        return words.finish()
    }

    @usableFromInline
    static func functionHelp() -> RedisCommand {
        RedisCommand("FUNCTION HELP", arguments: [])
    }

    @usableFromInline
    static func functionKill() -> RedisCommand {
        RedisCommand("FUNCTION KILL", arguments: [])
    }

    @usableFromInline
    static func functionList(library: (any RedisArgument)?, withCode: Bool) -> RedisCommand {
        var words = RedisCommandWriter("FUNCTION LIST")
        words.option("LIBRARYNAME", library)
        words.flag("WITHCODE", withCode)
        return words.finish()
    }

    @usableFromInline
    static func functionLoad(_ code: any RedisArgument, replace: Bool) -> RedisCommand {
        var words = RedisCommandWriter("FUNCTION LOAD")
        words.flag("REPLACE", replace)
        words.add(code)
        return words.finish()
    }

    @usableFromInline
    static func functionRestore(
        _ dump: any RedisArgument, policy: RedisFunctionRestorePolicy?
    ) -> RedisCommand {
        var words = RedisCommandWriter("FUNCTION RESTORE")
        words.add(dump)
        words.option(policy)
        return words.finish()
    }

    @usableFromInline
    static func functionStats() -> RedisCommand {
        RedisCommand("FUNCTION STATS", arguments: [])
    }

    @usableFromInline
    static func scriptExists(_ sha1s: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("SCRIPT EXISTS")
        words.add(contentsOf: sha1s)
        return words.finish()
    }

    @usableFromInline
    static func scriptFlush(_ mode: RedisFlushMode?) -> RedisCommand {
        var words = RedisCommandWriter("SCRIPT FLUSH")
        words.option(mode)
        return words.finish()
    }

    @usableFromInline
    static func scriptHelp() -> RedisCommand {
        RedisCommand("SCRIPT HELP", arguments: [])
    }

    @usableFromInline
    static func scriptKill() -> RedisCommand {
        RedisCommand("SCRIPT KILL", arguments: [])
    }

    @usableFromInline
    static func scriptLoad(_ script: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SCRIPT LOAD")
        words.add(script)
        return words.finish()
    }

    @usableFromInline
    static func scriptShow(_ sha1: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("SCRIPT SHOW")
        words.add(sha1)
        return words.finish()
    }
}

extension RedisCall {
    /// `EVAL script numkeys [key [key ...]] [arg [arg ...]]`.
    @export(implementation)
    public static func eval(
        _ script: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type
    ) -> RedisCall<Reply> {
        RedisCall<Reply>(.eval(script, keys: keys, arguments: arguments))
    }

    /// `EVAL_RO script numkeys [key [key ...]] [arg [arg ...]]`.
    @export(implementation)
    public static func evalRo(
        _ script: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type
    ) -> RedisCall<Reply> {
        RedisCall<Reply>(.evalRo(script, keys: keys, arguments: arguments))
    }

    /// `EVALSHA sha1 numkeys [key [key ...]] [arg [arg ...]]`.
    @export(implementation)
    public static func evalsha(
        _ sha1: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type
    ) -> RedisCall<Reply> {
        RedisCall<Reply>(.evalsha(sha1, keys: keys, arguments: arguments))
    }

    /// `EVALSHA_RO sha1 numkeys [key [key ...]] [arg [arg ...]]`.
    @export(implementation)
    public static func evalshaRo(
        _ sha1: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type
    ) -> RedisCall<Reply> {
        RedisCall<Reply>(.evalshaRo(sha1, keys: keys, arguments: arguments))
    }

    /// `FCALL function numkeys [key [key ...]] [arg [arg ...]]`.
    @export(implementation)
    public static func fcall(
        _ function: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type
    ) -> RedisCall<Reply> {
        RedisCall<Reply>(.fcall(function, keys: keys, arguments: arguments))
    }

    /// `FCALL_RO function numkeys [key [key ...]] [arg [arg ...]]`.
    @export(implementation)
    public static func fcallRo(
        _ function: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type
    ) -> RedisCall<Reply> {
        RedisCall<Reply>(.fcallRo(function, keys: keys, arguments: arguments))
    }

    /// `FUNCTION DELETE library-name`.
    @export(implementation)
    public static func functionDelete(
        _ library: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.functionDelete(library))
    }

    /// `FUNCTION DUMP`.
    @export(implementation)
    public static func functionDump() -> RedisCall<[UInt8]> where Reply == [UInt8] {
        RedisCall<[UInt8]>(.functionDump())
    }

    /// `FUNCTION FLUSH [ASYNC | SYNC]`.
    @export(implementation)
    public static func functionFlush(
        _ mode: RedisFlushMode? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.functionFlush(mode))
    }

    /// `FUNCTION HELP`.
    @export(implementation)
    public static func functionHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.functionHelp())
    }

    /// Ends the function that runs, if it has written nothing.
    @export(implementation)
    public static func functionKill() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.functionKill())
    }

    /// `FUNCTION LIST [LIBRARYNAME library-name-pattern] [WITHCODE]`.
    @export(implementation)
    public static func functionList(
        library: (any RedisArgument)? = nil, withCode: Bool = false
    ) -> RedisCall<[RedisFunctionLibraryInfo]> where Reply == [RedisFunctionLibraryInfo] {
        RedisCall<[RedisFunctionLibraryInfo]>(.functionList(library: library, withCode: withCode))
    }

    /// Gives the library's name.
    @export(implementation)
    public static func functionLoad(
        _ code: any RedisArgument, replace: Bool = false
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.functionLoad(code, replace: replace))
    }

    /// `FUNCTION RESTORE serialized-value [FLUSH | APPEND | REPLACE]`.
    @export(implementation)
    public static func functionRestore(
        _ dump: any RedisArgument, policy: RedisFunctionRestorePolicy? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.functionRestore(dump, policy: policy))
    }

    /// `FUNCTION STATS`.
    @export(implementation)
    public static func functionStats() -> RedisCall<RedisFunctionStats>
    where Reply == RedisFunctionStats {
        RedisCall<RedisFunctionStats>(.functionStats())
    }

    /// `SCRIPT EXISTS sha1 [sha1 ...]`.
    @export(implementation)
    public static func scriptExists(
        _ sha1s: any RedisArgument...
    ) -> RedisCall<[Bool]> where Reply == [Bool] {
        RedisCall<[Bool]>(.scriptExists(sha1s))
    }

    /// `SCRIPT FLUSH [ASYNC | SYNC]`.
    @export(implementation)
    public static func scriptFlush(
        _ mode: RedisFlushMode? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.scriptFlush(mode))
    }

    /// `SCRIPT HELP`.
    @export(implementation)
    public static func scriptHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.scriptHelp())
    }

    /// Ends the script that runs, if it has written nothing.
    @export(implementation)
    public static func scriptKill() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.scriptKill())
    }

    /// Gives the script's SHA-1, for EVALSHA.
    @export(implementation)
    public static func scriptLoad(
        _ script: any RedisArgument
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.scriptLoad(script))
    }

    /// `SCRIPT SHOW sha1`.
    @export(implementation)
    public static func scriptShow(
        _ sha1: any RedisArgument
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.scriptShow(sha1))
    }
}

extension RedisCommanding {
    /// `EVAL script numkeys [key [key ...]] [arg [arg ...]]`
    ///
    /// Depends on the script that is executed. Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func eval<Reply: RedisDecodable>(
        _ script: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type = Reply.self
    ) async throws -> Reply {
        try await run(RedisCall<Reply>(.eval(script, keys: keys, arguments: arguments)))
    }

    /// `EVAL_RO script numkeys [key [key ...]] [arg [arg ...]]`
    ///
    /// Depends on the script that is executed. Since 7.0.0.
    @export(implementation)
    public func evalRo<Reply: RedisDecodable>(
        _ script: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type = Reply.self
    ) async throws -> Reply {
        try await run(RedisCall<Reply>(.evalRo(script, keys: keys, arguments: arguments)))
    }

    /// `EVALSHA sha1 numkeys [key [key ...]] [arg [arg ...]]`
    ///
    /// Depends on the script that is executed. Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func evalsha<Reply: RedisDecodable>(
        _ sha1: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type = Reply.self
    ) async throws -> Reply {
        try await run(RedisCall<Reply>(.evalsha(sha1, keys: keys, arguments: arguments)))
    }

    /// `EVALSHA_RO sha1 numkeys [key [key ...]] [arg [arg ...]]`
    ///
    /// Depends on the script that is executed. Since 7.0.0.
    @export(implementation)
    public func evalshaRo<Reply: RedisDecodable>(
        _ sha1: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type = Reply.self
    ) async throws -> Reply {
        try await run(RedisCall<Reply>(.evalshaRo(sha1, keys: keys, arguments: arguments)))
    }

    /// `FCALL function numkeys [key [key ...]] [arg [arg ...]]`
    ///
    /// Depends on the function that is executed. Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func fcall<Reply: RedisDecodable>(
        _ function: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type = Reply.self
    ) async throws -> Reply {
        try await run(RedisCall<Reply>(.fcall(function, keys: keys, arguments: arguments)))
    }

    /// `FCALL_RO function numkeys [key [key ...]] [arg [arg ...]]`
    ///
    /// Depends on the function that is executed. Since 7.0.0.
    @export(implementation)
    public func fcallRo<Reply: RedisDecodable>(
        _ function: any RedisArgument, keys: [any RedisArgument] = [],
        arguments: [any RedisArgument] = [], as: Reply.Type = Reply.self
    ) async throws -> Reply {
        try await run(RedisCall<Reply>(.fcallRo(function, keys: keys, arguments: arguments)))
    }

    /// `FUNCTION DELETE library-name`
    ///
    /// O(1). Since 7.0.0.
    @export(implementation)
    public func functionDelete(_ library: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.functionDelete(library)))
    }

    /// `FUNCTION DUMP`
    ///
    /// O(N) where N is the number of functions. Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func functionDump() async throws -> [UInt8] {
        try await run(RedisCall<[UInt8]>(.functionDump()))
    }

    /// `FUNCTION FLUSH [ASYNC | SYNC]`
    ///
    /// O(N) where N is the number of functions deleted. Since 7.0.0.
    @export(implementation)
    public func functionFlush(_ mode: RedisFlushMode? = nil) async throws {
        try await run(RedisCall<RedisDone>(.functionFlush(mode)))
    }

    /// `FUNCTION HELP`
    ///
    /// O(1). Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func functionHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.functionHelp()))
    }

    /// Ends the function that runs, if it has written nothing.
    ///
    /// `FUNCTION KILL`
    ///
    /// O(1). Since 7.0.0.
    @export(implementation)
    public func functionKill() async throws {
        try await run(RedisCall<RedisDone>(.functionKill()))
    }

    /// `FUNCTION LIST [LIBRARYNAME library-name-pattern] [WITHCODE]`
    ///
    /// O(N) where N is the number of functions. Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func functionList(
        library: (any RedisArgument)? = nil, withCode: Bool = false
    ) async throws -> [RedisFunctionLibraryInfo] {
        try await run(
            RedisCall<[RedisFunctionLibraryInfo]>(
                .functionList(library: library, withCode: withCode)))
    }

    /// Gives the library's name.
    ///
    /// `FUNCTION LOAD [REPLACE] function-code`
    ///
    /// O(1) (considering compilation time is redundant). Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func functionLoad(
        _ code: any RedisArgument, replace: Bool = false
    ) async throws -> String {
        try await run(RedisCall<String>(.functionLoad(code, replace: replace)))
    }

    /// `FUNCTION RESTORE serialized-value [FLUSH | APPEND | REPLACE]`
    ///
    /// O(N) where N is the number of functions on the payload. Since 7.0.0.
    @export(implementation)
    public func functionRestore(
        _ dump: any RedisArgument, policy: RedisFunctionRestorePolicy? = nil
    ) async throws {
        try await run(RedisCall<RedisDone>(.functionRestore(dump, policy: policy)))
    }

    /// `FUNCTION STATS`
    ///
    /// O(1). Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func functionStats() async throws -> RedisFunctionStats {
        try await run(RedisCall<RedisFunctionStats>(.functionStats()))
    }

    /// `SCRIPT EXISTS sha1 [sha1 ...]`
    ///
    /// O(N) with N being the number of scripts to check (so checking a single script is an O(1)
    /// operation). Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func scriptExists(_ sha1s: any RedisArgument...) async throws -> [Bool] {
        try await run(RedisCall<[Bool]>(.scriptExists(sha1s)))
    }

    /// `SCRIPT FLUSH [ASYNC | SYNC]`
    ///
    /// O(N) with N being the number of scripts in cache. Since 2.6.0.
    @export(implementation)
    public func scriptFlush(_ mode: RedisFlushMode? = nil) async throws {
        try await run(RedisCall<RedisDone>(.scriptFlush(mode)))
    }

    /// `SCRIPT HELP`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func scriptHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.scriptHelp()))
    }

    /// Ends the script that runs, if it has written nothing.
    ///
    /// `SCRIPT KILL`
    ///
    /// O(1). Since 2.6.0.
    @export(implementation)
    public func scriptKill() async throws {
        try await run(RedisCall<RedisDone>(.scriptKill()))
    }

    /// Gives the script's SHA-1, for EVALSHA.
    ///
    /// `SCRIPT LOAD script`
    ///
    /// O(N) with N being the length in bytes of the script body. Since 2.6.0.
    @discardableResult
    @export(implementation)
    public func scriptLoad(_ script: any RedisArgument) async throws -> String {
        try await run(RedisCall<String>(.scriptLoad(script)))
    }

    /// `SCRIPT SHOW sha1`
    ///
    /// O(1). Valkey only, since 8.0.0.
    @discardableResult
    @export(implementation)
    public func scriptShow(_ sha1: any RedisArgument) async throws -> String {
        try await run(RedisCall<String>(.scriptShow(sha1)))
    }
}
