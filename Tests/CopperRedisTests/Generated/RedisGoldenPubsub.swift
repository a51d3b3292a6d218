// Written by Tests/Generators/redis-commands.py: not for editing.
// swift-format-ignore-file
import CopperRedis

extension RedisGolden {
    mutating func addPubsub() {
        add(.publish("channel", "message"), "PUBLISH channel message", since: "2.0.0")
        add(.pubsubChannels("pattern"), "PUBSUB CHANNELS pattern", since: "2.8.0")
        add(.pubsubChannels(), "PUBSUB CHANNELS", since: "2.8.0")
        add(.pubsubHelp(), "PUBSUB HELP", since: "6.2.0")
        add(.pubsubNumpat(), "PUBSUB NUMPAT", since: "2.8.0")
        add(.pubsubNumsub("channels1", "channels2"), "PUBSUB NUMSUB channels1 channels2", since: "2.8.0")
        add(.pubsubShardchannels("pattern"), "PUBSUB SHARDCHANNELS pattern", since: "7.0.0")
        add(.pubsubShardchannels(), "PUBSUB SHARDCHANNELS", since: "7.0.0")
        add(.pubsubShardnumsub("channels1", "channels2"), "PUBSUB SHARDNUMSUB channels1 channels2", since: "7.0.0")
        add(.spublish("channel", "message"), "SPUBLISH channel message", since: "7.0.0")
    }
}
