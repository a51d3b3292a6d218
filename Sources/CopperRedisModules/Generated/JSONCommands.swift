// Written by Tests/Generators/redis-modules.py: not for editing.
public import CopperRESP
public import CopperRedis

extension RedisCommand {
    @usableFromInline
    static func jsonArrappend(
        _ key: any RedisArgument, _ path: any RedisArgument, json: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.ARRAPPEND")
        words.add(key)
        words.add(path)
        words.add(contentsOf: json)
        return words.finish()
    }

    @usableFromInline
    static func jsonArrindex(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument, start: Int,
        stop: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.ARRINDEX")
        words.add(key)
        words.add(path)
        words.add(json)
        words.add(start)
        words.add(stop)
        return words.finish()
    }

    @usableFromInline
    static func jsonArrinsert(
        _ key: any RedisArgument, _ path: any RedisArgument, at index: Int,
        json: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.ARRINSERT")
        words.add(key)
        words.add(path)
        words.add(index)
        words.add(contentsOf: json)
        return words.finish()
    }

    @usableFromInline
    static func jsonArrlen(_ key: any RedisArgument, _ path: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("JSON.ARRLEN")
        words.add(key)
        words.add(path)
        return words.finish()
    }

    @usableFromInline
    static func jsonArrpop(
        _ key: any RedisArgument, _ path: any RedisArgument, index: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.ARRPOP")
        words.add(key)
        words.add(path)
        words.add(index)
        return words.finish()
    }

    @usableFromInline
    static func jsonArrtrim(
        _ key: any RedisArgument, _ path: any RedisArgument, _ start: Int, _ stop: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.ARRTRIM")
        words.add(key)
        words.add(path)
        words.add(start)
        words.add(stop)
        return words.finish()
    }

    @usableFromInline
    static func jsonClear(_ key: any RedisArgument, _ path: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("JSON.CLEAR")
        words.add(key)
        words.add(path)
        return words.finish()
    }

    @usableFromInline
    static func jsonDebugHelp() -> RedisCommand {
        RedisCommand("JSON.DEBUG HELP", arguments: [])
    }

    @usableFromInline
    static func jsonDebugMemory(
        _ key: any RedisArgument, _ path: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.DEBUG MEMORY")
        words.add(key)
        words.add(path)
        return words.finish()
    }

    @usableFromInline
    static func jsonDel(_ key: any RedisArgument, _ path: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("JSON.DEL")
        words.add(key)
        words.add(path)
        return words.finish()
    }

    @usableFromInline
    static func jsonGetText(
        _ key: any RedisArgument, _ paths: [any RedisArgument], indent: (any RedisArgument)?,
        newline: (any RedisArgument)?, space: (any RedisArgument)?
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.GET")
        words.add(key)
        words.option("INDENT", indent)
        words.option("NEWLINE", newline)
        words.option("SPACE", space)
        words.add(contentsOf: paths)
        return words.finish()
    }

    @usableFromInline
    static func jsonMerge(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.MERGE")
        words.add(key)
        words.add(path)
        words.add(json)
        return words.finish()
    }

    @usableFromInline
    static func jsonMgetText(
        _ keys: [any RedisArgument], path: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.MGET")
        words.add(contentsOf: keys)
        words.add(path)
        return words.finish()
    }

    @usableFromInline
    static func jsonMset(_ entries: [RedisJSONEntry]) -> RedisCommand {
        var words = RedisCommandWriter("JSON.MSET")
        words.add(contentsOf: entries)
        return words.finish()
    }

    @usableFromInline
    static func jsonNumincrby(
        _ key: any RedisArgument, _ path: any RedisArgument, by number: Double
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.NUMINCRBY")
        words.add(key)
        words.add(path)
        words.add(number)
        return words.finish()
    }

    @usableFromInline
    static func jsonNummultby(
        _ key: any RedisArgument, _ path: any RedisArgument, by number: Double
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.NUMMULTBY")
        words.add(key)
        words.add(path)
        words.add(number)
        return words.finish()
    }

    @usableFromInline
    static func jsonObjkeys(_ key: any RedisArgument, _ path: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("JSON.OBJKEYS")
        words.add(key)
        words.add(path)
        return words.finish()
    }

    @usableFromInline
    static func jsonObjlen(_ key: any RedisArgument, _ path: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("JSON.OBJLEN")
        words.add(key)
        words.add(path)
        return words.finish()
    }

    @usableFromInline
    static func jsonResp(_ key: any RedisArgument, _ path: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("JSON.RESP")
        words.add(key)
        words.add(path)
        return words.finish()
    }

    @usableFromInline
    static func jsonSet(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument,
        condition: RedisCondition?
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.SET")
        words.add(key)
        words.add(path)
        words.add(json)
        words.option(condition)
        return words.finish()
    }

    @usableFromInline
    static func jsonStrappend(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("JSON.STRAPPEND")
        words.add(key)
        words.add(path)
        words.add(json)
        return words.finish()
    }

    @usableFromInline
    static func jsonStrlen(_ key: any RedisArgument, _ path: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("JSON.STRLEN")
        words.add(key)
        words.add(path)
        return words.finish()
    }

    @usableFromInline
    static func jsonToggle(_ key: any RedisArgument, _ path: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("JSON.TOGGLE")
        words.add(key)
        words.add(path)
        return words.finish()
    }

    @usableFromInline
    static func jsonType(_ key: any RedisArgument, _ path: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("JSON.TYPE")
        words.add(key)
        words.add(path)
        return words.finish()
    }
}

extension RedisCall {
    /// Appends values to arrays, and tells their lengths; `nil` for what is no array.
    @export(implementation)
    public static func jsonArrappend(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument...
    ) -> RedisCall<[Int?]> where Reply == [Int?] {
        RedisCall<[Int?]>(.jsonArrappend(key, path, json: json))
    }

    /// Where the value stands in each array, -1 where it does not; `nil` for what is no array.
    @export(implementation)
    public static func jsonArrindex(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument,
        start: Int = 0, stop: Int = 0
    ) -> RedisCall<[Int?]> where Reply == [Int?] {
        RedisCall<[Int?]>(.jsonArrindex(key, path, json: json, start: start, stop: stop))
    }

    /// Inserts values into arrays, and tells their lengths; `nil` for what is no array.
    @export(implementation)
    public static func jsonArrinsert(
        _ key: any RedisArgument, _ path: any RedisArgument, at index: Int,
        json: any RedisArgument...
    ) -> RedisCall<[Int?]> where Reply == [Int?] {
        RedisCall<[Int?]>(.jsonArrinsert(key, path, at: index, json: json))
    }

    /// `JSON.ARRLEN key [path]`.
    @export(implementation)
    public static func jsonArrlen(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) -> RedisCall<[Int?]> where Reply == [Int?] {
        RedisCall<[Int?]>(.jsonArrlen(key, path))
    }

    /// Takes an element out of each array, and gives it as JSON.
    @export(implementation)
    public static func jsonArrpop(
        _ key: any RedisArgument, _ path: any RedisArgument = "$", index: Int = -1
    ) -> RedisCall<[String?]> where Reply == [String?] {
        RedisCall<[String?]>(.jsonArrpop(key, path, index: index))
    }

    /// Keeps the elements from one index to another, that included.
    @export(implementation)
    public static func jsonArrtrim(
        _ key: any RedisArgument, _ path: any RedisArgument, _ start: Int, _ stop: Int
    ) -> RedisCall<[Int?]> where Reply == [Int?] {
        RedisCall<[Int?]>(.jsonArrtrim(key, path, start, stop))
    }

    /// Empties arrays and objects, and sets numbers to 0: how many it changed.
    @export(implementation)
    public static func jsonClear(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.jsonClear(key, path))
    }

    /// `JSON.DEBUG HELP`.
    @export(implementation)
    public static func jsonDebugHelp() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.jsonDebugHelp())
    }

    /// How many bytes each value takes.
    @export(implementation)
    public static func jsonDebugMemory(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) -> RedisCall<[Int]> where Reply == [Int] {
        RedisCall<[Int]>(.jsonDebugMemory(key, path))
    }

    /// How many values it deleted.
    @export(implementation)
    public static func jsonDel(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.jsonDel(key, path))
    }

    /// What a path matches as a JSON array; of several paths an object with such an array for
    /// each; without any the whole value.
    @export(implementation)
    public static func jsonGetText(
        _ key: any RedisArgument, _ paths: any RedisArgument..., indent: (any RedisArgument)? = nil,
        newline: (any RedisArgument)? = nil, space: (any RedisArgument)? = nil
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.jsonGetText(key, paths, indent: indent, newline: newline, space: space))
    }

    /// Merges a value into those that the path matches (RFC 7396).
    @export(implementation)
    public static func jsonMerge(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.jsonMerge(key, path, json: json))
    }

    /// What the path matches in each, as a JSON array.
    @export(implementation)
    public static func jsonMgetText(
        _ keys: any RedisArgument..., path: any RedisArgument = "$"
    ) -> RedisCall<[String?]> where Reply == [String?] {
        RedisCall<[String?]>(.jsonMgetText(keys, path: path))
    }

    /// `JSON.MSET key path value [key path value ...]`.
    @export(implementation)
    public static func jsonMset(
        _ entries: RedisJSONEntry...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.jsonMset(entries))
    }

    /// `JSON.NUMINCRBY key path value`.
    @export(implementation)
    public static func jsonNumincrby(
        _ key: any RedisArgument, _ path: any RedisArgument, by number: Double
    ) -> RedisCall<RedisJSONNumbers> where Reply == RedisJSONNumbers {
        RedisCall<RedisJSONNumbers>(.jsonNumincrby(key, path, by: number))
    }

    /// `JSON.NUMMULTBY key path value`.
    @export(implementation)
    public static func jsonNummultby(
        _ key: any RedisArgument, _ path: any RedisArgument, by number: Double
    ) -> RedisCall<RedisJSONNumbers> where Reply == RedisJSONNumbers {
        RedisCall<RedisJSONNumbers>(.jsonNummultby(key, path, by: number))
    }

    /// `JSON.OBJKEYS key [path]`.
    @export(implementation)
    public static func jsonObjkeys(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) -> RedisCall<[[String]?]> where Reply == [[String]?] {
        RedisCall<[[String]?]>(.jsonObjkeys(key, path))
    }

    /// `JSON.OBJLEN key [path]`.
    @export(implementation)
    public static func jsonObjlen(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) -> RedisCall<[Int?]> where Reply == [Int?] {
        RedisCall<[Int?]>(.jsonObjlen(key, path))
    }

    /// The values as RESP has them: an array begins with `[`, an object with `{`.
    @export(implementation)
    public static func jsonResp(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) -> RedisCall<RESPValue> where Reply == RESPValue {
        RedisCall<RESPValue>(.jsonResp(key, path))
    }

    /// Sets what the path matches to a JSON text: whether the condition was met.
    @export(implementation)
    public static func jsonSet(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument,
        condition: RedisCondition? = nil
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.jsonSet(key, path, json: json, condition: condition))
    }

    /// Appends a JSON string to strings, and tells their lengths.
    @export(implementation)
    public static func jsonStrappend(
        _ key: any RedisArgument, _ path: any RedisArgument = "$", json: any RedisArgument
    ) -> RedisCall<[Int?]> where Reply == [Int?] {
        RedisCall<[Int?]>(.jsonStrappend(key, path, json: json))
    }

    /// `JSON.STRLEN key [path]`.
    @export(implementation)
    public static func jsonStrlen(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) -> RedisCall<[Int?]> where Reply == [Int?] {
        RedisCall<[Int?]>(.jsonStrlen(key, path))
    }

    /// What the truth values have become; `nil` for what is none.
    @export(implementation)
    public static func jsonToggle(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) -> RedisCall<[Bool?]> where Reply == [Bool?] {
        RedisCall<[Bool?]>(.jsonToggle(key, path))
    }

    /// `JSON.TYPE key [path]`.
    @export(implementation)
    public static func jsonType(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) -> RedisCall<RedisJSONTypes> where Reply == RedisJSONTypes {
        RedisCall<RedisJSONTypes>(.jsonType(key, path))
    }
}

extension RedisCommanding {
    /// Appends values to arrays, and tells their lengths; `nil` for what is no array.
    ///
    /// `JSON.ARRAPPEND key [path] value [value ...]`
    ///
    /// O(1) when path is evaluated to a single value, O(N) when path is evaluated to multiple
    /// values, where N is the size of the key. Since RedisJSON 1.0.0.
    @discardableResult
    @export(implementation)
    public func jsonArrappend(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument...
    ) async throws -> [Int?] {
        try await run(RedisCall<[Int?]>(.jsonArrappend(key, path, json: json)))
    }

    /// Where the value stands in each array, -1 where it does not; `nil` for what is no array.
    ///
    /// `JSON.ARRINDEX key path json [start [stop]]`
    ///
    /// O(N) when path is evaluated to a single value where N is the size of the array, O(N) when
    /// path is evaluated to multiple values, where N is the size of the key. Since RedisJSON
    /// 1.0.0.
    @export(implementation)
    public func jsonArrindex(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument,
        start: Int = 0, stop: Int = 0
    ) async throws -> [Int?] {
        try await run(
            RedisCall<[Int?]>(.jsonArrindex(key, path, json: json, start: start, stop: stop)))
    }

    /// Inserts values into arrays, and tells their lengths; `nil` for what is no array.
    ///
    /// `JSON.ARRINSERT key path index value [value ...]`
    ///
    /// O(N) when path is evaluated to a single value where N is the size of the array, O(N) when
    /// path is evaluated to multiple values, where N is the size of the key. Since RedisJSON
    /// 1.0.0.
    @discardableResult
    @export(implementation)
    public func jsonArrinsert(
        _ key: any RedisArgument, _ path: any RedisArgument, at index: Int,
        json: any RedisArgument...
    ) async throws -> [Int?] {
        try await run(RedisCall<[Int?]>(.jsonArrinsert(key, path, at: index, json: json)))
    }

    /// `JSON.ARRLEN key [path]`
    ///
    /// O(1) where path is evaluated to a single value, O(N) where path is evaluated to multiple
    /// values, where N is the size of the key. Since RedisJSON 1.0.0.
    @export(implementation)
    public func jsonArrlen(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) async throws -> [Int?] {
        try await run(RedisCall<[Int?]>(.jsonArrlen(key, path)))
    }

    /// Takes an element out of each array, and gives it as JSON.
    ///
    /// `JSON.ARRPOP key [path [index]]`
    ///
    /// O(N) when path is evaluated to a single value where N is the size of the array and the
    /// specified index is not the last element, O(1) when path is evaluated to a single value and
    /// the specified index is the last element, or O(N) when path is evaluated to multiple
    /// values, where N is the size of the key. Since RedisJSON 1.0.0.
    @discardableResult
    @export(implementation)
    public func jsonArrpop(
        _ key: any RedisArgument, _ path: any RedisArgument = "$", index: Int = -1
    ) async throws -> [String?] {
        try await run(RedisCall<[String?]>(.jsonArrpop(key, path, index: index)))
    }

    /// Keeps the elements from one index to another, that included.
    ///
    /// `JSON.ARRTRIM key path start stop`
    ///
    /// O(N) when path is evaluated to a single value where N is the size of the array, O(N) when
    /// path is evaluated to multiple values, where N is the size of the key. Since RedisJSON
    /// 1.0.0.
    @discardableResult
    @export(implementation)
    public func jsonArrtrim(
        _ key: any RedisArgument, _ path: any RedisArgument, _ start: Int, _ stop: Int
    ) async throws -> [Int?] {
        try await run(RedisCall<[Int?]>(.jsonArrtrim(key, path, start, stop)))
    }

    /// Empties arrays and objects, and sets numbers to 0: how many it changed.
    ///
    /// `JSON.CLEAR key [path]`
    ///
    /// O(N) when path is evaluated to a single value where N is the size of the values, O(N) when
    /// path is evaluated to multiple values, where N is the size of the key. Since RedisJSON
    /// 2.0.0.
    @discardableResult
    @export(implementation)
    public func jsonClear(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) async throws -> Int {
        try await run(RedisCall<Int>(.jsonClear(key, path)))
    }

    /// `JSON.DEBUG HELP`
    ///
    /// Since RedisJSON 1.0.0.
    @export(implementation)
    public func jsonDebugHelp() async throws -> [String] {
        try await run(RedisCall<[String]>(.jsonDebugHelp()))
    }

    /// How many bytes each value takes.
    ///
    /// `JSON.DEBUG MEMORY key [path]`
    ///
    /// Since RedisJSON 1.0.0.
    @export(implementation)
    public func jsonDebugMemory(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) async throws -> [Int] {
        try await run(RedisCall<[Int]>(.jsonDebugMemory(key, path)))
    }

    /// How many values it deleted.
    ///
    /// `JSON.DEL key [path]`
    ///
    /// O(N) when path is evaluated to a single value where N is the size of the deleted value,
    /// O(N) when path is evaluated to multiple values, where N is the size of the key. Since
    /// RedisJSON 1.0.0.
    @discardableResult
    @export(implementation)
    public func jsonDel(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) async throws -> Int {
        try await run(RedisCall<Int>(.jsonDel(key, path)))
    }

    /// What a path matches as a JSON array; of several paths an object with such an array for
    /// each; without any the whole value.
    ///
    /// `JSON.GET key [INDENT indent] [NEWLINE newline] [SPACE space] [path [path ...]]`
    ///
    /// O(N) when path is evaluated to a single value where N is the size of the value, O(N) when
    /// path is evaluated to multiple values, where N is the size of the key. Since RedisJSON
    /// 1.0.0.
    @export(implementation)
    public func jsonGetText(
        _ key: any RedisArgument, _ paths: any RedisArgument..., indent: (any RedisArgument)? = nil,
        newline: (any RedisArgument)? = nil, space: (any RedisArgument)? = nil
    ) async throws -> String? {
        try await run(
            RedisCall<String?>(
                .jsonGetText(key, paths, indent: indent, newline: newline, space: space)))
    }

    /// Merges a value into those that the path matches (RFC 7396).
    ///
    /// `JSON.MERGE key path value`
    ///
    /// O(M+N) when path is evaluated to a single value where M is the size of the original value
    /// (if it exists) and N is the size of the new value, O(M+N) when path is evaluated to
    /// multiple values where M is the size of the key and N is the size of the new value. Since
    /// RedisJSON 2.6.0.
    @export(implementation)
    public func jsonMerge(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument
    ) async throws {
        try await run(RedisCall<RedisDone>(.jsonMerge(key, path, json: json)))
    }

    /// What the path matches in each, as a JSON array.
    ///
    /// `JSON.MGET key [key ...] path`
    ///
    /// O(M*N) when path is evaluated to a single value where M is the number of keys and N is the
    /// size of the value, O(N1+N2+...+Nm) when path is evaluated to multiple values where m is
    /// the number of keys and Ni is the size of the i-th key. Since RedisJSON 1.0.0.
    @export(implementation)
    public func jsonMgetText(
        _ keys: any RedisArgument..., path: any RedisArgument = "$"
    ) async throws -> [String?] {
        try await run(RedisCall<[String?]>(.jsonMgetText(keys, path: path)))
    }

    /// `JSON.MSET key path value [key path value ...]`
    ///
    /// O(K*(M+N)) where k is the number of keys in the command, when path is evaluated to a
    /// single value where M is the size of the original value (if it exists) and N is the size of
    /// the new value, or O(K*(M+N)) when path is evaluated to multiple values where M is the size
    /// of the key and N is the size of the new value * the number of original values in the key.
    /// Since RedisJSON 2.6.0.
    @export(implementation)
    public func jsonMset(_ entries: RedisJSONEntry...) async throws {
        try await run(RedisCall<RedisDone>(.jsonMset(entries)))
    }

    /// `JSON.NUMINCRBY key path value`
    ///
    /// O(1) when path is evaluated to a single value, O(N) when path is evaluated to multiple
    /// values, where N is the size of the key. Since RedisJSON 1.0.0.
    @discardableResult
    @export(implementation)
    public func jsonNumincrby(
        _ key: any RedisArgument, _ path: any RedisArgument, by number: Double
    ) async throws -> RedisJSONNumbers {
        try await run(RedisCall<RedisJSONNumbers>(.jsonNumincrby(key, path, by: number)))
    }

    /// `JSON.NUMMULTBY key path value`
    ///
    /// Since RedisJSON 1.0.0.
    @discardableResult
    @export(implementation)
    public func jsonNummultby(
        _ key: any RedisArgument, _ path: any RedisArgument, by number: Double
    ) async throws -> RedisJSONNumbers {
        try await run(RedisCall<RedisJSONNumbers>(.jsonNummultby(key, path, by: number)))
    }

    /// `JSON.OBJKEYS key [path]`
    ///
    /// O(N) when path is evaluated to a single value, where N is the number of keys in the
    /// object, O(N) when path is evaluated to multiple values, where N is the size of the key.
    /// Since RedisJSON 1.0.0.
    @export(implementation)
    public func jsonObjkeys(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) async throws -> [[String]?] {
        try await run(RedisCall<[[String]?]>(.jsonObjkeys(key, path)))
    }

    /// `JSON.OBJLEN key [path]`
    ///
    /// O(1) when path is evaluated to a single value, O(N) when path is evaluated to multiple
    /// values, where N is the size of the key. Since RedisJSON 1.0.0.
    @export(implementation)
    public func jsonObjlen(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) async throws -> [Int?] {
        try await run(RedisCall<[Int?]>(.jsonObjlen(key, path)))
    }

    /// The values as RESP has them: an array begins with `[`, an object with `{`.
    ///
    /// `JSON.RESP key [path]`
    ///
    /// O(N) when path is evaluated to a single value, where N is the size of the value, O(N) when
    /// path is evaluated to multiple values, where N is the size of the key. Since RedisJSON
    /// 1.0.0.
    @export(implementation)
    public func jsonResp(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) async throws -> RESPValue {
        try await run(RedisCall<RESPValue>(.jsonResp(key, path)))
    }

    /// Sets what the path matches to a JSON text: whether the condition was met.
    ///
    /// `JSON.SET key path json [NX | XX] [FPHA <FP16 | BF16 | FP32 | FP64>]`
    ///
    /// O(M+N) when path is evaluated to a single value where M is the size of the original value
    /// (if it exists) and N is the size of the new value, O(M+N) when path is evaluated to
    /// multiple values where M is the size of the key and N is the size of the new value. Since
    /// RedisJSON 1.0.0.
    @discardableResult
    @export(implementation)
    public func jsonSet(
        _ key: any RedisArgument, _ path: any RedisArgument, json: any RedisArgument,
        condition: RedisCondition? = nil
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.jsonSet(key, path, json: json, condition: condition)))
    }

    /// Appends a JSON string to strings, and tells their lengths.
    ///
    /// `JSON.STRAPPEND key [path] value`
    ///
    /// O(1) when path is evaluated to a single value, O(N) when path is evaluated to multiple
    /// values, where N is the size of the key. Since RedisJSON 1.0.0.
    @discardableResult
    @export(implementation)
    public func jsonStrappend(
        _ key: any RedisArgument, _ path: any RedisArgument = "$", json: any RedisArgument
    ) async throws -> [Int?] {
        try await run(RedisCall<[Int?]>(.jsonStrappend(key, path, json: json)))
    }

    /// `JSON.STRLEN key [path]`
    ///
    /// O(1) when path is evaluated to a single value, O(N) when path is evaluated to multiple
    /// values, where N is the size of the key. Since RedisJSON 1.0.0.
    @export(implementation)
    public func jsonStrlen(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) async throws -> [Int?] {
        try await run(RedisCall<[Int?]>(.jsonStrlen(key, path)))
    }

    /// What the truth values have become; `nil` for what is none.
    ///
    /// `JSON.TOGGLE key path`
    ///
    /// O(1) when path is evaluated to a single value, O(N) when path is evaluated to multiple
    /// values, where N is the size of the key. Since RedisJSON 2.0.0.
    @discardableResult
    @export(implementation)
    public func jsonToggle(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) async throws -> [Bool?] {
        try await run(RedisCall<[Bool?]>(.jsonToggle(key, path)))
    }

    /// `JSON.TYPE key [path]`
    ///
    /// O(1) when path is evaluated to a single value, O(N) when path is evaluated to multiple
    /// values, where N is the size of the key. Since RedisJSON 1.0.0.
    @export(implementation)
    public func jsonType(
        _ key: any RedisArgument, _ path: any RedisArgument = "$"
    ) async throws -> RedisJSONTypes {
        try await run(RedisCall<RedisJSONTypes>(.jsonType(key, path)))
    }
}
