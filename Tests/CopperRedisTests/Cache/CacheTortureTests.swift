import CopperNet
import CopperRESP
import CopperResilience
import CopperSimulation
import CopperTestSupport
import Testing

@testable import CopperRedis

/// Counters that several clients count up while others read them through a cache, under every
/// order of events that the dice of a seed make.
@Suite("Client-side caching under load in memory", .serialized)
struct CacheTortureTests {
    private static let seeds: [UInt64] = Array(1...UInt64(soak(short: 6, long: 1500)))

    private static let modes: [RedisCacheConfiguration.Mode] = [
        .optIn, .standard, .broadcast(prefixes: []),
    ]

    private func run(
        seed: UInt64, cancelAtStep step: Int? = nil, _ mode: RedisCacheConfiguration.Mode
    ) throws -> SimulatedLoop.Run<Void> {
        try CachedClient.run(seed: seed, cancelAtStep: step, mode) { server, configuration in
            // Some must make way.
            if seed % 3 == 0 { configuration.cache?.capacity = 1500 }
            if seed % 2 == 0 { configuration.cache?.followsExpiry = false }
            _ = server
        } _: { client in
            var random = SeededRandom(seed: seed)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for reader in 0..<4 {
                    let dice = random.split()
                    group.addTask { try await read(client, reader, dice) }
                }
                // Others write: the server changes by itself.
                let dice = random.split()
                group.addTask {
                    var dice = dice
                    for _ in 0..<40 {
                        await client.pause(dice.below(3))
                        try Task.checkCancellation()
                        let key = "counter:\(dice.below(3))"
                        let number = Int(client.server.values[key] ?? "0") ?? 0
                        client.server.set(key, "\(number + 1)")
                        if dice.below(40) == 0 { client.server.cut() }
                    }
                }
                // So does this client; what it has written it must read.
                let own = random.split()
                group.addTask {
                    var dice = own
                    for _ in 0..<20 {
                        let key = "counter:\(dice.below(3))"
                        do {
                            let written = try await client.redis.command("INCR", key, as: Int.self)
                            let read = try await client.redis.cached.get(key, as: Int.self)
                            #expect((read ?? 0) >= written, "seed \(seed), \(mode), own")
                        } catch let error as RedisError where error.code == .connectionLost {
                        }
                    }
                }
                try await group.waitForAll()
            }
            // All has been told by now.
            await client.pause(100)
            for number in 0..<3 {
                let key = "counter:\(number)"
                for _ in 0..<2 {
                    let value = try await client.redis.cached.get(key)
                    #expect(value == client.server.values[key], "seed \(seed), \(mode), late")
                }
            }
        }
    }

    private func read(
        _ client: CachedClient, _ reader: Int, _ dice: SeededRandom
    ) async throws {
        var dice = dice
        var last = [0, 0, 0]
        for _ in 0..<60 {
            if dice.below(4) == 0 { await client.pause(dice.below(3)) }
            try Task.checkCancellation()
            let number = dice.below(3)
            do {
                let value: Int
                if dice.below(5) == 0 {
                    let all = try await client.redis.cached.command(
                        "MGET", "counter:0", "counter:1", "counter:2", as: [Int?].self,
                        timeout: .milliseconds(1 + dice.below(20)))
                    value = all[number] ?? 0
                } else {
                    value =
                        try await client.redis.cached.get(
                            "counter:\(number)", as: Int.self,
                            timeout: .milliseconds(1 + dice.below(20))) ?? 0
                }
                #expect(value >= last[number], "reader \(reader) goes back")
                last[number] = value
            } catch let error as RedisError
                where [.timedOut, .acquireTimedOut, .connectionLost].contains(error.code)
            {
            }
        }
    }

    @Test(
        "no reader goes back, everybody reads what they wrote, and the last value in the end",
        arguments: seeds, modes)
    func counters(_ seed: UInt64, _ mode: RedisCacheConfiguration.Mode) throws {
        let whole = try run(seed: seed, mode)
        guard seed <= 2 else { return }
        let stride = max(whole.steps / soak(short: 12, long: 200), 1)
        for step in Swift.stride(from: 0, to: whole.steps, by: stride) {
            do {
                _ = try run(seed: seed, cancelAtStep: step, mode)
            } catch {
                Issue.record(error, "seed \(seed), cancelled at step \(step)")
                return
            }
        }
    }
}
