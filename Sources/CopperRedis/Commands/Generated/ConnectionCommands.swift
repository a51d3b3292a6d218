// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func auth(user: (any RedisArgument)?, _ password: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("AUTH")
        words.option(user)
        words.add(password)
        return words.finish()
    }

    @usableFromInline
    static func clientCaching(_ mode: RedisYesNo) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT CACHING")
        words.add(mode)
        return words.finish()
    }

    @usableFromInline
    static func clientCapa(_ capabilities: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT CAPA")
        words.add(contentsOf: capabilities)
        return words.finish()
    }

    @usableFromInline
    static func clientGetname() -> RedisCommand {
        RedisCommand("CLIENT GETNAME", arguments: [])
    }

    @usableFromInline
    static func clientGetredir() -> RedisCommand {
        RedisCommand("CLIENT GETREDIR", arguments: [])
    }

    @usableFromInline
    static func clientHelp() -> RedisCommand {
        RedisCommand("CLIENT HELP", arguments: [])
    }

    @usableFromInline
    static func clientId() -> RedisCommand {
        RedisCommand("CLIENT ID", arguments: [])
    }

    @usableFromInline
    static func clientImportSource(_ mode: RedisOnOff) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT IMPORT-SOURCE")
        words.add(mode)
        return words.finish()
    }

    @usableFromInline
    static func clientInfo() -> RedisCommand {
        RedisCommand("CLIENT INFO", arguments: [])
    }

    @usableFromInline
    static func clientKill(_ filters: [RedisClientFilter]) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT KILL")
        words.add(contentsOf: filters)
        return words.finish()
    }

    @usableFromInline
    static func clientKillAddress(_ address: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT KILL")
        words.add(address)
        return words.finish()
    }

    @usableFromInline
    static func clientList(_ filters: [RedisClientFilter]) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT LIST")
        words.add(contentsOf: filters)
        return words.finish()
    }

    @usableFromInline
    static func clientNoEvict(_ mode: RedisOnOff) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT NO-EVICT")
        words.add(mode)
        return words.finish()
    }

    @usableFromInline
    static func clientNoTouch(_ mode: RedisOnOff) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT NO-TOUCH")
        words.add(mode)
        return words.finish()
    }

    @usableFromInline
    static func clientPause(_ time: Duration, mode: RedisPauseMode?) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT PAUSE")
        words.add(milliseconds: time)
        words.option(mode)
        return words.finish()
    }

    @usableFromInline
    static func clientSetinfo(
        _ attribute: RedisClientAttribute, _ value: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT SETINFO")
        words.add(attribute)
        words.add(value)
        return words.finish()
    }

    @usableFromInline
    static func clientSetname(_ name: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT SETNAME")
        words.add(name)
        return words.finish()
    }

    @usableFromInline
    static func clientTracking(
        _ mode: RedisOnOff, redirect: Int?, prefixes: [any RedisArgument], bcast: Bool, optin: Bool,
        optout: Bool, noloop: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT TRACKING")
        words.add(mode)
        words.option("REDIRECT", redirect)
        for one in prefixes { words.option("PREFIX", one) }
        words.flag("BCAST", bcast)
        words.flag("OPTIN", optin)
        words.flag("OPTOUT", optout)
        words.flag("NOLOOP", noloop)
        return words.finish()
    }

    @usableFromInline
    static func clientTrackinginfo() -> RedisCommand {
        RedisCommand("CLIENT TRACKINGINFO", arguments: [])
    }

    @usableFromInline
    static func clientUnblock(_ id: Int, mode: RedisUnblockMode?) -> RedisCommand {
        var words = RedisCommandWriter("CLIENT UNBLOCK")
        words.add(id)
        words.option(mode)
        return words.finish()
    }

    @usableFromInline
    static func clientUnpause() -> RedisCommand {
        RedisCommand("CLIENT UNPAUSE", arguments: [])
    }

    @usableFromInline
    static func echo(_ message: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("ECHO")
        words.add(message)
        return words.finish()
    }

    @usableFromInline
    static func ping() -> RedisCommand {
        RedisCommand("PING", arguments: [])
    }

    @usableFromInline
    static func pingEcho(_ message: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("PING")
        words.add(message)
        return words.finish()
    }

    @usableFromInline
    static func select(_ database: Int) -> RedisCommand {
        var words = RedisCommandWriter("SELECT")
        words.add(database)
        return words.finish()
    }
}

extension RedisCall {
    /// Within `withConnection`: who the connection is until it is given back.
    @export(implementation)
    public static func auth(
        user: (any RedisArgument)? = nil, _ password: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.auth(user: user, password))
    }

    /// Within `withConnection`: whether the next command's keys are tracked.
    @export(implementation)
    public static func clientCaching(
        _ mode: RedisYesNo
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clientCaching(mode))
    }

    /// Within `withConnection`: what the client understands.
    @export(implementation)
    public static func clientCapa(
        _ capabilities: any RedisArgument...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clientCapa(capabilities))
    }

    /// `CLIENT GETNAME`.
    @export(implementation)
    public static func clientGetname() -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.clientGetname())
    }

    /// The ID of the connection that invalidations go to; 0 is this one, -1 none.
    @export(implementation)
    public static func clientGetredir() -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.clientGetredir())
    }

    /// `CLIENT HELP`.
    @export(implementation)
    public static func clientHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.clientHelp())
    }

    /// `CLIENT ID`.
    @export(implementation)
    public static func clientId() -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.clientId())
    }

    /// Within `withConnection`: whether it copies data from elsewhere, and so may write what has
    /// expired.
    @export(implementation)
    public static func clientImportSource(
        _ mode: RedisOnOff
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clientImportSource(mode))
    }

    /// What the server knows of this connection.
    @export(implementation)
    public static func clientInfo() -> RedisCall<RedisClientInfo> where Reply == RedisClientInfo {
        RedisCall<RedisClientInfo>(.clientInfo())
    }

    /// Closes the connections that match all filters, and tells how many they were.
    @export(implementation)
    public static func clientKill(
        _ filters: RedisClientFilter...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.clientKill(filters))
    }

    /// Closes the connection from that address, `127.0.0.1:1234`.
    @export(implementation)
    public static func clientKillAddress(
        _ address: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clientKillAddress(address))
    }

    /// The connections that match all filters.
    @export(implementation)
    public static func clientList(
        _ filters: RedisClientFilter...
    ) -> RedisCall<RedisClientList> where Reply == RedisClientList {
        RedisCall<RedisClientList>(.clientList(filters))
    }

    /// Within `withConnection`: whether the server spares it when memory is short.
    @export(implementation)
    public static func clientNoEvict(
        _ mode: RedisOnOff
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clientNoEvict(mode))
    }

    /// Within `withConnection`: whether its commands leave keys as unused as they are.
    @export(implementation)
    public static func clientNoTouch(
        _ mode: RedisOnOff
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clientNoTouch(mode))
    }

    /// Has the server answer nobody for a time, or no writers.
    @export(implementation)
    public static func clientPause(
        _ time: Duration, mode: RedisPauseMode? = nil
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clientPause(time, mode: mode))
    }

    /// Within `withConnection`: a name or version of the client's library.
    @export(implementation)
    public static func clientSetinfo(
        _ attribute: RedisClientAttribute, _ value: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clientSetinfo(attribute, value))
    }

    /// Within `withConnection`; the configuration's `clientName` is for all.
    @export(implementation)
    public static func clientSetname(
        _ name: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clientSetname(name))
    }

    /// Within `withConnection`: whether the server tells when keys change.
    @export(implementation)
    public static func clientTracking(
        _ mode: RedisOnOff, redirect: Int? = nil, prefixes: [any RedisArgument] = [],
        bcast: Bool = false, optin: Bool = false, optout: Bool = false, noloop: Bool = false
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(
            .clientTracking(
                mode, redirect: redirect, prefixes: prefixes, bcast: bcast, optin: optin,
                optout: optout, noloop: noloop))
    }

    /// `CLIENT TRACKINGINFO`.
    @export(implementation)
    public static func clientTrackinginfo() -> RedisCall<RedisTrackingInfo>
    where Reply == RedisTrackingInfo {
        RedisCall<RedisTrackingInfo>(.clientTrackinginfo())
    }

    /// Ends what a connection waits for: whether it waited.
    @export(implementation)
    public static func clientUnblock(
        _ id: Int, mode: RedisUnblockMode? = nil
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.clientUnblock(id, mode: mode))
    }

    /// `CLIENT UNPAUSE`.
    @export(implementation)
    public static func clientUnpause() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.clientUnpause())
    }

    /// `ECHO message`.
    @export(implementation)
    public static func echo(
        _ message: any RedisArgument
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.echo(message))
    }

    /// `ECHO message`.
    @export(implementation)
    public static func echo(_ message: any RedisArgument, as: Reply.Type) -> RedisCall<Reply> {
        RedisCall<Reply>(.echo(message))
    }

    /// `PING [message]`.
    @export(implementation)
    public static func ping() -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.ping())
    }

    /// Gives the message back.
    @export(implementation)
    public static func pingEcho(
        _ message: any RedisArgument
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.pingEcho(message))
    }

    /// Gives the message back.
    @export(implementation)
    public static func pingEcho(
        _ message: any RedisArgument, as: Reply.Type
    ) -> RedisCall<Reply> {
        RedisCall<Reply>(.pingEcho(message))
    }

    /// Within `withConnection`; the configuration's `database` is for all.
    @export(implementation)
    public static func select(_ database: Int) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.select(database))
    }
}

extension RedisCommanding {
    /// Within `withConnection`: who the connection is until it is given back.
    ///
    /// `AUTH [username] password`
    ///
    /// O(N) where N is the number of passwords defined for the user. Since 1.0.0.
    @export(implementation)
    public func auth(
        user: (any RedisArgument)? = nil, _ password: any RedisArgument
    ) async throws {
        try await run(RedisCall<RedisDone>(.auth(user: user, password)))
    }

    /// Within `withConnection`: whether the next command's keys are tracked.
    ///
    /// `CLIENT CACHING <YES | NO>`
    ///
    /// O(1). Since 6.0.0.
    @export(implementation)
    public func clientCaching(_ mode: RedisYesNo) async throws {
        try await run(RedisCall<RedisDone>(.clientCaching(mode)))
    }

    /// Within `withConnection`: what the client understands.
    ///
    /// `CLIENT CAPA capability [capability ...]`
    ///
    /// O(1). Valkey only, since 8.0.0.
    @export(implementation)
    public func clientCapa(_ capabilities: any RedisArgument...) async throws {
        try await run(RedisCall<RedisDone>(.clientCapa(capabilities)))
    }

    /// `CLIENT GETNAME`
    ///
    /// O(1). Since 2.6.9.
    @discardableResult
    @export(implementation)
    public func clientGetname() async throws -> String? {
        try await run(RedisCall<String?>(.clientGetname()))
    }

    /// The ID of the connection that invalidations go to; 0 is this one, -1 none.
    ///
    /// `CLIENT GETREDIR`
    ///
    /// O(1). Since 6.0.0.
    @discardableResult
    @export(implementation)
    public func clientGetredir() async throws -> Int {
        try await run(RedisCall<Int>(.clientGetredir()))
    }

    /// `CLIENT HELP`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func clientHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.clientHelp()))
    }

    /// `CLIENT ID`
    ///
    /// O(1). Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func clientId() async throws -> Int {
        try await run(RedisCall<Int>(.clientId()))
    }

    /// Within `withConnection`: whether it copies data from elsewhere, and so may write what has
    /// expired.
    ///
    /// `CLIENT IMPORT-SOURCE <ON | OFF>`
    ///
    /// O(1). Valkey only, since 8.1.0.
    @export(implementation)
    public func clientImportSource(_ mode: RedisOnOff) async throws {
        try await run(RedisCall<RedisDone>(.clientImportSource(mode)))
    }

    /// What the server knows of this connection.
    ///
    /// `CLIENT INFO`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func clientInfo() async throws -> RedisClientInfo {
        try await run(RedisCall<RedisClientInfo>(.clientInfo()))
    }

    /// Closes the connections that match all filters, and tells how many they were.
    ///
    /// `CLIENT KILL ...`
    ///
    /// O(N) where N is the number of client connections. Since 2.4.0.
    @discardableResult
    @export(implementation)
    public func clientKill(_ filters: RedisClientFilter...) async throws -> Int {
        try await run(RedisCall<Int>(.clientKill(filters)))
    }

    /// Closes the connection from that address, `127.0.0.1:1234`.
    ///
    /// `CLIENT KILL ...`
    ///
    /// O(N) where N is the number of client connections. Since 2.4.0.
    @export(implementation)
    public func clientKillAddress(_ address: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.clientKillAddress(address)))
    }

    /// The connections that match all filters.
    ///
    /// `CLIENT LIST ...`
    ///
    /// O(N) where N is the number of client connections. Since 2.4.0.
    @discardableResult
    @export(implementation)
    public func clientList(_ filters: RedisClientFilter...) async throws -> RedisClientList {
        try await run(RedisCall<RedisClientList>(.clientList(filters)))
    }

    /// Within `withConnection`: whether the server spares it when memory is short.
    ///
    /// `CLIENT NO-EVICT <ON | OFF>`
    ///
    /// O(1). Since 7.0.0.
    @export(implementation)
    public func clientNoEvict(_ mode: RedisOnOff) async throws {
        try await run(RedisCall<RedisDone>(.clientNoEvict(mode)))
    }

    /// Within `withConnection`: whether its commands leave keys as unused as they are.
    ///
    /// `CLIENT NO-TOUCH <ON | OFF>`
    ///
    /// O(1). Since 7.2.0.
    @export(implementation)
    public func clientNoTouch(_ mode: RedisOnOff) async throws {
        try await run(RedisCall<RedisDone>(.clientNoTouch(mode)))
    }

    /// Has the server answer nobody for a time, or no writers.
    ///
    /// `CLIENT PAUSE timeout [WRITE | ALL]`
    ///
    /// O(1). Since 3.0.0.
    @export(implementation)
    public func clientPause(_ time: Duration, mode: RedisPauseMode? = nil) async throws {
        try await run(RedisCall<RedisDone>(.clientPause(time, mode: mode)))
    }

    /// Within `withConnection`: a name or version of the client's library.
    ///
    /// `CLIENT SETINFO <lib-name libname | lib-ver libver>`
    ///
    /// O(1). Since 7.2.0.
    @export(implementation)
    public func clientSetinfo(
        _ attribute: RedisClientAttribute, _ value: any RedisArgument
    ) async throws {
        try await run(RedisCall<RedisDone>(.clientSetinfo(attribute, value)))
    }

    /// Within `withConnection`; the configuration's `clientName` is for all.
    ///
    /// `CLIENT SETNAME connection-name`
    ///
    /// O(1). Since 2.6.9.
    @export(implementation)
    public func clientSetname(_ name: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.clientSetname(name)))
    }

    /// Within `withConnection`: whether the server tells when keys change.
    ///
    /// `CLIENT TRACKING <ON | OFF> [REDIRECT client-id] [PREFIX prefix [PREFIX prefix ...]]
    /// [BCAST] [OPTIN] [OPTOUT] [NOLOOP]`
    ///
    /// O(1). Some options may introduce additional complexity. Since 6.0.0.
    @export(implementation)
    public func clientTracking(
        _ mode: RedisOnOff, redirect: Int? = nil, prefixes: [any RedisArgument] = [],
        bcast: Bool = false, optin: Bool = false, optout: Bool = false, noloop: Bool = false
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .clientTracking(
                    mode, redirect: redirect, prefixes: prefixes, bcast: bcast, optin: optin,
                    optout: optout, noloop: noloop)))
    }

    /// `CLIENT TRACKINGINFO`
    ///
    /// O(1). Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func clientTrackinginfo() async throws -> RedisTrackingInfo {
        try await run(RedisCall<RedisTrackingInfo>(.clientTrackinginfo()))
    }

    /// Ends what a connection waits for: whether it waited.
    ///
    /// `CLIENT UNBLOCK client-id [TIMEOUT | ERROR]`
    ///
    /// O(log N) where N is the number of client connections. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func clientUnblock(_ id: Int, mode: RedisUnblockMode? = nil) async throws -> Bool {
        try await run(RedisCall<Bool>(.clientUnblock(id, mode: mode)))
    }

    /// `CLIENT UNPAUSE`
    ///
    /// O(N) Where N is the number of paused clients. Since 6.2.0.
    @export(implementation)
    public func clientUnpause() async throws {
        try await run(RedisCall<RedisDone>(.clientUnpause()))
    }

    /// `ECHO message`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func echo<Value: RedisDecodable>(
        _ message: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value {
        try await run(RedisCall<Value>(.echo(message)))
    }

    /// `PING [message]`
    ///
    /// O(1). Since 1.0.0.
    @export(implementation)
    public func ping() async throws {
        try await run(RedisCall<RedisDone>(.ping()))
    }

    /// Gives the message back.
    ///
    /// `PING [message]`
    ///
    /// O(1). Since 1.0.0.
    @discardableResult
    @export(implementation)
    public func pingEcho<Value: RedisDecodable>(
        _ message: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value {
        try await run(RedisCall<Value>(.pingEcho(message)))
    }

    /// Within `withConnection`; the configuration's `database` is for all.
    ///
    /// `SELECT index`
    ///
    /// O(1). Since 1.0.0.
    @export(implementation)
    public func select(_ database: Int) async throws {
        try await run(RedisCall<RedisDone>(.select(database)))
    }
}
