// Written by Tests/Generators/redis-modules.py: not for editing.
public import CopperRESP
public import CopperRedis

extension RedisCommand {
    @usableFromInline
    static func ftAggregate(
        _ index: any RedisArgument, _ query: any RedisArgument, steps: [RedisAggregateStep],
        verbatim: Bool, scorer: (any RedisArgument)?, timeLimit: Duration?,
        parameters: RedisSearchParameters?, addScores: Bool, dialect: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.AGGREGATE")
        words.add(index)
        words.add(query)
        words.flag("VERBATIM", verbatim)
        words.option("SCORER", scorer)
        words.option("TIMEOUT", milliseconds: timeLimit)
        words.add(contentsOf: steps)
        words.option("PARAMS", parameters)
        words.flag("ADDSCORES", addScores)
        words.add("DIALECT")
        words.add(dialect)
        return words.finish()
    }

    @usableFromInline
    static func ftAggregateCursor(
        _ index: any RedisArgument, _ query: any RedisArgument, steps: [RedisAggregateStep],
        verbatim: Bool, scorer: (any RedisArgument)?, timeLimit: Duration?, count: Int?,
        maxIdle: Duration?, parameters: RedisSearchParameters?, addScores: Bool, dialect: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.AGGREGATE")
        words.add(index)
        words.add(query)
        words.flag("VERBATIM", verbatim)
        words.option("SCORER", scorer)
        words.option("TIMEOUT", milliseconds: timeLimit)
        words.add(contentsOf: steps)
        words.add("WITHCURSOR")
        words.option("COUNT", count)
        words.option("MAXIDLE", milliseconds: maxIdle)
        words.option("PARAMS", parameters)
        words.flag("ADDSCORES", addScores)
        words.add("DIALECT")
        words.add(dialect)
        return words.finish()
    }

    @usableFromInline
    static func ftAliasadd(
        _ alias: any RedisArgument, _ index: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.ALIASADD")
        words.add(alias)
        words.add(index)
        return words.finish()
    }

    @usableFromInline
    static func ftAliasdel(_ alias: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("FT.ALIASDEL")
        words.add(alias)
        return words.finish()
    }

    @usableFromInline
    static func ftAliasupdate(
        _ alias: any RedisArgument, _ index: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.ALIASUPDATE")
        words.add(alias)
        words.add(index)
        return words.finish()
    }

    @usableFromInline
    static func ftAlter(
        _ index: any RedisArgument, skipInitialScan: Bool, fields: [RedisSearchField]
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.ALTER")
        words.add(index)
        words.flag("SKIPINITIALSCAN", skipInitialScan)
        words.add("SCHEMA")
        words.add("ADD")
        words.add(contentsOf: fields)
        return words.finish()
    }

    @usableFromInline
    static func ftConfigGet(_ option: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("FT.CONFIG GET")
        words.add(option)
        return words.finish()
    }

    @usableFromInline
    static func ftConfigSet(
        _ option: any RedisArgument, _ value: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.CONFIG SET")
        words.add(option)
        words.add(value)
        return words.finish()
    }

    @usableFromInline
    static func ftCreate(
        _ index: any RedisArgument, on: RedisSearchSource?, prefixes: RedisCountedWords?,
        filter: (any RedisArgument)?, language: (any RedisArgument)?,
        languageField: (any RedisArgument)?, score: Double?, scoreField: (any RedisArgument)?,
        payloadField: (any RedisArgument)?, maxTextFields: Bool, temporary: Duration?,
        noOffsets: Bool, noHighlights: Bool, noFields: Bool, noFrequencies: Bool,
        stopWords: RedisCountedWords?, skipInitialScan: Bool, schema: [RedisSearchField]
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.CREATE")
        words.add(index)
        words.option("ON", on)
        words.option("PREFIX", prefixes)
        words.option("FILTER", filter)
        words.option("LANGUAGE", language)
        words.option("LANGUAGE_FIELD", languageField)
        words.option("SCORE", score)
        words.option("SCORE_FIELD", scoreField)
        words.option("PAYLOAD_FIELD", payloadField)
        words.flag("MAXTEXTFIELDS", maxTextFields)
        words.option("TEMPORARY", seconds: temporary)
        words.flag("NOOFFSETS", noOffsets)
        words.flag("NOHL", noHighlights)
        words.flag("NOFIELDS", noFields)
        words.flag("NOFREQS", noFrequencies)
        words.option("STOPWORDS", stopWords)
        words.flag("SKIPINITIALSCAN", skipInitialScan)
        words.add("SCHEMA")
        words.add(contentsOf: schema)
        return words.finish()
    }

    @usableFromInline
    static func ftCursorDel(_ index: any RedisArgument, cursor: Int) -> RedisCommand {
        var words = RedisCommandWriter("FT.CURSOR DEL")
        words.add(index)
        words.add(cursor)
        return words.finish()
    }

    @usableFromInline
    static func ftCursorRead(
        _ index: any RedisArgument, cursor: Int, count: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.CURSOR READ")
        words.add(index)
        words.add(cursor)
        words.option("COUNT", count)
        return words.finish()
    }

    @usableFromInline
    static func ftDictadd(
        _ dictionary: any RedisArgument, _ terms: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.DICTADD")
        words.add(dictionary)
        words.add(contentsOf: terms)
        return words.finish()
    }

    @usableFromInline
    static func ftDictdel(
        _ dictionary: any RedisArgument, _ terms: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.DICTDEL")
        words.add(dictionary)
        words.add(contentsOf: terms)
        return words.finish()
    }

    @usableFromInline
    static func ftDictdump(_ dictionary: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("FT.DICTDUMP")
        words.add(dictionary)
        return words.finish()
    }

    @usableFromInline
    static func ftDropindex(_ index: any RedisArgument, deleteDocuments: Bool) -> RedisCommand {
        var words = RedisCommandWriter("FT.DROPINDEX")
        words.add(index)
        words.flag("DD", deleteDocuments)
        return words.finish()
    }

    @usableFromInline
    static func ftExplain(
        _ index: any RedisArgument, _ query: any RedisArgument, dialect: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.EXPLAIN")
        words.add(index)
        words.add(query)
        words.add("DIALECT")
        words.add(dialect)
        return words.finish()
    }

    @usableFromInline
    static func ftExplaincli(
        _ index: any RedisArgument, _ query: any RedisArgument, dialect: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.EXPLAINCLI")
        words.add(index)
        words.add(query)
        words.add("DIALECT")
        words.add(dialect)
        return words.finish()
    }

    @usableFromInline
    static func ftInfo(_ index: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("FT.INFO")
        words.add(index)
        return words.finish()
    }

    @usableFromInline
    static func ftProfile(
        _ index: any RedisArgument, kind: RedisProfileKind, limited: Bool,
        query: [any RedisArgument]
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.PROFILE")
        words.add(index)
        words.add(kind)
        words.flag("LIMITED", limited)
        words.add("QUERY")
        words.add(contentsOf: query)
        return words.finish()
    }

    @usableFromInline
    static func ftSearch(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool, noStopWords: Bool,
        filters: [RedisNumericFilter], geoFilters: [RedisGeoFilter], inKeys: RedisCountedWords?,
        inFields: RedisCountedWords?, returning: RedisReturnedFields?, summarize: RedisSummary?,
        highlight: RedisHighlight?, slop: Int?, timeLimit: Duration?, inOrder: Bool,
        language: (any RedisArgument)?, expander: (any RedisArgument)?,
        scorer: (any RedisArgument)?, payload: (any RedisArgument)?, sortBy: RedisSearchSort?,
        limit: RedisLimit?, parameters: RedisSearchParameters?, dialect: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.SEARCH")
        words.add(index)
        words.add(query)
        words.flag("VERBATIM", verbatim)
        words.flag("NOSTOPWORDS", noStopWords)
        for one in filters { words.option("FILTER", one) }
        for one in geoFilters { words.option("GEOFILTER", one) }
        words.option("INKEYS", inKeys)
        words.option("INFIELDS", inFields)
        words.option("RETURN", returning)
        words.option(summarize)
        words.option(highlight)
        words.option("SLOP", slop)
        words.option("TIMEOUT", milliseconds: timeLimit)
        words.flag("INORDER", inOrder)
        words.option("LANGUAGE", language)
        words.option("EXPANDER", expander)
        words.option("SCORER", scorer)
        words.option("PAYLOAD", payload)
        words.option("SORTBY", sortBy)
        words.option("LIMIT", limit)
        words.option("PARAMS", parameters)
        words.add("DIALECT")
        words.add(dialect)
        return words.finish()
    }

    @usableFromInline
    static func ftSearchKeys(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool, noStopWords: Bool,
        filters: [RedisNumericFilter], geoFilters: [RedisGeoFilter], inKeys: RedisCountedWords?,
        inFields: RedisCountedWords?, slop: Int?, timeLimit: Duration?, inOrder: Bool,
        language: (any RedisArgument)?, expander: (any RedisArgument)?,
        scorer: (any RedisArgument)?, sortBy: RedisSearchSort?, limit: RedisLimit?,
        parameters: RedisSearchParameters?, dialect: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.SEARCH")
        words.add(index)
        words.add(query)
        words.add("NOCONTENT")
        words.flag("VERBATIM", verbatim)
        words.flag("NOSTOPWORDS", noStopWords)
        for one in filters { words.option("FILTER", one) }
        for one in geoFilters { words.option("GEOFILTER", one) }
        words.option("INKEYS", inKeys)
        words.option("INFIELDS", inFields)
        words.option("SLOP", slop)
        words.option("TIMEOUT", milliseconds: timeLimit)
        words.flag("INORDER", inOrder)
        words.option("LANGUAGE", language)
        words.option("EXPANDER", expander)
        words.option("SCORER", scorer)
        words.option("SORTBY", sortBy)
        words.option("LIMIT", limit)
        words.option("PARAMS", parameters)
        words.add("DIALECT")
        words.add(dialect)
        return words.finish()
    }

    @usableFromInline
    static func ftSearchScored(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool, noStopWords: Bool,
        filters: [RedisNumericFilter], geoFilters: [RedisGeoFilter], inKeys: RedisCountedWords?,
        inFields: RedisCountedWords?, returning: RedisReturnedFields?, summarize: RedisSummary?,
        highlight: RedisHighlight?, slop: Int?, timeLimit: Duration?, inOrder: Bool,
        language: (any RedisArgument)?, expander: (any RedisArgument)?,
        scorer: (any RedisArgument)?, payload: (any RedisArgument)?, sortBy: RedisSearchSort?,
        limit: RedisLimit?, parameters: RedisSearchParameters?, dialect: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.SEARCH")
        words.add(index)
        words.add(query)
        words.flag("VERBATIM", verbatim)
        words.flag("NOSTOPWORDS", noStopWords)
        words.add("WITHSCORES")
        words.add("WITHPAYLOADS")
        words.add("WITHSORTKEYS")
        for one in filters { words.option("FILTER", one) }
        for one in geoFilters { words.option("GEOFILTER", one) }
        words.option("INKEYS", inKeys)
        words.option("INFIELDS", inFields)
        words.option("RETURN", returning)
        words.option(summarize)
        words.option(highlight)
        words.option("SLOP", slop)
        words.option("TIMEOUT", milliseconds: timeLimit)
        words.flag("INORDER", inOrder)
        words.option("LANGUAGE", language)
        words.option("EXPANDER", expander)
        words.option("SCORER", scorer)
        words.option("PAYLOAD", payload)
        words.option("SORTBY", sortBy)
        words.option("LIMIT", limit)
        words.option("PARAMS", parameters)
        words.add("DIALECT")
        words.add(dialect)
        return words.finish()
    }

    @usableFromInline
    static func ftSearchExplained(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool, noStopWords: Bool,
        filters: [RedisNumericFilter], geoFilters: [RedisGeoFilter], inKeys: RedisCountedWords?,
        inFields: RedisCountedWords?, returning: RedisReturnedFields?, summarize: RedisSummary?,
        highlight: RedisHighlight?, slop: Int?, timeLimit: Duration?, inOrder: Bool,
        language: (any RedisArgument)?, expander: (any RedisArgument)?,
        scorer: (any RedisArgument)?, sortBy: RedisSearchSort?, limit: RedisLimit?,
        parameters: RedisSearchParameters?, dialect: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.SEARCH")
        words.add(index)
        words.add(query)
        words.flag("VERBATIM", verbatim)
        words.flag("NOSTOPWORDS", noStopWords)
        words.add("WITHSCORES")
        for one in filters { words.option("FILTER", one) }
        for one in geoFilters { words.option("GEOFILTER", one) }
        words.option("INKEYS", inKeys)
        words.option("INFIELDS", inFields)
        words.option("RETURN", returning)
        words.option(summarize)
        words.option(highlight)
        words.option("SLOP", slop)
        words.option("TIMEOUT", milliseconds: timeLimit)
        words.flag("INORDER", inOrder)
        words.option("LANGUAGE", language)
        words.option("EXPANDER", expander)
        words.option("SCORER", scorer)
        words.add("EXPLAINSCORE")
        words.option("SORTBY", sortBy)
        words.option("LIMIT", limit)
        words.option("PARAMS", parameters)
        words.add("DIALECT")
        words.add(dialect)
        return words.finish()
    }

    @usableFromInline
    static func ftSpellcheck(
        _ index: any RedisArgument, _ query: any RedisArgument, distance: Int?,
        terms: [RedisSpellcheckTerms], dialect: Int
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.SPELLCHECK")
        words.add(index)
        words.add(query)
        words.option("DISTANCE", distance)
        for one in terms { words.option("TERMS", one) }
        words.add("DIALECT")
        words.add(dialect)
        return words.finish()
    }

    @usableFromInline
    static func ftSugadd(
        _ key: any RedisArgument, _ string: any RedisArgument, score: Double, increment: Bool,
        payload: (any RedisArgument)?
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.SUGADD")
        words.add(key)
        words.add(string)
        words.add(score)
        words.flag("INCR", increment)
        words.option("PAYLOAD", payload)
        return words.finish()
    }

    @usableFromInline
    static func ftSugdel(_ key: any RedisArgument, _ string: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("FT.SUGDEL")
        words.add(key)
        words.add(string)
        return words.finish()
    }

    @usableFromInline
    static func ftSugget(
        _ key: any RedisArgument, _ prefix: any RedisArgument, fuzzy: Bool, max: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.SUGGET")
        words.add(key)
        words.add(prefix)
        words.flag("FUZZY", fuzzy)
        words.option("MAX", max)
        return words.finish()
    }

    @usableFromInline
    static func ftSuggetScored(
        _ key: any RedisArgument, _ prefix: any RedisArgument, fuzzy: Bool, max: Int?
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.SUGGET")
        words.add(key)
        words.add(prefix)
        words.flag("FUZZY", fuzzy)
        words.add("WITHSCORES")
        words.add("WITHPAYLOADS")
        words.option("MAX", max)
        return words.finish()
    }

    @usableFromInline
    static func ftSuglen(_ key: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("FT.SUGLEN")
        words.add(key)
        return words.finish()
    }

    @usableFromInline
    static func ftSyndump(_ index: any RedisArgument) -> RedisCommand {
        var words = RedisCommandWriter("FT.SYNDUMP")
        words.add(index)
        return words.finish()
    }

    @usableFromInline
    static func ftSynupdate(
        _ index: any RedisArgument, _ group: any RedisArgument, _ terms: [any RedisArgument],
        skipInitialScan: Bool
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.SYNUPDATE")
        words.add(index)
        words.add(group)
        words.flag("SKIPINITIALSCAN", skipInitialScan)
        words.add(contentsOf: terms)
        return words.finish()
    }

    @usableFromInline
    static func ftTagvals(
        _ index: any RedisArgument, _ field: any RedisArgument
    ) -> RedisCommand {
        var words = RedisCommandWriter("FT.TAGVALS")
        words.add(index)
        words.add(field)
        return words.finish()
    }

    @usableFromInline
    static func ftList() -> RedisCommand {
        RedisCommand("FT._LIST", arguments: [])
    }
}

extension RedisCall {
    /// What becomes of the documents that the query matches, step by step.
    @export(implementation)
    public static func ftAggregate(
        _ index: any RedisArgument, _ query: any RedisArgument, steps: RedisAggregateStep...,
        verbatim: Bool = false, scorer: (any RedisArgument)? = nil, timeLimit: Duration? = nil,
        parameters: RedisSearchParameters? = nil, addScores: Bool = false, dialect: Int = 2
    ) -> RedisCall<RedisAggregateResult> where Reply == RedisAggregateResult {
        RedisCall<RedisAggregateResult>(
            .ftAggregate(
                index, query, steps: steps, verbatim: verbatim, scorer: scorer,
                timeLimit: timeLimit, parameters: parameters, addScores: addScores, dialect: dialect
            ))
    }

    /// The same in pages.
    @export(implementation)
    public static func ftAggregateCursor(
        _ index: any RedisArgument, _ query: any RedisArgument, steps: RedisAggregateStep...,
        verbatim: Bool = false, scorer: (any RedisArgument)? = nil, timeLimit: Duration? = nil,
        count: Int? = nil, maxIdle: Duration? = nil, parameters: RedisSearchParameters? = nil,
        addScores: Bool = false, dialect: Int = 2
    ) -> RedisCall<RedisAggregatePage> where Reply == RedisAggregatePage {
        RedisCall<RedisAggregatePage>(
            .ftAggregateCursor(
                index, query, steps: steps, verbatim: verbatim, scorer: scorer,
                timeLimit: timeLimit, count: count, maxIdle: maxIdle, parameters: parameters,
                addScores: addScores, dialect: dialect))
    }

    /// `FT.ALIASADD alias index`.
    @export(implementation)
    public static func ftAliasadd(
        _ alias: any RedisArgument, _ index: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.ftAliasadd(alias, index))
    }

    /// `FT.ALIASDEL alias`.
    @export(implementation)
    public static func ftAliasdel(
        _ alias: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.ftAliasdel(alias))
    }

    /// `FT.ALIASUPDATE alias index`.
    @export(implementation)
    public static func ftAliasupdate(
        _ alias: any RedisArgument, _ index: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.ftAliasupdate(alias, index))
    }

    /// Adds fields to the index.
    @export(implementation)
    public static func ftAlter(
        _ index: any RedisArgument, skipInitialScan: Bool = false, fields: RedisSearchField...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.ftAlter(index, skipInitialScan: skipInitialScan, fields: fields))
    }

    /// `FT.CONFIG GET option`.
    @export(implementation)
    public static func ftConfigGet(
        _ option: any RedisArgument
    ) -> RedisCall<RedisSearchSettings> where Reply == RedisSearchSettings {
        RedisCall<RedisSearchSettings>(.ftConfigGet(option))
    }

    /// `FT.CONFIG SET option value`.
    @export(implementation)
    public static func ftConfigSet(
        _ option: any RedisArgument, _ value: any RedisArgument
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.ftConfigSet(option, value))
    }

    /// Makes an index of hashes or JSON values.
    @export(implementation)
    public static func ftCreate(
        _ index: any RedisArgument, on: RedisSearchSource? = nil,
        prefixes: RedisCountedWords? = nil, filter: (any RedisArgument)? = nil,
        language: (any RedisArgument)? = nil, languageField: (any RedisArgument)? = nil,
        score: Double? = nil, scoreField: (any RedisArgument)? = nil,
        payloadField: (any RedisArgument)? = nil, maxTextFields: Bool = false,
        temporary: Duration? = nil, noOffsets: Bool = false, noHighlights: Bool = false,
        noFields: Bool = false, noFrequencies: Bool = false, stopWords: RedisCountedWords? = nil,
        skipInitialScan: Bool = false, schema: RedisSearchField...
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(
            .ftCreate(
                index, on: on, prefixes: prefixes, filter: filter, language: language,
                languageField: languageField, score: score, scoreField: scoreField,
                payloadField: payloadField, maxTextFields: maxTextFields, temporary: temporary,
                noOffsets: noOffsets, noHighlights: noHighlights, noFields: noFields,
                noFrequencies: noFrequencies, stopWords: stopWords,
                skipInitialScan: skipInitialScan, schema: schema))
    }

    /// `FT.CURSOR DEL index cursor_id`.
    @export(implementation)
    public static func ftCursorDel(
        _ index: any RedisArgument, cursor: Int
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.ftCursorDel(index, cursor: cursor))
    }

    /// `FT.CURSOR READ index cursor [COUNT count]`.
    @export(implementation)
    public static func ftCursorRead(
        _ index: any RedisArgument, cursor: Int, count: Int? = nil
    ) -> RedisCall<RedisAggregatePage> where Reply == RedisAggregatePage {
        RedisCall<RedisAggregatePage>(.ftCursorRead(index, cursor: cursor, count: count))
    }

    /// `FT.DICTADD dict term [term ...]`.
    @export(implementation)
    public static func ftDictadd(
        _ dictionary: any RedisArgument, _ terms: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.ftDictadd(dictionary, terms))
    }

    /// `FT.DICTDEL dict term [term ...]`.
    @export(implementation)
    public static func ftDictdel(
        _ dictionary: any RedisArgument, _ terms: any RedisArgument...
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.ftDictdel(dictionary, terms))
    }

    /// `FT.DICTDUMP dict`.
    @export(implementation)
    public static func ftDictdump(
        _ dictionary: any RedisArgument
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.ftDictdump(dictionary))
    }

    /// `FT.DROPINDEX index [DD]`.
    @export(implementation)
    public static func ftDropindex(
        _ index: any RedisArgument, deleteDocuments: Bool = false
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.ftDropindex(index, deleteDocuments: deleteDocuments))
    }

    /// `FT.EXPLAIN index query [DIALECT dialect]`.
    @export(implementation)
    public static func ftExplain(
        _ index: any RedisArgument, _ query: any RedisArgument, dialect: Int = 2
    ) -> RedisCall<String> where Reply == String {
        RedisCall<String>(.ftExplain(index, query, dialect: dialect))
    }

    /// `FT.EXPLAINCLI index query [DIALECT dialect]`.
    @export(implementation)
    public static func ftExplaincli(
        _ index: any RedisArgument, _ query: any RedisArgument, dialect: Int = 2
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.ftExplaincli(index, query, dialect: dialect))
    }

    /// `FT.INFO index`.
    @export(implementation)
    public static func ftInfo(
        _ index: any RedisArgument
    ) -> RedisCall<RedisSearchIndexInfo> where Reply == RedisSearchIndexInfo {
        RedisCall<RedisSearchIndexInfo>(.ftInfo(index))
    }

    /// The words of a query and its options, and where its time went.
    @export(implementation)
    public static func ftProfile(
        _ index: any RedisArgument, kind: RedisProfileKind, limited: Bool = false,
        query: any RedisArgument...
    ) -> RedisCall<RESPValue> where Reply == RESPValue {
        RedisCall<RESPValue>(.ftProfile(index, kind: kind, limited: limited, query: query))
    }

    /// Documents that the query matches.
    @export(implementation)
    public static func ftSearch(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool = false,
        noStopWords: Bool = false, filters: [RedisNumericFilter] = [],
        geoFilters: [RedisGeoFilter] = [], inKeys: RedisCountedWords? = nil,
        inFields: RedisCountedWords? = nil, returning: RedisReturnedFields? = nil,
        summarize: RedisSummary? = nil, highlight: RedisHighlight? = nil, slop: Int? = nil,
        timeLimit: Duration? = nil, inOrder: Bool = false, language: (any RedisArgument)? = nil,
        expander: (any RedisArgument)? = nil, scorer: (any RedisArgument)? = nil,
        payload: (any RedisArgument)? = nil, sortBy: RedisSearchSort? = nil,
        limit: RedisLimit? = nil, parameters: RedisSearchParameters? = nil, dialect: Int = 2
    ) -> RedisCall<RedisSearchResult<RedisSearchDocument>>
    where Reply == RedisSearchResult<RedisSearchDocument> {
        RedisCall<RedisSearchResult<RedisSearchDocument>>(
            .ftSearch(
                index, query, verbatim: verbatim, noStopWords: noStopWords, filters: filters,
                geoFilters: geoFilters, inKeys: inKeys, inFields: inFields, returning: returning,
                summarize: summarize, highlight: highlight, slop: slop, timeLimit: timeLimit,
                inOrder: inOrder, language: language, expander: expander, scorer: scorer,
                payload: payload, sortBy: sortBy, limit: limit, parameters: parameters,
                dialect: dialect))
    }

    /// The keys of documents that the query matches.
    @export(implementation)
    public static func ftSearchKeys(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool = false,
        noStopWords: Bool = false, filters: [RedisNumericFilter] = [],
        geoFilters: [RedisGeoFilter] = [], inKeys: RedisCountedWords? = nil,
        inFields: RedisCountedWords? = nil, slop: Int? = nil, timeLimit: Duration? = nil,
        inOrder: Bool = false, language: (any RedisArgument)? = nil,
        expander: (any RedisArgument)? = nil, scorer: (any RedisArgument)? = nil,
        sortBy: RedisSearchSort? = nil, limit: RedisLimit? = nil,
        parameters: RedisSearchParameters? = nil, dialect: Int = 2
    ) -> RedisCall<RedisSearchResult<RedisSearchKey>>
    where Reply == RedisSearchResult<RedisSearchKey> {
        RedisCall<RedisSearchResult<RedisSearchKey>>(
            .ftSearchKeys(
                index, query, verbatim: verbatim, noStopWords: noStopWords, filters: filters,
                geoFilters: geoFilters, inKeys: inKeys, inFields: inFields, slop: slop,
                timeLimit: timeLimit, inOrder: inOrder, language: language, expander: expander,
                scorer: scorer, sortBy: sortBy, limit: limit, parameters: parameters,
                dialect: dialect))
    }

    /// Documents with their scores, payloads and what they are sorted by.
    @export(implementation)
    public static func ftSearchScored(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool = false,
        noStopWords: Bool = false, filters: [RedisNumericFilter] = [],
        geoFilters: [RedisGeoFilter] = [], inKeys: RedisCountedWords? = nil,
        inFields: RedisCountedWords? = nil, returning: RedisReturnedFields? = nil,
        summarize: RedisSummary? = nil, highlight: RedisHighlight? = nil, slop: Int? = nil,
        timeLimit: Duration? = nil, inOrder: Bool = false, language: (any RedisArgument)? = nil,
        expander: (any RedisArgument)? = nil, scorer: (any RedisArgument)? = nil,
        payload: (any RedisArgument)? = nil, sortBy: RedisSearchSort? = nil,
        limit: RedisLimit? = nil, parameters: RedisSearchParameters? = nil, dialect: Int = 2
    ) -> RedisCall<RedisSearchResult<RedisScoredDocument>>
    where Reply == RedisSearchResult<RedisScoredDocument> {
        RedisCall<RedisSearchResult<RedisScoredDocument>>(
            .ftSearchScored(
                index, query, verbatim: verbatim, noStopWords: noStopWords, filters: filters,
                geoFilters: geoFilters, inKeys: inKeys, inFields: inFields, returning: returning,
                summarize: summarize, highlight: highlight, slop: slop, timeLimit: timeLimit,
                inOrder: inOrder, language: language, expander: expander, scorer: scorer,
                payload: payload, sortBy: sortBy, limit: limit, parameters: parameters,
                dialect: dialect))
    }

    /// Documents, and where their scores come from.
    @export(implementation)
    public static func ftSearchExplained(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool = false,
        noStopWords: Bool = false, filters: [RedisNumericFilter] = [],
        geoFilters: [RedisGeoFilter] = [], inKeys: RedisCountedWords? = nil,
        inFields: RedisCountedWords? = nil, returning: RedisReturnedFields? = nil,
        summarize: RedisSummary? = nil, highlight: RedisHighlight? = nil, slop: Int? = nil,
        timeLimit: Duration? = nil, inOrder: Bool = false, language: (any RedisArgument)? = nil,
        expander: (any RedisArgument)? = nil, scorer: (any RedisArgument)? = nil,
        sortBy: RedisSearchSort? = nil, limit: RedisLimit? = nil,
        parameters: RedisSearchParameters? = nil, dialect: Int = 2
    ) -> RedisCall<RedisSearchResult<RedisExplainedDocument>>
    where Reply == RedisSearchResult<RedisExplainedDocument> {
        RedisCall<RedisSearchResult<RedisExplainedDocument>>(
            .ftSearchExplained(
                index, query, verbatim: verbatim, noStopWords: noStopWords, filters: filters,
                geoFilters: geoFilters, inKeys: inKeys, inFields: inFields, returning: returning,
                summarize: summarize, highlight: highlight, slop: slop, timeLimit: timeLimit,
                inOrder: inOrder, language: language, expander: expander, scorer: scorer,
                sortBy: sortBy, limit: limit, parameters: parameters, dialect: dialect))
    }

    /// `FT.SPELLCHECK index query [DISTANCE distance] [TERMS <INCLUDE | EXCLUDE> dictionary
    /// [TERMS <INCLUDE | EXCLUDE> dictionary ...]] [DIALECT dialect]`.
    @export(implementation)
    public static func ftSpellcheck(
        _ index: any RedisArgument, _ query: any RedisArgument, distance: Int? = nil,
        terms: [RedisSpellcheckTerms] = [], dialect: Int = 2
    ) -> RedisCall<RedisSpelling> where Reply == RedisSpelling {
        RedisCall<RedisSpelling>(
            .ftSpellcheck(index, query, distance: distance, terms: terms, dialect: dialect))
    }

    /// Adds a suggestion, and tells how many there are.
    @export(implementation)
    public static func ftSugadd(
        _ key: any RedisArgument, _ string: any RedisArgument, score: Double,
        increment: Bool = false, payload: (any RedisArgument)? = nil
    ) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.ftSugadd(key, string, score: score, increment: increment, payload: payload))
    }

    /// `FT.SUGDEL key string`.
    @export(implementation)
    public static func ftSugdel(
        _ key: any RedisArgument, _ string: any RedisArgument
    ) -> RedisCall<Bool> where Reply == Bool {
        RedisCall<Bool>(.ftSugdel(key, string))
    }

    /// Suggestions that begin so; `nil` when there is no such list.
    @export(implementation)
    public static func ftSugget(
        _ key: any RedisArgument, _ prefix: any RedisArgument, fuzzy: Bool = false, max: Int? = nil
    ) -> RedisCall<[String]?> where Reply == [String]? {
        RedisCall<[String]?>(.ftSugget(key, prefix, fuzzy: fuzzy, max: max))
    }

    /// Suggestions with their scores and payloads.
    @export(implementation)
    public static func ftSuggetScored(
        _ key: any RedisArgument, _ prefix: any RedisArgument, fuzzy: Bool = false, max: Int? = nil
    ) -> RedisCall<RedisSuggestions> where Reply == RedisSuggestions {
        RedisCall<RedisSuggestions>(.ftSuggetScored(key, prefix, fuzzy: fuzzy, max: max))
    }

    /// `FT.SUGLEN key`.
    @export(implementation)
    public static func ftSuglen(_ key: any RedisArgument) -> RedisCall<Int> where Reply == Int {
        RedisCall<Int>(.ftSuglen(key))
    }

    /// The groups that each term belongs to.
    @export(implementation)
    public static func ftSyndump(
        _ index: any RedisArgument
    ) -> RedisCall<[String: [String]]> where Reply == [String: [String]] {
        RedisCall<[String: [String]]>(.ftSyndump(index))
    }

    /// Makes terms synonyms of each other.
    @export(implementation)
    public static func ftSynupdate(
        _ index: any RedisArgument, _ group: any RedisArgument, _ terms: any RedisArgument...,
        skipInitialScan: Bool = false
    ) -> RedisCall<RedisDone> where Reply == RedisDone {
        RedisCall<RedisDone>(.ftSynupdate(index, group, terms, skipInitialScan: skipInitialScan))
    }

    /// `FT.TAGVALS index field_name`.
    @export(implementation)
    public static func ftTagvals(
        _ index: any RedisArgument, _ field: any RedisArgument
    ) -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.ftTagvals(index, field))
    }

    /// The names of all indexes.
    @export(implementation)
    public static func ftList() -> RedisCall<[String]> where Reply == [String] {
        RedisCall<[String]>(.ftList())
    }
}

extension RedisCommanding {
    /// What becomes of the documents that the query matches, step by step.
    ///
    /// `FT.AGGREGATE ...`
    ///
    /// O(1). Since RediSearch 1.1.0.
    @export(implementation)
    public func ftAggregate(
        _ index: any RedisArgument, _ query: any RedisArgument, steps: RedisAggregateStep...,
        verbatim: Bool = false, scorer: (any RedisArgument)? = nil, timeLimit: Duration? = nil,
        parameters: RedisSearchParameters? = nil, addScores: Bool = false, dialect: Int = 2
    ) async throws -> RedisAggregateResult {
        try await run(
            RedisCall<RedisAggregateResult>(
                .ftAggregate(
                    index, query, steps: steps, verbatim: verbatim, scorer: scorer,
                    timeLimit: timeLimit, parameters: parameters, addScores: addScores,
                    dialect: dialect)))
    }

    /// The same in pages. `ftCursorRead` gives the next, from the same server.
    ///
    /// `FT.AGGREGATE ...`
    ///
    /// O(1). Since RediSearch 1.1.0.
    @export(implementation)
    public func ftAggregateCursor(
        _ index: any RedisArgument, _ query: any RedisArgument, steps: RedisAggregateStep...,
        verbatim: Bool = false, scorer: (any RedisArgument)? = nil, timeLimit: Duration? = nil,
        count: Int? = nil, maxIdle: Duration? = nil, parameters: RedisSearchParameters? = nil,
        addScores: Bool = false, dialect: Int = 2
    ) async throws -> RedisAggregatePage {
        try await run(
            RedisCall<RedisAggregatePage>(
                .ftAggregateCursor(
                    index, query, steps: steps, verbatim: verbatim, scorer: scorer,
                    timeLimit: timeLimit, count: count, maxIdle: maxIdle, parameters: parameters,
                    addScores: addScores, dialect: dialect)))
    }

    /// `FT.ALIASADD alias index`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftAliasadd(_ alias: any RedisArgument, _ index: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.ftAliasadd(alias, index)))
    }

    /// `FT.ALIASDEL alias`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftAliasdel(_ alias: any RedisArgument) async throws {
        try await run(RedisCall<RedisDone>(.ftAliasdel(alias)))
    }

    /// `FT.ALIASUPDATE alias index`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftAliasupdate(
        _ alias: any RedisArgument, _ index: any RedisArgument
    ) async throws {
        try await run(RedisCall<RedisDone>(.ftAliasupdate(alias, index)))
    }

    /// Adds fields to the index.
    ///
    /// `FT.ALTER index [SKIPINITIALSCAN] SCHEMA ADD field option [option ...]`
    ///
    /// O(N) where N is the number of keys in the keyspace. Since RediSearch 1.0.0.
    @export(implementation)
    public func ftAlter(
        _ index: any RedisArgument, skipInitialScan: Bool = false, fields: RedisSearchField...
    ) async throws {
        try await run(
            RedisCall<RedisDone>(.ftAlter(index, skipInitialScan: skipInitialScan, fields: fields)))
    }

    /// `FT.CONFIG GET option`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftConfigGet(_ option: any RedisArgument) async throws -> RedisSearchSettings {
        try await run(RedisCall<RedisSearchSettings>(.ftConfigGet(option)))
    }

    /// `FT.CONFIG SET option value`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftConfigSet(
        _ option: any RedisArgument, _ value: any RedisArgument
    ) async throws {
        try await run(RedisCall<RedisDone>(.ftConfigSet(option, value)))
    }

    /// Makes an index of hashes or JSON values.
    ///
    /// `FT.CREATE ...`
    ///
    /// O(K) at creation where K is the number of fields, O(N) if scanning the keyspace is
    /// triggered, where N is the number of keys in the keyspace. Since RediSearch 1.0.0.
    @export(implementation)
    public func ftCreate(
        _ index: any RedisArgument, on: RedisSearchSource? = nil,
        prefixes: RedisCountedWords? = nil, filter: (any RedisArgument)? = nil,
        language: (any RedisArgument)? = nil, languageField: (any RedisArgument)? = nil,
        score: Double? = nil, scoreField: (any RedisArgument)? = nil,
        payloadField: (any RedisArgument)? = nil, maxTextFields: Bool = false,
        temporary: Duration? = nil, noOffsets: Bool = false, noHighlights: Bool = false,
        noFields: Bool = false, noFrequencies: Bool = false, stopWords: RedisCountedWords? = nil,
        skipInitialScan: Bool = false, schema: RedisSearchField...
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .ftCreate(
                    index, on: on, prefixes: prefixes, filter: filter, language: language,
                    languageField: languageField, score: score, scoreField: scoreField,
                    payloadField: payloadField, maxTextFields: maxTextFields, temporary: temporary,
                    noOffsets: noOffsets, noHighlights: noHighlights, noFields: noFields,
                    noFrequencies: noFrequencies, stopWords: stopWords,
                    skipInitialScan: skipInitialScan, schema: schema)))
    }

    /// `FT.CURSOR DEL index cursor_id`
    ///
    /// O(1). Since RediSearch 1.1.0.
    @export(implementation)
    public func ftCursorDel(_ index: any RedisArgument, cursor: Int) async throws {
        try await run(RedisCall<RedisDone>(.ftCursorDel(index, cursor: cursor)))
    }

    /// `FT.CURSOR READ index cursor [COUNT count]`
    ///
    /// O(1). Since RediSearch 1.1.0.
    @export(implementation)
    public func ftCursorRead(
        _ index: any RedisArgument, cursor: Int, count: Int? = nil
    ) async throws -> RedisAggregatePage {
        try await run(
            RedisCall<RedisAggregatePage>(.ftCursorRead(index, cursor: cursor, count: count)))
    }

    /// `FT.DICTADD dict term [term ...]`
    ///
    /// O(1). Since RediSearch 1.4.0.
    @discardableResult
    @export(implementation)
    public func ftDictadd(
        _ dictionary: any RedisArgument, _ terms: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.ftDictadd(dictionary, terms)))
    }

    /// `FT.DICTDEL dict term [term ...]`
    ///
    /// O(1). Since RediSearch 1.4.0.
    @discardableResult
    @export(implementation)
    public func ftDictdel(
        _ dictionary: any RedisArgument, _ terms: any RedisArgument...
    ) async throws -> Int {
        try await run(RedisCall<Int>(.ftDictdel(dictionary, terms)))
    }

    /// `FT.DICTDUMP dict`
    ///
    /// O(N), where N is the size of the dictionary. Since RediSearch 1.4.0.
    @export(implementation)
    public func ftDictdump(_ dictionary: any RedisArgument) async throws -> [String] {
        try await run(RedisCall<[String]>(.ftDictdump(dictionary)))
    }

    /// `FT.DROPINDEX index [DD]`
    ///
    /// O(1) or O(N) if documents are deleted, where N is the number of keys in the keyspace.
    /// Since RediSearch 2.0.0.
    @export(implementation)
    public func ftDropindex(
        _ index: any RedisArgument, deleteDocuments: Bool = false
    ) async throws {
        try await run(RedisCall<RedisDone>(.ftDropindex(index, deleteDocuments: deleteDocuments)))
    }

    /// `FT.EXPLAIN index query [DIALECT dialect]`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftExplain(
        _ index: any RedisArgument, _ query: any RedisArgument, dialect: Int = 2
    ) async throws -> String {
        try await run(RedisCall<String>(.ftExplain(index, query, dialect: dialect)))
    }

    /// `FT.EXPLAINCLI index query [DIALECT dialect]`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftExplaincli(
        _ index: any RedisArgument, _ query: any RedisArgument, dialect: Int = 2
    ) async throws -> [String] {
        try await run(RedisCall<[String]>(.ftExplaincli(index, query, dialect: dialect)))
    }

    /// `FT.INFO index`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftInfo(_ index: any RedisArgument) async throws -> RedisSearchIndexInfo {
        try await run(RedisCall<RedisSearchIndexInfo>(.ftInfo(index)))
    }

    /// The words of a query and its options, and where its time went.
    ///
    /// `FT.PROFILE index <SEARCH | AGGREGATE> [LIMITED] QUERY query [query ...]`
    ///
    /// Since RediSearch 1.0.0.
    @export(implementation)
    public func ftProfile(
        _ index: any RedisArgument, kind: RedisProfileKind, limited: Bool = false,
        query: any RedisArgument...
    ) async throws -> RESPValue {
        try await run(
            RedisCall<RESPValue>(.ftProfile(index, kind: kind, limited: limited, query: query)))
    }

    /// Documents that the query matches.
    ///
    /// `FT.SEARCH ...`
    ///
    /// O(N). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftSearch(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool = false,
        noStopWords: Bool = false, filters: [RedisNumericFilter] = [],
        geoFilters: [RedisGeoFilter] = [], inKeys: RedisCountedWords? = nil,
        inFields: RedisCountedWords? = nil, returning: RedisReturnedFields? = nil,
        summarize: RedisSummary? = nil, highlight: RedisHighlight? = nil, slop: Int? = nil,
        timeLimit: Duration? = nil, inOrder: Bool = false, language: (any RedisArgument)? = nil,
        expander: (any RedisArgument)? = nil, scorer: (any RedisArgument)? = nil,
        payload: (any RedisArgument)? = nil, sortBy: RedisSearchSort? = nil,
        limit: RedisLimit? = nil, parameters: RedisSearchParameters? = nil, dialect: Int = 2
    ) async throws -> RedisSearchResult<RedisSearchDocument> {
        try await run(
            RedisCall<RedisSearchResult<RedisSearchDocument>>(
                .ftSearch(
                    index, query, verbatim: verbatim, noStopWords: noStopWords, filters: filters,
                    geoFilters: geoFilters, inKeys: inKeys, inFields: inFields,
                    returning: returning, summarize: summarize, highlight: highlight, slop: slop,
                    timeLimit: timeLimit, inOrder: inOrder, language: language, expander: expander,
                    scorer: scorer, payload: payload, sortBy: sortBy, limit: limit,
                    parameters: parameters, dialect: dialect)))
    }

    /// The keys of documents that the query matches.
    ///
    /// `FT.SEARCH ...`
    ///
    /// O(N). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftSearchKeys(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool = false,
        noStopWords: Bool = false, filters: [RedisNumericFilter] = [],
        geoFilters: [RedisGeoFilter] = [], inKeys: RedisCountedWords? = nil,
        inFields: RedisCountedWords? = nil, slop: Int? = nil, timeLimit: Duration? = nil,
        inOrder: Bool = false, language: (any RedisArgument)? = nil,
        expander: (any RedisArgument)? = nil, scorer: (any RedisArgument)? = nil,
        sortBy: RedisSearchSort? = nil, limit: RedisLimit? = nil,
        parameters: RedisSearchParameters? = nil, dialect: Int = 2
    ) async throws -> RedisSearchResult<RedisSearchKey> {
        try await run(
            RedisCall<RedisSearchResult<RedisSearchKey>>(
                .ftSearchKeys(
                    index, query, verbatim: verbatim, noStopWords: noStopWords, filters: filters,
                    geoFilters: geoFilters, inKeys: inKeys, inFields: inFields, slop: slop,
                    timeLimit: timeLimit, inOrder: inOrder, language: language, expander: expander,
                    scorer: scorer, sortBy: sortBy, limit: limit, parameters: parameters,
                    dialect: dialect)))
    }

    /// Documents with their scores, payloads and what they are sorted by.
    ///
    /// `FT.SEARCH ...`
    ///
    /// O(N). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftSearchScored(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool = false,
        noStopWords: Bool = false, filters: [RedisNumericFilter] = [],
        geoFilters: [RedisGeoFilter] = [], inKeys: RedisCountedWords? = nil,
        inFields: RedisCountedWords? = nil, returning: RedisReturnedFields? = nil,
        summarize: RedisSummary? = nil, highlight: RedisHighlight? = nil, slop: Int? = nil,
        timeLimit: Duration? = nil, inOrder: Bool = false, language: (any RedisArgument)? = nil,
        expander: (any RedisArgument)? = nil, scorer: (any RedisArgument)? = nil,
        payload: (any RedisArgument)? = nil, sortBy: RedisSearchSort? = nil,
        limit: RedisLimit? = nil, parameters: RedisSearchParameters? = nil, dialect: Int = 2
    ) async throws -> RedisSearchResult<RedisScoredDocument> {
        try await run(
            RedisCall<RedisSearchResult<RedisScoredDocument>>(
                .ftSearchScored(
                    index, query, verbatim: verbatim, noStopWords: noStopWords, filters: filters,
                    geoFilters: geoFilters, inKeys: inKeys, inFields: inFields,
                    returning: returning, summarize: summarize, highlight: highlight, slop: slop,
                    timeLimit: timeLimit, inOrder: inOrder, language: language, expander: expander,
                    scorer: scorer, payload: payload, sortBy: sortBy, limit: limit,
                    parameters: parameters, dialect: dialect)))
    }

    /// Documents, and where their scores come from.
    ///
    /// `FT.SEARCH ...`
    ///
    /// O(N). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftSearchExplained(
        _ index: any RedisArgument, _ query: any RedisArgument, verbatim: Bool = false,
        noStopWords: Bool = false, filters: [RedisNumericFilter] = [],
        geoFilters: [RedisGeoFilter] = [], inKeys: RedisCountedWords? = nil,
        inFields: RedisCountedWords? = nil, returning: RedisReturnedFields? = nil,
        summarize: RedisSummary? = nil, highlight: RedisHighlight? = nil, slop: Int? = nil,
        timeLimit: Duration? = nil, inOrder: Bool = false, language: (any RedisArgument)? = nil,
        expander: (any RedisArgument)? = nil, scorer: (any RedisArgument)? = nil,
        sortBy: RedisSearchSort? = nil, limit: RedisLimit? = nil,
        parameters: RedisSearchParameters? = nil, dialect: Int = 2
    ) async throws -> RedisSearchResult<RedisExplainedDocument> {
        try await run(
            RedisCall<RedisSearchResult<RedisExplainedDocument>>(
                .ftSearchExplained(
                    index, query, verbatim: verbatim, noStopWords: noStopWords, filters: filters,
                    geoFilters: geoFilters, inKeys: inKeys, inFields: inFields,
                    returning: returning, summarize: summarize, highlight: highlight, slop: slop,
                    timeLimit: timeLimit, inOrder: inOrder, language: language, expander: expander,
                    scorer: scorer, sortBy: sortBy, limit: limit, parameters: parameters,
                    dialect: dialect)))
    }

    /// `FT.SPELLCHECK index query [DISTANCE distance] [TERMS <INCLUDE | EXCLUDE> dictionary
    /// [TERMS <INCLUDE | EXCLUDE> dictionary ...]] [DIALECT dialect]`
    ///
    /// O(1). Since RediSearch 1.4.0.
    @export(implementation)
    public func ftSpellcheck(
        _ index: any RedisArgument, _ query: any RedisArgument, distance: Int? = nil,
        terms: [RedisSpellcheckTerms] = [], dialect: Int = 2
    ) async throws -> RedisSpelling {
        try await run(
            RedisCall<RedisSpelling>(
                .ftSpellcheck(index, query, distance: distance, terms: terms, dialect: dialect)))
    }

    /// Adds a suggestion, and tells how many there are.
    ///
    /// `FT.SUGADD key string score [INCR] [PAYLOAD payload]`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @discardableResult
    @export(implementation)
    public func ftSugadd(
        _ key: any RedisArgument, _ string: any RedisArgument, score: Double,
        increment: Bool = false, payload: (any RedisArgument)? = nil
    ) async throws -> Int {
        try await run(
            RedisCall<Int>(
                .ftSugadd(key, string, score: score, increment: increment, payload: payload)))
    }

    /// `FT.SUGDEL key string`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @discardableResult
    @export(implementation)
    public func ftSugdel(
        _ key: any RedisArgument, _ string: any RedisArgument
    ) async throws -> Bool {
        try await run(RedisCall<Bool>(.ftSugdel(key, string)))
    }

    /// Suggestions that begin so; `nil` when there is no such list.
    ///
    /// `FT.SUGGET key prefix [FUZZY] [WITHSCORES] [WITHPAYLOADS] [MAX max]`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftSugget(
        _ key: any RedisArgument, _ prefix: any RedisArgument, fuzzy: Bool = false, max: Int? = nil
    ) async throws -> [String]? {
        try await run(RedisCall<[String]?>(.ftSugget(key, prefix, fuzzy: fuzzy, max: max)))
    }

    /// Suggestions with their scores and payloads.
    ///
    /// `FT.SUGGET key prefix [FUZZY] [WITHSCORES] [WITHPAYLOADS] [MAX max]`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftSuggetScored(
        _ key: any RedisArgument, _ prefix: any RedisArgument, fuzzy: Bool = false, max: Int? = nil
    ) async throws -> RedisSuggestions {
        try await run(
            RedisCall<RedisSuggestions>(.ftSuggetScored(key, prefix, fuzzy: fuzzy, max: max)))
    }

    /// `FT.SUGLEN key`
    ///
    /// O(1). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftSuglen(_ key: any RedisArgument) async throws -> Int {
        try await run(RedisCall<Int>(.ftSuglen(key)))
    }

    /// The groups that each term belongs to.
    ///
    /// `FT.SYNDUMP index`
    ///
    /// O(1). Since RediSearch 1.2.0.
    @export(implementation)
    public func ftSyndump(_ index: any RedisArgument) async throws -> [String: [String]] {
        try await run(RedisCall<[String: [String]]>(.ftSyndump(index)))
    }

    /// Makes terms synonyms of each other.
    ///
    /// `FT.SYNUPDATE index synonym_group_id [SKIPINITIALSCAN] term [term ...]`
    ///
    /// O(1). Since RediSearch 1.2.0.
    @export(implementation)
    public func ftSynupdate(
        _ index: any RedisArgument, _ group: any RedisArgument, _ terms: any RedisArgument...,
        skipInitialScan: Bool = false
    ) async throws {
        try await run(
            RedisCall<RedisDone>(
                .ftSynupdate(index, group, terms, skipInitialScan: skipInitialScan)))
    }

    /// `FT.TAGVALS index field_name`
    ///
    /// O(N). Since RediSearch 1.0.0.
    @export(implementation)
    public func ftTagvals(
        _ index: any RedisArgument, _ field: any RedisArgument
    ) async throws -> [String] {
        try await run(RedisCall<[String]>(.ftTagvals(index, field)))
    }

    /// The names of all indexes.
    ///
    /// `FT._LIST`
    ///
    /// O(1). Since RediSearch 2.0.0.
    @export(implementation)
    public func ftList() async throws -> [String] {
        try await run(RedisCall<[String]>(.ftList()))
    }
}
