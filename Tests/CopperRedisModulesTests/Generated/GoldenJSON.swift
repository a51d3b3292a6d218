// Written by Tests/Generators/redis-modules.py: not for editing.
import CopperRedis
import CopperRedisModules

extension RedisModuleGolden {
    mutating func addJSON() {
        add(
            .jsonArrappend("key", "path", json: "json1", "json2"),
            "JSON.ARRAPPEND key path json1 json2")
        add(
            .jsonArrindex("key", "path", json: "json", start: 13, stop: 14),
            "JSON.ARRINDEX key path json 13 14")
        add(.jsonArrindex("key", "path", json: "json"), "JSON.ARRINDEX key path json 0 0")
        add(
            .jsonArrinsert("key", "path", at: 12, json: "json1", "json2"),
            "JSON.ARRINSERT key path 12 json1 json2")
        add(.jsonArrlen("key", "path"), "JSON.ARRLEN key path")
        add(.jsonArrlen("key"), "JSON.ARRLEN key $")
        add(.jsonArrpop("key", "path", index: 12), "JSON.ARRPOP key path 12")
        add(.jsonArrpop("key"), "JSON.ARRPOP key $ -1")
        add(.jsonArrtrim("key", "path", 12, 13), "JSON.ARRTRIM key path 12 13")
        add(.jsonClear("key", "path"), "JSON.CLEAR key path")
        add(.jsonClear("key"), "JSON.CLEAR key $")
        add(.jsonDebugHelp(), "JSON.DEBUG HELP")
        add(.jsonDebugMemory("key", "path"), "JSON.DEBUG MEMORY key path")
        add(.jsonDebugMemory("key"), "JSON.DEBUG MEMORY key $")
        add(.jsonDel("key", "path"), "JSON.DEL key path")
        add(.jsonDel("key"), "JSON.DEL key $")
        add(
            .jsonGetText(
                "key", "paths1", "paths2", indent: "indent", newline: "newline", space: "space"),
            "JSON.GET key INDENT indent NEWLINE newline SPACE space paths1 paths2")
        add(.jsonGetText("key", "paths1", "paths2"), "JSON.GET key paths1 paths2")
        add(.jsonMerge("key", "path", json: "json"), "JSON.MERGE key path json")
        add(.jsonMgetText("keys1", "keys2", path: "path"), "JSON.MGET keys1 keys2 path")
        add(.jsonMgetText("keys1", "keys2"), "JSON.MGET keys1 keys2 $")
        add(
            .jsonMset(RedisJSONEntry("key1", "$.a", json: "1"), RedisJSONEntry("key2", json: "[]")),
            "JSON.MSET key1 $.a 1 key2 $ []")
        add(
            .jsonMset(RedisJSONEntry("key2", json: "[]"), RedisJSONEntry("key1", "$.a", json: "1")),
            "JSON.MSET key2 $ [] key1 $.a 1")
        add(.jsonNumincrby("key", "path", by: 1.5), "JSON.NUMINCRBY key path 1.5")
        add(.jsonNumincrby("key", "path", by: -2), "JSON.NUMINCRBY key path -2")
        add(.jsonNummultby("key", "path", by: 1.5), "JSON.NUMMULTBY key path 1.5")
        add(.jsonNummultby("key", "path", by: -2), "JSON.NUMMULTBY key path -2")
        add(.jsonObjkeys("key", "path"), "JSON.OBJKEYS key path")
        add(.jsonObjkeys("key"), "JSON.OBJKEYS key $")
        add(.jsonObjlen("key", "path"), "JSON.OBJLEN key path")
        add(.jsonObjlen("key"), "JSON.OBJLEN key $")
        add(.jsonResp("key", "path"), "JSON.RESP key path")
        add(.jsonResp("key"), "JSON.RESP key $")
        add(.jsonSet("key", "path", json: "json", condition: .nx), "JSON.SET key path json NX")
        add(.jsonSet("key", "path", json: "json", condition: .xx), "JSON.SET key path json XX")
        add(.jsonSet("key", "path", json: "json"), "JSON.SET key path json")
        add(.jsonStrappend("key", "path", json: "json"), "JSON.STRAPPEND key path json")
        add(.jsonStrappend("key", json: "json"), "JSON.STRAPPEND key $ json")
        add(.jsonStrlen("key", "path"), "JSON.STRLEN key path")
        add(.jsonStrlen("key"), "JSON.STRLEN key $")
        add(.jsonToggle("key", "path"), "JSON.TOGGLE key path")
        add(.jsonToggle("key"), "JSON.TOGGLE key $")
        add(.jsonType("key", "path"), "JSON.TYPE key path")
        add(.jsonType("key"), "JSON.TYPE key $")
    }
}
