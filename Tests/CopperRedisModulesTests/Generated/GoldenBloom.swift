// Written by Tests/Generators/redis-modules.py: not for editing.
import CopperRedis
import CopperRedisModules

extension RedisModuleGolden {
    mutating func addBloom() {
        add(.bfAdd("key", "item"), "BF.ADD key item")
        add(.bfCard("key"), "BF.CARD key")
        add(.bfExists("key", "item"), "BF.EXISTS key item")
        add(.bfInfo("key"), "BF.INFO key")
        add(
            .bfInsert(
                "key", "items1", "items2", capacity: 11, errorRate: 1.5, expansion: 13,
                noCreate: true, nonScaling: true),
            "BF.INSERT key CAPACITY 11 ERROR 1.5 EXPANSION 13 NOCREATE NONSCALING ITEMS items1 items2"
        )
        add(
            .bfInsert(
                "key", "items1", "items2", capacity: 11, errorRate: -2, expansion: 13,
                noCreate: true, nonScaling: true),
            "BF.INSERT key CAPACITY 11 ERROR -2 EXPANSION 13 NOCREATE NONSCALING ITEMS items1 items2"
        )
        add(.bfInsert("key", "items1", "items2"), "BF.INSERT key ITEMS items1 items2")
        add(.bfLoadchunk("key", iterator: 11, data: "data"), "BF.LOADCHUNK key 11 data")
        add(.bfMadd("key", "items1", "items2"), "BF.MADD key items1 items2")
        add(.bfMexists("key", "items1", "items2"), "BF.MEXISTS key items1 items2")
        add(
            .bfReserve("key", errorRate: 1.5, capacity: 12, expansion: 13, nonScaling: true),
            "BF.RESERVE key 1.5 12 EXPANSION 13 NONSCALING")
        add(
            .bfReserve("key", errorRate: -2, capacity: 12, expansion: 13, nonScaling: true),
            "BF.RESERVE key -2 12 EXPANSION 13 NONSCALING")
        add(.bfReserve("key", errorRate: 1.5, capacity: 12), "BF.RESERVE key 1.5 12")
        add(.bfScandump("key", iterator: 11), "BF.SCANDUMP key 11")
        add(.bfLoad("key", dump: "dump"), "BF.LOAD key dump")
    }
}
