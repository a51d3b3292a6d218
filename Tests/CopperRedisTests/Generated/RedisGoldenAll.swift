// Written by Tests/Generators/redis-commands.py: not for editing.
// swift-format-ignore-file

extension RedisGolden {
    mutating func addAll() {
        addBitmap()
        addCluster()
        addConnection()
        addConnection2()
        addGeneric()
        addGeneric2()
        addGeo()
        addGeo2()
        addHash()
        addHash2()
        addHyperloglog()
        addList()
        addPubsub()
        addScripting()
        addSentinel()
        addServer()
        addServer2()
        addSet()
        addSortedSet()
        addSortedSet2()
        addSortedSet3()
        addStream()
        addString()
    }
}
