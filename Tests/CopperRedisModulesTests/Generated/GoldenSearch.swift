// Written by Tests/Generators/redis-modules.py: not for editing.
import CopperRedis
import CopperRedisModules

extension RedisModuleGolden {
    mutating func addSearch() {
        add(
            .ftAggregate(
                "index", "query", steps: .load(["@title", .field("$.a", as: "b")]), .loadAll,
                verbatim: true, scorer: "scorer", timeLimit: .seconds(60),
                parameters: ["low": 1, "name": "a"], addScores: true, dialect: 18),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 60000 LOAD 4 @title $.a AS b LOAD * PARAMS 4 low 1 name a ADDSCORES DIALECT 18"
        )
        add(
            .ftAggregate(
                "index", "query", steps: .loadAll, .apply("upper(@title)", as: "name"),
                verbatim: true, scorer: "scorer", timeLimit: .milliseconds(1500),
                parameters: ["low": 1, "name": "a"], addScores: true, dialect: 18),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 1500 LOAD * APPLY upper(@title) AS name PARAMS 4 low 1 name a ADDSCORES DIALECT 18"
        )
        add(
            .ftAggregate(
                "index", "query", steps: .apply("upper(@title)", as: "name"),
                .groupBy(["@tag"], [.count(as: "n"), .reduce("QUANTILE", "@price", 0.5)]),
                verbatim: true, scorer: "scorer", timeLimit: .seconds(60),
                parameters: ["low": 1, "name": "a"], addScores: true, dialect: 18),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 60000 APPLY upper(@title) AS name GROUPBY 1 @tag REDUCE COUNT 0 AS n REDUCE QUANTILE 2 @price 0.5 PARAMS 4 low 1 name a ADDSCORES DIALECT 18"
        )
        add(
            .ftAggregate(
                "index", "query",
                steps: .groupBy(["@tag"], [.count(as: "n"), .reduce("QUANTILE", "@price", 0.5)]),
                .sortBy(["@n": .descending, "@tag": .ascending], max: 5), verbatim: true,
                scorer: "scorer", timeLimit: .milliseconds(1500),
                parameters: ["low": 1, "name": "a"], addScores: true, dialect: 18),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 1500 GROUPBY 1 @tag REDUCE COUNT 0 AS n REDUCE QUANTILE 2 @price 0.5 SORTBY 4 @n DESC @tag ASC MAX 5 PARAMS 4 low 1 name a ADDSCORES DIALECT 18"
        )
        add(
            .ftAggregate(
                "index", "query", steps: .sortBy(["@n": .descending, "@tag": .ascending], max: 5),
                .sortBy(["@n": .ascending], isCounted: true), verbatim: true, scorer: "scorer",
                timeLimit: .seconds(60), parameters: ["low": 1, "name": "a"], addScores: true,
                dialect: 18),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 60000 SORTBY 4 @n DESC @tag ASC MAX 5 SORTBY 2 @n ASC WITHCOUNT PARAMS 4 low 1 name a ADDSCORES DIALECT 18"
        )
        add(
            .ftAggregate(
                "index", "query", steps: .sortBy(["@n": .ascending], isCounted: true),
                .limit(offset: 2, count: 3), verbatim: true, scorer: "scorer",
                timeLimit: .milliseconds(1500), parameters: ["low": 1, "name": "a"],
                addScores: true, dialect: 18),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 1500 SORTBY 2 @n ASC WITHCOUNT LIMIT 2 3 PARAMS 4 low 1 name a ADDSCORES DIALECT 18"
        )
        add(
            .ftAggregate(
                "index", "query", steps: .limit(offset: 2, count: 3), .filter("@n > 1"),
                verbatim: true, scorer: "scorer", timeLimit: .seconds(60),
                parameters: ["low": 1, "name": "a"], addScores: true, dialect: 18),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 60000 LIMIT 2 3 FILTER @n>1 PARAMS 4 low 1 name a ADDSCORES DIALECT 18"
        )
        add(
            .ftAggregate(
                "index", "query", steps: .filter("@n > 1"),
                .load(["@title", .field("$.a", as: "b")]), verbatim: true, scorer: "scorer",
                timeLimit: .milliseconds(1500), parameters: ["low": 1, "name": "a"],
                addScores: true, dialect: 18),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 1500 FILTER @n>1 LOAD 4 @title $.a AS b PARAMS 4 low 1 name a ADDSCORES DIALECT 18"
        )
        add(
            .ftAggregate(
                "index", "query", steps: .load(["@title", .field("$.a", as: "b")]), .loadAll),
            "FT.AGGREGATE index query LOAD 4 @title $.a AS b LOAD * DIALECT 2")
        add(
            .ftAggregateCursor(
                "index", "query", steps: .load(["@title", .field("$.a", as: "b")]), .loadAll,
                verbatim: true, scorer: "scorer", timeLimit: .seconds(60), count: 17,
                maxIdle: .seconds(60), parameters: ["low": 1, "name": "a"], addScores: true,
                dialect: 21),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 60000 LOAD 4 @title $.a AS b LOAD * WITHCURSOR COUNT 17 MAXIDLE 60000 PARAMS 4 low 1 name a ADDSCORES DIALECT 21"
        )
        add(
            .ftAggregateCursor(
                "index", "query", steps: .loadAll, .apply("upper(@title)", as: "name"),
                verbatim: true, scorer: "scorer", timeLimit: .milliseconds(1500), count: 17,
                maxIdle: .milliseconds(1500), parameters: ["low": 1, "name": "a"], addScores: true,
                dialect: 21),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 1500 LOAD * APPLY upper(@title) AS name WITHCURSOR COUNT 17 MAXIDLE 1500 PARAMS 4 low 1 name a ADDSCORES DIALECT 21"
        )
        add(
            .ftAggregateCursor(
                "index", "query", steps: .apply("upper(@title)", as: "name"),
                .groupBy(["@tag"], [.count(as: "n"), .reduce("QUANTILE", "@price", 0.5)]),
                verbatim: true, scorer: "scorer", timeLimit: .seconds(60), count: 17,
                maxIdle: .seconds(60), parameters: ["low": 1, "name": "a"], addScores: true,
                dialect: 21),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 60000 APPLY upper(@title) AS name GROUPBY 1 @tag REDUCE COUNT 0 AS n REDUCE QUANTILE 2 @price 0.5 WITHCURSOR COUNT 17 MAXIDLE 60000 PARAMS 4 low 1 name a ADDSCORES DIALECT 21"
        )
        add(
            .ftAggregateCursor(
                "index", "query",
                steps: .groupBy(["@tag"], [.count(as: "n"), .reduce("QUANTILE", "@price", 0.5)]),
                .sortBy(["@n": .descending, "@tag": .ascending], max: 5), verbatim: true,
                scorer: "scorer", timeLimit: .milliseconds(1500), count: 17,
                maxIdle: .milliseconds(1500), parameters: ["low": 1, "name": "a"], addScores: true,
                dialect: 21),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 1500 GROUPBY 1 @tag REDUCE COUNT 0 AS n REDUCE QUANTILE 2 @price 0.5 SORTBY 4 @n DESC @tag ASC MAX 5 WITHCURSOR COUNT 17 MAXIDLE 1500 PARAMS 4 low 1 name a ADDSCORES DIALECT 21"
        )
        add(
            .ftAggregateCursor(
                "index", "query", steps: .sortBy(["@n": .descending, "@tag": .ascending], max: 5),
                .sortBy(["@n": .ascending], isCounted: true), verbatim: true, scorer: "scorer",
                timeLimit: .seconds(60), count: 17, maxIdle: .seconds(60),
                parameters: ["low": 1, "name": "a"], addScores: true, dialect: 21),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 60000 SORTBY 4 @n DESC @tag ASC MAX 5 SORTBY 2 @n ASC WITHCOUNT WITHCURSOR COUNT 17 MAXIDLE 60000 PARAMS 4 low 1 name a ADDSCORES DIALECT 21"
        )
        add(
            .ftAggregateCursor(
                "index", "query", steps: .sortBy(["@n": .ascending], isCounted: true),
                .limit(offset: 2, count: 3), verbatim: true, scorer: "scorer",
                timeLimit: .milliseconds(1500), count: 17, maxIdle: .milliseconds(1500),
                parameters: ["low": 1, "name": "a"], addScores: true, dialect: 21),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 1500 SORTBY 2 @n ASC WITHCOUNT LIMIT 2 3 WITHCURSOR COUNT 17 MAXIDLE 1500 PARAMS 4 low 1 name a ADDSCORES DIALECT 21"
        )
        add(
            .ftAggregateCursor(
                "index", "query", steps: .limit(offset: 2, count: 3), .filter("@n > 1"),
                verbatim: true, scorer: "scorer", timeLimit: .seconds(60), count: 17,
                maxIdle: .seconds(60), parameters: ["low": 1, "name": "a"], addScores: true,
                dialect: 21),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 60000 LIMIT 2 3 FILTER @n>1 WITHCURSOR COUNT 17 MAXIDLE 60000 PARAMS 4 low 1 name a ADDSCORES DIALECT 21"
        )
        add(
            .ftAggregateCursor(
                "index", "query", steps: .filter("@n > 1"),
                .load(["@title", .field("$.a", as: "b")]), verbatim: true, scorer: "scorer",
                timeLimit: .milliseconds(1500), count: 17, maxIdle: .milliseconds(1500),
                parameters: ["low": 1, "name": "a"], addScores: true, dialect: 21),
            "FT.AGGREGATE index query VERBATIM SCORER scorer TIMEOUT 1500 FILTER @n>1 LOAD 4 @title $.a AS b WITHCURSOR COUNT 17 MAXIDLE 1500 PARAMS 4 low 1 name a ADDSCORES DIALECT 21"
        )
        add(
            .ftAggregateCursor(
                "index", "query", steps: .load(["@title", .field("$.a", as: "b")]), .loadAll),
            "FT.AGGREGATE index query LOAD 4 @title $.a AS b LOAD * WITHCURSOR DIALECT 2")
        add(.ftAliasadd("alias", "index"), "FT.ALIASADD alias index")
        add(.ftAliasdel("alias"), "FT.ALIASDEL alias")
        add(.ftAliasupdate("alias", "index"), "FT.ALIASUPDATE alias index")
        add(
            .ftAlter(
                "index", skipInitialScan: true, fields: .text("title"),
                .text(
                    "$.title", as: "title", weight: 2, noStem: true, phonetic: "dm:en",
                    withSuffixTrie: true, indexing: [.sortable, .unnormalized, .missing, .empty])),
            "FT.ALTER index SKIPINITIALSCAN SCHEMA ADD title TEXT $.title AS title TEXT WEIGHT 2 NOSTEM PHONETIC dm:en WITHSUFFIXTRIE INDEXEMPTY INDEXMISSING SORTABLE UNF"
        )
        add(
            .ftAlter(
                "index", skipInitialScan: true,
                fields: .text(
                    "$.title", as: "title", weight: 2, noStem: true, phonetic: "dm:en",
                    withSuffixTrie: true, indexing: [.sortable, .unnormalized, .missing, .empty]),
                .tag("tags", separator: ";", caseSensitive: true, withSuffixTrie: true)),
            "FT.ALTER index SKIPINITIALSCAN SCHEMA ADD $.title AS title TEXT WEIGHT 2 NOSTEM PHONETIC dm:en WITHSUFFIXTRIE INDEXEMPTY INDEXMISSING SORTABLE UNF tags TAG SEPARATOR ; CASESENSITIVE WITHSUFFIXTRIE"
        )
        add(
            .ftAlter(
                "index", skipInitialScan: true,
                fields: .tag("tags", separator: ";", caseSensitive: true, withSuffixTrie: true),
                .numeric("price", indexing: .sortable)),
            "FT.ALTER index SKIPINITIALSCAN SCHEMA ADD tags TAG SEPARATOR ; CASESENSITIVE WITHSUFFIXTRIE price NUMERIC SORTABLE"
        )
        add(
            .ftAlter(
                "index", skipInitialScan: true, fields: .numeric("price", indexing: .sortable),
                .geo("place", indexing: [.sortable, .noIndex])),
            "FT.ALTER index SKIPINITIALSCAN SCHEMA ADD price NUMERIC SORTABLE place GEO SORTABLE NOINDEX"
        )
        add(
            .ftAlter(
                "index", skipInitialScan: true,
                fields: .geo("place", indexing: [.sortable, .noIndex]), .geoShape("area", .flat)),
            "FT.ALTER index SKIPINITIALSCAN SCHEMA ADD place GEO SORTABLE NOINDEX area GEOSHAPE FLAT"
        )
        add(
            .ftAlter(
                "index", skipInitialScan: true, fields: .geoShape("area", .flat),
                .geoShape("area", .spherical)),
            "FT.ALTER index SKIPINITIALSCAN SCHEMA ADD area GEOSHAPE FLAT area GEOSHAPE SPHERICAL")
        add(
            .ftAlter(
                "index", skipInitialScan: true, fields: .geoShape("area", .spherical),
                .vector("v", .flat, dimension: 3, .cosine)),
            "FT.ALTER index SKIPINITIALSCAN SCHEMA ADD area GEOSHAPE SPHERICAL v VECTOR FLAT 6 TYPE FLOAT32 DIM 3 DISTANCE_METRIC COSINE"
        )
        add(
            .ftAlter(
                "index", skipInitialScan: true, fields: .vector("v", .flat, dimension: 3, .cosine),
                .vector(
                    "v", as: "w", .hnsw(links: 8, buildEffort: 100, searchEffort: 20), dimension: 3,
                    .l2, type: .float64)),
            "FT.ALTER index SKIPINITIALSCAN SCHEMA ADD v VECTOR FLAT 6 TYPE FLOAT32 DIM 3 DISTANCE_METRIC COSINE v AS w VECTOR HNSW 12 TYPE FLOAT64 DIM 3 DISTANCE_METRIC L2 M 8 EF_CONSTRUCTION 100 EF_RUNTIME 20"
        )
        add(
            .ftAlter(
                "index", skipInitialScan: true,
                fields: .vector(
                    "v", as: "w", .hnsw(links: 8, buildEffort: 100, searchEffort: 20), dimension: 3,
                    .l2, type: .float64), .text("title")),
            "FT.ALTER index SKIPINITIALSCAN SCHEMA ADD v AS w VECTOR HNSW 12 TYPE FLOAT64 DIM 3 DISTANCE_METRIC L2 M 8 EF_CONSTRUCTION 100 EF_RUNTIME 20 title TEXT"
        )
        add(
            .ftAlter(
                "index", fields: .text("title"),
                .text(
                    "$.title", as: "title", weight: 2, noStem: true, phonetic: "dm:en",
                    withSuffixTrie: true, indexing: [.sortable, .unnormalized, .missing, .empty])),
            "FT.ALTER index SCHEMA ADD title TEXT $.title AS title TEXT WEIGHT 2 NOSTEM PHONETIC dm:en WITHSUFFIXTRIE INDEXEMPTY INDEXMISSING SORTABLE UNF"
        )
        add(.ftConfigGet("option"), "FT.CONFIG GET option")
        add(.ftConfigSet("option", "value"), "FT.CONFIG SET option value")
        add(
            .ftCreate(
                "index", on: .hash, prefixes: ["a:", "b:"], filter: "filter", language: "language",
                languageField: "languageField", score: 1.5, scoreField: "scoreField",
                payloadField: "payloadField", maxTextFields: true, temporary: .seconds(60),
                noOffsets: true, noHighlights: true, noFields: true, noFrequencies: true,
                stopWords: ["a:", "b:"], skipInitialScan: true, schema: .text("title"),
                .text(
                    "$.title", as: "title", weight: 2, noStem: true, phonetic: "dm:en",
                    withSuffixTrie: true, indexing: [.sortable, .unnormalized, .missing, .empty])),
            "FT.CREATE index ON HASH PREFIX 2 a: b: FILTER filter LANGUAGE language LANGUAGE_FIELD languageField SCORE 1.5 SCORE_FIELD scoreField PAYLOAD_FIELD payloadField MAXTEXTFIELDS TEMPORARY 60 NOOFFSETS NOHL NOFIELDS NOFREQS STOPWORDS 2 a: b: SKIPINITIALSCAN SCHEMA title TEXT $.title AS title TEXT WEIGHT 2 NOSTEM PHONETIC dm:en WITHSUFFIXTRIE INDEXEMPTY INDEXMISSING SORTABLE UNF"
        )
        add(
            .ftCreate(
                "index", on: .json, prefixes: ["a:"], filter: "filter", language: "language",
                languageField: "languageField", score: -2, scoreField: "scoreField",
                payloadField: "payloadField", maxTextFields: true, temporary: .milliseconds(1200),
                noOffsets: true, noHighlights: true, noFields: true, noFrequencies: true,
                stopWords: ["a:"], skipInitialScan: true,
                schema: .text(
                    "$.title", as: "title", weight: 2, noStem: true, phonetic: "dm:en",
                    withSuffixTrie: true, indexing: [.sortable, .unnormalized, .missing, .empty]),
                .tag("tags", separator: ";", caseSensitive: true, withSuffixTrie: true)),
            "FT.CREATE index ON JSON PREFIX 1 a: FILTER filter LANGUAGE language LANGUAGE_FIELD languageField SCORE -2 SCORE_FIELD scoreField PAYLOAD_FIELD payloadField MAXTEXTFIELDS TEMPORARY 2 NOOFFSETS NOHL NOFIELDS NOFREQS STOPWORDS 1 a: SKIPINITIALSCAN SCHEMA $.title AS title TEXT WEIGHT 2 NOSTEM PHONETIC dm:en WITHSUFFIXTRIE INDEXEMPTY INDEXMISSING SORTABLE UNF tags TAG SEPARATOR ; CASESENSITIVE WITHSUFFIXTRIE"
        )
        add(
            .ftCreate(
                "index", on: .hash, prefixes: ["a:", "b:"], filter: "filter", language: "language",
                languageField: "languageField", score: 1.5, scoreField: "scoreField",
                payloadField: "payloadField", maxTextFields: true, temporary: .seconds(60),
                noOffsets: true, noHighlights: true, noFields: true, noFrequencies: true,
                stopWords: ["a:", "b:"], skipInitialScan: true,
                schema: .tag("tags", separator: ";", caseSensitive: true, withSuffixTrie: true),
                .numeric("price", indexing: .sortable)),
            "FT.CREATE index ON HASH PREFIX 2 a: b: FILTER filter LANGUAGE language LANGUAGE_FIELD languageField SCORE 1.5 SCORE_FIELD scoreField PAYLOAD_FIELD payloadField MAXTEXTFIELDS TEMPORARY 60 NOOFFSETS NOHL NOFIELDS NOFREQS STOPWORDS 2 a: b: SKIPINITIALSCAN SCHEMA tags TAG SEPARATOR ; CASESENSITIVE WITHSUFFIXTRIE price NUMERIC SORTABLE"
        )
        add(
            .ftCreate(
                "index", on: .json, prefixes: ["a:"], filter: "filter", language: "language",
                languageField: "languageField", score: -2, scoreField: "scoreField",
                payloadField: "payloadField", maxTextFields: true, temporary: .milliseconds(1200),
                noOffsets: true, noHighlights: true, noFields: true, noFrequencies: true,
                stopWords: ["a:"], skipInitialScan: true,
                schema: .numeric("price", indexing: .sortable),
                .geo("place", indexing: [.sortable, .noIndex])),
            "FT.CREATE index ON JSON PREFIX 1 a: FILTER filter LANGUAGE language LANGUAGE_FIELD languageField SCORE -2 SCORE_FIELD scoreField PAYLOAD_FIELD payloadField MAXTEXTFIELDS TEMPORARY 2 NOOFFSETS NOHL NOFIELDS NOFREQS STOPWORDS 1 a: SKIPINITIALSCAN SCHEMA price NUMERIC SORTABLE place GEO SORTABLE NOINDEX"
        )
        add(
            .ftCreate(
                "index", on: .hash, prefixes: ["a:", "b:"], filter: "filter", language: "language",
                languageField: "languageField", score: 1.5, scoreField: "scoreField",
                payloadField: "payloadField", maxTextFields: true, temporary: .seconds(60),
                noOffsets: true, noHighlights: true, noFields: true, noFrequencies: true,
                stopWords: ["a:", "b:"], skipInitialScan: true,
                schema: .geo("place", indexing: [.sortable, .noIndex]), .geoShape("area", .flat)),
            "FT.CREATE index ON HASH PREFIX 2 a: b: FILTER filter LANGUAGE language LANGUAGE_FIELD languageField SCORE 1.5 SCORE_FIELD scoreField PAYLOAD_FIELD payloadField MAXTEXTFIELDS TEMPORARY 60 NOOFFSETS NOHL NOFIELDS NOFREQS STOPWORDS 2 a: b: SKIPINITIALSCAN SCHEMA place GEO SORTABLE NOINDEX area GEOSHAPE FLAT"
        )
        add(
            .ftCreate(
                "index", on: .json, prefixes: ["a:"], filter: "filter", language: "language",
                languageField: "languageField", score: -2, scoreField: "scoreField",
                payloadField: "payloadField", maxTextFields: true, temporary: .milliseconds(1200),
                noOffsets: true, noHighlights: true, noFields: true, noFrequencies: true,
                stopWords: ["a:"], skipInitialScan: true, schema: .geoShape("area", .flat),
                .geoShape("area", .spherical)),
            "FT.CREATE index ON JSON PREFIX 1 a: FILTER filter LANGUAGE language LANGUAGE_FIELD languageField SCORE -2 SCORE_FIELD scoreField PAYLOAD_FIELD payloadField MAXTEXTFIELDS TEMPORARY 2 NOOFFSETS NOHL NOFIELDS NOFREQS STOPWORDS 1 a: SKIPINITIALSCAN SCHEMA area GEOSHAPE FLAT area GEOSHAPE SPHERICAL"
        )
        add(
            .ftCreate(
                "index", on: .hash, prefixes: ["a:", "b:"], filter: "filter", language: "language",
                languageField: "languageField", score: 1.5, scoreField: "scoreField",
                payloadField: "payloadField", maxTextFields: true, temporary: .seconds(60),
                noOffsets: true, noHighlights: true, noFields: true, noFrequencies: true,
                stopWords: ["a:", "b:"], skipInitialScan: true,
                schema: .geoShape("area", .spherical), .vector("v", .flat, dimension: 3, .cosine)),
            "FT.CREATE index ON HASH PREFIX 2 a: b: FILTER filter LANGUAGE language LANGUAGE_FIELD languageField SCORE 1.5 SCORE_FIELD scoreField PAYLOAD_FIELD payloadField MAXTEXTFIELDS TEMPORARY 60 NOOFFSETS NOHL NOFIELDS NOFREQS STOPWORDS 2 a: b: SKIPINITIALSCAN SCHEMA area GEOSHAPE SPHERICAL v VECTOR FLAT 6 TYPE FLOAT32 DIM 3 DISTANCE_METRIC COSINE"
        )
        add(
            .ftCreate(
                "index", on: .json, prefixes: ["a:"], filter: "filter", language: "language",
                languageField: "languageField", score: -2, scoreField: "scoreField",
                payloadField: "payloadField", maxTextFields: true, temporary: .milliseconds(1200),
                noOffsets: true, noHighlights: true, noFields: true, noFrequencies: true,
                stopWords: ["a:"], skipInitialScan: true,
                schema: .vector("v", .flat, dimension: 3, .cosine),
                .vector(
                    "v", as: "w", .hnsw(links: 8, buildEffort: 100, searchEffort: 20), dimension: 3,
                    .l2, type: .float64)),
            "FT.CREATE index ON JSON PREFIX 1 a: FILTER filter LANGUAGE language LANGUAGE_FIELD languageField SCORE -2 SCORE_FIELD scoreField PAYLOAD_FIELD payloadField MAXTEXTFIELDS TEMPORARY 2 NOOFFSETS NOHL NOFIELDS NOFREQS STOPWORDS 1 a: SKIPINITIALSCAN SCHEMA v VECTOR FLAT 6 TYPE FLOAT32 DIM 3 DISTANCE_METRIC COSINE v AS w VECTOR HNSW 12 TYPE FLOAT64 DIM 3 DISTANCE_METRIC L2 M 8 EF_CONSTRUCTION 100 EF_RUNTIME 20"
        )
        add(
            .ftCreate(
                "index", on: .hash, prefixes: ["a:", "b:"], filter: "filter", language: "language",
                languageField: "languageField", score: 1.5, scoreField: "scoreField",
                payloadField: "payloadField", maxTextFields: true, temporary: .seconds(60),
                noOffsets: true, noHighlights: true, noFields: true, noFrequencies: true,
                stopWords: ["a:", "b:"], skipInitialScan: true,
                schema: .vector(
                    "v", as: "w", .hnsw(links: 8, buildEffort: 100, searchEffort: 20), dimension: 3,
                    .l2, type: .float64), .text("title")),
            "FT.CREATE index ON HASH PREFIX 2 a: b: FILTER filter LANGUAGE language LANGUAGE_FIELD languageField SCORE 1.5 SCORE_FIELD scoreField PAYLOAD_FIELD payloadField MAXTEXTFIELDS TEMPORARY 60 NOOFFSETS NOHL NOFIELDS NOFREQS STOPWORDS 2 a: b: SKIPINITIALSCAN SCHEMA v AS w VECTOR HNSW 12 TYPE FLOAT64 DIM 3 DISTANCE_METRIC L2 M 8 EF_CONSTRUCTION 100 EF_RUNTIME 20 title TEXT"
        )
        add(
            .ftCreate(
                "index", schema: .text("title"),
                .text(
                    "$.title", as: "title", weight: 2, noStem: true, phonetic: "dm:en",
                    withSuffixTrie: true, indexing: [.sortable, .unnormalized, .missing, .empty])),
            "FT.CREATE index SCHEMA title TEXT $.title AS title TEXT WEIGHT 2 NOSTEM PHONETIC dm:en WITHSUFFIXTRIE INDEXEMPTY INDEXMISSING SORTABLE UNF"
        )
        add(.ftCursorDel("index", cursor: 11), "FT.CURSOR DEL index 11")
        add(.ftCursorRead("index", cursor: 11, count: 12), "FT.CURSOR READ index 11 COUNT 12")
        add(.ftCursorRead("index", cursor: 11), "FT.CURSOR READ index 11")
        add(.ftDictadd("dictionary", "terms1", "terms2"), "FT.DICTADD dictionary terms1 terms2")
        add(.ftDictdel("dictionary", "terms1", "terms2"), "FT.DICTDEL dictionary terms1 terms2")
        add(.ftDictdump("dictionary"), "FT.DICTDUMP dictionary")
        add(.ftDropindex("index", deleteDocuments: true), "FT.DROPINDEX index DD")
        add(.ftDropindex("index"), "FT.DROPINDEX index")
        add(.ftExplain("index", "query", dialect: 12), "FT.EXPLAIN index query DIALECT 12")
        add(.ftExplain("index", "query"), "FT.EXPLAIN index query DIALECT 2")
        add(.ftExplaincli("index", "query", dialect: 12), "FT.EXPLAINCLI index query DIALECT 12")
        add(.ftExplaincli("index", "query"), "FT.EXPLAINCLI index query DIALECT 2")
        add(.ftInfo("index"), "FT.INFO index")
        add(
            .ftProfile("index", kind: .search, limited: true, query: "query1", "query2"),
            "FT.PROFILE index SEARCH LIMITED QUERY query1 query2")
        add(
            .ftProfile("index", kind: .aggregate, limited: true, query: "query1", "query2"),
            "FT.PROFILE index AGGREGATE LIMITED QUERY query1 query2")
        add(
            .ftProfile("index", kind: .search, query: "query1", "query2"),
            "FT.PROFILE index SEARCH QUERY query1 query2")
        add(
            .ftSearch(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", 1...5),
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                ],
                geoFilters: [
                    RedisGeoFilter(
                        "place", longitude: 13.5, latitude: 52.25, radius: 5, .kilometers),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .meters),
                ], inKeys: ["a:", "b:"], inFields: ["a:", "b:"],
                returning: ["title", .field("$.a", as: "b")], summarize: RedisSummary(),
                highlight: RedisHighlight(), slop: 21, timeLimit: .seconds(60), inOrder: true,
                language: "language", expander: "expander", scorer: "scorer", payload: "payload",
                sortBy: "price", limit: RedisLimit(offset: 2, count: 3),
                parameters: ["low": 1, "name": "a"], dialect: 31),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS FILTER price 1 5 FILTER price (1 +inf GEOFILTER place 13.5 52.25 5 km GEOFILTER place 13.5 52.25 5 m INKEYS 2 a: b: INFIELDS 2 a: b: RETURN 4 title $.a AS b SUMMARIZE HIGHLIGHT SLOP 21 TIMEOUT 60000 INORDER LANGUAGE language EXPANDER expander SCORER scorer PAYLOAD payload SORTBY price LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 31"
        )
        add(
            .ftSearch(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                    RedisNumericFilter("price", 1...5),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .meters),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .miles),
                ], inKeys: ["a:"], inFields: ["a:"], returning: ["title"],
                summarize: RedisSummary(
                    fields: ["title"], fragments: 2, length: 10, separator: "/"),
                highlight: RedisHighlight(fields: ["title"], open: "<b>", close: "</b>"), slop: 21,
                timeLimit: .milliseconds(1500), inOrder: true, language: "language",
                expander: "expander", scorer: "scorer", payload: "payload",
                sortBy: RedisSearchSort("price", .descending),
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 31),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS FILTER price (1 +inf FILTER price 1 5 GEOFILTER place 13.5 52.25 5 m GEOFILTER place 13.5 52.25 5 mi INKEYS 1 a: INFIELDS 1 a: RETURN 1 title SUMMARIZE FIELDS 1 title FRAGS 2 LEN 10 SEPARATOR / HIGHLIGHT FIELDS 1 title TAGS <b> </b> SLOP 21 TIMEOUT 1500 INORDER LANGUAGE language EXPANDER expander SCORER scorer PAYLOAD payload SORTBY price DESC LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 31"
        )
        add(
            .ftSearch(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", 1...5),
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .miles),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .feet),
                ], inKeys: ["a:", "b:"], inFields: ["a:", "b:"],
                returning: ["title", .field("$.a", as: "b")], summarize: RedisSummary(),
                highlight: RedisHighlight(), slop: 21, timeLimit: .seconds(60), inOrder: true,
                language: "language", expander: "expander", scorer: "scorer", payload: "payload",
                sortBy: RedisSearchSort("price", .ascending, isCounted: true),
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 31),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS FILTER price 1 5 FILTER price (1 +inf GEOFILTER place 13.5 52.25 5 mi GEOFILTER place 13.5 52.25 5 ft INKEYS 2 a: b: INFIELDS 2 a: b: RETURN 4 title $.a AS b SUMMARIZE HIGHLIGHT SLOP 21 TIMEOUT 60000 INORDER LANGUAGE language EXPANDER expander SCORER scorer PAYLOAD payload SORTBY price ASC WITHCOUNT LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 31"
        )
        add(
            .ftSearch(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                    RedisNumericFilter("price", 1...5),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .feet),
                    RedisGeoFilter(
                        "place", longitude: 13.5, latitude: 52.25, radius: 5, .kilometers),
                ], inKeys: ["a:"], inFields: ["a:"], returning: ["title"],
                summarize: RedisSummary(
                    fields: ["title"], fragments: 2, length: 10, separator: "/"),
                highlight: RedisHighlight(fields: ["title"], open: "<b>", close: "</b>"), slop: 21,
                timeLimit: .milliseconds(1500), inOrder: true, language: "language",
                expander: "expander", scorer: "scorer", payload: "payload", sortBy: "price",
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 31),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS FILTER price (1 +inf FILTER price 1 5 GEOFILTER place 13.5 52.25 5 ft GEOFILTER place 13.5 52.25 5 km INKEYS 1 a: INFIELDS 1 a: RETURN 1 title SUMMARIZE FIELDS 1 title FRAGS 2 LEN 10 SEPARATOR / HIGHLIGHT FIELDS 1 title TAGS <b> </b> SLOP 21 TIMEOUT 1500 INORDER LANGUAGE language EXPANDER expander SCORER scorer PAYLOAD payload SORTBY price LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 31"
        )
        add(.ftSearch("index", "query"), "FT.SEARCH index query DIALECT 2")
        add(
            .ftSearchKeys(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", 1...5),
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                ],
                geoFilters: [
                    RedisGeoFilter(
                        "place", longitude: 13.5, latitude: 52.25, radius: 5, .kilometers),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .meters),
                ], inKeys: ["a:", "b:"], inFields: ["a:", "b:"], slop: 19, timeLimit: .seconds(60),
                inOrder: true, language: "language", expander: "expander", scorer: "scorer",
                sortBy: "price", limit: RedisLimit(offset: 2, count: 3),
                parameters: ["low": 1, "name": "a"], dialect: 28),
            "FT.SEARCH index query NOCONTENT VERBATIM NOSTOPWORDS FILTER price 1 5 FILTER price (1 +inf GEOFILTER place 13.5 52.25 5 km GEOFILTER place 13.5 52.25 5 m INKEYS 2 a: b: INFIELDS 2 a: b: SLOP 19 TIMEOUT 60000 INORDER LANGUAGE language EXPANDER expander SCORER scorer SORTBY price LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 28"
        )
        add(
            .ftSearchKeys(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                    RedisNumericFilter("price", 1...5),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .meters),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .miles),
                ], inKeys: ["a:"], inFields: ["a:"], slop: 19, timeLimit: .milliseconds(1500),
                inOrder: true, language: "language", expander: "expander", scorer: "scorer",
                sortBy: RedisSearchSort("price", .descending),
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 28),
            "FT.SEARCH index query NOCONTENT VERBATIM NOSTOPWORDS FILTER price (1 +inf FILTER price 1 5 GEOFILTER place 13.5 52.25 5 m GEOFILTER place 13.5 52.25 5 mi INKEYS 1 a: INFIELDS 1 a: SLOP 19 TIMEOUT 1500 INORDER LANGUAGE language EXPANDER expander SCORER scorer SORTBY price DESC LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 28"
        )
        add(
            .ftSearchKeys(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", 1...5),
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .miles),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .feet),
                ], inKeys: ["a:", "b:"], inFields: ["a:", "b:"], slop: 19, timeLimit: .seconds(60),
                inOrder: true, language: "language", expander: "expander", scorer: "scorer",
                sortBy: RedisSearchSort("price", .ascending, isCounted: true),
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 28),
            "FT.SEARCH index query NOCONTENT VERBATIM NOSTOPWORDS FILTER price 1 5 FILTER price (1 +inf GEOFILTER place 13.5 52.25 5 mi GEOFILTER place 13.5 52.25 5 ft INKEYS 2 a: b: INFIELDS 2 a: b: SLOP 19 TIMEOUT 60000 INORDER LANGUAGE language EXPANDER expander SCORER scorer SORTBY price ASC WITHCOUNT LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 28"
        )
        add(
            .ftSearchKeys(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                    RedisNumericFilter("price", 1...5),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .feet),
                    RedisGeoFilter(
                        "place", longitude: 13.5, latitude: 52.25, radius: 5, .kilometers),
                ], inKeys: ["a:"], inFields: ["a:"], slop: 19, timeLimit: .milliseconds(1500),
                inOrder: true, language: "language", expander: "expander", scorer: "scorer",
                sortBy: "price", limit: RedisLimit(offset: 2, count: 3),
                parameters: ["low": 1, "name": "a"], dialect: 28),
            "FT.SEARCH index query NOCONTENT VERBATIM NOSTOPWORDS FILTER price (1 +inf FILTER price 1 5 GEOFILTER place 13.5 52.25 5 ft GEOFILTER place 13.5 52.25 5 km INKEYS 1 a: INFIELDS 1 a: SLOP 19 TIMEOUT 1500 INORDER LANGUAGE language EXPANDER expander SCORER scorer SORTBY price LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 28"
        )
        add(.ftSearchKeys("index", "query"), "FT.SEARCH index query NOCONTENT DIALECT 2")
        add(
            .ftSearchScored(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", 1...5),
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                ],
                geoFilters: [
                    RedisGeoFilter(
                        "place", longitude: 13.5, latitude: 52.25, radius: 5, .kilometers),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .meters),
                ], inKeys: ["a:", "b:"], inFields: ["a:", "b:"],
                returning: ["title", .field("$.a", as: "b")], summarize: RedisSummary(),
                highlight: RedisHighlight(), slop: 24, timeLimit: .seconds(60), inOrder: true,
                language: "language", expander: "expander", scorer: "scorer", payload: "payload",
                sortBy: "price", limit: RedisLimit(offset: 2, count: 3),
                parameters: ["low": 1, "name": "a"], dialect: 34),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS WITHSCORES WITHPAYLOADS WITHSORTKEYS FILTER price 1 5 FILTER price (1 +inf GEOFILTER place 13.5 52.25 5 km GEOFILTER place 13.5 52.25 5 m INKEYS 2 a: b: INFIELDS 2 a: b: RETURN 4 title $.a AS b SUMMARIZE HIGHLIGHT SLOP 24 TIMEOUT 60000 INORDER LANGUAGE language EXPANDER expander SCORER scorer PAYLOAD payload SORTBY price LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 34"
        )
        add(
            .ftSearchScored(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                    RedisNumericFilter("price", 1...5),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .meters),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .miles),
                ], inKeys: ["a:"], inFields: ["a:"], returning: ["title"],
                summarize: RedisSummary(
                    fields: ["title"], fragments: 2, length: 10, separator: "/"),
                highlight: RedisHighlight(fields: ["title"], open: "<b>", close: "</b>"), slop: 24,
                timeLimit: .milliseconds(1500), inOrder: true, language: "language",
                expander: "expander", scorer: "scorer", payload: "payload",
                sortBy: RedisSearchSort("price", .descending),
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 34),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS WITHSCORES WITHPAYLOADS WITHSORTKEYS FILTER price (1 +inf FILTER price 1 5 GEOFILTER place 13.5 52.25 5 m GEOFILTER place 13.5 52.25 5 mi INKEYS 1 a: INFIELDS 1 a: RETURN 1 title SUMMARIZE FIELDS 1 title FRAGS 2 LEN 10 SEPARATOR / HIGHLIGHT FIELDS 1 title TAGS <b> </b> SLOP 24 TIMEOUT 1500 INORDER LANGUAGE language EXPANDER expander SCORER scorer PAYLOAD payload SORTBY price DESC LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 34"
        )
        add(
            .ftSearchScored(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", 1...5),
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .miles),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .feet),
                ], inKeys: ["a:", "b:"], inFields: ["a:", "b:"],
                returning: ["title", .field("$.a", as: "b")], summarize: RedisSummary(),
                highlight: RedisHighlight(), slop: 24, timeLimit: .seconds(60), inOrder: true,
                language: "language", expander: "expander", scorer: "scorer", payload: "payload",
                sortBy: RedisSearchSort("price", .ascending, isCounted: true),
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 34),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS WITHSCORES WITHPAYLOADS WITHSORTKEYS FILTER price 1 5 FILTER price (1 +inf GEOFILTER place 13.5 52.25 5 mi GEOFILTER place 13.5 52.25 5 ft INKEYS 2 a: b: INFIELDS 2 a: b: RETURN 4 title $.a AS b SUMMARIZE HIGHLIGHT SLOP 24 TIMEOUT 60000 INORDER LANGUAGE language EXPANDER expander SCORER scorer PAYLOAD payload SORTBY price ASC WITHCOUNT LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 34"
        )
        add(
            .ftSearchScored(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                    RedisNumericFilter("price", 1...5),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .feet),
                    RedisGeoFilter(
                        "place", longitude: 13.5, latitude: 52.25, radius: 5, .kilometers),
                ], inKeys: ["a:"], inFields: ["a:"], returning: ["title"],
                summarize: RedisSummary(
                    fields: ["title"], fragments: 2, length: 10, separator: "/"),
                highlight: RedisHighlight(fields: ["title"], open: "<b>", close: "</b>"), slop: 24,
                timeLimit: .milliseconds(1500), inOrder: true, language: "language",
                expander: "expander", scorer: "scorer", payload: "payload", sortBy: "price",
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 34),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS WITHSCORES WITHPAYLOADS WITHSORTKEYS FILTER price (1 +inf FILTER price 1 5 GEOFILTER place 13.5 52.25 5 ft GEOFILTER place 13.5 52.25 5 km INKEYS 1 a: INFIELDS 1 a: RETURN 1 title SUMMARIZE FIELDS 1 title FRAGS 2 LEN 10 SEPARATOR / HIGHLIGHT FIELDS 1 title TAGS <b> </b> SLOP 24 TIMEOUT 1500 INORDER LANGUAGE language EXPANDER expander SCORER scorer PAYLOAD payload SORTBY price LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 34"
        )
        add(
            .ftSearchScored("index", "query"),
            "FT.SEARCH index query WITHSCORES WITHPAYLOADS WITHSORTKEYS DIALECT 2")
        add(
            .ftSearchExplained(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", 1...5),
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                ],
                geoFilters: [
                    RedisGeoFilter(
                        "place", longitude: 13.5, latitude: 52.25, radius: 5, .kilometers),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .meters),
                ], inKeys: ["a:", "b:"], inFields: ["a:", "b:"],
                returning: ["title", .field("$.a", as: "b")], summarize: RedisSummary(),
                highlight: RedisHighlight(), slop: 22, timeLimit: .seconds(60), inOrder: true,
                language: "language", expander: "expander", scorer: "scorer", sortBy: "price",
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 32),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS WITHSCORES FILTER price 1 5 FILTER price (1 +inf GEOFILTER place 13.5 52.25 5 km GEOFILTER place 13.5 52.25 5 m INKEYS 2 a: b: INFIELDS 2 a: b: RETURN 4 title $.a AS b SUMMARIZE HIGHLIGHT SLOP 22 TIMEOUT 60000 INORDER LANGUAGE language EXPANDER expander SCORER scorer EXPLAINSCORE SORTBY price LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 32"
        )
        add(
            .ftSearchExplained(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                    RedisNumericFilter("price", 1...5),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .meters),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .miles),
                ], inKeys: ["a:"], inFields: ["a:"], returning: ["title"],
                summarize: RedisSummary(
                    fields: ["title"], fragments: 2, length: 10, separator: "/"),
                highlight: RedisHighlight(fields: ["title"], open: "<b>", close: "</b>"), slop: 22,
                timeLimit: .milliseconds(1500), inOrder: true, language: "language",
                expander: "expander", scorer: "scorer",
                sortBy: RedisSearchSort("price", .descending),
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 32),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS WITHSCORES FILTER price (1 +inf FILTER price 1 5 GEOFILTER place 13.5 52.25 5 m GEOFILTER place 13.5 52.25 5 mi INKEYS 1 a: INFIELDS 1 a: RETURN 1 title SUMMARIZE FIELDS 1 title FRAGS 2 LEN 10 SEPARATOR / HIGHLIGHT FIELDS 1 title TAGS <b> </b> SLOP 22 TIMEOUT 1500 INORDER LANGUAGE language EXPANDER expander SCORER scorer EXPLAINSCORE SORTBY price DESC LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 32"
        )
        add(
            .ftSearchExplained(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", 1...5),
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .miles),
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .feet),
                ], inKeys: ["a:", "b:"], inFields: ["a:", "b:"],
                returning: ["title", .field("$.a", as: "b")], summarize: RedisSummary(),
                highlight: RedisHighlight(), slop: 22, timeLimit: .seconds(60), inOrder: true,
                language: "language", expander: "expander", scorer: "scorer",
                sortBy: RedisSearchSort("price", .ascending, isCounted: true),
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 32),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS WITHSCORES FILTER price 1 5 FILTER price (1 +inf GEOFILTER place 13.5 52.25 5 mi GEOFILTER place 13.5 52.25 5 ft INKEYS 2 a: b: INFIELDS 2 a: b: RETURN 4 title $.a AS b SUMMARIZE HIGHLIGHT SLOP 22 TIMEOUT 60000 INORDER LANGUAGE language EXPANDER expander SCORER scorer EXPLAINSCORE SORTBY price ASC WITHCOUNT LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 32"
        )
        add(
            .ftSearchExplained(
                "index", "query", verbatim: true, noStopWords: true,
                filters: [
                    RedisNumericFilter("price", from: "(1", to: "+inf"),
                    RedisNumericFilter("price", 1...5),
                ],
                geoFilters: [
                    RedisGeoFilter("place", longitude: 13.5, latitude: 52.25, radius: 5, .feet),
                    RedisGeoFilter(
                        "place", longitude: 13.5, latitude: 52.25, radius: 5, .kilometers),
                ], inKeys: ["a:"], inFields: ["a:"], returning: ["title"],
                summarize: RedisSummary(
                    fields: ["title"], fragments: 2, length: 10, separator: "/"),
                highlight: RedisHighlight(fields: ["title"], open: "<b>", close: "</b>"), slop: 22,
                timeLimit: .milliseconds(1500), inOrder: true, language: "language",
                expander: "expander", scorer: "scorer", sortBy: "price",
                limit: RedisLimit(offset: 2, count: 3), parameters: ["low": 1, "name": "a"],
                dialect: 32),
            "FT.SEARCH index query VERBATIM NOSTOPWORDS WITHSCORES FILTER price (1 +inf FILTER price 1 5 GEOFILTER place 13.5 52.25 5 ft GEOFILTER place 13.5 52.25 5 km INKEYS 1 a: INFIELDS 1 a: RETURN 1 title SUMMARIZE FIELDS 1 title FRAGS 2 LEN 10 SEPARATOR / HIGHLIGHT FIELDS 1 title TAGS <b> </b> SLOP 22 TIMEOUT 1500 INORDER LANGUAGE language EXPANDER expander SCORER scorer EXPLAINSCORE SORTBY price LIMIT 2 3 PARAMS 4 low 1 name a DIALECT 32"
        )
        add(
            .ftSearchExplained("index", "query"),
            "FT.SEARCH index query WITHSCORES EXPLAINSCORE DIALECT 2")
        add(
            .ftSpellcheck(
                "index", "query", distance: 12, terms: [.include("d1"), .exclude("d2")], dialect: 14
            ), "FT.SPELLCHECK index query DISTANCE 12 TERMS INCLUDE d1 TERMS EXCLUDE d2 DIALECT 14")
        add(
            .ftSpellcheck(
                "index", "query", distance: 12, terms: [.exclude("d2"), .include("d1")], dialect: 14
            ), "FT.SPELLCHECK index query DISTANCE 12 TERMS EXCLUDE d2 TERMS INCLUDE d1 DIALECT 14")
        add(.ftSpellcheck("index", "query"), "FT.SPELLCHECK index query DIALECT 2")
        add(
            .ftSugadd("key", "string", score: 1.5, increment: true, payload: "payload"),
            "FT.SUGADD key string 1.5 INCR PAYLOAD payload")
        add(
            .ftSugadd("key", "string", score: -2, increment: true, payload: "payload"),
            "FT.SUGADD key string -2 INCR PAYLOAD payload")
        add(.ftSugadd("key", "string", score: 1.5), "FT.SUGADD key string 1.5")
        add(.ftSugdel("key", "string"), "FT.SUGDEL key string")
        add(.ftSugget("key", "prefix", fuzzy: true, max: 13), "FT.SUGGET key prefix FUZZY MAX 13")
        add(.ftSugget("key", "prefix"), "FT.SUGGET key prefix")
        add(
            .ftSuggetScored("key", "prefix", fuzzy: true, max: 15),
            "FT.SUGGET key prefix FUZZY WITHSCORES WITHPAYLOADS MAX 15")
        add(.ftSuggetScored("key", "prefix"), "FT.SUGGET key prefix WITHSCORES WITHPAYLOADS")
        add(.ftSuglen("key"), "FT.SUGLEN key")
        add(.ftSyndump("index"), "FT.SYNDUMP index")
        add(
            .ftSynupdate("index", "group", "terms1", "terms2", skipInitialScan: true),
            "FT.SYNUPDATE index group SKIPINITIALSCAN terms1 terms2")
        add(
            .ftSynupdate("index", "group", "terms1", "terms2"),
            "FT.SYNUPDATE index group terms1 terms2")
        add(.ftTagvals("index", "field"), "FT.TAGVALS index field")
        add(.ftList(), "FT._LIST")
    }
}
