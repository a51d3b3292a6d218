// Written by Tests/Generators/redis-commands.py: not for editing.
// swift-format-ignore-file
import CopperRedis

extension RedisGolden {
    mutating func addScripting() {
        add(.eval("script", keys: ["keys1", "keys2"], arguments: ["arguments1", "arguments2"], as: Int.self), "EVAL script 2 keys1 keys2 arguments1 arguments2", since: "2.6.0")
        add(.eval("script", as: Int.self), "EVAL script 0", since: "2.6.0")
        add(.evalRo("script", keys: ["keys1", "keys2"], arguments: ["arguments1", "arguments2"], as: Int.self), "EVAL_RO script 2 keys1 keys2 arguments1 arguments2", since: "7.0.0")
        add(.evalRo("script", as: Int.self), "EVAL_RO script 0", since: "7.0.0")
        add(.evalsha("sha1", keys: ["keys1", "keys2"], arguments: ["arguments1", "arguments2"], as: Int.self), "EVALSHA sha1 2 keys1 keys2 arguments1 arguments2", since: "2.6.0")
        add(.evalsha("sha1", as: Int.self), "EVALSHA sha1 0", since: "2.6.0")
        add(.evalshaRo("sha1", keys: ["keys1", "keys2"], arguments: ["arguments1", "arguments2"], as: Int.self), "EVALSHA_RO sha1 2 keys1 keys2 arguments1 arguments2", since: "7.0.0")
        add(.evalshaRo("sha1", as: Int.self), "EVALSHA_RO sha1 0", since: "7.0.0")
        add(.fcall("function", keys: ["keys1", "keys2"], arguments: ["arguments1", "arguments2"], as: Int.self), "FCALL function 2 keys1 keys2 arguments1 arguments2", since: "7.0.0")
        add(.fcall("function", as: Int.self), "FCALL function 0", since: "7.0.0")
        add(.fcallRo("function", keys: ["keys1", "keys2"], arguments: ["arguments1", "arguments2"], as: Int.self), "FCALL_RO function 2 keys1 keys2 arguments1 arguments2", since: "7.0.0")
        add(.fcallRo("function", as: Int.self), "FCALL_RO function 0", since: "7.0.0")
        add(.functionDelete("library"), "FUNCTION DELETE library", since: "7.0.0")
        add(.functionDump(), "FUNCTION DUMP", since: "7.0.0")
        add(.functionFlush(.async), "FUNCTION FLUSH ASYNC", since: "7.0.0")
        add(.functionFlush(.sync), "FUNCTION FLUSH SYNC", since: "7.0.0")
        add(.functionFlush(), "FUNCTION FLUSH", since: "7.0.0")
        add(.functionHelp(), "FUNCTION HELP", since: "7.0.0")
        add(.functionKill(), "FUNCTION KILL", since: "7.0.0")
        add(.functionList(library: "library", withCode: true), "FUNCTION LIST LIBRARYNAME library WITHCODE", since: "7.0.0")
        add(.functionList(), "FUNCTION LIST", since: "7.0.0")
        add(.functionLoad("code", replace: true), "FUNCTION LOAD REPLACE code", since: "7.0.0")
        add(.functionLoad("code"), "FUNCTION LOAD code", since: "7.0.0")
        add(.functionRestore("dump", policy: .flush), "FUNCTION RESTORE dump FLUSH", since: "7.0.0")
        add(.functionRestore("dump", policy: .append), "FUNCTION RESTORE dump APPEND", since: "7.0.0")
        add(.functionRestore("dump", policy: .replace), "FUNCTION RESTORE dump REPLACE", since: "7.0.0")
        add(.functionRestore("dump"), "FUNCTION RESTORE dump", since: "7.0.0")
        add(.functionStats(), "FUNCTION STATS", since: "7.0.0")
        add(.scriptExists("sha1s1", "sha1s2"), "SCRIPT EXISTS sha1s1 sha1s2", since: "2.6.0")
        add(.scriptFlush(.async), "SCRIPT FLUSH ASYNC", since: "6.2.0")
        add(.scriptFlush(.sync), "SCRIPT FLUSH SYNC", since: "6.2.0")
        add(.scriptFlush(), "SCRIPT FLUSH", since: "2.6.0")
        add(.scriptHelp(), "SCRIPT HELP", since: "5.0.0")
        add(.scriptKill(), "SCRIPT KILL", since: "2.6.0")
        add(.scriptLoad("script"), "SCRIPT LOAD script", since: "2.6.0")
        add(.scriptShow("sha1"), "SCRIPT SHOW sha1", since: "8.0.0")
    }
}
