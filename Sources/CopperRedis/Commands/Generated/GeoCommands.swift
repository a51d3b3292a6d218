// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func geoadd(
        _ key: any RedisArgument, _ members: [RedisGeoMember], condition: RedisCondition?,
        changed: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEOADD")
        words.add(key)
        words.option(condition)
        words.flag("CH", changed)
        words.add(contentsOf: members)
        return words.finish()
    }

    @usableFromInline
    static func geodist(
        _ key: any RedisArgument, _ member1: any RedisArgument, _ member2: any RedisArgument,
        _ unit: RedisGeoUnit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEODIST")
        words.add(key)
        words.add(member1)
        words.add(member2)
        words.option(unit)
        return words.finish()
    }

    @usableFromInline
    static func geohash(
        _ key: any RedisArgument, _ members: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEOHASH")
        words.add(key)
        words.add(contentsOf: members)
        return words.finish()
    }

    @usableFromInline
    static func geopos(_ key: any RedisArgument, _ members: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("GEOPOS")
        words.add(key)
        words.add(contentsOf: members)
        return words.finish()
    }

    @usableFromInline
    static func georadius(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount?, order: RedisOrder?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEORADIUS")
        words.add(key)
        words.add(center)
        words.add(radius)
        words.add(unit)
        words.option(count)
        words.option(order)
        return words.finish()
    }

    @usableFromInline
    static func georadiusMatches(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount?, order: RedisOrder?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEORADIUS")
        words.add(key)
        words.add(center)
        words.add(radius)
        words.add(unit)
        words.add("WITHCOORD")
        words.add("WITHDIST")
        words.add("WITHHASH")
        words.option(count)
        words.option(order)
        return words.finish()
    }

    @usableFromInline
    static func georadiusStore(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount?, order: RedisOrder?, to: RedisGeoDestination
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEORADIUS")
        words.add(key)
        words.add(center)
        words.add(radius)
        words.add(unit)
        words.option(count)
        words.option(order)
        words.add(to)
        return words.finish()
    }

    @usableFromInline
    static func georadiusRo(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount?, order: RedisOrder?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEORADIUS_RO")
        words.add(key)
        words.add(center)
        words.add(radius)
        words.add(unit)
        words.option(count)
        words.option(order)
        return words.finish()
    }

    @usableFromInline
    static func georadiusRoMatches(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount?, order: RedisOrder?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEORADIUS_RO")
        words.add(key)
        words.add(center)
        words.add(radius)
        words.add(unit)
        words.add("WITHCOORD")
        words.add("WITHDIST")
        words.add("WITHHASH")
        words.option(count)
        words.option(order)
        return words.finish()
    }

    @usableFromInline
    static func georadiusbymember(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount?, order: RedisOrder?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEORADIUSBYMEMBER")
        words.add(key)
        words.add(member)
        words.add(radius)
        words.add(unit)
        words.option(count)
        words.option(order)
        return words.finish()
    }

    @usableFromInline
    static func georadiusbymemberMatches(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount?, order: RedisOrder?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEORADIUSBYMEMBER")
        words.add(key)
        words.add(member)
        words.add(radius)
        words.add(unit)
        words.add("WITHCOORD")
        words.add("WITHDIST")
        words.add("WITHHASH")
        words.option(count)
        words.option(order)
        return words.finish()
    }

    @usableFromInline
    static func georadiusbymemberStore(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount?, order: RedisOrder?, to: RedisGeoDestination
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEORADIUSBYMEMBER")
        words.add(key)
        words.add(member)
        words.add(radius)
        words.add(unit)
        words.option(count)
        words.option(order)
        words.add(to)
        return words.finish()
    }

    @usableFromInline
    static func georadiusbymemberRo(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount?, order: RedisOrder?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEORADIUSBYMEMBER_RO")
        words.add(key)
        words.add(member)
        words.add(radius)
        words.add(unit)
        words.option(count)
        words.option(order)
        return words.finish()
    }

    @usableFromInline
    static func georadiusbymemberRoMatches(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount?, order: RedisOrder?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEORADIUSBYMEMBER_RO")
        words.add(key)
        words.add(member)
        words.add(radius)
        words.add(unit)
        words.add("WITHCOORD")
        words.add("WITHDIST")
        words.add("WITHHASH")
        words.option(count)
        words.option(order)
        return words.finish()
    }

    @usableFromInline
    static func geosearch(
        _ key: any RedisArgument, from: RedisGeoOrigin, by: RedisGeoShape, order: RedisOrder?,
        count: RedisGeoCount?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEOSEARCH")
        words.add(key)
        words.add(from)
        words.add(by)
        words.option(order)
        words.option(count)
        return words.finish()
    }

    @usableFromInline
    static func geosearch(
        _ key: any RedisArgument, by: RedisGeoPolygon, order: RedisOrder?, count: RedisGeoCount?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEOSEARCH")
        words.add(key)
        words.add(by)
        words.option(order)
        words.option(count)
        return words.finish()
    }

    @usableFromInline
    static func geosearchMatches(
        _ key: any RedisArgument, from: RedisGeoOrigin, by: RedisGeoShape, order: RedisOrder?,
        count: RedisGeoCount?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEOSEARCH")
        words.add(key)
        words.add(from)
        words.add(by)
        words.option(order)
        words.option(count)
        words.add("WITHCOORD")
        words.add("WITHDIST")
        words.add("WITHHASH")
        return words.finish()
    }

    @usableFromInline
    static func geosearchMatches(
        _ key: any RedisArgument, by: RedisGeoPolygon, order: RedisOrder?, count: RedisGeoCount?
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEOSEARCH")
        words.add(key)
        words.add(by)
        words.option(order)
        words.option(count)
        words.add("WITHCOORD")
        words.add("WITHDIST")
        words.add("WITHHASH")
        return words.finish()
    }

    @usableFromInline
    static func geosearchstore(
        _ destination: any RedisArgument, _ source: any RedisArgument, from: RedisGeoOrigin,
        by: RedisGeoShape, order: RedisOrder?, count: RedisGeoCount?, storeDistance: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEOSEARCHSTORE")
        words.add(destination)
        words.add(source)
        words.add(from)
        words.add(by)
        words.option(order)
        words.option(count)
        words.flag("STOREDIST", storeDistance)
        return words.finish()
    }

    @usableFromInline
    static func geosearchstore(
        _ destination: any RedisArgument, _ source: any RedisArgument, by: RedisGeoPolygon,
        order: RedisOrder?, count: RedisGeoCount?, storeDistance: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("GEOSEARCHSTORE")
        words.add(destination)
        words.add(source)
        words.add(by)
        words.option(order)
        words.option(count)
        words.flag("STOREDIST", storeDistance)
        return words.finish()
    }
}

extension RedisCall {
    /// How many members are new, with `changed` also how many moved.
    @export(implementation)
    public static func geoadd(
        _ key: any RedisArgument, _ members: RedisGeoMember..., condition: RedisCondition? = nil,
        changed: Bool = false
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.geoadd(key, members, condition: condition, changed: changed))
    }

    /// `GEODIST key member1 member2 [m | km | ft | mi]`.
    @export(implementation)
    public static func geodist(
        _ key: any RedisArgument, _ member1: any RedisArgument, _ member2: any RedisArgument,
        _ unit: RedisGeoUnit? = nil
    ) -> RedisCall<Double?> where Reply == Double? {
        RedisCall<Double?>(.geodist(key, member1, member2, unit))
    }

    /// `GEOHASH key [member [member ...]]`.
    @export(implementation)
    public static func geohash(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) -> RedisCall<[String?]> where Reply == [String?] {
        RedisCall<[String?]>(.geohash(key, members))
    }

    /// `GEOPOS key [member [member ...]]`.
    @export(implementation)
    public static func geopos(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) -> RedisCall<[RedisGeoPosition?]> where Reply == [RedisGeoPosition?] {
        RedisCall<[RedisGeoPosition?]>(.geopos(key, members))
    }

    /// `GEORADIUS ...`.
    @export(implementation)
    public static func georadius(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.georadius(key, center, radius, unit, count: count, order: order))
    }

    /// `GEORADIUS ...`.
    @export(implementation)
    public static func georadius<Value: RedisDecodable>(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.georadius(key, center, radius, unit, count: count, order: order))
    }

    /// With their places and distances.
    @export(implementation)
    public static func georadiusMatches(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil
    ) -> RedisCall<[RedisGeoMatch<String>]> where Reply == [RedisGeoMatch<String>] {
        RedisCall<[RedisGeoMatch<String>]>(
            .georadiusMatches(key, center, radius, unit, count: count, order: order))
    }

    /// With their places and distances.
    @export(implementation)
    public static func georadiusMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil, as: Value.Type
    ) -> RedisCall<[RedisGeoMatch<Value>]> where Reply == [RedisGeoMatch<Value>] {
        RedisCall<[RedisGeoMatch<Value>]>(
            .georadiusMatches(key, center, radius, unit, count: count, order: order))
    }

    /// `GEORADIUS ...`.
    @export(implementation)
    public static func georadiusStore(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        to: RedisGeoDestination
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(
            .georadiusStore(key, center, radius, unit, count: count, order: order, to: to))
    }

    /// `GEORADIUS_RO key longitude latitude radius <m | km | ft | mi> [WITHCOORD] [WITHDIST]
    /// [WITHHASH] [COUNT count [ANY]] [ASC | DESC]`.
    @export(implementation)
    public static func georadiusRo(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.georadiusRo(key, center, radius, unit, count: count, order: order))
    }

    /// `GEORADIUS_RO key longitude latitude radius <m | km | ft | mi> [WITHCOORD] [WITHDIST]
    /// [WITHHASH] [COUNT count [ANY]] [ASC | DESC]`.
    @export(implementation)
    public static func georadiusRo<Value: RedisDecodable>(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.georadiusRo(key, center, radius, unit, count: count, order: order))
    }

    /// With their places and distances.
    @export(implementation)
    public static func georadiusRoMatches(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil
    ) -> RedisCall<[RedisGeoMatch<String>]> where Reply == [RedisGeoMatch<String>] {
        RedisCall<[RedisGeoMatch<String>]>(
            .georadiusRoMatches(key, center, radius, unit, count: count, order: order))
    }

    /// With their places and distances.
    @export(implementation)
    public static func georadiusRoMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil, as: Value.Type
    ) -> RedisCall<[RedisGeoMatch<Value>]> where Reply == [RedisGeoMatch<Value>] {
        RedisCall<[RedisGeoMatch<Value>]>(
            .georadiusRoMatches(key, center, radius, unit, count: count, order: order))
    }

    /// `GEORADIUSBYMEMBER ...`.
    @export(implementation)
    public static func georadiusbymember(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(
            .georadiusbymember(key, member, radius, unit, count: count, order: order))
    }

    /// `GEORADIUSBYMEMBER ...`.
    @export(implementation)
    public static func georadiusbymember<Value: RedisDecodable>(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(
            .georadiusbymember(key, member, radius, unit, count: count, order: order))
    }

    /// With their places and distances.
    @export(implementation)
    public static func georadiusbymemberMatches(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil
    ) -> RedisCall<[RedisGeoMatch<String>]> where Reply == [RedisGeoMatch<String>] {
        RedisCall<[RedisGeoMatch<String>]>(
            .georadiusbymemberMatches(key, member, radius, unit, count: count, order: order))
    }

    /// With their places and distances.
    @export(implementation)
    public static func georadiusbymemberMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil, as: Value.Type
    ) -> RedisCall<[RedisGeoMatch<Value>]> where Reply == [RedisGeoMatch<Value>] {
        RedisCall<[RedisGeoMatch<Value>]>(
            .georadiusbymemberMatches(key, member, radius, unit, count: count, order: order))
    }

    /// `GEORADIUSBYMEMBER ...`.
    @export(implementation)
    public static func georadiusbymemberStore(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        to: RedisGeoDestination
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(
            .georadiusbymemberStore(key, member, radius, unit, count: count, order: order, to: to))
    }

    /// `GEORADIUSBYMEMBER_RO key member radius <m | km | ft | mi> [WITHCOORD] [WITHDIST]
    /// [WITHHASH] [COUNT count [ANY]] [ASC | DESC]`.
    @export(implementation)
    public static func georadiusbymemberRo(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(
            .georadiusbymemberRo(key, member, radius, unit, count: count, order: order))
    }

    /// `GEORADIUSBYMEMBER_RO key member radius <m | km | ft | mi> [WITHCOORD] [WITHDIST]
    /// [WITHHASH] [COUNT count [ANY]] [ASC | DESC]`.
    @export(implementation)
    public static func georadiusbymemberRo<Value: RedisDecodable>(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(
            .georadiusbymemberRo(key, member, radius, unit, count: count, order: order))
    }

    /// With their places and distances.
    @export(implementation)
    public static func georadiusbymemberRoMatches(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil
    ) -> RedisCall<[RedisGeoMatch<String>]> where Reply == [RedisGeoMatch<String>] {
        RedisCall<[RedisGeoMatch<String>]>(
            .georadiusbymemberRoMatches(key, member, radius, unit, count: count, order: order))
    }

    /// With their places and distances.
    @export(implementation)
    public static func georadiusbymemberRoMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil, as: Value.Type
    ) -> RedisCall<[RedisGeoMatch<Value>]> where Reply == [RedisGeoMatch<Value>] {
        RedisCall<[RedisGeoMatch<Value>]>(
            .georadiusbymemberRoMatches(key, member, radius, unit, count: count, order: order))
    }

    /// Members within a shape around an origin.
    @export(implementation)
    public static func geosearch(
        _ key: any RedisArgument, from: RedisGeoOrigin, by: RedisGeoShape, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.geosearch(key, from: from, by: by, order: order, count: count))
    }

    /// Members within a shape around an origin.
    @export(implementation)
    public static func geosearch<Value: RedisDecodable>(
        _ key: any RedisArgument, from: RedisGeoOrigin, by: RedisGeoShape, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.geosearch(key, from: from, by: by, order: order, count: count))
    }

    /// Members within a polygon (Valkey 9.0).
    @export(implementation)
    public static func geosearch(
        _ key: any RedisArgument, by: RedisGeoPolygon, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.geosearch(key, by: by, order: order, count: count))
    }

    /// Members within a polygon (Valkey 9.0).
    @export(implementation)
    public static func geosearch<Value: RedisDecodable>(
        _ key: any RedisArgument, by: RedisGeoPolygon, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.geosearch(key, by: by, order: order, count: count))
    }

    /// Members within a shape around an origin, with their places and distances.
    @export(implementation)
    public static func geosearchMatches(
        _ key: any RedisArgument, from: RedisGeoOrigin, by: RedisGeoShape, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil
    ) -> RedisCall<[RedisGeoMatch<String>]> where Reply == [RedisGeoMatch<String>] {
        RedisCall<[RedisGeoMatch<String>]>(
            .geosearchMatches(key, from: from, by: by, order: order, count: count))
    }

    /// Members within a shape around an origin, with their places and distances.
    @export(implementation)
    public static func geosearchMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, from: RedisGeoOrigin, by: RedisGeoShape, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil, as: Value.Type
    ) -> RedisCall<[RedisGeoMatch<Value>]> where Reply == [RedisGeoMatch<Value>] {
        RedisCall<[RedisGeoMatch<Value>]>(
            .geosearchMatches(key, from: from, by: by, order: order, count: count))
    }

    /// Members within a polygon (Valkey 9.0), with their places and distances.
    @export(implementation)
    public static func geosearchMatches(
        _ key: any RedisArgument, by: RedisGeoPolygon, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil
    ) -> RedisCall<[RedisGeoMatch<String>]> where Reply == [RedisGeoMatch<String>] {
        RedisCall<[RedisGeoMatch<String>]>(
            .geosearchMatches(key, by: by, order: order, count: count))
    }

    /// Members within a polygon (Valkey 9.0), with their places and distances.
    @export(implementation)
    public static func geosearchMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, by: RedisGeoPolygon, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil, as: Value.Type
    ) -> RedisCall<[RedisGeoMatch<Value>]> where Reply == [RedisGeoMatch<Value>] {
        RedisCall<[RedisGeoMatch<Value>]>(
            .geosearchMatches(key, by: by, order: order, count: count))
    }

    /// `GEOSEARCHSTORE ...`.
    @export(implementation)
    public static func geosearchstore(
        _ destination: any RedisArgument, _ source: any RedisArgument, from: RedisGeoOrigin,
        by: RedisGeoShape, order: RedisOrder? = nil, count: RedisGeoCount? = nil,
        storeDistance: Bool = false
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(
            .geosearchstore(
                destination, source, from: from, by: by, order: order, count: count,
                storeDistance: storeDistance))
    }

    /// `GEOSEARCHSTORE ...`.
    @export(implementation)
    public static func geosearchstore(
        _ destination: any RedisArgument, _ source: any RedisArgument, by: RedisGeoPolygon,
        order: RedisOrder? = nil, count: RedisGeoCount? = nil, storeDistance: Bool = false
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(
            .geosearchstore(
                destination, source, by: by, order: order, count: count,
                storeDistance: storeDistance))
    }
}

extension RedisCommanding {
    /// How many members are new, with `changed` also how many moved.
    ///
    /// `GEOADD key [NX | XX] [CH] longitude latitude member [longitude latitude member ...]`
    ///
    /// O(log(N)) for each item added, where N is the number of elements in the sorted set. Since
    /// 3.2.0.
    @discardableResult
    @export(implementation)
    public func geoadd(
        _ key: any RedisArgument, _ members: RedisGeoMember..., condition: RedisCondition? = nil,
        changed: Bool = false
    ) async throws -> Int {
        try await run(RedisCall<Int>(.geoadd(key, members, condition: condition, changed: changed)))
    }

    /// `GEODIST key member1 member2 [m | km | ft | mi]`
    ///
    /// O(1). Since 3.2.0.
    @export(implementation)
    public func geodist(
        _ key: any RedisArgument, _ member1: any RedisArgument, _ member2: any RedisArgument,
        _ unit: RedisGeoUnit? = nil
    ) async throws -> Double? {
        try await run(RedisCall<Double?>(.geodist(key, member1, member2, unit)))
    }

    /// `GEOHASH key [member [member ...]]`
    ///
    /// O(1) for each member requested. Since 3.2.0.
    @export(implementation)
    public func geohash(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) async throws -> [String?] {
        try await run(RedisCall<[String?]>(.geohash(key, members)))
    }

    /// `GEOPOS key [member [member ...]]`
    ///
    /// O(1) for each member requested. Since 3.2.0.
    @export(implementation)
    public func geopos(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) async throws -> [RedisGeoPosition?] {
        try await run(RedisCall<[RedisGeoPosition?]>(.geopos(key, members)))
    }

    /// `GEORADIUS ...`
    ///
    /// O(N+log(M)) where N is the number of elements inside the bounding box of the circular area
    /// delimited by center and radius and M is the number of items inside the index. Since 3.2.0.
    @discardableResult
    @export(implementation)
    public func georadius<Value: RedisDecodable>(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(
            RedisCall<[Value]>(.georadius(key, center, radius, unit, count: count, order: order)))
    }

    /// With their places and distances.
    ///
    /// `GEORADIUS ...`
    ///
    /// O(N+log(M)) where N is the number of elements inside the bounding box of the circular area
    /// delimited by center and radius and M is the number of items inside the index. Since 3.2.0.
    @discardableResult
    @export(implementation)
    public func georadiusMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        as: Value.Type = String.self
    ) async throws -> [RedisGeoMatch<Value>] {
        try await run(
            RedisCall<[RedisGeoMatch<Value>]>(
                .georadiusMatches(key, center, radius, unit, count: count, order: order)))
    }

    /// `GEORADIUS ...`
    ///
    /// O(N+log(M)) where N is the number of elements inside the bounding box of the circular area
    /// delimited by center and radius and M is the number of items inside the index. Since 3.2.0.
    @discardableResult
    @export(implementation)
    public func georadiusStore(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        to: RedisGeoDestination
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .georadiusStore(key, center, radius, unit, count: count, order: order, to: to)))
    }

    /// `GEORADIUS_RO key longitude latitude radius <m | km | ft | mi> [WITHCOORD] [WITHDIST]
    /// [WITHHASH] [COUNT count [ANY]] [ASC | DESC]`
    ///
    /// O(N+log(M)) where N is the number of elements inside the bounding box of the circular area
    /// delimited by center and radius and M is the number of items inside the index. Since
    /// 3.2.10.
    @export(implementation)
    public func georadiusRo<Value: RedisDecodable>(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(
            RedisCall<[Value]>(.georadiusRo(key, center, radius, unit, count: count, order: order)))
    }

    /// With their places and distances.
    ///
    /// `GEORADIUS_RO key longitude latitude radius <m | km | ft | mi> [WITHCOORD] [WITHDIST]
    /// [WITHHASH] [COUNT count [ANY]] [ASC | DESC]`
    ///
    /// O(N+log(M)) where N is the number of elements inside the bounding box of the circular area
    /// delimited by center and radius and M is the number of items inside the index. Since
    /// 3.2.10.
    @export(implementation)
    public func georadiusRoMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, _ center: RedisGeoPosition, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        as: Value.Type = String.self
    ) async throws -> [RedisGeoMatch<Value>] {
        try await run(
            RedisCall<[RedisGeoMatch<Value>]>(
                .georadiusRoMatches(key, center, radius, unit, count: count, order: order)))
    }

    /// `GEORADIUSBYMEMBER ...`
    ///
    /// O(N+log(M)) where N is the number of elements inside the bounding box of the circular area
    /// delimited by center and radius and M is the number of items inside the index. Since 3.2.0.
    @discardableResult
    @export(implementation)
    public func georadiusbymember<Value: RedisDecodable>(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(
            RedisCall<[Value]>(
                .georadiusbymember(key, member, radius, unit, count: count, order: order)))
    }

    /// With their places and distances.
    ///
    /// `GEORADIUSBYMEMBER ...`
    ///
    /// O(N+log(M)) where N is the number of elements inside the bounding box of the circular area
    /// delimited by center and radius and M is the number of items inside the index. Since 3.2.0.
    @discardableResult
    @export(implementation)
    public func georadiusbymemberMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        as: Value.Type = String.self
    ) async throws -> [RedisGeoMatch<Value>] {
        try await run(
            RedisCall<[RedisGeoMatch<Value>]>(
                .georadiusbymemberMatches(key, member, radius, unit, count: count, order: order)))
    }

    /// `GEORADIUSBYMEMBER ...`
    ///
    /// O(N+log(M)) where N is the number of elements inside the bounding box of the circular area
    /// delimited by center and radius and M is the number of items inside the index. Since 3.2.0.
    @discardableResult
    @export(implementation)
    public func georadiusbymemberStore(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        to: RedisGeoDestination
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .georadiusbymemberStore(
                    key, member, radius, unit, count: count, order: order, to: to)))
    }

    /// `GEORADIUSBYMEMBER_RO key member radius <m | km | ft | mi> [WITHCOORD] [WITHDIST]
    /// [WITHHASH] [COUNT count [ANY]] [ASC | DESC]`
    ///
    /// O(N+log(M)) where N is the number of elements inside the bounding box of the circular area
    /// delimited by center and radius and M is the number of items inside the index. Since
    /// 3.2.10.
    @export(implementation)
    public func georadiusbymemberRo<Value: RedisDecodable>(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(
            RedisCall<[Value]>(
                .georadiusbymemberRo(key, member, radius, unit, count: count, order: order)))
    }

    /// With their places and distances.
    ///
    /// `GEORADIUSBYMEMBER_RO key member radius <m | km | ft | mi> [WITHCOORD] [WITHDIST]
    /// [WITHHASH] [COUNT count [ANY]] [ASC | DESC]`
    ///
    /// O(N+log(M)) where N is the number of elements inside the bounding box of the circular area
    /// delimited by center and radius and M is the number of items inside the index. Since
    /// 3.2.10.
    @export(implementation)
    public func georadiusbymemberRoMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, _ member: any RedisArgument, _ radius: Double,
        _ unit: RedisGeoUnit, count: RedisGeoCount? = nil, order: RedisOrder? = nil,
        as: Value.Type = String.self
    ) async throws -> [RedisGeoMatch<Value>] {
        try await run(
            RedisCall<[RedisGeoMatch<Value>]>(
                .georadiusbymemberRoMatches(key, member, radius, unit, count: count, order: order)))
    }

    /// Members within a shape around an origin.
    ///
    /// `GEOSEARCH ...`
    ///
    /// O(N+log(M)) where N is the number of elements in the grid-aligned bounding box area around
    /// the shape provided as the filter and M is the number of items inside the shape. Since
    /// 6.2.0.
    @export(implementation)
    public func geosearch<Value: RedisDecodable>(
        _ key: any RedisArgument, from: RedisGeoOrigin, by: RedisGeoShape, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(
            RedisCall<[Value]>(.geosearch(key, from: from, by: by, order: order, count: count)))
    }

    /// Members within a polygon (Valkey 9.0).
    ///
    /// `GEOSEARCH ...`
    ///
    /// O(N+log(M)) where N is the number of elements in the grid-aligned bounding box area around
    /// the shape provided as the filter and M is the number of items inside the shape. Since
    /// 6.2.0.
    @export(implementation)
    public func geosearch<Value: RedisDecodable>(
        _ key: any RedisArgument, by: RedisGeoPolygon, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.geosearch(key, by: by, order: order, count: count)))
    }

    /// Members within a shape around an origin, with their places and distances.
    ///
    /// `GEOSEARCH ...`
    ///
    /// O(N+log(M)) where N is the number of elements in the grid-aligned bounding box area around
    /// the shape provided as the filter and M is the number of items inside the shape. Since
    /// 6.2.0.
    @export(implementation)
    public func geosearchMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, from: RedisGeoOrigin, by: RedisGeoShape, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil, as: Value.Type = String.self
    ) async throws -> [RedisGeoMatch<Value>] {
        try await run(
            RedisCall<[RedisGeoMatch<Value>]>(
                .geosearchMatches(key, from: from, by: by, order: order, count: count)))
    }

    /// Members within a polygon (Valkey 9.0), with their places and distances.
    ///
    /// `GEOSEARCH ...`
    ///
    /// O(N+log(M)) where N is the number of elements in the grid-aligned bounding box area around
    /// the shape provided as the filter and M is the number of items inside the shape. Since
    /// 6.2.0.
    @export(implementation)
    public func geosearchMatches<Value: RedisDecodable>(
        _ key: any RedisArgument, by: RedisGeoPolygon, order: RedisOrder? = nil,
        count: RedisGeoCount? = nil, as: Value.Type = String.self
    ) async throws -> [RedisGeoMatch<Value>] {
        try await run(
            RedisCall<[RedisGeoMatch<Value>]>(
                .geosearchMatches(key, by: by, order: order, count: count)))
    }

    /// `GEOSEARCHSTORE ...`
    ///
    /// O(N+log(M)) where N is the number of elements in the grid-aligned bounding box area around
    /// the shape provided as the filter and M is the number of items inside the shape. Since
    /// 6.2.0.
    @discardableResult
    @export(implementation)
    public func geosearchstore(
        _ destination: any RedisArgument, _ source: any RedisArgument, from: RedisGeoOrigin,
        by: RedisGeoShape, order: RedisOrder? = nil, count: RedisGeoCount? = nil,
        storeDistance: Bool = false
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .geosearchstore(
                    destination, source, from: from, by: by, order: order, count: count,
                    storeDistance: storeDistance)))
    }

    /// `GEOSEARCHSTORE ...`
    ///
    /// O(N+log(M)) where N is the number of elements in the grid-aligned bounding box area around
    /// the shape provided as the filter and M is the number of items inside the shape. Since
    /// 6.2.0.
    @discardableResult
    @export(implementation)
    public func geosearchstore(
        _ destination: any RedisArgument, _ source: any RedisArgument, by: RedisGeoPolygon,
        order: RedisOrder? = nil, count: RedisGeoCount? = nil, storeDistance: Bool = false
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .geosearchstore(
                    destination, source, by: by, order: order, count: count,
                    storeDistance: storeDistance)))
    }
}
