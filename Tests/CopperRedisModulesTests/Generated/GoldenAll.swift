// Written by Tests/Generators/redis-modules.py: not for editing.

extension RedisModuleGolden {
    mutating func addAll() {
        addBloom()
        addCountMinSketch()
        addCuckoo()
        addJSON()
        addSearch()
        addTDigest()
        addTimeSeries()
        addTopK()
        addVectorSet()
    }
}
