// Written by Tests/Generators/redis-modules.py: not for editing.
import CopperRedis
import CopperRedisModules

extension RedisModuleGolden {
    mutating func addVectorSet() {
        add(
            .vadd(
                "key", RedisVector([1, 2.5]), "element", reducedTo: 11, checkAndSet: true,
                quantization: .noquant, effort: 16, attributes: "attributes", links: 18),
            "VADD key REDUCE 11 VALUES 2 1 2.5 element CAS NOQUANT EF 16 SETATTR attributes M 18")
        add(
            .vadd(
                "key", RedisVector(blob: Array("abcd".utf8)), "element", reducedTo: 11,
                checkAndSet: true, quantization: .q8, effort: 16, attributes: "attributes",
                links: 18),
            "VADD key REDUCE 11 FP32 abcd element CAS Q8 EF 16 SETATTR attributes M 18")
        add(
            .vadd(
                "key", RedisVector([1, 2.5]), "element", reducedTo: 11, checkAndSet: true,
                quantization: .binary, effort: 16, attributes: "attributes", links: 18),
            "VADD key REDUCE 11 VALUES 2 1 2.5 element CAS BIN EF 16 SETATTR attributes M 18")
        add(.vadd("key", RedisVector([1, 2.5]), "element"), "VADD key VALUES 2 1 2.5 element")
        add(.vcard("key"), "VCARD key")
        add(.vdim("key"), "VDIM key")
        add(.vemb("key", "element"), "VEMB key element")
        add(.vembRaw("key", "element"), "VEMB key element RAW")
        add(.vgetattr("key", "element"), "VGETATTR key element")
        add(.vinfo("key"), "VINFO key")
        add(.vismember("key", "element"), "VISMEMBER key element")
        add(.vlinks("key", "element"), "VLINKS key element")
        add(.vlinksScored("key", "element"), "VLINKS key element WITHSCORES")
        add(.vrandmember("key"), "VRANDMEMBER key")
        add(.vrandmembers("key", count: 11), "VRANDMEMBER key 11")
        add(.vrem("key", "element"), "VREM key element")
        add(.vsetattr("key", "element", json: "json"), "VSETATTR key element json")
        add(
            .vsim(
                "key", .element("e"), count: 12, epsilon: 1.5, effort: 14, filter: "filter",
                filterEffort: 16, exact: true, noThread: true),
            "VSIM key ELE e COUNT 12 EPSILON 1.5 EF 14 FILTER filter FILTER-EF 16 TRUTH NOTHREAD")
        add(
            .vsim(
                "key", .vector([1, 2.5]), count: 12, epsilon: -2, effort: 14, filter: "filter",
                filterEffort: 16, exact: true, noThread: true),
            "VSIM key VALUES 2 1 2.5 COUNT 12 EPSILON -2 EF 14 FILTER filter FILTER-EF 16 TRUTH NOTHREAD"
        )
        add(
            .vsim(
                "key", .vector(RedisVector(blob: Array("abcd".utf8))), count: 12, epsilon: 1.5,
                effort: 14, filter: "filter", filterEffort: 16, exact: true, noThread: true),
            "VSIM key FP32 abcd COUNT 12 EPSILON 1.5 EF 14 FILTER filter FILTER-EF 16 TRUTH NOTHREAD"
        )
        add(.vsim("key", .element("e")), "VSIM key ELE e")
        add(
            .vsimScored(
                "key", .element("e"), count: 13, epsilon: 1.5, effort: 15, filter: "filter",
                filterEffort: 17, exact: true, noThread: true),
            "VSIM key ELE e WITHSCORES COUNT 13 EPSILON 1.5 EF 15 FILTER filter FILTER-EF 17 TRUTH NOTHREAD"
        )
        add(
            .vsimScored(
                "key", .vector([1, 2.5]), count: 13, epsilon: -2, effort: 15, filter: "filter",
                filterEffort: 17, exact: true, noThread: true),
            "VSIM key VALUES 2 1 2.5 WITHSCORES COUNT 13 EPSILON -2 EF 15 FILTER filter FILTER-EF 17 TRUTH NOTHREAD"
        )
        add(
            .vsimScored(
                "key", .vector(RedisVector(blob: Array("abcd".utf8))), count: 13, epsilon: 1.5,
                effort: 15, filter: "filter", filterEffort: 17, exact: true, noThread: true),
            "VSIM key FP32 abcd WITHSCORES COUNT 13 EPSILON 1.5 EF 15 FILTER filter FILTER-EF 17 TRUTH NOTHREAD"
        )
        add(.vsimScored("key", .element("e")), "VSIM key ELE e WITHSCORES")
        add(
            .vsimMatches(
                "key", .element("e"), count: 14, epsilon: 1.5, effort: 16, filter: "filter",
                filterEffort: 18, exact: true, noThread: true),
            "VSIM key ELE e WITHSCORES WITHATTRIBS COUNT 14 EPSILON 1.5 EF 16 FILTER filter FILTER-EF 18 TRUTH NOTHREAD"
        )
        add(
            .vsimMatches(
                "key", .vector([1, 2.5]), count: 14, epsilon: -2, effort: 16, filter: "filter",
                filterEffort: 18, exact: true, noThread: true),
            "VSIM key VALUES 2 1 2.5 WITHSCORES WITHATTRIBS COUNT 14 EPSILON -2 EF 16 FILTER filter FILTER-EF 18 TRUTH NOTHREAD"
        )
        add(
            .vsimMatches(
                "key", .vector(RedisVector(blob: Array("abcd".utf8))), count: 14, epsilon: 1.5,
                effort: 16, filter: "filter", filterEffort: 18, exact: true, noThread: true),
            "VSIM key FP32 abcd WITHSCORES WITHATTRIBS COUNT 14 EPSILON 1.5 EF 16 FILTER filter FILTER-EF 18 TRUTH NOTHREAD"
        )
        add(.vsimMatches("key", .element("e")), "VSIM key ELE e WITHSCORES WITHATTRIBS")
    }
}
