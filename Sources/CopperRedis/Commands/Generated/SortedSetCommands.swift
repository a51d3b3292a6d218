// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommand {
    @usableFromInline
    static func bzmpop(
        _ keys: [any RedisArgument], from: RedisScoreEnd, timeout: Duration, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("BZMPOP")
        words.add(waiting: timeout)
        words.add(counted: keys)
        words.add(from)
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func bzpopmax(_ keys: [any RedisArgument], timeout: Duration) -> RedisCommand {
        var words = RedisCommandWriter("BZPOPMAX")
        words.add(contentsOf: keys)
        words.add(waiting: timeout)
        return words.finish()
    }

    @usableFromInline
    static func bzpopmin(_ keys: [any RedisArgument], timeout: Duration) -> RedisCommand {
        var words = RedisCommandWriter("BZPOPMIN")
        words.add(contentsOf: keys)
        words.add(waiting: timeout)
        return words.finish()
    }

    @usableFromInline
    static func zadd(
        _ key: any RedisArgument, _ score: Double, _ member: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZADD")
        words.add(key)
        words.add(score)
        words.add(member)
        return words.finish()
    }

    @usableFromInline
    static func zadd(
        _ key: any RedisArgument, _ members: RedisScores, condition: RedisCondition?,
        comparison: RedisScoreComparison?, changed: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZADD")
        words.add(key)
        words.option(condition)
        words.option(comparison)
        words.flag("CH", changed)
        words.add(members)
        return words.finish()
    }

    @usableFromInline
    static func zaddIncr(
        _ key: any RedisArgument, _ increment: Double, _ member: any RedisArgument,
        condition: RedisCondition?, comparison: RedisScoreComparison?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZADD")
        words.add(key)
        words.option(condition)
        words.option(comparison)
        words.add("INCR")
        words.add(increment)
        words.add(member)
        return words.finish()
    }

    @usableFromInline
    static func zcard(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("ZCARD")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func zcount(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZCOUNT")
        words.add(key)
        words.add(min)
        words.add(max)
        return words.finish()
    }

    @usableFromInline
    static func zdiff(_ keys: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("ZDIFF")
        words.add(counted: keys)
        return words.finish()
    }

    @usableFromInline
    static func zdiffWithScores(_ keys: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("ZDIFF")
        words.add(counted: keys)
        words.add("WITHSCORES")
        return words.finish()
    }

    @usableFromInline
    static func zdiffstore(
        _ destination: any RedisArgument, _ keys: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZDIFFSTORE")
        words.add(destination)
        words.add(counted: keys)
        return words.finish()
    }

    @usableFromInline
    static func zincrby(
        _ key: any RedisArgument, _ increment: Double, _ member: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZINCRBY")
        words.add(key)
        words.add(increment)
        words.add(member)
        return words.finish()
    }

    @usableFromInline
    static func zinter(
        _ keys: [any RedisArgument], weights: [Double]?, aggregate: RedisAggregate?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZINTER")
        words.add(counted: keys)
        words.option("WEIGHTS", weights)
        words.option("AGGREGATE", aggregate)
        return words.finish()
    }

    @usableFromInline
    static func zinterWithScores(
        _ keys: [any RedisArgument], weights: [Double]?, aggregate: RedisAggregate?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZINTER")
        words.add(counted: keys)
        words.option("WEIGHTS", weights)
        words.option("AGGREGATE", aggregate)
        words.add("WITHSCORES")
        return words.finish()
    }

    @usableFromInline
    static func zintercard(_ keys: [any RedisArgument], limit: Int?) -> RedisCommand {
        var words = RedisCommandWriter("ZINTERCARD")
        words.add(counted: keys)
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func zinterstore(
        _ destination: any RedisArgument, _ keys: [any RedisArgument], weights: [Double]?,
        aggregate: RedisAggregate?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZINTERSTORE")
        words.add(destination)
        words.add(counted: keys)
        words.option("WEIGHTS", weights)
        words.option("AGGREGATE", aggregate)
        return words.finish()
    }

    @usableFromInline
    static func zlexcount(
        _ key: any RedisArgument, _ min: RedisLexBound, _ max: RedisLexBound
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZLEXCOUNT")
        words.add(key)
        words.add(min)
        words.add(max)
        return words.finish()
    }

    @usableFromInline
    static func zmpop(
        _ keys: [any RedisArgument], from: RedisScoreEnd, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZMPOP")
        words.add(counted: keys)
        words.add(from)
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func zmscore(
        _ key: any RedisArgument, _ members: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZMSCORE")
        words.add(key)
        words.add(contentsOf: members)
        return words.finish()
    }

    @usableFromInline
    static func zpopmax(_ key: any RedisArgument, _ count: Int?) -> RedisCommand {
        var words = RedisCommandWriter("ZPOPMAX")
        words.add(key)
        words.option(count)
        return words.finish()
    }

    @usableFromInline
    static func zpopmin(_ key: any RedisArgument, _ count: Int?) -> RedisCommand {
        var words = RedisCommandWriter("ZPOPMIN")
        words.add(key)
        words.option(count)
        return words.finish()
    }

    @usableFromInline
    static func zrandmember(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("ZRANDMEMBER")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func zrandmember(_ key: any RedisArgument, count: Int) -> RedisCommand {
        var words = RedisCommandWriter("ZRANDMEMBER")
        words.add(key)
        words.add(count)
        return words.finish()
    }

    @usableFromInline
    static func zrandmemberWithScores(_ key: any RedisArgument, count: Int) -> RedisCommand {
        var words = RedisCommandWriter("ZRANDMEMBER")
        words.add(key)
        words.add(count)
        words.add("WITHSCORES")
        return words.finish()
    }

    @usableFromInline
    static func zrange(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, reversed: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANGE")
        words.add(key)
        words.add(start)
        words.add(stop)
        words.flag("REV", reversed)
        return words.finish()
    }

    @usableFromInline
    static func zrange(
        _ key: any RedisArgument, byScore min: RedisScoreBound, _ max: RedisScoreBound,
        reversed: Bool, limit: RedisLimit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANGE")
        words.add(key)
        words.add(min)
        words.add(max)
        words.add("BYSCORE")
        words.flag("REV", reversed)
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func zrange(
        _ key: any RedisArgument, byLex min: RedisLexBound, _ max: RedisLexBound, reversed: Bool,
        limit: RedisLimit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANGE")
        words.add(key)
        words.add(min)
        words.add(max)
        words.add("BYLEX")
        words.flag("REV", reversed)
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func zrangeWithScores(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, reversed: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANGE")
        words.add(key)
        words.add(start)
        words.add(stop)
        words.flag("REV", reversed)
        words.add("WITHSCORES")
        return words.finish()
    }

    @usableFromInline
    static func zrangeWithScores(
        _ key: any RedisArgument, byScore min: RedisScoreBound, _ max: RedisScoreBound,
        reversed: Bool, limit: RedisLimit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANGE")
        words.add(key)
        words.add(min)
        words.add(max)
        words.add("BYSCORE")
        words.flag("REV", reversed)
        words.option("LIMIT", limit)
        words.add("WITHSCORES")
        return words.finish()
    }

    @usableFromInline
    static func zrangebylex(
        _ key: any RedisArgument, _ min: RedisLexBound, _ max: RedisLexBound, limit: RedisLimit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANGEBYLEX")
        words.add(key)
        words.add(min)
        words.add(max)
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func zrangebyscore(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound, limit: RedisLimit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANGEBYSCORE")
        words.add(key)
        words.add(min)
        words.add(max)
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func zrangebyscoreWithScores(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound, limit: RedisLimit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANGEBYSCORE")
        words.add(key)
        words.add(min)
        words.add(max)
        words.add("WITHSCORES")
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func zrangestore(
        _ destination: any RedisArgument, _ source: any RedisArgument, _ start: Int, _ stop: Int,
        reversed: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANGESTORE")
        words.add(destination)
        words.add(source)
        words.add(start)
        words.add(stop)
        words.flag("REV", reversed)
        return words.finish()
    }

    @usableFromInline
    static func zrangestore(
        _ destination: any RedisArgument, _ source: any RedisArgument, byScore min: RedisScoreBound,
        _ max: RedisScoreBound, reversed: Bool, limit: RedisLimit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANGESTORE")
        words.add(destination)
        words.add(source)
        words.add(min)
        words.add(max)
        words.add("BYSCORE")
        words.flag("REV", reversed)
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func zrangestore(
        _ destination: any RedisArgument, _ source: any RedisArgument, byLex min: RedisLexBound,
        _ max: RedisLexBound, reversed: Bool, limit: RedisLimit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANGESTORE")
        words.add(destination)
        words.add(source)
        words.add(min)
        words.add(max)
        words.add("BYLEX")
        words.flag("REV", reversed)
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func zrank(_ key: any RedisArgument, _ member: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("ZRANK")
        words.add(key)
        words.add(member)
        return words.finish()
    }

    @usableFromInline
    static func zrankWithScore(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZRANK")
        words.add(key)
        words.add(member)
        words.add("WITHSCORE")
        return words.finish()
    }

    @usableFromInline
    static func zrem(_ key: any RedisArgument, _ members: [any RedisArgument]) -> RedisCommand {
        var words = RedisCommandWriter("ZREM")
        words.add(key)
        words.add(contentsOf: members)
        return words.finish()
    }

    @usableFromInline
    static func zremrangebylex(
        _ key: any RedisArgument, _ min: RedisLexBound, _ max: RedisLexBound
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZREMRANGEBYLEX")
        words.add(key)
        words.add(min)
        words.add(max)
        return words.finish()
    }

    @usableFromInline
    static func zremrangebyrank(
        _ key: any RedisArgument, _ start: Int, _ stop: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZREMRANGEBYRANK")
        words.add(key)
        words.add(start)
        words.add(stop)
        return words.finish()
    }

    @usableFromInline
    static func zremrangebyscore(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZREMRANGEBYSCORE")
        words.add(key)
        words.add(min)
        words.add(max)
        return words.finish()
    }

    @usableFromInline
    static func zrevrange(_ key: any RedisArgument, _ start: Int, _ stop: Int) -> RedisCommand {
        var words = RedisCommandWriter("ZREVRANGE")
        words.add(key)
        words.add(start)
        words.add(stop)
        return words.finish()
    }

    @usableFromInline
    static func zrevrangeWithScores(
        _ key: any RedisArgument, _ start: Int, _ stop: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZREVRANGE")
        words.add(key)
        words.add(start)
        words.add(stop)
        words.add("WITHSCORES")
        return words.finish()
    }

    @usableFromInline
    static func zrevrangebylex(
        _ key: any RedisArgument, _ max: RedisLexBound, _ min: RedisLexBound, limit: RedisLimit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZREVRANGEBYLEX")
        words.add(key)
        words.add(max)
        words.add(min)
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func zrevrangebyscore(
        _ key: any RedisArgument, _ max: RedisScoreBound, _ min: RedisScoreBound, limit: RedisLimit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZREVRANGEBYSCORE")
        words.add(key)
        words.add(max)
        words.add(min)
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func zrevrangebyscoreWithScores(
        _ key: any RedisArgument, _ max: RedisScoreBound, _ min: RedisScoreBound, limit: RedisLimit?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZREVRANGEBYSCORE")
        words.add(key)
        words.add(max)
        words.add(min)
        words.add("WITHSCORES")
        words.option("LIMIT", limit)
        return words.finish()
    }

    @usableFromInline
    static func zrevrank(_ key: any RedisArgument, _ member: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("ZREVRANK")
        words.add(key)
        words.add(member)
        return words.finish()
    }

    @usableFromInline
    static func zrevrankWithScore(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZREVRANK")
        words.add(key)
        words.add(member)
        words.add("WITHSCORE")
        return words.finish()
    }

    @usableFromInline
    static func zscan(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)?, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZSCAN")
        words.add(key)
        words.add(cursor)
        words.option("MATCH", match)
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func zscanMembers(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)?, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZSCAN")
        words.add(key)
        words.add(cursor)
        words.option("MATCH", match)
        words.option("COUNT", count)
        words.add("NOSCORES")
        return words.finish()
    }

    @usableFromInline
    static func zscore(_ key: any RedisArgument, _ member: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("ZSCORE")
        words.add(key)
        words.add(member)
        return words.finish()
    }

    @usableFromInline
    static func zunion(
        _ keys: [any RedisArgument], weights: [Double]?, aggregate: RedisAggregate?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZUNION")
        words.add(counted: keys)
        words.option("WEIGHTS", weights)
        words.option("AGGREGATE", aggregate)
        return words.finish()
    }

    @usableFromInline
    static func zunionWithScores(
        _ keys: [any RedisArgument], weights: [Double]?, aggregate: RedisAggregate?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZUNION")
        words.add(counted: keys)
        words.option("WEIGHTS", weights)
        words.option("AGGREGATE", aggregate)
        words.add("WITHSCORES")
        return words.finish()
    }

    @usableFromInline
    static func zunionstore(
        _ destination: any RedisArgument, _ keys: [any RedisArgument], weights: [Double]?,
        aggregate: RedisAggregate?
    ) -> RedisCommand {
        var words = RedisCommandWriter("ZUNIONSTORE")
        words.add(destination)
        words.add(counted: keys)
        words.option("WEIGHTS", weights)
        words.option("AGGREGATE", aggregate)
        return words.finish()
    }
}

extension RedisCall {
    /// `BZMPOP timeout numkeys key [key ...] <MIN | MAX> [COUNT count]`.
    @export(implementation)
    public static func bzmpop(
        _ keys: any RedisArgument..., from: RedisScoreEnd, timeout: Duration, count: Int? = nil
    ) -> RedisCall<RedisKeyed<[RedisScored<String>]>?>
    where Reply == RedisKeyed<[RedisScored<String>]>? {
        RedisCall<RedisKeyed<[RedisScored<String>]>?>(
            .bzmpop(keys, from: from, timeout: timeout, count: count))
    }

    /// `BZMPOP timeout numkeys key [key ...] <MIN | MAX> [COUNT count]`.
    @export(implementation)
    public static func bzmpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., from: RedisScoreEnd, timeout: Duration, count: Int? = nil,
        as: Value.Type
    ) -> RedisCall<RedisKeyed<[RedisScored<Value>]>?>
    where Reply == RedisKeyed<[RedisScored<Value>]>? {
        RedisCall<RedisKeyed<[RedisScored<Value>]>?>(
            .bzmpop(keys, from: from, timeout: timeout, count: count))
    }

    /// `BZPOPMAX key [key ...] timeout`.
    @export(implementation)
    public static func bzpopmax(
        _ keys: any RedisArgument..., timeout: Duration
    ) -> RedisCall<RedisKeyedScore<String>?> where Reply == RedisKeyedScore<String>? {
        RedisCall<RedisKeyedScore<String>?>(.bzpopmax(keys, timeout: timeout))
    }

    /// `BZPOPMAX key [key ...] timeout`.
    @export(implementation)
    public static func bzpopmax<Value: RedisDecodable>(
        _ keys: any RedisArgument..., timeout: Duration, as: Value.Type
    ) -> RedisCall<RedisKeyedScore<Value>?> where Reply == RedisKeyedScore<Value>? {
        RedisCall<RedisKeyedScore<Value>?>(.bzpopmax(keys, timeout: timeout))
    }

    /// `BZPOPMIN key [key ...] timeout`.
    @export(implementation)
    public static func bzpopmin(
        _ keys: any RedisArgument..., timeout: Duration
    ) -> RedisCall<RedisKeyedScore<String>?> where Reply == RedisKeyedScore<String>? {
        RedisCall<RedisKeyedScore<String>?>(.bzpopmin(keys, timeout: timeout))
    }

    /// `BZPOPMIN key [key ...] timeout`.
    @export(implementation)
    public static func bzpopmin<Value: RedisDecodable>(
        _ keys: any RedisArgument..., timeout: Duration, as: Value.Type
    ) -> RedisCall<RedisKeyedScore<Value>?> where Reply == RedisKeyedScore<Value>? {
        RedisCall<RedisKeyedScore<Value>?>(.bzpopmin(keys, timeout: timeout))
    }

    /// How many members are new.
    @export(implementation)
    public static func zadd(
        _ key: any RedisArgument, _ score: Double, _ member: any RedisArgument
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zadd(key, score, member))
    }

    /// How many members are new, with `changed` also how many have another score.
    @export(implementation)
    public static func zadd(
        _ key: any RedisArgument, _ members: RedisScores, condition: RedisCondition? = nil,
        comparison: RedisScoreComparison? = nil, changed: Bool = false
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(
            .zadd(key, members, condition: condition, comparison: comparison, changed: changed))
    }

    /// ZINCRBY with a condition; `nil` when it was not met.
    @export(implementation)
    public static func zaddIncr(
        _ key: any RedisArgument, _ increment: Double, _ member: any RedisArgument,
        condition: RedisCondition? = nil, comparison: RedisScoreComparison? = nil
    ) -> RedisCall<Double?> where Reply == Double? {
        RedisCall<Double?>(
            .zaddIncr(key, increment, member, condition: condition, comparison: comparison))
    }

    /// How many members it has.
    @export(implementation)
    public static func zcard(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zcard(key))
    }

    /// `ZCOUNT key min max`.
    @export(implementation)
    public static func zcount(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zcount(key, min, max))
    }

    /// `ZDIFF numkeys key [key ...] [WITHSCORES]`.
    @export(implementation)
    public static func zdiff(
        _ keys: any RedisArgument...
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zdiff(keys))
    }

    /// `ZDIFF numkeys key [key ...] [WITHSCORES]`.
    @export(implementation)
    public static func zdiff<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zdiff(keys))
    }

    /// `ZDIFF numkeys key [key ...] [WITHSCORES]`.
    @export(implementation)
    public static func zdiffWithScores(
        _ keys: any RedisArgument...
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(.zdiffWithScores(keys))
    }

    /// `ZDIFF numkeys key [key ...] [WITHSCORES]`.
    @export(implementation)
    public static func zdiffWithScores<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(.zdiffWithScores(keys))
    }

    /// `ZDIFFSTORE destination numkeys key [key ...]`.
    @export(implementation)
    public static func zdiffstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zdiffstore(destination, keys))
    }

    /// `ZINCRBY key increment member`.
    @export(implementation)
    public static func zincrby(
        _ key: any RedisArgument, _ increment: Double, _ member: any RedisArgument
    ) -> RedisCall<Double> where Reply == Double {
        RedisCall<Double>(.zincrby(key, increment, member))
    }

    /// `ZINTER numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`.
    @export(implementation)
    public static func zinter(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zinter(keys, weights: weights, aggregate: aggregate))
    }

    /// `ZINTER numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`.
    @export(implementation)
    public static func zinter<Value: RedisDecodable>(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil,
        as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zinter(keys, weights: weights, aggregate: aggregate))
    }

    /// `ZINTER numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`.
    @export(implementation)
    public static func zinterWithScores(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(
            .zinterWithScores(keys, weights: weights, aggregate: aggregate))
    }

    /// `ZINTER numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`.
    @export(implementation)
    public static func zinterWithScores<Value: RedisDecodable>(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil,
        as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(
            .zinterWithScores(keys, weights: weights, aggregate: aggregate))
    }

    /// How many members the sets share; it stops counting at the limit.
    @export(implementation)
    public static func zintercard(
        _ keys: any RedisArgument..., limit: Int? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zintercard(keys, limit: limit))
    }

    /// `ZINTERSTORE destination numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE
    /// SUM | MIN | MAX]`.
    @export(implementation)
    public static func zinterstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument..., weights: [Double]? = nil,
        aggregate: RedisAggregate? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zinterstore(destination, keys, weights: weights, aggregate: aggregate))
    }

    /// `ZLEXCOUNT key min max`.
    @export(implementation)
    public static func zlexcount(
        _ key: any RedisArgument, _ min: RedisLexBound, _ max: RedisLexBound
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zlexcount(key, min, max))
    }

    /// Takes members from the first of the sorted sets that has any.
    @export(implementation)
    public static func zmpop(
        _ keys: any RedisArgument..., from: RedisScoreEnd, count: Int? = nil
    ) -> RedisCall<RedisKeyed<[RedisScored<String>]>?>
    where Reply == RedisKeyed<[RedisScored<String>]>? {
        RedisCall<RedisKeyed<[RedisScored<String>]>?>(.zmpop(keys, from: from, count: count))
    }

    /// Takes members from the first of the sorted sets that has any.
    @export(implementation)
    public static func zmpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., from: RedisScoreEnd, count: Int? = nil, as: Value.Type
    ) -> RedisCall<RedisKeyed<[RedisScored<Value>]>?>
    where Reply == RedisKeyed<[RedisScored<Value>]>? {
        RedisCall<RedisKeyed<[RedisScored<Value>]>?>(.zmpop(keys, from: from, count: count))
    }

    /// `ZMSCORE key member [member ...]`.
    @export(implementation)
    public static func zmscore(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) -> RedisCall<[Double?]> where Reply == [Double?] {
        RedisCall<[Double?]>(.zmscore(key, members))
    }

    /// `ZPOPMAX key [count]`.
    @export(implementation)
    public static func zpopmax(
        _ key: any RedisArgument, _ count: Int? = nil
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(.zpopmax(key, count))
    }

    /// `ZPOPMAX key [count]`.
    @export(implementation)
    public static func zpopmax<Value: RedisDecodable>(
        _ key: any RedisArgument, _ count: Int? = nil, as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(.zpopmax(key, count))
    }

    /// `ZPOPMIN key [count]`.
    @export(implementation)
    public static func zpopmin(
        _ key: any RedisArgument, _ count: Int? = nil
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(.zpopmin(key, count))
    }

    /// `ZPOPMIN key [count]`.
    @export(implementation)
    public static func zpopmin<Value: RedisDecodable>(
        _ key: any RedisArgument, _ count: Int? = nil, as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(.zpopmin(key, count))
    }

    /// `ZRANDMEMBER key [count [WITHSCORES]]`.
    @export(implementation)
    public static func zrandmember(
        _ key: any RedisArgument
    ) -> RedisCall<String?> where Reply == String? {
        RedisCall<String?>(.zrandmember(key))
    }

    /// `ZRANDMEMBER key [count [WITHSCORES]]`.
    @export(implementation)
    public static func zrandmember<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type
    ) -> RedisCall<Value?> where Reply == Value? {
        RedisCall<Value?>(.zrandmember(key))
    }

    /// Different ones; with a negative count they may repeat.
    @export(implementation)
    public static func zrandmember(
        _ key: any RedisArgument, count: Int
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zrandmember(key, count: count))
    }

    /// Different ones; with a negative count they may repeat.
    @export(implementation)
    public static func zrandmember<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zrandmember(key, count: count))
    }

    /// `ZRANDMEMBER key [count [WITHSCORES]]`.
    @export(implementation)
    public static func zrandmemberWithScores(
        _ key: any RedisArgument, count: Int
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(.zrandmemberWithScores(key, count: count))
    }

    /// `ZRANDMEMBER key [count [WITHSCORES]]`.
    @export(implementation)
    public static func zrandmemberWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(.zrandmemberWithScores(key, count: count))
    }

    /// Members by rank.
    @export(implementation)
    public static func zrange(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, reversed: Bool = false
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zrange(key, start, stop, reversed: reversed))
    }

    /// Members by rank.
    @export(implementation)
    public static func zrange<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, reversed: Bool = false, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zrange(key, start, stop, reversed: reversed))
    }

    /// Members by score.
    @export(implementation)
    public static func zrange(
        _ key: any RedisArgument, byScore min: RedisScoreBound, _ max: RedisScoreBound,
        reversed: Bool = false, limit: RedisLimit? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zrange(key, byScore: min, max, reversed: reversed, limit: limit))
    }

    /// Members by score.
    @export(implementation)
    public static func zrange<Value: RedisDecodable>(
        _ key: any RedisArgument, byScore min: RedisScoreBound, _ max: RedisScoreBound,
        reversed: Bool = false, limit: RedisLimit? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zrange(key, byScore: min, max, reversed: reversed, limit: limit))
    }

    /// Members by their bytes, where all have one score.
    @export(implementation)
    public static func zrange(
        _ key: any RedisArgument, byLex min: RedisLexBound, _ max: RedisLexBound,
        reversed: Bool = false, limit: RedisLimit? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zrange(key, byLex: min, max, reversed: reversed, limit: limit))
    }

    /// Members by their bytes, where all have one score.
    @export(implementation)
    public static func zrange<Value: RedisDecodable>(
        _ key: any RedisArgument, byLex min: RedisLexBound, _ max: RedisLexBound,
        reversed: Bool = false, limit: RedisLimit? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zrange(key, byLex: min, max, reversed: reversed, limit: limit))
    }

    /// Members by rank.
    @export(implementation)
    public static func zrangeWithScores(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, reversed: Bool = false
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(.zrangeWithScores(key, start, stop, reversed: reversed))
    }

    /// Members by rank.
    @export(implementation)
    public static func zrangeWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, reversed: Bool = false, as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(.zrangeWithScores(key, start, stop, reversed: reversed))
    }

    /// Members by score.
    @export(implementation)
    public static func zrangeWithScores(
        _ key: any RedisArgument, byScore min: RedisScoreBound, _ max: RedisScoreBound,
        reversed: Bool = false, limit: RedisLimit? = nil
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(
            .zrangeWithScores(key, byScore: min, max, reversed: reversed, limit: limit))
    }

    /// Members by score.
    @export(implementation)
    public static func zrangeWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, byScore min: RedisScoreBound, _ max: RedisScoreBound,
        reversed: Bool = false, limit: RedisLimit? = nil, as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(
            .zrangeWithScores(key, byScore: min, max, reversed: reversed, limit: limit))
    }

    /// `ZRANGEBYLEX key min max [LIMIT offset count]`.
    @export(implementation)
    public static func zrangebylex(
        _ key: any RedisArgument, _ min: RedisLexBound, _ max: RedisLexBound,
        limit: RedisLimit? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zrangebylex(key, min, max, limit: limit))
    }

    /// `ZRANGEBYLEX key min max [LIMIT offset count]`.
    @export(implementation)
    public static func zrangebylex<Value: RedisDecodable>(
        _ key: any RedisArgument, _ min: RedisLexBound, _ max: RedisLexBound,
        limit: RedisLimit? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zrangebylex(key, min, max, limit: limit))
    }

    /// `ZRANGEBYSCORE key min max [WITHSCORES] [LIMIT offset count]`.
    @export(implementation)
    public static func zrangebyscore(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound,
        limit: RedisLimit? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zrangebyscore(key, min, max, limit: limit))
    }

    /// `ZRANGEBYSCORE key min max [WITHSCORES] [LIMIT offset count]`.
    @export(implementation)
    public static func zrangebyscore<Value: RedisDecodable>(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound,
        limit: RedisLimit? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zrangebyscore(key, min, max, limit: limit))
    }

    /// `ZRANGEBYSCORE key min max [WITHSCORES] [LIMIT offset count]`.
    @export(implementation)
    public static func zrangebyscoreWithScores(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound,
        limit: RedisLimit? = nil
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(.zrangebyscoreWithScores(key, min, max, limit: limit))
    }

    /// `ZRANGEBYSCORE key min max [WITHSCORES] [LIMIT offset count]`.
    @export(implementation)
    public static func zrangebyscoreWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound,
        limit: RedisLimit? = nil, as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(.zrangebyscoreWithScores(key, min, max, limit: limit))
    }

    /// `ZRANGESTORE dst src min max [BYSCORE | BYLEX] [REV] [LIMIT offset count]`.
    @export(implementation)
    public static func zrangestore(
        _ destination: any RedisArgument, _ source: any RedisArgument, _ start: Int, _ stop: Int,
        reversed: Bool = false
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zrangestore(destination, source, start, stop, reversed: reversed))
    }

    /// `ZRANGESTORE dst src min max [BYSCORE | BYLEX] [REV] [LIMIT offset count]`.
    @export(implementation)
    public static func zrangestore(
        _ destination: any RedisArgument, _ source: any RedisArgument, byScore min: RedisScoreBound,
        _ max: RedisScoreBound, reversed: Bool = false, limit: RedisLimit? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(
            .zrangestore(destination, source, byScore: min, max, reversed: reversed, limit: limit))
    }

    /// `ZRANGESTORE dst src min max [BYSCORE | BYLEX] [REV] [LIMIT offset count]`.
    @export(implementation)
    public static func zrangestore(
        _ destination: any RedisArgument, _ source: any RedisArgument, byLex min: RedisLexBound,
        _ max: RedisLexBound, reversed: Bool = false, limit: RedisLimit? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(
            .zrangestore(destination, source, byLex: min, max, reversed: reversed, limit: limit))
    }

    /// `ZRANK key member [WITHSCORE]`.
    @export(implementation)
    public static func zrank(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) -> RedisCall<Int?> where Reply == Int? {
        RedisCall<Int?>(.zrank(key, member))
    }

    /// `ZRANK key member [WITHSCORE]`.
    @export(implementation)
    public static func zrankWithScore(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) -> RedisCall<RedisRank?> where Reply == RedisRank? {
        RedisCall<RedisRank?>(.zrankWithScore(key, member))
    }

    /// `ZREM key member [member ...]`.
    @export(implementation)
    public static func zrem(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zrem(key, members))
    }

    /// `ZREMRANGEBYLEX key min max`.
    @export(implementation)
    public static func zremrangebylex(
        _ key: any RedisArgument, _ min: RedisLexBound, _ max: RedisLexBound
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zremrangebylex(key, min, max))
    }

    /// `ZREMRANGEBYRANK key start stop`.
    @export(implementation)
    public static func zremrangebyrank(
        _ key: any RedisArgument, _ start: Int, _ stop: Int
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zremrangebyrank(key, start, stop))
    }

    /// `ZREMRANGEBYSCORE key min max`.
    @export(implementation)
    public static func zremrangebyscore(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zremrangebyscore(key, min, max))
    }

    /// `ZREVRANGE key start stop [WITHSCORES]`.
    @export(implementation)
    public static func zrevrange(
        _ key: any RedisArgument, _ start: Int, _ stop: Int
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zrevrange(key, start, stop))
    }

    /// `ZREVRANGE key start stop [WITHSCORES]`.
    @export(implementation)
    public static func zrevrange<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zrevrange(key, start, stop))
    }

    /// `ZREVRANGE key start stop [WITHSCORES]`.
    @export(implementation)
    public static func zrevrangeWithScores(
        _ key: any RedisArgument, _ start: Int, _ stop: Int
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(.zrevrangeWithScores(key, start, stop))
    }

    /// `ZREVRANGE key start stop [WITHSCORES]`.
    @export(implementation)
    public static func zrevrangeWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(.zrevrangeWithScores(key, start, stop))
    }

    /// `ZREVRANGEBYLEX key max min [LIMIT offset count]`.
    @export(implementation)
    public static func zrevrangebylex(
        _ key: any RedisArgument, _ max: RedisLexBound, _ min: RedisLexBound,
        limit: RedisLimit? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zrevrangebylex(key, max, min, limit: limit))
    }

    /// `ZREVRANGEBYLEX key max min [LIMIT offset count]`.
    @export(implementation)
    public static func zrevrangebylex<Value: RedisDecodable>(
        _ key: any RedisArgument, _ max: RedisLexBound, _ min: RedisLexBound,
        limit: RedisLimit? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zrevrangebylex(key, max, min, limit: limit))
    }

    /// `ZREVRANGEBYSCORE key max min [WITHSCORES] [LIMIT offset count]`.
    @export(implementation)
    public static func zrevrangebyscore(
        _ key: any RedisArgument, _ max: RedisScoreBound, _ min: RedisScoreBound,
        limit: RedisLimit? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zrevrangebyscore(key, max, min, limit: limit))
    }

    /// `ZREVRANGEBYSCORE key max min [WITHSCORES] [LIMIT offset count]`.
    @export(implementation)
    public static func zrevrangebyscore<Value: RedisDecodable>(
        _ key: any RedisArgument, _ max: RedisScoreBound, _ min: RedisScoreBound,
        limit: RedisLimit? = nil, as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zrevrangebyscore(key, max, min, limit: limit))
    }

    /// `ZREVRANGEBYSCORE key max min [WITHSCORES] [LIMIT offset count]`.
    @export(implementation)
    public static func zrevrangebyscoreWithScores(
        _ key: any RedisArgument, _ max: RedisScoreBound, _ min: RedisScoreBound,
        limit: RedisLimit? = nil
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(.zrevrangebyscoreWithScores(key, max, min, limit: limit))
    }

    /// `ZREVRANGEBYSCORE key max min [WITHSCORES] [LIMIT offset count]`.
    @export(implementation)
    public static func zrevrangebyscoreWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, _ max: RedisScoreBound, _ min: RedisScoreBound,
        limit: RedisLimit? = nil, as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(.zrevrangebyscoreWithScores(key, max, min, limit: limit))
    }

    /// `ZREVRANK key member [WITHSCORE]`.
    @export(implementation)
    public static func zrevrank(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) -> RedisCall<Int?> where Reply == Int? {
        RedisCall<Int?>(.zrevrank(key, member))
    }

    /// `ZREVRANK key member [WITHSCORE]`.
    @export(implementation)
    public static func zrevrankWithScore(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) -> RedisCall<RedisRank?> where Reply == RedisRank? {
        RedisCall<RedisRank?>(.zrevrankWithScore(key, member))
    }

    /// `ZSCAN key cursor [MATCH pattern] [COUNT count] [NOSCORES]`.
    @export(implementation)
    public static func zscan(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil
    ) -> RedisCall<RedisScanPage<RedisScored<String>>>
    where Reply == RedisScanPage<RedisScored<String>> {
        RedisCall<RedisScanPage<RedisScored<String>>>(
            .zscan(key, cursor, match: match, count: count))
    }

    /// `ZSCAN key cursor [MATCH pattern] [COUNT count] [NOSCORES]`.
    @export(implementation)
    public static func zscan<Value: RedisDecodable>(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil, as: Value.Type
    ) -> RedisCall<RedisScanPage<RedisScored<Value>>>
    where Reply == RedisScanPage<RedisScored<Value>> {
        RedisCall<RedisScanPage<RedisScored<Value>>>(
            .zscan(key, cursor, match: match, count: count))
    }

    /// `ZSCAN key cursor [MATCH pattern] [COUNT count] [NOSCORES]`.
    @export(implementation)
    public static func zscanMembers(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil
    ) -> RedisCall<RedisScanPage<String>> where Reply == RedisScanPage<String> {
        RedisCall<RedisScanPage<String>>(.zscanMembers(key, cursor, match: match, count: count))
    }

    /// `ZSCAN key cursor [MATCH pattern] [COUNT count] [NOSCORES]`.
    @export(implementation)
    public static func zscanMembers<Value: RedisDecodable>(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil, as: Value.Type
    ) -> RedisCall<RedisScanPage<Value>> where Reply == RedisScanPage<Value> {
        RedisCall<RedisScanPage<Value>>(.zscanMembers(key, cursor, match: match, count: count))
    }

    /// `ZSCORE key member`.
    @export(implementation)
    public static func zscore(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) -> RedisCall<Double?> where Reply == Double? {
        RedisCall<Double?>(.zscore(key, member))
    }

    /// `ZUNION numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`.
    @export(implementation)
    public static func zunion(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.zunion(keys, weights: weights, aggregate: aggregate))
    }

    /// `ZUNION numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`.
    @export(implementation)
    public static func zunion<Value: RedisDecodable>(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil,
        as: Value.Type
    ) -> RedisCall<[Value]> where Reply == [Value] {
        RedisCall<[Value]>(.zunion(keys, weights: weights, aggregate: aggregate))
    }

    /// `ZUNION numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`.
    @export(implementation)
    public static func zunionWithScores(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil
    ) -> RedisCall<[RedisScored<String>]> where Reply == [RedisScored<String>] {
        RedisCall<[RedisScored<String>]>(
            .zunionWithScores(keys, weights: weights, aggregate: aggregate))
    }

    /// `ZUNION numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`.
    @export(implementation)
    public static func zunionWithScores<Value: RedisDecodable>(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil,
        as: Value.Type
    ) -> RedisCall<[RedisScored<Value>]> where Reply == [RedisScored<Value>] {
        RedisCall<[RedisScored<Value>]>(
            .zunionWithScores(keys, weights: weights, aggregate: aggregate))
    }

    /// `ZUNIONSTORE destination numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE
    /// SUM | MIN | MAX]`.
    @export(implementation)
    public static func zunionstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument..., weights: [Double]? = nil,
        aggregate: RedisAggregate? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.zunionstore(destination, keys, weights: weights, aggregate: aggregate))
    }
}

extension RedisCommanding {
    /// `BZMPOP timeout numkeys key [key ...] <MIN | MAX> [COUNT count]`
    ///
    /// O(K) + O(M*log(N)) where K is the number of provided keys, N being the number of elements
    /// in the sorted set, and M being the number of elements popped. Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func bzmpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., from: RedisScoreEnd, timeout: Duration, count: Int? = nil,
        as: Value.Type = String.self
    ) async throws -> RedisKeyed<[RedisScored<Value>]>? {
        try await run(
            RedisCall<RedisKeyed<[RedisScored<Value>]>?>(
                .bzmpop(keys, from: from, timeout: timeout, count: count)))
    }

    /// `BZPOPMAX key [key ...] timeout`
    ///
    /// O(log(N)) with N being the number of elements in the sorted set. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func bzpopmax<Value: RedisDecodable>(
        _ keys: any RedisArgument..., timeout: Duration, as: Value.Type = String.self
    ) async throws -> RedisKeyedScore<Value>? {
        try await run(RedisCall<RedisKeyedScore<Value>?>(.bzpopmax(keys, timeout: timeout)))
    }

    /// `BZPOPMIN key [key ...] timeout`
    ///
    /// O(log(N)) with N being the number of elements in the sorted set. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func bzpopmin<Value: RedisDecodable>(
        _ keys: any RedisArgument..., timeout: Duration, as: Value.Type = String.self
    ) async throws -> RedisKeyedScore<Value>? {
        try await run(RedisCall<RedisKeyedScore<Value>?>(.bzpopmin(keys, timeout: timeout)))
    }

    /// How many members are new.
    ///
    /// `ZADD key [NX | XX] [GT | LT] [CH] [INCR] score member [score member ...]`
    ///
    /// O(log(N)) for each item added, where N is the number of elements in the sorted set. Since
    /// 1.2.0.
    @discardableResult
    @export(implementation)
    public func zadd(
        _ key: any RedisArgument, _ score: Double, _ member: any RedisArgument
    ) async throws -> Int {
        try await run(RedisCall<Int>(.zadd(key, score, member)))
    }

    /// How many members are new, with `changed` also how many have another score.
    ///
    /// `ZADD key [NX | XX] [GT | LT] [CH] [INCR] score member [score member ...]`
    ///
    /// O(log(N)) for each item added, where N is the number of elements in the sorted set. Since
    /// 1.2.0.
    @discardableResult
    @export(implementation)
    public func zadd(
        _ key: any RedisArgument, _ members: RedisScores, condition: RedisCondition? = nil,
        comparison: RedisScoreComparison? = nil, changed: Bool = false
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .zadd(key, members, condition: condition, comparison: comparison, changed: changed))
        )
    }

    /// ZINCRBY with a condition; `nil` when it was not met.
    ///
    /// `ZADD key [NX | XX] [GT | LT] [CH] [INCR] score member [score member ...]`
    ///
    /// O(log(N)) for each item added, where N is the number of elements in the sorted set. Since
    /// 1.2.0.
    @discardableResult
    @export(implementation)
    public func zaddIncr(
        _ key: any RedisArgument, _ increment: Double, _ member: any RedisArgument,
        condition: RedisCondition? = nil, comparison: RedisScoreComparison? = nil
    ) async throws -> Double? {
        try await run(
            RedisCall<Double?>(
                .zaddIncr(key, increment, member, condition: condition, comparison: comparison)))
    }

    /// How many members it has.
    ///
    /// `ZCARD key`
    ///
    /// O(1). Since 1.2.0.
    @export(implementation)
    public func zcard(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.zcard(key)))
    }

    /// `ZCOUNT key min max`
    ///
    /// O(log(N)) with N being the number of elements in the sorted set. Since 2.0.0.
    @export(implementation)
    public func zcount(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound
    ) async throws -> Int {
        try await run(RedisCall<Int>(.zcount(key, min, max)))
    }

    /// `ZDIFF numkeys key [key ...] [WITHSCORES]`
    ///
    /// O(L + (N-K)log(N)) worst case where L is the total number of elements in all the sets, N
    /// is the size of the first set, and K is the size of the result set. Since 6.2.0.
    @export(implementation)
    public func zdiff<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.zdiff(keys)))
    }

    /// `ZDIFF numkeys key [key ...] [WITHSCORES]`
    ///
    /// O(L + (N-K)log(N)) worst case where L is the total number of elements in all the sets, N
    /// is the size of the first set, and K is the size of the result set. Since 6.2.0.
    @export(implementation)
    public func zdiffWithScores<Value: RedisDecodable>(
        _ keys: any RedisArgument..., as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(RedisCall<[RedisScored<Value>]>(.zdiffWithScores(keys)))
    }

    /// `ZDIFFSTORE destination numkeys key [key ...]`
    ///
    /// O(L + (N-K)log(N)) worst case where L is the total number of elements in all the sets, N
    /// is the size of the first set, and K is the size of the result set. Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func zdiffstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.zdiffstore(destination, keys)))
    }

    /// `ZINCRBY key increment member`
    ///
    /// O(log(N)) where N is the number of elements in the sorted set. Since 1.2.0.
    @discardableResult
    @export(implementation)
    public func zincrby(
        _ key: any RedisArgument, _ increment: Double, _ member: any RedisArgument
    ) async throws -> Double {
        try await run(RedisCall<Double>(.zincrby(key, increment, member)))
    }

    /// `ZINTER numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`
    ///
    /// O(N*K)+O(M*log(M)) worst case with N being the smallest input sorted set, K being the
    /// number of input sorted sets and M being the number of elements in the resulting sorted
    /// set. Since 6.2.0.
    @export(implementation)
    public func zinter<Value: RedisDecodable>(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil,
        as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.zinter(keys, weights: weights, aggregate: aggregate)))
    }

    /// `ZINTER numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`
    ///
    /// O(N*K)+O(M*log(M)) worst case with N being the smallest input sorted set, K being the
    /// number of input sorted sets and M being the number of elements in the resulting sorted
    /// set. Since 6.2.0.
    @export(implementation)
    public func zinterWithScores<Value: RedisDecodable>(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil,
        as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(
            RedisCall<[RedisScored<Value>]>(
                .zinterWithScores(keys, weights: weights, aggregate: aggregate)))
    }

    /// How many members the sets share; it stops counting at the limit.
    ///
    /// `ZINTERCARD numkeys key [key ...] [LIMIT limit]`
    ///
    /// O(N*K) worst case with N being the smallest input sorted set, K being the number of input
    /// sorted sets. Since 7.0.0.
    @export(implementation)
    public func zintercard(_ keys: any RedisArgument..., limit: Int? = nil) async throws -> Int {
        try await run(RedisCall<Int>(.zintercard(keys, limit: limit)))
    }

    /// `ZINTERSTORE destination numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE
    /// SUM | MIN | MAX]`
    ///
    /// O(N*K)+O(M*log(M)) worst case with N being the smallest input sorted set, K being the
    /// number of input sorted sets and M being the number of elements in the resulting sorted
    /// set. Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func zinterstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument..., weights: [Double]? = nil,
        aggregate: RedisAggregate? = nil
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(.zinterstore(destination, keys, weights: weights, aggregate: aggregate)))
    }

    /// `ZLEXCOUNT key min max`
    ///
    /// O(log(N)) with N being the number of elements in the sorted set. Since 2.8.9.
    @export(implementation)
    public func zlexcount(
        _ key: any RedisArgument, _ min: RedisLexBound, _ max: RedisLexBound
    ) async throws -> Int {
        try await run(RedisCall<Int>(.zlexcount(key, min, max)))
    }

    /// Takes members from the first of the sorted sets that has any.
    ///
    /// `ZMPOP numkeys key [key ...] <MIN | MAX> [COUNT count]`
    ///
    /// O(K) + O(M*log(N)) where K is the number of provided keys, N being the number of elements
    /// in the sorted set, and M being the number of elements popped. Since 7.0.0.
    @discardableResult
    @export(implementation)
    public func zmpop<Value: RedisDecodable>(
        _ keys: any RedisArgument..., from: RedisScoreEnd, count: Int? = nil,
        as: Value.Type = String.self
    ) async throws -> RedisKeyed<[RedisScored<Value>]>? {
        try await run(
            RedisCall<RedisKeyed<[RedisScored<Value>]>?>(.zmpop(keys, from: from, count: count)))
    }

    /// `ZMSCORE key member [member ...]`
    ///
    /// O(N) where N is the number of members being requested. Since 6.2.0.
    @export(implementation)
    public func zmscore(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) async throws -> [Double?] {
        try await run(RedisCall<[Double?]>(.zmscore(key, members)))
    }

    /// `ZPOPMAX key [count]`
    ///
    /// O(log(N)*M) with N being the number of elements in the sorted set, and M being the number
    /// of elements popped. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func zpopmax<Value: RedisDecodable>(
        _ key: any RedisArgument, _ count: Int? = nil, as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(RedisCall<[RedisScored<Value>]>(.zpopmax(key, count)))
    }

    /// `ZPOPMIN key [count]`
    ///
    /// O(log(N)*M) with N being the number of elements in the sorted set, and M being the number
    /// of elements popped. Since 5.0.0.
    @discardableResult
    @export(implementation)
    public func zpopmin<Value: RedisDecodable>(
        _ key: any RedisArgument, _ count: Int? = nil, as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(RedisCall<[RedisScored<Value>]>(.zpopmin(key, count)))
    }

    /// `ZRANDMEMBER key [count [WITHSCORES]]`
    ///
    /// O(N) where N is the number of members returned. Since 6.2.0.
    @export(implementation)
    public func zrandmember<Value: RedisDecodable>(
        _ key: any RedisArgument, as: Value.Type = String.self
    ) async throws -> Value? {
        try await run(RedisCall<Value?>(.zrandmember(key)))
    }

    /// Different ones; with a negative count they may repeat.
    ///
    /// `ZRANDMEMBER key [count [WITHSCORES]]`
    ///
    /// O(N) where N is the number of members returned. Since 6.2.0.
    @export(implementation)
    public func zrandmember<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.zrandmember(key, count: count)))
    }

    /// `ZRANDMEMBER key [count [WITHSCORES]]`
    ///
    /// O(N) where N is the number of members returned. Since 6.2.0.
    @export(implementation)
    public func zrandmemberWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, count: Int, as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(RedisCall<[RedisScored<Value>]>(.zrandmemberWithScores(key, count: count)))
    }

    /// Members by rank.
    ///
    /// `ZRANGE key start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count] [WITHSCORES]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements returned. Since 1.2.0.
    @export(implementation)
    public func zrange<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, reversed: Bool = false,
        as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.zrange(key, start, stop, reversed: reversed)))
    }

    /// Members by score. Reversed, the higher bound comes first.
    ///
    /// `ZRANGE key start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count] [WITHSCORES]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements returned. Since 1.2.0.
    @export(implementation)
    public func zrange<Value: RedisDecodable>(
        _ key: any RedisArgument, byScore min: RedisScoreBound, _ max: RedisScoreBound,
        reversed: Bool = false, limit: RedisLimit? = nil, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(
            RedisCall<[Value]>(.zrange(key, byScore: min, max, reversed: reversed, limit: limit)))
    }

    /// Members by their bytes, where all have one score. Reversed, the higher bound comes first.
    ///
    /// `ZRANGE key start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count] [WITHSCORES]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements returned. Since 1.2.0.
    @export(implementation)
    public func zrange<Value: RedisDecodable>(
        _ key: any RedisArgument, byLex min: RedisLexBound, _ max: RedisLexBound,
        reversed: Bool = false, limit: RedisLimit? = nil, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(
            RedisCall<[Value]>(.zrange(key, byLex: min, max, reversed: reversed, limit: limit)))
    }

    /// Members by rank.
    ///
    /// `ZRANGE key start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count] [WITHSCORES]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements returned. Since 1.2.0.
    @export(implementation)
    public func zrangeWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, reversed: Bool = false,
        as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(
            RedisCall<[RedisScored<Value>]>(.zrangeWithScores(key, start, stop, reversed: reversed))
        )
    }

    /// Members by score. Reversed, the higher bound comes first.
    ///
    /// `ZRANGE key start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count] [WITHSCORES]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements returned. Since 1.2.0.
    @export(implementation)
    public func zrangeWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, byScore min: RedisScoreBound, _ max: RedisScoreBound,
        reversed: Bool = false, limit: RedisLimit? = nil, as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(
            RedisCall<[RedisScored<Value>]>(
                .zrangeWithScores(key, byScore: min, max, reversed: reversed, limit: limit)))
    }

    /// `ZRANGEBYLEX key min max [LIMIT offset count]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements being returned. If M is constant (e.g. always asking for the first 10 elements
    /// with LIMIT), you can consider it O(log(N)). Since 2.8.9.
    @export(implementation)
    public func zrangebylex<Value: RedisDecodable>(
        _ key: any RedisArgument, _ min: RedisLexBound, _ max: RedisLexBound,
        limit: RedisLimit? = nil, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.zrangebylex(key, min, max, limit: limit)))
    }

    /// `ZRANGEBYSCORE key min max [WITHSCORES] [LIMIT offset count]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements being returned. If M is constant (e.g. always asking for the first 10 elements
    /// with LIMIT), you can consider it O(log(N)). Since 1.0.5.
    @export(implementation)
    public func zrangebyscore<Value: RedisDecodable>(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound,
        limit: RedisLimit? = nil, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.zrangebyscore(key, min, max, limit: limit)))
    }

    /// `ZRANGEBYSCORE key min max [WITHSCORES] [LIMIT offset count]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements being returned. If M is constant (e.g. always asking for the first 10 elements
    /// with LIMIT), you can consider it O(log(N)). Since 1.0.5.
    @export(implementation)
    public func zrangebyscoreWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound,
        limit: RedisLimit? = nil, as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(
            RedisCall<[RedisScored<Value>]>(.zrangebyscoreWithScores(key, min, max, limit: limit)))
    }

    /// `ZRANGESTORE dst src min max [BYSCORE | BYLEX] [REV] [LIMIT offset count]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements stored into the destination key. Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func zrangestore(
        _ destination: any RedisArgument, _ source: any RedisArgument, _ start: Int, _ stop: Int,
        reversed: Bool = false
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(.zrangestore(destination, source, start, stop, reversed: reversed)))
    }

    /// `ZRANGESTORE dst src min max [BYSCORE | BYLEX] [REV] [LIMIT offset count]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements stored into the destination key. Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func zrangestore(
        _ destination: any RedisArgument, _ source: any RedisArgument, byScore min: RedisScoreBound,
        _ max: RedisScoreBound, reversed: Bool = false, limit: RedisLimit? = nil
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .zrangestore(
                    destination, source, byScore: min, max, reversed: reversed, limit: limit)))
    }

    /// `ZRANGESTORE dst src min max [BYSCORE | BYLEX] [REV] [LIMIT offset count]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements stored into the destination key. Since 6.2.0.
    @discardableResult
    @export(implementation)
    public func zrangestore(
        _ destination: any RedisArgument, _ source: any RedisArgument, byLex min: RedisLexBound,
        _ max: RedisLexBound, reversed: Bool = false, limit: RedisLimit? = nil
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .zrangestore(destination, source, byLex: min, max, reversed: reversed, limit: limit)
            ))
    }

    /// `ZRANK key member [WITHSCORE]`
    ///
    /// O(log(N)). Since 2.0.0.
    @export(implementation)
    public func zrank(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) async throws -> Int? {
        try await run(RedisCall<Int?>(.zrank(key, member)))
    }

    /// `ZRANK key member [WITHSCORE]`
    ///
    /// O(log(N)). Since 2.0.0.
    @export(implementation)
    public func zrankWithScore(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) async throws -> RedisRank? {
        try await run(RedisCall<RedisRank?>(.zrankWithScore(key, member)))
    }

    /// `ZREM key member [member ...]`
    ///
    /// O(M*log(N)) with N being the number of elements in the sorted set and M the number of
    /// elements to be removed. Since 1.2.0.
    @discardableResult
    @export(implementation)
    public func zrem(
        _ key: any RedisArgument, _ members: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.zrem(key, members)))
    }

    /// `ZREMRANGEBYLEX key min max`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements removed by the operation. Since 2.8.9.
    @discardableResult
    @export(implementation)
    public func zremrangebylex(
        _ key: any RedisArgument, _ min: RedisLexBound, _ max: RedisLexBound
    ) async throws -> Int {
        try await run(RedisCall<Int>(.zremrangebylex(key, min, max)))
    }

    /// `ZREMRANGEBYRANK key start stop`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements removed by the operation. Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func zremrangebyrank(
        _ key: any RedisArgument, _ start: Int, _ stop: Int
    ) async throws -> Int {
        try await run(RedisCall<Int>(.zremrangebyrank(key, start, stop)))
    }

    /// `ZREMRANGEBYSCORE key min max`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements removed by the operation. Since 1.2.0.
    @discardableResult
    @export(implementation)
    public func zremrangebyscore(
        _ key: any RedisArgument, _ min: RedisScoreBound, _ max: RedisScoreBound
    ) async throws -> Int {
        try await run(RedisCall<Int>(.zremrangebyscore(key, min, max)))
    }

    /// `ZREVRANGE key start stop [WITHSCORES]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements returned. Since 1.2.0.
    @export(implementation)
    public func zrevrange<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.zrevrange(key, start, stop)))
    }

    /// `ZREVRANGE key start stop [WITHSCORES]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements returned. Since 1.2.0.
    @export(implementation)
    public func zrevrangeWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, _ start: Int, _ stop: Int, as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(RedisCall<[RedisScored<Value>]>(.zrevrangeWithScores(key, start, stop)))
    }

    /// `ZREVRANGEBYLEX key max min [LIMIT offset count]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements being returned. If M is constant (e.g. always asking for the first 10 elements
    /// with LIMIT), you can consider it O(log(N)). Since 2.8.9.
    @export(implementation)
    public func zrevrangebylex<Value: RedisDecodable>(
        _ key: any RedisArgument, _ max: RedisLexBound, _ min: RedisLexBound,
        limit: RedisLimit? = nil, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.zrevrangebylex(key, max, min, limit: limit)))
    }

    /// `ZREVRANGEBYSCORE key max min [WITHSCORES] [LIMIT offset count]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements being returned. If M is constant (e.g. always asking for the first 10 elements
    /// with LIMIT), you can consider it O(log(N)). Since 2.2.0.
    @export(implementation)
    public func zrevrangebyscore<Value: RedisDecodable>(
        _ key: any RedisArgument, _ max: RedisScoreBound, _ min: RedisScoreBound,
        limit: RedisLimit? = nil, as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.zrevrangebyscore(key, max, min, limit: limit)))
    }

    /// `ZREVRANGEBYSCORE key max min [WITHSCORES] [LIMIT offset count]`
    ///
    /// O(log(N)+M) with N being the number of elements in the sorted set and M the number of
    /// elements being returned. If M is constant (e.g. always asking for the first 10 elements
    /// with LIMIT), you can consider it O(log(N)). Since 2.2.0.
    @export(implementation)
    public func zrevrangebyscoreWithScores<Value: RedisDecodable>(
        _ key: any RedisArgument, _ max: RedisScoreBound, _ min: RedisScoreBound,
        limit: RedisLimit? = nil, as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(
            RedisCall<[RedisScored<Value>]>(
                .zrevrangebyscoreWithScores(key, max, min, limit: limit)))
    }

    /// `ZREVRANK key member [WITHSCORE]`
    ///
    /// O(log(N)). Since 2.0.0.
    @export(implementation)
    public func zrevrank(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) async throws -> Int? {
        try await run(RedisCall<Int?>(.zrevrank(key, member)))
    }

    /// `ZREVRANK key member [WITHSCORE]`
    ///
    /// O(log(N)). Since 2.0.0.
    @export(implementation)
    public func zrevrankWithScore(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) async throws -> RedisRank? {
        try await run(RedisCall<RedisRank?>(.zrevrankWithScore(key, member)))
    }

    /// `ZSCAN key cursor [MATCH pattern] [COUNT count] [NOSCORES]`
    ///
    /// O(1) for every call. O(N) for a complete iteration, including enough command calls for the
    /// cursor to return back to 0. N is the number of elements inside the collection. Since
    /// 2.8.0.
    @export(implementation)
    public func zscan<Value: RedisDecodable>(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil, as: Value.Type = String.self
    ) async throws -> RedisScanPage<RedisScored<Value>> {
        try await run(
            RedisCall<RedisScanPage<RedisScored<Value>>>(
                .zscan(key, cursor, match: match, count: count)))
    }

    /// `ZSCAN key cursor [MATCH pattern] [COUNT count] [NOSCORES]`
    ///
    /// O(1) for every call. O(N) for a complete iteration, including enough command calls for the
    /// cursor to return back to 0. N is the number of elements inside the collection. Since
    /// 2.8.0.
    @export(implementation)
    public func zscanMembers<Value: RedisDecodable>(
        _ key: any RedisArgument, _ cursor: RedisCursor, match: (any RedisArgument)? = nil,
        count: Int? = nil, as: Value.Type = String.self
    ) async throws -> RedisScanPage<Value> {
        try await run(
            RedisCall<RedisScanPage<Value>>(.zscanMembers(key, cursor, match: match, count: count)))
    }

    /// `ZSCORE key member`
    ///
    /// O(1). Since 1.2.0.
    @export(implementation)
    public func zscore(
        _ key: any RedisArgument, _ member: any RedisArgument
    ) async throws -> Double? {
        try await run(RedisCall<Double?>(.zscore(key, member)))
    }

    /// `ZUNION numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`
    ///
    /// O(N)+O(M*log(M)) with N being the sum of the sizes of the input sorted sets, and M being
    /// the number of elements in the resulting sorted set. Since 6.2.0.
    @export(implementation)
    public func zunion<Value: RedisDecodable>(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil,
        as: Value.Type = String.self
    ) async throws -> [Value] {
        try await run(RedisCall<[Value]>(.zunion(keys, weights: weights, aggregate: aggregate)))
    }

    /// `ZUNION numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE SUM | MIN | MAX]
    /// [WITHSCORES]`
    ///
    /// O(N)+O(M*log(M)) with N being the sum of the sizes of the input sorted sets, and M being
    /// the number of elements in the resulting sorted set. Since 6.2.0.
    @export(implementation)
    public func zunionWithScores<Value: RedisDecodable>(
        _ keys: any RedisArgument..., weights: [Double]? = nil, aggregate: RedisAggregate? = nil,
        as: Value.Type = String.self
    ) async throws -> [RedisScored<Value>] {
        try await run(
            RedisCall<[RedisScored<Value>]>(
                .zunionWithScores(keys, weights: weights, aggregate: aggregate)))
    }

    /// `ZUNIONSTORE destination numkeys key [key ...] [WEIGHTS weight [weight ...]] [AGGREGATE
    /// SUM | MIN | MAX]`
    ///
    /// O(N)+O(M log(M)) with N being the sum of the sizes of the input sorted sets, and M being
    /// the number of elements in the resulting sorted set. Since 2.0.0.
    @discardableResult
    @export(implementation)
    public func zunionstore(
        _ destination: any RedisArgument, _ keys: any RedisArgument..., weights: [Double]? = nil,
        aggregate: RedisAggregate? = nil
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(.zunionstore(destination, keys, weights: weights, aggregate: aggregate)))
    }
}
