// Written by Tests/Generators/redis-commands.py: not for editing.
// swift-format-ignore-file
import CopperRedis

extension RedisGolden {
    mutating func addHyperloglog() {
        add(.pfadd("key", "elements1", "elements2"), "PFADD key elements1 elements2", since: "2.8.9")
        add(.pfcount("keys1", "keys2"), "PFCOUNT keys1 keys2", since: "2.8.9")
        add(.pfmerge("destination", "sources1", "sources2"), "PFMERGE destination sources1 sources2", since: "2.8.9")
        add(.pfselftest(), "PFSELFTEST", since: "2.8.9")
    }
}
