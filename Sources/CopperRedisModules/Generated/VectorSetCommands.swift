// Written by Tests/Generators/redis-modules.py: not for editing.
public import CopperRedis

extension RedisCommand {
    @usableFromInline
    static func vadd(
        _ key: any RedisArgument, _ vector: RedisVector, _ element: any RedisArgument,
        reducedTo: Int?, checkAndSet: Bool, quantization: RedisVectorQuantization?, effort: Int?,
        attributes: (any RedisArgument)?, links: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("VADD")
        words.add(key)
        words.option("REDUCE", reducedTo)
        words.add(vector)
        words.add(element)
        words.flag("CAS", checkAndSet)
        words.option(quantization)
        words.option("EF", effort)
        words.option("SETATTR", attributes)
        words.option("M", links)
        return words.finish()
    }

    @usableFromInline
    static func vcard(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("VCARD")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func vdim(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("VDIM")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func vemb(_ key: any RedisArgument, _ element: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("VEMB")
        words.add(key)
        words.add(element)
        return words.finish()
    }

    @usableFromInline
    static func vembRaw(_ key: any RedisArgument, _ element: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("VEMB")
        words.add(key)
        words.add(element)
        words.add("RAW")
        return words.finish()
    }

    @usableFromInline
    static func vgetattr(_ key: any RedisArgument, _ element: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("VGETATTR")
        words.add(key)
        words.add(element)
        return words.finish()
    }

    @usableFromInline
    static func vinfo(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("VINFO")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func vismember(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("VISMEMBER")
        words.add(key)
        words.add(element)
        return words.finish()
    }

    @usableFromInline
    static func vlinks(_ key: any RedisArgument, _ element: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("VLINKS")
        words.add(key)
        words.add(element)
        return words.finish()
    }

    @usableFromInline
    static func vlinksScored(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("VLINKS")
        words.add(key)
        words.add(element)
        words.add("WITHSCORES")
        return words.finish()
    }

    @usableFromInline
    static func vrandmember(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("VRANDMEMBER")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func vrandmembers(_ key: any RedisArgument, count: Int) -> RedisCommand {
        var words = RedisCommandWriter("VRANDMEMBER")
        words.add(key)
        words.add(count)
        return words.finish()
    }

    @usableFromInline
    static func vrem(_ key: any RedisArgument, _ element: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("VREM")
        words.add(key)
        words.add(element)
        return words.finish()
    }

    @usableFromInline
    static func vsetattr(
        _ key: any RedisArgument, _ element: any RedisArgument, json: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("VSETATTR")
        words.add(key)
        words.add(element)
        words.add(json)
        return words.finish()
    }

    @usableFromInline
    static func vsim(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int?, epsilon: Double?,
        effort: Int?, filter: (any RedisArgument)?, filterEffort: Int?, exact: Bool, noThread: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("VSIM")
        words.add(key)
        words.add(query)
        words.option("COUNT", count)
        words.option("EPSILON", epsilon)
        words.option("EF", effort)
        words.option("FILTER", filter)
        words.option("FILTER-EF", filterEffort)
        words.flag("TRUTH", exact)
        words.flag("NOTHREAD", noThread)
        return words.finish()
    }

    @usableFromInline
    static func vsimScored(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int?, epsilon: Double?,
        effort: Int?, filter: (any RedisArgument)?, filterEffort: Int?, exact: Bool, noThread: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("VSIM")
        words.add(key)
        words.add(query)
        words.add("WITHSCORES")
        words.option("COUNT", count)
        words.option("EPSILON", epsilon)
        words.option("EF", effort)
        words.option("FILTER", filter)
        words.option("FILTER-EF", filterEffort)
        words.flag("TRUTH", exact)
        words.flag("NOTHREAD", noThread)
        return words.finish()
    }

    @usableFromInline
    static func vsimMatches(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int?, epsilon: Double?,
        effort: Int?, filter: (any RedisArgument)?, filterEffort: Int?, exact: Bool, noThread: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("VSIM")
        words.add(key)
        words.add(query)
        words.add("WITHSCORES")
        words.add("WITHATTRIBS")
        words.option("COUNT", count)
        words.option("EPSILON", epsilon)
        words.option("EF", effort)
        words.option("FILTER", filter)
        words.option("FILTER-EF", filterEffort)
        words.flag("TRUTH", exact)
        words.flag("NOTHREAD", noThread)
        return words.finish()
    }
}

extension RedisCall {
    /// Adds an element, or gives it another vector: whether it was new.
    @export(implementation)
    public static func vadd(
        _ key: any RedisArgument, _ vector: RedisVector, _ element: any RedisArgument,
        reducedTo: Int? = nil, checkAndSet: Bool = false,
        quantization: RedisVectorQuantization? = nil, effort: Int? = nil,
        attributes: (any RedisArgument)? = nil, links: Int? = nil
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(
            .vadd(
                key, vector, element, reducedTo: reducedTo, checkAndSet: checkAndSet,
                quantization: quantization, effort: effort, attributes: attributes, links: links))
    }

    /// `VCARD key`.
    @export(implementation)
    public static func vcard(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.vcard(key))
    }

    /// `VDIM key`.
    @export(implementation)
    public static func vdim(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.vdim(key))
    }

    /// The element's vector, about as it was given.
    @export(implementation)
    public static func vemb(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) -> RedisCall<[Double]?> where Reply == [Double]? {
        RedisCall<[Double]?>(.vemb(key, element))
    }

    /// The vector as the server keeps it.
    @export(implementation)
    public static func vembRaw(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) -> RedisCall<RedisRawVector?> where Reply == RedisRawVector? {
        RedisCall<RedisRawVector?>(.vembRaw(key, element))
    }

    /// `VGETATTR key element`.
    @export(implementation)
    public static func vgetattr(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.vgetattr(key, element))
    }

    /// `VINFO key`.
    @export(implementation)
    public static func vinfo(
        _ key: any RedisArgument
    ) -> RedisCall<RedisVectorSetInfo?> where Reply == RedisVectorSetInfo? {
        RedisCall<RedisVectorSetInfo?>(.vinfo(key))
    }

    /// `VISMEMBER key element`.
    @export(implementation)
    public static func vismember(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.vismember(key, element))
    }

    /// The neighbours in each layer.
    @export(implementation)
    public static func vlinks(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) -> RedisCall<[[String]]?> where Reply == [[String]]? {
        RedisCall<[[String]]?>(.vlinks(key, element))
    }

    /// The neighbours in each layer.
    @export(implementation)
    public static func vlinks<Value: RedisDecodable>(
        _ key: any RedisArgument, _ element: any RedisArgument, as: Value.Type
    ) -> RedisCall<[[Value]]?> where Reply == [[Value]]? {
        RedisCall<[[Value]]?>(.vlinks(key, element))
    }

    /// The neighbours in each layer, and how similar they are.
    @export(implementation)
    public static func vlinksScored(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) -> RedisCall<[[RedisScored<String>]]?> where Reply == [[RedisScored<String>]]? {
        RedisCall<[[RedisScored<String>]]?>(.vlinksScored(key, element))
    }

    /// The neighbours in each layer, and how similar they are.
    @export(implementation)
    public static func vlinksScored<Value: RedisDecodable>(
        _ key: any RedisArgument, _ element: any RedisArgument, as: Value.Type
    ) -> RedisCall<[[RedisScored<Value>]]?> where Reply == [[RedisScored<Value>]]? {
        RedisCall<[[RedisScored<Value>]]?>(.vlinksScored(key, element))
    }

    /// `VRANDMEMBER key [count]`.
    @export(implementation)
    public static func vrandmember(
        _ key: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.vrandmember(key))
    }

    /// `VRANDMEMBER key [count]`.
    @export(implementation)
    public static func vrandmember<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.vrandmember(key))
    }

    /// So many elements; when it is negative, of which some may be the same.
    @export(implementation)
    public static func vrandmembers(
        _ key: any RedisArgument, count: Int
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.vrandmembers(key, count: count))
    }

    /// So many elements; when it is negative, of which some may be the same.
    @export(implementation)
    public static func vrandmembers<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.vrandmembers(key, count: count))
    }

    /// `VREM key element`.
    @export(implementation)
    public static func vrem(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.vrem(key, element))
    }

    /// Sets the element's attributes to a JSON text; an empty one takes them away.
    @export(implementation)
    public static func vsetattr(
        _ key: any RedisArgument, _ element: any RedisArgument, json: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.vsetattr(key, element, json: json))
    }

    /// The elements most similar to a vector or to another element.
    @export(implementation)
    public static func vsim(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int? = nil,
        epsilon: Double? = nil, effort: Int? = nil, filter: (any RedisArgument)? = nil,
        filterEffort: Int? = nil, exact: Bool = false, noThread: Bool = false
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(
            .vsim(
                key, query, count: count, epsilon: epsilon, effort: effort, filter: filter,
                filterEffort: filterEffort, exact: exact, noThread: noThread))
    }

    /// The elements most similar to a vector or to another element.
    @export(implementation)
    public static func vsim<Value: RedisDecodable>(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int? = nil,
        epsilon: Double? = nil, effort: Int? = nil, filter: (any RedisArgument)? = nil,
        filterEffort: Int? = nil, exact: Bool = false, noThread: Bool = false, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(
            .vsim(
                key, query, count: count, epsilon: epsilon, effort: effort, filter: filter,
                filterEffort: filterEffort, exact: exact, noThread: noThread))
    }

    /// The same, and how similar they are, from 0 to 1.
    @export(implementation)
    public static func vsimScored(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int? = nil,
        epsilon: Double? = nil, effort: Int? = nil, filter: (any RedisArgument)? = nil,
        filterEffort: Int? = nil, exact: Bool = false, noThread: Bool = false
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(
            .vsimScored(
                key, query, count: count, epsilon: epsilon, effort: effort, filter: filter,
                filterEffort: filterEffort, exact: exact, noThread: noThread))
    }

    /// The same, and how similar they are, from 0 to 1.
    @export(implementation)
    public static func vsimScored<Value: RedisDecodable>(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int? = nil,
        epsilon: Double? = nil, effort: Int? = nil, filter: (any RedisArgument)? = nil,
        filterEffort: Int? = nil, exact: Bool = false, noThread: Bool = false, as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(
            .vsimScored(
                key, query, count: count, epsilon: epsilon, effort: effort, filter: filter,
                filterEffort: filterEffort, exact: exact, noThread: noThread))
    }

    /// The same, with their attributes.
    @export(implementation)
    public static func vsimMatches(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int? = nil,
        epsilon: Double? = nil, effort: Int? = nil, filter: (any RedisArgument)? = nil,
        filterEffort: Int? = nil, exact: Bool = false, noThread: Bool = false
    ) -> RedisCall<RedisVectorMatches<String>> where Reply == RedisVectorMatches<String> {
        RedisCall<RedisVectorMatches<String>>(
            .vsimMatches(
                key, query, count: count, epsilon: epsilon, effort: effort, filter: filter,
                filterEffort: filterEffort, exact: exact, noThread: noThread))
    }

    /// The same, with their attributes.
    @export(implementation)
    public static func vsimMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int? = nil,
        epsilon: Double? = nil, effort: Int? = nil, filter: (any RedisArgument)? = nil,
        filterEffort: Int? = nil, exact: Bool = false, noThread: Bool = false, as: Value.Type
    ) -> RedisCall<RedisVectorMatches<Value>> where Reply == RedisVectorMatches<Value> {
        RedisCall<RedisVectorMatches<Value>>(
            .vsimMatches(
                key, query, count: count, epsilon: epsilon, effort: effort, filter: filter,
                filterEffort: filterEffort, exact: exact, noThread: noThread))
    }
}

extension RedisCommanding {
    /// Adds an element, or gives it another vector: whether it was new.
    ///
    /// `VADD key [REDUCE dim] <FP32 vector | VALUES num number [number ...]> element [CAS]
    /// [NOQUANT | Q8 | BIN] [EF effort] [SETATTR attributes] [M links]`
    ///
    /// O(log(N)) for each element added, where N is the number of elements in the vector set.
    /// Since Redis 8.0.0.
    @discardableResult
    @export(implementation)
    public func vadd(
        _ key: any RedisArgument, _ vector: RedisVector, _ element: any RedisArgument,
        reducedTo: Int? = nil, checkAndSet: Bool = false,
        quantization: RedisVectorQuantization? = nil, effort: Int? = nil,
        attributes: (any RedisArgument)? = nil, links: Int? = nil
    ) async throws -> Bool {
        try await run(
            RedisCall<Bool>(
                .vadd(
                    key, vector, element, reducedTo: reducedTo, checkAndSet: checkAndSet,
                    quantization: quantization, effort: effort, attributes: attributes, links: links
                )))
    }

    /// `VCARD key`
    ///
    /// O(1). Since Redis 8.0.0.
    @export(implementation)
    public func vcard(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.vcard(key)))
    }

    /// `VDIM key`
    ///
    /// O(1). Since Redis 8.0.0.
    @export(implementation)
    public func vdim(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.vdim(key)))
    }

    /// The element's vector, about as it was given.
    ///
    /// `VEMB key element [RAW]`
    ///
    /// O(1). Since Redis 8.0.0.
    @export(implementation)
    public func vemb(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) async throws -> [Double]? {
        try await run(RedisCall<[Double]?>(.vemb(key, element)))
    }

    /// The vector as the server keeps it.
    ///
    /// `VEMB key element [RAW]`
    ///
    /// O(1). Since Redis 8.0.0.
    @export(implementation)
    public func vembRaw(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) async throws -> RedisRawVector? {
        try await run(RedisCall<RedisRawVector?>(.vembRaw(key, element)))
    }

    /// `VGETATTR key element`
    ///
    /// O(1). Since Redis 8.0.0.
    @export(implementation)
    public func vgetattr(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) async throws -> String? {
        try await run(RedisCall<String?>(.vgetattr(key, element)))
    }

    /// `VINFO key`
    ///
    /// O(1). Since Redis 8.0.0.
    @export(implementation)
    public func vinfo(_ key: any RedisArgument) async throws -> RedisVectorSetInfo? {
        try await run(RedisCall<RedisVectorSetInfo?>(.vinfo(key)))
    }

    /// `VISMEMBER key element`
    ///
    /// O(1). Since Redis 8.2.0.
    @export(implementation)
    public func vismember(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.vismember(key, element)))
    }

    /// The neighbours in each layer.
    ///
    /// `VLINKS key element [WITHSCORES]`
    ///
    /// O(1). Since Redis 8.0.0.
    @export(implementation)
    public func vlinks<Value: RedisDecodable>(
        _ key: any RedisArgument, _ element: any RedisArgument, as: Value.Type = String.self
    ) async throws -> [[Value]]? {
        try await run(RedisCall<[[Value]]?>(.vlinks(key, element)))
    }

    /// The neighbours in each layer, and how similar they are.
    ///
    /// `VLINKS key element [WITHSCORES]`
    ///
    /// O(1). Since Redis 8.0.0.
    @export(implementation)
    public func vlinksScored<Value: RedisDecodable>(
        _ key: any RedisArgument, _ element: any RedisArgument, as: Value.Type = String.self
    ) async throws -> [[RedisScored<Value>]]? {
        try await run(RedisCall<[[RedisScored<Value>]]?>(.vlinksScored(key, element)))
    }

    /// `VRANDMEMBER key [count]`
    ///
    /// O(N) where N is the absolute value of the count argument. Since Redis 8.0.0.
    @export(implementation)
    public func vrandmember<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.vrandmember(key)))
    }

    /// So many elements; when it is negative, of which some may be the same.
    ///
    /// `VRANDMEMBER key [count]`
    ///
    /// O(N) where N is the absolute value of the count argument. Since Redis 8.0.0.
    @export(implementation)
    public func vrandmembers<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.vrandmembers(key, count: count)))
    }

    /// `VREM key element`
    ///
    /// O(log(N)) for each element removed, where N is the number of elements in the vector set.
    /// Since Redis 8.0.0.
    @discardableResult
    @export(implementation)
    public func vrem(
        _ key: any RedisArgument, _ element: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.vrem(key, element)))
    }

    /// Sets the element's attributes to a JSON text; an empty one takes them away.
    ///
    /// `VSETATTR key element json`
    ///
    /// O(1). Since Redis 8.0.0.
    @discardableResult
    @export(implementation)
    public func vsetattr(
        _ key: any RedisArgument, _ element: any RedisArgument, json: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.vsetattr(key, element, json: json)))
    }

    /// The elements most similar to a vector or to another element.
    ///
    /// `VSIM ...`
    ///
    /// O(log(N)) where N is the number of elements in the vector set. Since Redis 8.0.0.
    @export(implementation)
    public func vsim<Value: RedisDecodable>(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int? = nil,
        epsilon: Double? = nil, effort: Int? = nil, filter: (any RedisArgument)? = nil,
        filterEffort: Int? = nil, exact: Bool = false, noThread: Bool = false,
        as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(
            RedisCall<[Value]>(
                .vsim(
                    key, query, count: count, epsilon: epsilon, effort: effort, filter: filter,
                    filterEffort: filterEffort, exact: exact, noThread: noThread)))
    }

    /// The same, and how similar they are, from 0 to 1.
    ///
    /// `VSIM ...`
    ///
    /// O(log(N)) where N is the number of elements in the vector set. Since Redis 8.0.0.
    @export(implementation)
    public func vsimScored<Value: RedisDecodable>(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int? = nil,
        epsilon: Double? = nil, effort: Int? = nil, filter: (any RedisArgument)? = nil,
        filterEffort: Int? = nil, exact: Bool = false, noThread: Bool = false,
        as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(
            RedisCall<[RedisScored<Value>]>(
                .vsimScored(
                    key, query, count: count, epsilon: epsilon, effort: effort, filter: filter,
                    filterEffort: filterEffort, exact: exact, noThread: noThread)))
    }

    /// The same, with their attributes.
    ///
    /// `VSIM ...`
    ///
    /// O(log(N)) where N is the number of elements in the vector set. Since Redis 8.0.0.
    @export(implementation)
    public func vsimMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, _ query: RedisVectorQuery, count: Int? = nil,
        epsilon: Double? = nil, effort: Int? = nil, filter: (any RedisArgument)? = nil,
        filterEffort: Int? = nil, exact: Bool = false, noThread: Bool = false,
        as: Value.Type = String.self
    ) async throws -> RedisVectorMatches<Value> {
        try await run(
            RedisCall<RedisVectorMatches<Value>>(
                .vsimMatches(
                    key, query, count: count, epsilon: epsilon, effort: effort, filter: filter,
                    filterEffort: filterEffort, exact: exact, noThread: noThread)))
    }
}
