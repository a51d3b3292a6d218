// Written by Tests/Generators/redis-modules.py: not for editing.
import CopperRedis
import CopperRedisModules

extension RedisModuleGolden {
    mutating func addTDigest() {
        add(.tdigestAdd("key", values: 1.5, -2), "TDIGEST.ADD key 1.5 -2")
        add(.tdigestAdd("key", values: -2, 1.5), "TDIGEST.ADD key -2 1.5")
        add(.tdigestByrank("key", ranks: 11, 99), "TDIGEST.BYRANK key 11 99")
        add(.tdigestByrevrank("key", ranks: 11, 99), "TDIGEST.BYREVRANK key 11 99")
        add(.tdigestCdf("key", values: 1.5, -2), "TDIGEST.CDF key 1.5 -2")
        add(.tdigestCdf("key", values: -2, 1.5), "TDIGEST.CDF key -2 1.5")
        add(.tdigestCreate("key", compression: 11), "TDIGEST.CREATE key COMPRESSION 11")
        add(.tdigestCreate("key"), "TDIGEST.CREATE key")
        add(.tdigestInfo("key"), "TDIGEST.INFO key")
        add(.tdigestMax("key"), "TDIGEST.MAX key")
        add(
            .tdigestMerge("destination", "sources1", "sources2", compression: 12, override: true),
            "TDIGEST.MERGE destination 2 sources1 sources2 COMPRESSION 12 OVERRIDE")
        add(
            .tdigestMerge("destination", "sources1", "sources2"),
            "TDIGEST.MERGE destination 2 sources1 sources2")
        add(.tdigestMin("key"), "TDIGEST.MIN key")
        add(.tdigestQuantile("key", quantiles: 1.5, -2), "TDIGEST.QUANTILE key 1.5 -2")
        add(.tdigestQuantile("key", quantiles: -2, 1.5), "TDIGEST.QUANTILE key -2 1.5")
        add(.tdigestRank("key", values: 1.5, -2), "TDIGEST.RANK key 1.5 -2")
        add(.tdigestRank("key", values: -2, 1.5), "TDIGEST.RANK key -2 1.5")
        add(.tdigestReset("key"), "TDIGEST.RESET key")
        add(.tdigestRevrank("key", values: 1.5, -2), "TDIGEST.REVRANK key 1.5 -2")
        add(.tdigestRevrank("key", values: -2, 1.5), "TDIGEST.REVRANK key -2 1.5")
        add(
            .tdigestTrimmedMean("key", lowCut: 1.5, highCut: 1.5),
            "TDIGEST.TRIMMED_MEAN key 1.5 1.5")
        add(.tdigestTrimmedMean("key", lowCut: -2, highCut: -2), "TDIGEST.TRIMMED_MEAN key -2 -2")
    }
}
