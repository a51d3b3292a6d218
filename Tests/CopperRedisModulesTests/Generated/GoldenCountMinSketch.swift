// Written by Tests/Generators/redis-modules.py: not for editing.
import CopperRedis
import CopperRedisModules

extension RedisModuleGolden {
    mutating func addCountMinSketch() {
        add(.cmsIncrby("key", ["a": 3, "b": 1]), "CMS.INCRBY key a 3 b 1")
        add(.cmsIncrby("key", ["a": 2]), "CMS.INCRBY key a 2")
        add(.cmsInfo("key"), "CMS.INFO key")
        add(.cmsInitbydim("key", width: 11, depth: 12), "CMS.INITBYDIM key 11 12")
        add(.cmsInitbyprob("key", error: 1.5, probability: 1.5), "CMS.INITBYPROB key 1.5 1.5")
        add(.cmsInitbyprob("key", error: -2, probability: -2), "CMS.INITBYPROB key -2 -2")
        add(
            .cmsMerge("destination", "sources1", "sources2", weights: [2, 3]),
            "CMS.MERGE destination 2 sources1 sources2 WEIGHTS 2 3")
        add(
            .cmsMerge("destination", "sources1", "sources2"),
            "CMS.MERGE destination 2 sources1 sources2")
        add(.cmsQuery("key", "items1", "items2"), "CMS.QUERY key items1 items2")
    }
}
