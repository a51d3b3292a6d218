import CopperNet
import CopperResilience
import CopperTLS

/// What the connections of one client share.
final class RedisContext: Sendable {
    let configuration: RedisConfiguration
    let group: EventLoopGroup
    /// Whose clock and timers the client uses beside those of its connections.
    let housekeepingLoop: EventLoop
    let supervisor = Supervisor(name: "redis")
    let tls: TLSContext?

    init(_ configuration: RedisConfiguration, group: EventLoopGroup) {
        self.configuration = configuration
        self.group = group
        housekeepingLoop = group.next()
        tls = configuration.tls.map { TLSContext($0) }
    }

    /// Decides the jitter of lifetimes and pauses.
    var seed: UInt64 {
        housekeepingLoop.isSimulated ? 1 : UInt64.random(in: 0...UInt64.max)
    }

    func source(at endpoint: Endpoint) -> ObservedSource {
        ObservedSource(
            system: "redis", endpoint: endpoint.description,
            namespace: "\(configuration.database)")
    }

    /// When a call with this timeout must be over: the earliest of the timeout, or else the
    /// configuration's, and the task's own.
    func deadline(_ timeout: Duration?) -> MonotonicTime {
        guard let timeout = timeout ?? configuration.timeouts.command else {
            return Deadline.current ?? .distantFuture
        }
        return Deadline.earlier(of: housekeepingLoop.now + timeout)
    }
}
