"""Values of the types of CopperRedisModules, each with the words that are sent for it, as in
golden.py."""

VALUES = {
    "[Int]": [("[2, 3]", "2 3")],
    "ClosedRange<Double>": [("1.5...20", "1.5 20")],
    # Bloom filters and their like
    "RedisItemCounts": [('["a": 3, "b": 1]', "a 3 b 1"), ('["a": 2]', "a 2")],
    "RedisTopKShape": [("RedisTopKShape(width: 8, depth: 7, decay: 0.5)", "8 7 0.5")],
    # JSON
    "RedisJSONEntry": [('RedisJSONEntry("key1", "$.a", json: "1")', "key1 $.a 1"),
                       ('RedisJSONEntry("key2", json: "[]")', "key2 $ []")],
    # Time series
    "RedisTimestamp": [("1000", "1000"), (".now", "*"), (".first", "-"), (".last", "+"),
                       ("RedisTimestamp(milliseconds: 7)", "7")],
    "RedisSeriesEncoding": [(".compressed", "COMPRESSED"), (".uncompressed", "UNCOMPRESSED")],
    "RedisDuplicatePolicy": [
        (".block", "BLOCK"), (".first", "FIRST"), (".last", "LAST"), (".min", "MIN"),
        (".max", "MAX"), (".sum", "SUM")],
    "RedisNewSample": [('RedisNewSample("t1", 1000, 1.5)', "t1 1000 1.5"),
                       ('RedisNewSample("t2", .now, 2)', "t2 * 2")],
    "RedisSeriesAggregator": [
        (".avg", "avg"), (".sum", "sum"), (".min", "min"), (".max", "max"), (".range", "range"),
        (".count", "count"), (".first", "first"), (".last", "last"), (".stdP", "std.p"),
        (".stdS", "std.s"), (".varP", "var.p"), (".varS", "var.s"), (".twa", "twa")],
    "RedisSeriesAggregation": [
        (".init(.avg, bucket: .seconds(60))", "AGGREGATION avg 60000"),
        (".init(.twa, bucket: .seconds(1), timestamp: .middle, isEmptyReported: true)",
         "AGGREGATION twa 1000 BUCKETTIMESTAMP mid EMPTY"),
        (".init(.sum, bucket: .seconds(1), timestamp: .end)",
         "AGGREGATION sum 1000 BUCKETTIMESTAMP end"),
        (".init(.sum, bucket: .seconds(1), timestamp: .start)",
         "AGGREGATION sum 1000 BUCKETTIMESTAMP start")],
    "RedisSeriesLabels": [(".all", "WITHLABELS"),
                          ('.selected(["city", "kind"])', "SELECTED_LABELS city kind")],
    "RedisSeriesGrouping": [('.init(by: "city", .max)', "GROUPBY city REDUCE max")],
    # Search
    "RedisSearchSource": [(".hash", "HASH"), (".json", "JSON")],
    "RedisCountedWords": [('["a:", "b:"]', "2 a: b:"), ('["a:"]', "1 a:")],
    "RedisSearchField": [
        ('.text("title")', "title TEXT"),
        ('.text("$.title", as: "title", weight: 2, noStem: true, phonetic: "dm:en", '
         'withSuffixTrie: true, indexing: [.sortable, .unnormalized, .missing, .empty])',
         "$.title AS title TEXT WEIGHT 2 NOSTEM PHONETIC dm:en WITHSUFFIXTRIE INDEXEMPTY "
         "INDEXMISSING SORTABLE UNF"),
        ('.tag("tags", separator: ";", caseSensitive: true, withSuffixTrie: true)',
         "tags TAG SEPARATOR ; CASESENSITIVE WITHSUFFIXTRIE"),
        ('.numeric("price", indexing: .sortable)', "price NUMERIC SORTABLE"),
        ('.geo("place", indexing: [.sortable, .noIndex])', "place GEO SORTABLE NOINDEX"),
        ('.geoShape("area", .flat)', "area GEOSHAPE FLAT"),
        ('.geoShape("area", .spherical)', "area GEOSHAPE SPHERICAL"),
        ('.vector("v", .flat, dimension: 3, .cosine)',
         "v VECTOR FLAT 6 TYPE FLOAT32 DIM 3 DISTANCE_METRIC COSINE"),
        ('.vector("v", as: "w", .hnsw(links: 8, buildEffort: 100, searchEffort: 20), '
         'dimension: 3, .l2, type: .float64)',
         "v AS w VECTOR HNSW 12 TYPE FLOAT64 DIM 3 DISTANCE_METRIC L2 M 8 EF_CONSTRUCTION 100 "
         "EF_RUNTIME 20")],
    "RedisNumericFilter": [
        ('RedisNumericFilter("price", 1...5)', "price 1 5"),
        ('RedisNumericFilter("price", from: "(1", to: "+inf")', "price (1 +inf")],
    "RedisGeoFilter": [
        ('RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .kilometers)',
         "place 13.5 52.25 5 km"),
        ('RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .meters)',
         "place 13.5 52.25 5 m"),
        ('RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .miles)',
         "place 13.5 52.25 5 mi"),
        ('RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .feet)',
         "place 13.5 52.25 5 ft")],
    "RedisReturnedFields": [
        ('["title", .field("$.a", as: "b")]', "4 title $.a AS b"), ('["title"]', "1 title")],
    "RedisSummary": [
        ("RedisSummary()", "SUMMARIZE"),
        ('RedisSummary(fields: ["title"], fragments: 2, length: 10, separator: "/")',
         "SUMMARIZE FIELDS 1 title FRAGS 2 LEN 10 SEPARATOR /")],
    "RedisHighlight": [
        ("RedisHighlight()", "HIGHLIGHT"),
        ('RedisHighlight(fields: ["title"], open: "<b>", close: "</b>")',
         "HIGHLIGHT FIELDS 1 title TAGS <b> </b>")],
    "RedisSearchSort": [
        ('"price"', "price"), ('RedisSearchSort("price", .descending)', "price DESC"),
        ('RedisSearchSort("price", .ascending, isCounted: true)', "price ASC WITHCOUNT")],
    "RedisSearchParameters": [('["low": 1, "name": "a"]', "4 low 1 name a")],
    "RedisProfileKind": [(".search", "SEARCH"), (".aggregate", "AGGREGATE")],
    "RedisSpellcheckTerms": [('.include("d1")', "INCLUDE d1"), ('.exclude("d2")', "EXCLUDE d2")],
    "RedisAggregateStep": [
        ('.load(["@title", .field("$.a", as: "b")])', "LOAD 4 @title $.a AS b"),
        (".loadAll", "LOAD *"),
        ('.apply("upper(@title)", as: "name")', "APPLY upper(@title) AS name"),
        ('.groupBy(["@tag"], [.count(as: "n"), .reduce("QUANTILE", "@price", 0.5)])',
         "GROUPBY 1 @tag REDUCE COUNT 0 AS n REDUCE QUANTILE 2 @price 0.5"),
        ('.sortBy(["@n": .descending, "@tag": .ascending], max: 5)',
         "SORTBY 4 @n DESC @tag ASC MAX 5"),
        ('.sortBy(["@n": .ascending], isCounted: true)', "SORTBY 2 @n ASC WITHCOUNT"),
        (".limit(offset: 2, count: 3)", "LIMIT 2 3"), ('.filter("@n > 1")', "FILTER @n>1")],
    # Vector sets
    "RedisVector": [
        ("RedisVector([1, 2.5])", "VALUES 2 1 2.5"),
        ('RedisVector(blob: Array("abcd".utf8))', "FP32 abcd")],
    "RedisVectorQuantization": [(".noquant", "NOQUANT"), (".q8", "Q8"), (".binary", "BIN")],
    "RedisVectorQuery": [('.element("e")', "ELE e"), (".vector([1, 2.5])", "VALUES 2 1 2.5"),
        ('.vector(RedisVector(blob: Array("abcd".utf8)))', "FP32 abcd")],
}
