// Written by Tests/Generators/redis-modules.py: not for editing.
import CopperRedis
import CopperRedisModules

extension RedisModuleGolden {
    mutating func addTimeSeries() {
        add(
            .tsAdd(
                "key", 1000, 1.5, retention: .seconds(60), encoding: .compressed, chunkSize: 15,
                onDuplicate: .block, labels: ["f1": "v1", "f2": 2]),
            "TS.ADD key 1000 1.5 RETENTION 60000 ENCODING COMPRESSED CHUNK_SIZE 15 ON_DUPLICATE BLOCK LABELS f1 v1 f2 2"
        )
        add(
            .tsAdd(
                "key", .now, -2, retention: .milliseconds(1500), encoding: .uncompressed,
                chunkSize: 15, onDuplicate: .first, labels: ["f1": "v1"]),
            "TS.ADD key * -2 RETENTION 1500 ENCODING UNCOMPRESSED CHUNK_SIZE 15 ON_DUPLICATE FIRST LABELS f1 v1"
        )
        add(
            .tsAdd(
                "key", .first, 1.5, retention: .seconds(60), encoding: .compressed, chunkSize: 15,
                onDuplicate: .last, labels: ["f1": "v1", "f2": 2]),
            "TS.ADD key - 1.5 RETENTION 60000 ENCODING COMPRESSED CHUNK_SIZE 15 ON_DUPLICATE LAST LABELS f1 v1 f2 2"
        )
        add(
            .tsAdd(
                "key", .last, -2, retention: .milliseconds(1500), encoding: .uncompressed,
                chunkSize: 15, onDuplicate: .min, labels: ["f1": "v1"]),
            "TS.ADD key + -2 RETENTION 1500 ENCODING UNCOMPRESSED CHUNK_SIZE 15 ON_DUPLICATE MIN LABELS f1 v1"
        )
        add(
            .tsAdd(
                "key", RedisTimestamp(milliseconds: 7), 1.5, retention: .seconds(60),
                encoding: .compressed, chunkSize: 15, onDuplicate: .max,
                labels: ["f1": "v1", "f2": 2]),
            "TS.ADD key 7 1.5 RETENTION 60000 ENCODING COMPRESSED CHUNK_SIZE 15 ON_DUPLICATE MAX LABELS f1 v1 f2 2"
        )
        add(
            .tsAdd(
                "key", 1000, -2, retention: .milliseconds(1500), encoding: .uncompressed,
                chunkSize: 15, onDuplicate: .sum, labels: ["f1": "v1"]),
            "TS.ADD key 1000 -2 RETENTION 1500 ENCODING UNCOMPRESSED CHUNK_SIZE 15 ON_DUPLICATE SUM LABELS f1 v1"
        )
        add(.tsAdd("key", 1000, 1.5), "TS.ADD key 1000 1.5")
        add(
            .tsAlter(
                "key", retention: .seconds(60), chunkSize: 12, duplicatePolicy: .block,
                labels: ["f1": "v1", "f2": 2]),
            "TS.ALTER key RETENTION 60000 CHUNK_SIZE 12 DUPLICATE_POLICY BLOCK LABELS f1 v1 f2 2")
        add(
            .tsAlter(
                "key", retention: .milliseconds(1500), chunkSize: 12, duplicatePolicy: .first,
                labels: ["f1": "v1"]),
            "TS.ALTER key RETENTION 1500 CHUNK_SIZE 12 DUPLICATE_POLICY FIRST LABELS f1 v1")
        add(
            .tsAlter(
                "key", retention: .seconds(60), chunkSize: 12, duplicatePolicy: .last,
                labels: ["f1": "v1", "f2": 2]),
            "TS.ALTER key RETENTION 60000 CHUNK_SIZE 12 DUPLICATE_POLICY LAST LABELS f1 v1 f2 2")
        add(
            .tsAlter(
                "key", retention: .milliseconds(1500), chunkSize: 12, duplicatePolicy: .min,
                labels: ["f1": "v1"]),
            "TS.ALTER key RETENTION 1500 CHUNK_SIZE 12 DUPLICATE_POLICY MIN LABELS f1 v1")
        add(
            .tsAlter(
                "key", retention: .seconds(60), chunkSize: 12, duplicatePolicy: .max,
                labels: ["f1": "v1", "f2": 2]),
            "TS.ALTER key RETENTION 60000 CHUNK_SIZE 12 DUPLICATE_POLICY MAX LABELS f1 v1 f2 2")
        add(
            .tsAlter(
                "key", retention: .milliseconds(1500), chunkSize: 12, duplicatePolicy: .sum,
                labels: ["f1": "v1"]),
            "TS.ALTER key RETENTION 1500 CHUNK_SIZE 12 DUPLICATE_POLICY SUM LABELS f1 v1")
        add(.tsAlter("key"), "TS.ALTER key")
        add(
            .tsCreate(
                "key", retention: .seconds(60), encoding: .compressed, chunkSize: 13,
                duplicatePolicy: .block, labels: ["f1": "v1", "f2": 2]),
            "TS.CREATE key RETENTION 60000 ENCODING COMPRESSED CHUNK_SIZE 13 DUPLICATE_POLICY BLOCK LABELS f1 v1 f2 2"
        )
        add(
            .tsCreate(
                "key", retention: .milliseconds(1500), encoding: .uncompressed, chunkSize: 13,
                duplicatePolicy: .first, labels: ["f1": "v1"]),
            "TS.CREATE key RETENTION 1500 ENCODING UNCOMPRESSED CHUNK_SIZE 13 DUPLICATE_POLICY FIRST LABELS f1 v1"
        )
        add(
            .tsCreate(
                "key", retention: .seconds(60), encoding: .compressed, chunkSize: 13,
                duplicatePolicy: .last, labels: ["f1": "v1", "f2": 2]),
            "TS.CREATE key RETENTION 60000 ENCODING COMPRESSED CHUNK_SIZE 13 DUPLICATE_POLICY LAST LABELS f1 v1 f2 2"
        )
        add(
            .tsCreate(
                "key", retention: .milliseconds(1500), encoding: .uncompressed, chunkSize: 13,
                duplicatePolicy: .min, labels: ["f1": "v1"]),
            "TS.CREATE key RETENTION 1500 ENCODING UNCOMPRESSED CHUNK_SIZE 13 DUPLICATE_POLICY MIN LABELS f1 v1"
        )
        add(
            .tsCreate(
                "key", retention: .seconds(60), encoding: .compressed, chunkSize: 13,
                duplicatePolicy: .max, labels: ["f1": "v1", "f2": 2]),
            "TS.CREATE key RETENTION 60000 ENCODING COMPRESSED CHUNK_SIZE 13 DUPLICATE_POLICY MAX LABELS f1 v1 f2 2"
        )
        add(
            .tsCreate(
                "key", retention: .milliseconds(1500), encoding: .uncompressed, chunkSize: 13,
                duplicatePolicy: .sum, labels: ["f1": "v1"]),
            "TS.CREATE key RETENTION 1500 ENCODING UNCOMPRESSED CHUNK_SIZE 13 DUPLICATE_POLICY SUM LABELS f1 v1"
        )
        add(.tsCreate("key"), "TS.CREATE key")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .avg, bucket: .seconds(60), alignTimestamp: 14),
            "TS.CREATERULE source destination AGGREGATION avg 60000 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .sum, bucket: .milliseconds(1500),
                alignTimestamp: 14), "TS.CREATERULE source destination AGGREGATION sum 1500 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .min, bucket: .seconds(60), alignTimestamp: 14),
            "TS.CREATERULE source destination AGGREGATION min 60000 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .max, bucket: .milliseconds(1500),
                alignTimestamp: 14), "TS.CREATERULE source destination AGGREGATION max 1500 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .range, bucket: .seconds(60),
                alignTimestamp: 14), "TS.CREATERULE source destination AGGREGATION range 60000 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .count, bucket: .milliseconds(1500),
                alignTimestamp: 14), "TS.CREATERULE source destination AGGREGATION count 1500 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .first, bucket: .seconds(60),
                alignTimestamp: 14), "TS.CREATERULE source destination AGGREGATION first 60000 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .last, bucket: .milliseconds(1500),
                alignTimestamp: 14), "TS.CREATERULE source destination AGGREGATION last 1500 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .stdP, bucket: .seconds(60), alignTimestamp: 14
            ), "TS.CREATERULE source destination AGGREGATION std.p 60000 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .stdS, bucket: .milliseconds(1500),
                alignTimestamp: 14), "TS.CREATERULE source destination AGGREGATION std.s 1500 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .varP, bucket: .seconds(60), alignTimestamp: 14
            ), "TS.CREATERULE source destination AGGREGATION var.p 60000 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .varS, bucket: .milliseconds(1500),
                alignTimestamp: 14), "TS.CREATERULE source destination AGGREGATION var.s 1500 14")
        add(
            .tsCreaterule(
                "source", "destination", aggregator: .twa, bucket: .seconds(60), alignTimestamp: 14),
            "TS.CREATERULE source destination AGGREGATION twa 60000 14")
        add(
            .tsCreaterule("source", "destination", aggregator: .avg, bucket: .seconds(60)),
            "TS.CREATERULE source destination AGGREGATION avg 60000")
        add(
            .tsDecrby(
                "key", 1.5, timestamp: 1000, retention: .seconds(60), uncompressed: true,
                chunkSize: 15, labels: ["f1": "v1", "f2": 2]),
            "TS.DECRBY key 1.5 TIMESTAMP 1000 RETENTION 60000 UNCOMPRESSED CHUNK_SIZE 15 LABELS f1 v1 f2 2"
        )
        add(
            .tsDecrby(
                "key", -2, timestamp: .now, retention: .milliseconds(1500), uncompressed: true,
                chunkSize: 15, labels: ["f1": "v1"]),
            "TS.DECRBY key -2 TIMESTAMP * RETENTION 1500 UNCOMPRESSED CHUNK_SIZE 15 LABELS f1 v1")
        add(
            .tsDecrby(
                "key", 1.5, timestamp: .first, retention: .seconds(60), uncompressed: true,
                chunkSize: 15, labels: ["f1": "v1", "f2": 2]),
            "TS.DECRBY key 1.5 TIMESTAMP - RETENTION 60000 UNCOMPRESSED CHUNK_SIZE 15 LABELS f1 v1 f2 2"
        )
        add(
            .tsDecrby(
                "key", -2, timestamp: .last, retention: .milliseconds(1500), uncompressed: true,
                chunkSize: 15, labels: ["f1": "v1"]),
            "TS.DECRBY key -2 TIMESTAMP + RETENTION 1500 UNCOMPRESSED CHUNK_SIZE 15 LABELS f1 v1")
        add(
            .tsDecrby(
                "key", 1.5, timestamp: RedisTimestamp(milliseconds: 7), retention: .seconds(60),
                uncompressed: true, chunkSize: 15, labels: ["f1": "v1", "f2": 2]),
            "TS.DECRBY key 1.5 TIMESTAMP 7 RETENTION 60000 UNCOMPRESSED CHUNK_SIZE 15 LABELS f1 v1 f2 2"
        )
        add(.tsDecrby("key", 1.5), "TS.DECRBY key 1.5")
        add(.tsDel("key", 1000, 1000), "TS.DEL key 1000 1000")
        add(.tsDel("key", .now, .now), "TS.DEL key * *")
        add(.tsDel("key", .first, .first), "TS.DEL key - -")
        add(.tsDel("key", .last, .last), "TS.DEL key + +")
        add(
            .tsDel("key", RedisTimestamp(milliseconds: 7), RedisTimestamp(milliseconds: 7)),
            "TS.DEL key 7 7")
        add(.tsDeleterule("source", "destination"), "TS.DELETERULE source destination")
        add(.tsGet("key", latest: true), "TS.GET key LATEST")
        add(.tsGet("key"), "TS.GET key")
        add(
            .tsIncrby(
                "key", 1.5, timestamp: 1000, retention: .seconds(60), uncompressed: true,
                chunkSize: 15, labels: ["f1": "v1", "f2": 2]),
            "TS.INCRBY key 1.5 TIMESTAMP 1000 RETENTION 60000 UNCOMPRESSED CHUNK_SIZE 15 LABELS f1 v1 f2 2"
        )
        add(
            .tsIncrby(
                "key", -2, timestamp: .now, retention: .milliseconds(1500), uncompressed: true,
                chunkSize: 15, labels: ["f1": "v1"]),
            "TS.INCRBY key -2 TIMESTAMP * RETENTION 1500 UNCOMPRESSED CHUNK_SIZE 15 LABELS f1 v1")
        add(
            .tsIncrby(
                "key", 1.5, timestamp: .first, retention: .seconds(60), uncompressed: true,
                chunkSize: 15, labels: ["f1": "v1", "f2": 2]),
            "TS.INCRBY key 1.5 TIMESTAMP - RETENTION 60000 UNCOMPRESSED CHUNK_SIZE 15 LABELS f1 v1 f2 2"
        )
        add(
            .tsIncrby(
                "key", -2, timestamp: .last, retention: .milliseconds(1500), uncompressed: true,
                chunkSize: 15, labels: ["f1": "v1"]),
            "TS.INCRBY key -2 TIMESTAMP + RETENTION 1500 UNCOMPRESSED CHUNK_SIZE 15 LABELS f1 v1")
        add(
            .tsIncrby(
                "key", 1.5, timestamp: RedisTimestamp(milliseconds: 7), retention: .seconds(60),
                uncompressed: true, chunkSize: 15, labels: ["f1": "v1", "f2": 2]),
            "TS.INCRBY key 1.5 TIMESTAMP 7 RETENTION 60000 UNCOMPRESSED CHUNK_SIZE 15 LABELS f1 v1 f2 2"
        )
        add(.tsIncrby("key", 1.5), "TS.INCRBY key 1.5")
        add(.tsInfo("key"), "TS.INFO key")
        add(.tsInfoDebug("key"), "TS.INFO key DEBUG")
        add(
            .tsMadd(RedisNewSample("t1", 1000, 1.5), RedisNewSample("t2", .now, 2)),
            "TS.MADD t1 1000 1.5 t2 * 2")
        add(
            .tsMadd(RedisNewSample("t2", .now, 2), RedisNewSample("t1", 1000, 1.5)),
            "TS.MADD t2 * 2 t1 1000 1.5")
        add(
            .tsMget(latest: true, labels: .all, filter: "filter1", "filter2"),
            "TS.MGET LATEST WITHLABELS FILTER filter1 filter2")
        add(
            .tsMget(
                latest: true, labels: .selected(["city", "kind"]), filter: "filter1", "filter2"),
            "TS.MGET LATEST SELECTED_LABELS city kind FILTER filter1 filter2")
        add(.tsMget(filter: "filter1", "filter2"), "TS.MGET FILTER filter1 filter2")
        add(
            .tsMrange(
                1000, 1000, filter: "filter1", "filter2", latest: true, timestamps: [2, 3],
                values: 1.5...20, labels: .all, count: 16, align: 1000,
                aggregation: .init(.avg, bucket: .seconds(60)), groupBy: .init(by: "city", .max)),
            "TS.MRANGE 1000 1000 LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 WITHLABELS COUNT 16 ALIGN 1000 AGGREGATION avg 60000 FILTER filter1 filter2 GROUPBY city REDUCE max"
        )
        add(
            .tsMrange(
                .now, .now, filter: "filter1", "filter2", latest: true, timestamps: [2, 3],
                values: 1.5...20, labels: .selected(["city", "kind"]), count: 16, align: .now,
                aggregation: .init(
                    .twa, bucket: .seconds(1), timestamp: .middle, isEmptyReported: true),
                groupBy: .init(by: "city", .max)),
            "TS.MRANGE * * LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 SELECTED_LABELS city kind COUNT 16 ALIGN * AGGREGATION twa 1000 BUCKETTIMESTAMP mid EMPTY FILTER filter1 filter2 GROUPBY city REDUCE max"
        )
        add(
            .tsMrange(
                .first, .first, filter: "filter1", "filter2", latest: true, timestamps: [2, 3],
                values: 1.5...20, labels: .all, count: 16, align: .first,
                aggregation: .init(.sum, bucket: .seconds(1), timestamp: .end),
                groupBy: .init(by: "city", .max)),
            "TS.MRANGE - - LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 WITHLABELS COUNT 16 ALIGN - AGGREGATION sum 1000 BUCKETTIMESTAMP end FILTER filter1 filter2 GROUPBY city REDUCE max"
        )
        add(
            .tsMrange(
                .last, .last, filter: "filter1", "filter2", latest: true, timestamps: [2, 3],
                values: 1.5...20, labels: .selected(["city", "kind"]), count: 16, align: .last,
                aggregation: .init(.sum, bucket: .seconds(1), timestamp: .start),
                groupBy: .init(by: "city", .max)),
            "TS.MRANGE + + LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 SELECTED_LABELS city kind COUNT 16 ALIGN + AGGREGATION sum 1000 BUCKETTIMESTAMP start FILTER filter1 filter2 GROUPBY city REDUCE max"
        )
        add(
            .tsMrange(
                RedisTimestamp(milliseconds: 7), RedisTimestamp(milliseconds: 7), filter: "filter1",
                "filter2", latest: true, timestamps: [2, 3], values: 1.5...20, labels: .all,
                count: 16, align: RedisTimestamp(milliseconds: 7),
                aggregation: .init(.avg, bucket: .seconds(60)), groupBy: .init(by: "city", .max)),
            "TS.MRANGE 7 7 LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 WITHLABELS COUNT 16 ALIGN 7 AGGREGATION avg 60000 FILTER filter1 filter2 GROUPBY city REDUCE max"
        )
        add(
            .tsMrange(1000, 1000, filter: "filter1", "filter2"),
            "TS.MRANGE 1000 1000 FILTER filter1 filter2")
        add(
            .tsMrevrange(
                1000, 1000, filter: "filter1", "filter2", latest: true, timestamps: [2, 3],
                values: 1.5...20, labels: .all, count: 16, align: 1000,
                aggregation: .init(.avg, bucket: .seconds(60)), groupBy: .init(by: "city", .max)),
            "TS.MREVRANGE 1000 1000 LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 WITHLABELS COUNT 16 ALIGN 1000 AGGREGATION avg 60000 FILTER filter1 filter2 GROUPBY city REDUCE max"
        )
        add(
            .tsMrevrange(
                .now, .now, filter: "filter1", "filter2", latest: true, timestamps: [2, 3],
                values: 1.5...20, labels: .selected(["city", "kind"]), count: 16, align: .now,
                aggregation: .init(
                    .twa, bucket: .seconds(1), timestamp: .middle, isEmptyReported: true),
                groupBy: .init(by: "city", .max)),
            "TS.MREVRANGE * * LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 SELECTED_LABELS city kind COUNT 16 ALIGN * AGGREGATION twa 1000 BUCKETTIMESTAMP mid EMPTY FILTER filter1 filter2 GROUPBY city REDUCE max"
        )
        add(
            .tsMrevrange(
                .first, .first, filter: "filter1", "filter2", latest: true, timestamps: [2, 3],
                values: 1.5...20, labels: .all, count: 16, align: .first,
                aggregation: .init(.sum, bucket: .seconds(1), timestamp: .end),
                groupBy: .init(by: "city", .max)),
            "TS.MREVRANGE - - LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 WITHLABELS COUNT 16 ALIGN - AGGREGATION sum 1000 BUCKETTIMESTAMP end FILTER filter1 filter2 GROUPBY city REDUCE max"
        )
        add(
            .tsMrevrange(
                .last, .last, filter: "filter1", "filter2", latest: true, timestamps: [2, 3],
                values: 1.5...20, labels: .selected(["city", "kind"]), count: 16, align: .last,
                aggregation: .init(.sum, bucket: .seconds(1), timestamp: .start),
                groupBy: .init(by: "city", .max)),
            "TS.MREVRANGE + + LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 SELECTED_LABELS city kind COUNT 16 ALIGN + AGGREGATION sum 1000 BUCKETTIMESTAMP start FILTER filter1 filter2 GROUPBY city REDUCE max"
        )
        add(
            .tsMrevrange(
                RedisTimestamp(milliseconds: 7), RedisTimestamp(milliseconds: 7), filter: "filter1",
                "filter2", latest: true, timestamps: [2, 3], values: 1.5...20, labels: .all,
                count: 16, align: RedisTimestamp(milliseconds: 7),
                aggregation: .init(.avg, bucket: .seconds(60)), groupBy: .init(by: "city", .max)),
            "TS.MREVRANGE 7 7 LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 WITHLABELS COUNT 16 ALIGN 7 AGGREGATION avg 60000 FILTER filter1 filter2 GROUPBY city REDUCE max"
        )
        add(
            .tsMrevrange(1000, 1000, filter: "filter1", "filter2"),
            "TS.MREVRANGE 1000 1000 FILTER filter1 filter2")
        add(.tsQueryindex(filter: "filter1", "filter2"), "TS.QUERYINDEX filter1 filter2")
        add(
            .tsRange(
                "key", 1000, 1000, latest: true, timestamps: [2, 3], values: 1.5...20, count: 16,
                align: 1000, aggregation: .init(.avg, bucket: .seconds(60))),
            "TS.RANGE key 1000 1000 LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 COUNT 16 ALIGN 1000 AGGREGATION avg 60000"
        )
        add(
            .tsRange(
                "key", .now, .now, latest: true, timestamps: [2, 3], values: 1.5...20, count: 16,
                align: .now,
                aggregation: .init(
                    .twa, bucket: .seconds(1), timestamp: .middle, isEmptyReported: true)),
            "TS.RANGE key * * LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 COUNT 16 ALIGN * AGGREGATION twa 1000 BUCKETTIMESTAMP mid EMPTY"
        )
        add(
            .tsRange(
                "key", .first, .first, latest: true, timestamps: [2, 3], values: 1.5...20,
                count: 16, align: .first,
                aggregation: .init(.sum, bucket: .seconds(1), timestamp: .end)),
            "TS.RANGE key - - LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 COUNT 16 ALIGN - AGGREGATION sum 1000 BUCKETTIMESTAMP end"
        )
        add(
            .tsRange(
                "key", .last, .last, latest: true, timestamps: [2, 3], values: 1.5...20, count: 16,
                align: .last, aggregation: .init(.sum, bucket: .seconds(1), timestamp: .start)),
            "TS.RANGE key + + LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 COUNT 16 ALIGN + AGGREGATION sum 1000 BUCKETTIMESTAMP start"
        )
        add(
            .tsRange(
                "key", RedisTimestamp(milliseconds: 7), RedisTimestamp(milliseconds: 7),
                latest: true, timestamps: [2, 3], values: 1.5...20, count: 16,
                align: RedisTimestamp(milliseconds: 7),
                aggregation: .init(.avg, bucket: .seconds(60))),
            "TS.RANGE key 7 7 LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 COUNT 16 ALIGN 7 AGGREGATION avg 60000"
        )
        add(.tsRange("key", 1000, 1000), "TS.RANGE key 1000 1000")
        add(
            .tsRevrange(
                "key", 1000, 1000, latest: true, timestamps: [2, 3], values: 1.5...20, count: 16,
                align: 1000, aggregation: .init(.avg, bucket: .seconds(60))),
            "TS.REVRANGE key 1000 1000 LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 COUNT 16 ALIGN 1000 AGGREGATION avg 60000"
        )
        add(
            .tsRevrange(
                "key", .now, .now, latest: true, timestamps: [2, 3], values: 1.5...20, count: 16,
                align: .now,
                aggregation: .init(
                    .twa, bucket: .seconds(1), timestamp: .middle, isEmptyReported: true)),
            "TS.REVRANGE key * * LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 COUNT 16 ALIGN * AGGREGATION twa 1000 BUCKETTIMESTAMP mid EMPTY"
        )
        add(
            .tsRevrange(
                "key", .first, .first, latest: true, timestamps: [2, 3], values: 1.5...20,
                count: 16, align: .first,
                aggregation: .init(.sum, bucket: .seconds(1), timestamp: .end)),
            "TS.REVRANGE key - - LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 COUNT 16 ALIGN - AGGREGATION sum 1000 BUCKETTIMESTAMP end"
        )
        add(
            .tsRevrange(
                "key", .last, .last, latest: true, timestamps: [2, 3], values: 1.5...20, count: 16,
                align: .last, aggregation: .init(.sum, bucket: .seconds(1), timestamp: .start)),
            "TS.REVRANGE key + + LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 COUNT 16 ALIGN + AGGREGATION sum 1000 BUCKETTIMESTAMP start"
        )
        add(
            .tsRevrange(
                "key", RedisTimestamp(milliseconds: 7), RedisTimestamp(milliseconds: 7),
                latest: true, timestamps: [2, 3], values: 1.5...20, count: 16,
                align: RedisTimestamp(milliseconds: 7),
                aggregation: .init(.avg, bucket: .seconds(60))),
            "TS.REVRANGE key 7 7 LATEST FILTER_BY_TS 2 3 FILTER_BY_VALUE 1.5 20 COUNT 16 ALIGN 7 AGGREGATION avg 60000"
        )
        add(.tsRevrange("key", 1000, 1000), "TS.REVRANGE key 1000 1000")
    }
}
