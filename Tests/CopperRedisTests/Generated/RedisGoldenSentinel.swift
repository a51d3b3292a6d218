// Written by Tests/Generators/redis-commands.py: not for editing.
// swift-format-ignore-file
import CopperRedis

extension RedisGolden {
    mutating func addSentinel() {
        add(.sentinelCkquorum("primary"), "SENTINEL CKQUORUM primary", since: "2.8.4")
        add(.sentinelConfigGet("parameters1", "parameters2"), "SENTINEL CONFIG GET parameters1 parameters2", since: "6.2.0")
        add(.sentinelConfigSet(["f1": "v1", "f2": 2]), "SENTINEL CONFIG SET f1 v1 f2 2", since: "6.2.0")
        add(.sentinelConfigSet(["f1": "v1"]), "SENTINEL CONFIG SET f1 v1", since: "6.2.0")
        add(.sentinelDebug(), "SENTINEL DEBUG", since: "7.0.0")
        add(.sentinelDebugSet(["f1": "v1", "f2": 2]), "SENTINEL DEBUG f1 v1 f2 2", since: "7.0.0")
        add(.sentinelDebugSet(["f1": "v1"]), "SENTINEL DEBUG f1 v1", since: "7.0.0")
        add(.sentinelFailover("primary", coordinated: true), "SENTINEL FAILOVER primary COORDINATED", since: "9.0.0")
        add(.sentinelFailover("primary"), "SENTINEL FAILOVER primary", since: "2.8.4")
        add(.sentinelFlushconfig(), "SENTINEL FLUSHCONFIG", since: "2.8.4")
        add(.sentinelGetMasterAddrByName("primary"), "SENTINEL GET-MASTER-ADDR-BY-NAME primary", since: "2.8.4")
        add(.sentinelGetPrimaryAddrByName("primary"), "SENTINEL GET-PRIMARY-ADDR-BY-NAME primary", since: "8.0.0")
        add(.sentinelHelp(), "SENTINEL HELP", since: "6.2.0")
        add(.sentinelInfoCache("primaries1", "primaries2"), "SENTINEL INFO-CACHE primaries1 primaries2", since: "3.2.0")
        add(.sentinelIsMasterDownByAddr("ip", port: 11, epoch: 12, runID: "runID"), "SENTINEL IS-MASTER-DOWN-BY-ADDR ip 11 12 runID", since: "2.8.4")
        add(.sentinelIsPrimaryDownByAddr("ip", port: 11, epoch: 12, runID: "runID"), "SENTINEL IS-PRIMARY-DOWN-BY-ADDR ip 11 12 runID", since: "8.0.0")
        add(.sentinelMaster("primary"), "SENTINEL MASTER primary", since: "2.8.4")
        add(.sentinelMasters(), "SENTINEL MASTERS", since: "2.8.4")
        add(.sentinelMonitor("name", "ip", port: 12, quorum: 13), "SENTINEL MONITOR name ip 12 13", since: "2.8.4")
        add(.sentinelMyid(), "SENTINEL MYID", since: "6.2.0")
        add(.sentinelPendingScripts(), "SENTINEL PENDING-SCRIPTS", since: "2.8.4")
        add(.sentinelPrimaries(), "SENTINEL PRIMARIES", since: "8.0.0")
        add(.sentinelPrimary("primary"), "SENTINEL PRIMARY primary", since: "8.0.0")
        add(.sentinelRemove("primary"), "SENTINEL REMOVE primary", since: "2.8.4")
        add(.sentinelReplicas("primary"), "SENTINEL REPLICAS primary", since: "5.0.0")
        add(.sentinelReset("pattern"), "SENTINEL RESET pattern", since: "2.8.4")
        add(.sentinelSentinels("primary"), "SENTINEL SENTINELS primary", since: "2.8.4")
        add(.sentinelSet("primary", ["f1": "v1", "f2": 2]), "SENTINEL SET primary f1 v1 f2 2", since: "2.8.4")
        add(.sentinelSet("primary", ["f1": "v1"]), "SENTINEL SET primary f1 v1", since: "2.8.4")
        add(.sentinelSimulateFailure(.afterElection, .afterPromotion), "SENTINEL SIMULATE-FAILURE crash-after-election crash-after-promotion", since: "3.2.0")
        add(.sentinelSimulateFailure(.afterPromotion, .afterElection), "SENTINEL SIMULATE-FAILURE crash-after-promotion crash-after-election", since: "3.2.0")
        add(.sentinelSimulateFailureHelp(), "SENTINEL SIMULATE-FAILURE help", since: "3.2.0")
        add(.sentinelSlaves("primary"), "SENTINEL SLAVES primary", since: "2.8.0")
    }
}
