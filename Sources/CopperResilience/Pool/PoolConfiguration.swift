/// How a client keeps its connections. The same in every module.
public struct PoolConfiguration: Hashable, Sendable {
    /// Connections kept open without demand. Default 0: the first request connects.
    public var minimumConnections = 0
    /// Connections open or opening at most; at least 1. Default 10.
    public var maximumConnections = 10
    /// Requests that one connection is expected to carry at once: 1 for exclusive
    /// leases. Decides how many connections are opened for waiting requests; each
    /// connection reports its own capacity when it is established.
    public var requestsPerConnection = 1
    /// Connection attempts at the same time. Default 4: a server that starts a process
    /// for each connection is not stormed by a burst of requests.
    public var connectsAtOnce = 4

    /// How long a request waits for a connection. Default 10 s.
    public var acquireTimeout: Duration = .seconds(10)
    /// Requests that may wait; another one fails at once. Default 100,000.
    public var maximumWaiting = 100_000

    /// An idle connection above the minimum is closed after this. `nil`: never.
    /// Default 10 minutes.
    public var idleLifetime: Duration? = .seconds(600)
    /// A connection is replaced when it is this old and given back. `nil`: never.
    /// Default 1 hour.
    public var lifetime: Duration? = .seconds(3600)
    /// The share of ``lifetime``, 0 to 1, by which each connection's own is shortened
    /// at random, so that connections opened together do not end together.
    public var lifetimeJitter = 0.1
    /// An idle connection is checked when it was neither used nor checked for this
    /// long. `nil`: never. Default 30 s.
    public var idleCheckInterval: Duration? = .seconds(30)
    /// Whether every connection is reset after a lease, before the next one.
    public var resetsOnReturn = false

    /// A lease held longer than this is reported, once. `nil`: never, the default.
    public var leakReportAfter: Duration?

    /// The first pause after a failed connection attempt. Default 100 ms.
    public var backoffBase: Duration = .milliseconds(100)
    /// The longest pause between connection attempts. Default 10 s.
    public var backoffCap: Duration = .seconds(10)
    /// After a failure that waiting cannot mend, requests fail at once with it for at
    /// most this long before one of them tries again. Default 1 s.
    public var failFast: Duration = .seconds(1)

    public init() {}
}
