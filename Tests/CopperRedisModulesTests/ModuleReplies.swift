import CopperRedis
import CopperRedisModules
import Testing

/// Replies of Redis Stack 7.4 in the forms of both protocols, with `|` for CR LF. Their bulk
/// strings have no lengths: see ``wire(_:)``.
enum ModuleReplies {
    struct Sample: Sendable {
        var name: String
        var resp2: String
        var resp3: String
        var decode: @Sendable ([UInt8]) throws -> Void
        /// Whether two are decoded to the same.
        var areSame: @Sendable ([UInt8], [UInt8]) throws -> Bool
    }

    static func sample<Value: RedisDecodable & Equatable>(
        _ name: String, _ resp2: String, _ resp3: String, as: Value.Type
    ) -> Sample {
        Sample(name: name, resp2: resp2, resp3: resp3) {
            _ = try decoded($0, as: Value.self)
        } areSame: {
            try decoded($0, as: Value.self) == decoded($1, as: Value.self)
        }
    }

    static let all: [Sample] = [
        sample(
            "FT.SEARCH", "*3|:5|$d:1|*4|$title|$hello|$year|$1999|",
            "%2|+total_results|:5|+results|*1|%3|+id|$d:1|+extra_attributes|%2|$title|$hello|"
                + "$year|$1999|+values|*0|", as: RedisSearchResult<RedisSearchDocument>.self),
        sample(
            "FT.SEARCH, no fields", "*3|:2|$d:1|$d:2|",
            "%2|+total_results|:2|+results|*2|%2|+id|$d:1|+values|*0|%2|+id|$d:2|+values|*0|",
            as: RedisSearchResult<RedisSearchDocument>.self),
        sample(
            "FT.SEARCH, an expired document", "*3|:1|$d:1|$-1|",
            "%2|+total_results|:1|+results|*1|%2|+id|$d:1|+extra_attributes|_|",
            as: RedisSearchResult<RedisSearchDocument>.self),
        sample(
            "FT.SEARCH NOCONTENT", "*3|:2|$d:1|$d:2|",
            "%2|+total_results|:2|+results|*2|%1|+id|$d:1|%1|+id|$d:2|",
            as: RedisSearchResult<RedisSearchKey>.self),
        sample(
            "FT.SEARCH WITHSCORES", "*6|:1|$d:1|$0.5|$-1|$#3|*2|$a|$b|",
            "%2|+total_results|:1|+results|*1|%5|+id|$d:1|+score|,0.5|+payload|_|+sortkey|$#3|"
                + "+extra_attributes|%1|$a|$b|", as: RedisSearchResult<RedisScoredDocument>.self),
        sample(
            "FT.SEARCH EXPLAINSCORE", "*4|:1|$d:1|*2|$0.5|*1|+why|*2|$a|$b|",
            "%2|+total_results|:1|+results|*1|%3|+id|$d:1|+score|*2|,0.5|*1|+why|"
                + "+extra_attributes|%1|$a|$b|",
            as: RedisSearchResult<RedisExplainedDocument>.self),
        sample(
            "FT.AGGREGATE", "*3|:2|*4|$tag|$a|$n|$1|*4|$tag|$b|$l|*2|$x|$y|",
            "%2|+total_results|:2|+results|*2|%1|+extra_attributes|%2|$tag|$a|$n|$1|"
                + "%1|+extra_attributes|%2|$tag|$b|$l|*2|$x|$y|", as: RedisAggregateResult.self),
        sample(
            "FT.CURSOR READ", "*2|*2|:2|*2|$a|$1|:77|",
            "*2|%2|+total_results|:2|+results|*1|%1|+extra_attributes|%1|$a|$1|:77|",
            as: RedisAggregatePage.self),
        sample(
            "FT.SPELLCHECK", "*1|*3|$TERM|$helo|*2|*2|$1|$hello|*2|$0.5|$help|",
            "%1|+results|%1|$helo|*2|%1|$hello|,1|%1|$help|,0.5|", as: RedisSpelling.self),
        sample("FT.CONFIG GET", "*1|*2|$A|$1|", "%1|$A|$1|", as: RedisSearchSettings.self),
        sample(
            "FT.SUGGET", "*6|$a|$1.5|$-1|$b|$0.5|$p|", "*6|$a|,1.5|_|$b|,0.5|$p|",
            as: RedisSuggestions.self),
        sample(
            "TS.MGET", "*1|*3|$t|*1|*2|$city|$ulm|*2|:4|+3.5|",
            "%1|$t|*2|%1|$city|$ulm|*2|:4|,3.5|", as: [RedisSeriesLatest].self),
        sample(
            "TS.MGET without a sample", "*1|*3|$t|*0|*0|", "%1|$t|*2|%0|*0|",
            as: [RedisSeriesLatest].self),
        sample(
            "TS.MRANGE", "*1|*3|$t|*1|*2|$c|$-1|*2|*2|:1|+1|*2|:2|+0.5|",
            "%1|$t|*3|%1|$c|_|%1|+aggregators|*1|$avg|*2|*2|:1|,1|*2|:2|,0.5|",
            as: [RedisSeriesRange].self),
        sample(
            "TS.MRANGE GROUPBY",
            "*1|*3|$c=u|*3|*2|$c|$u|*2|$__reducer__|$max|*2|$__source__|$a,b|*1|*2|:1|+1|",
            "%1|$c=u|*4|%1|$c|$u|%1|+reducers|*1|$max|%1|+sources|*2|$a|$b|*1|*2|:1|,1|",
            as: [RedisSeriesRange].self),
        sample("TS.GET", "*2|:4|+3.5|", "*2|:4|,3.5|", as: RedisSeriesLastSample.self),
        sample("TS.GET without a sample", "*0|", "*0|", as: RedisSeriesLastSample.self),
        sample(
            "TS.MADD", "*2|:3|-ERR no key|", "*2|:3|-ERR no key|", as: [RedisElement<Int>].self),
        sample("JSON.TYPE", "*2|$integer|$null|", "*1|*2|$integer|$null|", as: RedisJSONTypes.self),
        sample("JSON.TYPE of nothing", "$-1|", "*1|_|", as: RedisJSONTypes.self),
        sample("JSON.NUMINCRBY", "$[3,null,1.5]|", "*3|:3|_|,1.5|", as: RedisJSONNumbers.self),
        sample("JSON.NUMINCRBY of an older path", "$7|", "*1|:7|", as: RedisJSONNumbers.self),
        sample("CF.INSERT", "*2|:1|:-1|", "*2|#t|#f|", as: [RedisCuckooInsertion].self),
        sample("BF.SCANDUMP", "*2|:1|$ab|", "*2|:1|$ab|", as: RedisFilterChunk.self),
        sample(
            "TOPK.LIST", "*4|$a|:10|$c|:2|", "*4|$a|:10|$c|:2|", as: [RedisCounted<String>].self),
    ]

    /// Puts the lengths in that bulk strings have, but for those that are null.
    static func wire(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in text.split(separator: "|") {
            if line.hasPrefix("$"), line != "$-1" {
                bytes += Array("$\(line.utf8.count - 1)\r\n\(line.dropFirst())\r\n".utf8)
            } else {
                bytes += Array("\(line)\r\n".utf8)
            }
        }
        return bytes
    }

    static func decoded<Value: RedisDecodable>(
        _ bytes: [UInt8], as: Value.Type
    ) throws -> Value {
        var scanner = RESPScanner(limits: RESPLimits())
        guard let frame = try scanner.next(in: bytes.span.bytes) else { throw Unfinished() }
        var reader = RESPReader(bytes.span.bytes, frame)
        return try Value(redis: &reader)
    }

    struct Unfinished: Error {}
}
