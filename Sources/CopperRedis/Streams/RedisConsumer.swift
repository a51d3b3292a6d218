import CopperBytes
import CopperNet
import CopperResilience

extension RedisClient {
    /// Handles the entries of a stream as a consumer of a group, each by one consumer, until the
    /// task is cancelled.
    ///
    /// ```swift
    /// try await redis.consume("orders", group: "billing", consumer: "host-1") { delivery in
    ///     try await charge(delivery["item"])
    /// }
    /// ```
    ///
    /// An entry is acknowledged when `handle` returns. If it throws, the entry is delivered again
    /// after ``RedisConsumerOptions/claimAfter``, as is what a process left that is gone: every
    /// entry is handled at least once, and handlers should not mind a second time.
    ///
    /// - What this consumer was given before and did not settle comes first.
    /// - The group is made where it is not there, and so is the stream.
    /// - A lost connection is waited for, for as long as it takes.
    /// - Cancellation stops the reading; handlers that run see it too, and those that finish
    ///   are acknowledged.
    ///
    /// - Parameter consumer: A name of its own for each process that works at the same time, and
    ///   the same one when it starts again.
    /// - Throws: `CancellationError`; ``RedisError`` that waiting cannot mend: WRONGTYPE, NOPERM.
    public func consume(
        _ stream: String, group: String, consumer: String,
        options: RedisConsumerOptions = .init(),
        _ handle: @escaping @Sendable (RedisDelivery) async throws -> Void
    ) async throws {
        try await consume(
            [stream], group: group, consumer: consumer, options: options, handle)
    }

    /// Handles the entries of several streams with the same group and consumer. In a cluster the
    /// streams share a slot.
    public func consume(
        _ streams: [String], group: String, consumer: String,
        options: RedisConsumerOptions = .init(),
        _ handle: @escaping @Sendable (RedisDelivery) async throws -> Void
    ) async throws {
        guard !streams.isEmpty else {
            throw RedisError(.misuse, "There is no stream to consume")
        }
        let group = RedisStreamGroup(
            redis: self, streams: streams, name: group, consumer: consumer, options: options)
        try await RedisConsumer(group: group, handle: handle).run()
    }
}

/// The loop of one consumer.
///
struct RedisConsumer: Sendable {
    let group: RedisStreamGroup
    let handle: @Sendable (RedisDelivery) async throws -> Void
    private let held = RedisHeldEntries()

    init(
        group: RedisStreamGroup, handle: @escaping @Sendable (RedisDelivery) async throws -> Void
    ) {
        self.group = group
        self.handle = handle
    }

    private var options: RedisConsumerOptions { group.options }
    private var context: RedisContext { group.redis.context }

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            if let claimAfter = options.claimAfter {
                // On the loop, where no handler holds it up.
                tasks.addTask(executorPreference: context.housekeepingLoop) {
                    try await keepHeld(every: claimAfter / 3)
                }
            }
            defer { tasks.cancelAll() }
            try await withThrowingTaskGroup(of: Void.self) { workers in
                try await read(&workers)
            }
        }
    }

    /// Reads, and hands on, until something is thrown.
    private func read(_ workers: inout ThrowingTaskGroup<Void, any Error>) async throws {
        var source = RedisStreamSource(group: group, held: held)
        var backoff = Backoff()
        var random = SeededRandom(seed: context.seed)
        var running = 0
        while true {
            do {
                let deliveries = try await source.next()
                backoff.reset()
                for delivery in deliveries {
                    if running >= max(options.concurrency, 1) {
                        try await workers.next()
                        running -= 1
                    }
                    try Task.checkCancellation()
                    running += 1
                    workers.addTask {
                        await settle(delivery)
                        held.remove(delivery.id, of: delivery.stream)
                    }
                }
            } catch let error as RedisError where error.mayPass || error.meansNoGroup {
                guard !context.isOver else { throw error }
                // What the lost reply held is this consumer's.
                source.startAgain(withGroup: error.meansNoGroup)
                try await context.pause(backoff.next(using: &random))
            }
        }
    }

    private func settle(_ delivery: RedisDelivery) async {
        do {
            try await handle(delivery)
            await finish { try await group.acknowledge(delivery) }
        } catch let letter as RedisDeadLetter {
            await finish { try await group.bury(delivery, reason: letter.reason) }
        } catch {
            if !Task.isCancelled { options.onFailure?(delivery, error) }
        }
    }

    /// What was handled is to be settled, even if the task is cancelled meanwhile. Where that
    /// does not work the entry is delivered again.
    private func finish(_ body: @escaping @Sendable () async throws -> Void) async {
        do {
            try await context.persistently(body)
        } catch is CancellationError {
            try? await context.shielded("acknowledgement", timeout: .seconds(5), body)
        } catch {
            // NOGROUP and the like: nothing is left to be settled.
        }
    }

    /// Handlers may take longer than ``RedisConsumerOptions/claimAfter``: what they hold is
    /// claimed again and again for this consumer, so that nobody else does.
    private func keepHeld(every interval: Duration) async throws {
        while true {
            try await context.pause(interval)
            for stream in group.streams {
                let ids = held.ids(of: stream)
                // Tried again at the next turn.
                if !ids.isEmpty { try? await group.keep(ids, of: stream) }
            }
        }
    }
}

/// The entries that were read and are not settled: what is claimed or read again must not be
/// handled twice at the same time, and is kept from being claimed by others.
final class RedisHeldEntries: Sendable {
    private let entries = Lock(Set<Entry>())

    private struct Entry: Hashable {
        var stream: String
        var id: RedisStreamID
    }

    /// False when it is held already.
    func insert(_ id: RedisStreamID, of stream: String) -> Bool {
        entries.withLock { $0.insert(Entry(stream: stream, id: id)).inserted }
    }

    func contains(_ id: RedisStreamID, of stream: String) -> Bool {
        entries.withLock { $0.contains(Entry(stream: stream, id: id)) }
    }

    func remove(_ id: RedisStreamID, of stream: String) {
        entries.withLock { _ = $0.remove(Entry(stream: stream, id: id)) }
    }

    func ids(of stream: String) -> [RedisStreamID] {
        entries.withLock { $0.filter { $0.stream == stream }.map(\.id).sorted() }
    }
}
