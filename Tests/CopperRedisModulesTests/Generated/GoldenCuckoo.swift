// Written by Tests/Generators/redis-modules.py: not for editing.
import CopperRedis
import CopperRedisModules

extension RedisModuleGolden {
    mutating func addCuckoo() {
        add(.cfAdd("key", "item"), "CF.ADD key item")
        add(.cfAddnx("key", "item"), "CF.ADDNX key item")
        add(.cfCount("key", "item"), "CF.COUNT key item")
        add(.cfDel("key", "item"), "CF.DEL key item")
        add(.cfExists("key", "item"), "CF.EXISTS key item")
        add(.cfInfo("key"), "CF.INFO key")
        add(
            .cfInsert("key", "items1", "items2", capacity: 11, noCreate: true),
            "CF.INSERT key CAPACITY 11 NOCREATE ITEMS items1 items2")
        add(.cfInsert("key", "items1", "items2"), "CF.INSERT key ITEMS items1 items2")
        add(
            .cfInsertnx("key", "items1", "items2", capacity: 11, noCreate: true),
            "CF.INSERTNX key CAPACITY 11 NOCREATE ITEMS items1 items2")
        add(.cfInsertnx("key", "items1", "items2"), "CF.INSERTNX key ITEMS items1 items2")
        add(.cfLoadchunk("key", iterator: 11, data: "data"), "CF.LOADCHUNK key 11 data")
        add(.cfMexists("key", "items1", "items2"), "CF.MEXISTS key items1 items2")
        add(
            .cfReserve("key", capacity: 11, bucketSize: 12, maxIterations: 13, expansion: 14),
            "CF.RESERVE key 11 BUCKETSIZE 12 MAXITERATIONS 13 EXPANSION 14")
        add(.cfReserve("key", capacity: 11), "CF.RESERVE key 11")
        add(.cfScandump("key", iterator: 11), "CF.SCANDUMP key 11")
    }
}
