public import CopperBytes
public import CopperTLS

/// What a client's endpoints are.
public enum RedisTopology: Hashable, Sendable {
    /// One server; of several endpoints the first that answers.
    case standalone
    /// A master and its replicas. The servers say which they are (ROLE); when only one is
    /// named, it says who the others are.
    case replicas
    /// Sentinels, which know the master of that name and its replicas.
    case sentinel(masterName: String)
    /// Some servers of a cluster, which know the others.
    case cluster
}

/// Which server of those that have the data answers commands that only read.
///
/// Replicas lag behind their master: a read may not find what was just written. Pipelines read
/// from replicas if they do nothing else; transactions, scopes and blocking commands are the
/// master's.
public enum RedisReadFrom: Hashable, Sendable {
    case master
    /// Replicas in turn, and the master when none answers.
    case preferReplica
    /// Replicas only: when none answers, reads fail.
    case replicas
    /// Replicas of that availability zone, then its master, then any replica, then the master.
    /// Servers tell their zone when they are configured with one (`availability-zone`,
    /// Valkey 8.1).
    case nearest(zone: String)
}

/// How a client of several servers keeps up with them.
public struct RedisRoutingOptions: Hashable, Sendable {
    /// How often it asks who has what, beside the times when it notices a change. 60 s.
    public var refreshInterval: Duration = .seconds(60)
    /// How often one command follows MOVED and ASK before it fails. 5.
    public var maximumRedirections = 5

    public init() {}
}

/// How sentinels are spoken to; the servers they watch are spoken to as the rest of the
/// configuration says.
public struct RedisSentinelOptions: Sendable {
    public var user: String?
    public var password: Secret?
    /// `nil`: no TLS.
    public var tls: TLSConfiguration?

    public init() {}
}
