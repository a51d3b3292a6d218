// Written by Tests/Generators/redis-modules.py: not for editing.
import CopperRedis
import CopperRedisModules

extension RedisModuleGolden {
    mutating func addTopK() {
        add(.topkAdd("key", "items1", "items2"), "TOPK.ADD key items1 items2")
        add(.topkCount("key", "items1", "items2"), "TOPK.COUNT key items1 items2")
        add(.topkIncrby("key", ["a": 3, "b": 1]), "TOPK.INCRBY key a 3 b 1")
        add(.topkIncrby("key", ["a": 2]), "TOPK.INCRBY key a 2")
        add(.topkInfo("key"), "TOPK.INFO key")
        add(.topkList("key"), "TOPK.LIST key")
        add(.topkListCounts("key"), "TOPK.LIST key WITHCOUNT")
        add(.topkQuery("key", "items1", "items2"), "TOPK.QUERY key items1 items2")
        add(
            .topkReserve("key", 11, shape: RedisTopKShape(width: 8, depth: 7, decay: 0.5)),
            "TOPK.RESERVE key 11 8 7 0.5")
        add(.topkReserve("key", 11), "TOPK.RESERVE key 11")
    }
}
