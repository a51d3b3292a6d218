/// Constructs that need care, and the files in which they are allowed: each with the
/// lock or the owner that makes it right there.
///
/// A new entry is a decision: the reason here says what protects the state, and a
/// comment at the place itself says the same.
let allowedConstructs: [Construct: [String: String]] = [
    .uncheckedSendable: [
        "Sources/CopperBytes/Lock.swift": "the mutex in it guards the state",
        "Sources/CopperBytes/ByteChunk.swift":
            "bytes below count never change; the one receiver fills behind them",
        "Sources/CopperBytes/ByteBuffer.swift": "noncopyable: one owner at a time",
        "Sources/CopperNet/EventLoop/EventLoop.swift": "the lock `shared`; the loop's thread",
        "Sources/CopperNet/EventLoop/LoopTimer.swift": "its loop",
        "Sources/CopperNet/EventLoop/Poller.swift": "its loop's thread; wake() reads an atomic",
        "Sources/CopperNet/EventLoop/Simulation.swift":
            "the thread that drives the loop; the clock is atomic",
        "Sources/CopperNet/Sockets/ConnectAttempt.swift": "its loop",
        "Sources/CopperNet/Sockets/ConnectOperation.swift": "its loop",
        "Sources/CopperListener/Listener.swift": "its loop; the descriptor counts its users",
        "Sources/CopperNet/Sockets/Socket.swift": "its loop; the descriptor counts its users",
        "Sources/CopperSimulation/MemoryStream.swift": "its loop; the locks of the two pipes",
        "Sources/CopperNet/Streams/StreamIO.swift": "its stream's loop",
        "Sources/CopperNet/System/SharedDescriptor.swift": "an atomic count of users",
        "Sources/CopperNet/Tasks/WorkerPool.swift": "sem_t is made for many threads",
        "Sources/CopperPostgres/Query/PostgresParameters.swift":
            "written by the one holder of its only reference, copied first otherwise",
        "Sources/CopperReplay/Faults/FaultStream.swift": "its loop",
        "Sources/CopperReplay/Replaying/ReplayStream.swift": "its loop; the lock of its stage",
        "Sources/CopperTLS/Context/SessionCache.swift": "OpenSSL counts references atomically",
        "Sources/CopperTLS/Context/TLSMaterial.swift": "OpenSSL guards the context itself",
        "Sources/CopperTLS/Stream/TLSEngine.swift": "its stream's loop",
        "Sources/CopperTLS/Stream/TLSHandshake.swift": "its stream's loop",
        "Sources/CopperTLS/Stream/TLSTransport.swift": "its stream's loop",
        "Sources/CopperNet/Connection/ConnectionCore.swift": "the lock `shared`; its loop",
        "Sources/CopperNet/Connection/ConnectionRequest.swift": "the lock of its core; its loop",
        "Sources/CopperNet/Pool/ConnectionPool.swift": "the lock `inner`; its loop",
        "Sources/CopperPostgres/Connection/PostgresRequest.swift": "the lock of its core; its loop",
        "Sources/CopperPostgres/Connection/PostgresWire.swift": "its loop",
        "Sources/CopperPostgres/Connection/PreparedStatement.swift":
            "its loop; the lock of its core",
        "Sources/CopperRedis/Connection/RedisRequest.swift": "the lock of its core; its loop",
        "Sources/CopperRedis/Connection/RedisWire.swift": "its loop",
        "Sources/CopperRedis/Large/RedisValueRequest.swift": "the lock of its core; its loop",
        "Sources/CopperRedis/Monitor/RedisMonitor.swift": "its loop",
        "Sources/CopperRedis/PubSub/RedisSubscriptionWire.swift": "its loop",
        "Sources/CopperPostgres/Rows/PostgresRowSource.swift": "the one iterator that owns it",
    ],
    .nonisolatedUnsafe: [
        "Sources/CopperTLS/Stream/TLSTransport.swift": "made once, never changed",
        "Sources/copper/Support/Interruption.swift":
            "written once, before signals are asked for and threads exist",
    ],
    .taskSleep: [:],
    .unsafeContinuation: [
        "Sources/CopperNet/Connection/ConnectionCore+Waiting.swift":
            "resumed once, after its lock `shared`",
        "Sources/CopperNet/Pool/ConnectionPool.swift": "resumed once, after its lock `inner`",
    ],
]

/// A construct that is allowed in listed files only.
enum Construct: String, CaseIterable {
    case uncheckedSendable = "@unchecked Sendable"
    case nonisolatedUnsafe = "nonisolated(unsafe)"
    case taskSleep = "Task.sleep"
    case unsafeContinuation = "withUnsafeContinuation"

    var pattern: Regex<AnyRegexOutput> {
        switch self {
        case .uncheckedSendable: Regex(/@unchecked\s+Sendable/)
        case .nonisolatedUnsafe: Regex(/nonisolated\(unsafe\)/)
        case .taskSleep: Regex(/\bTask(<.*>)?\.sleep\b/)
        case .unsafeContinuation: Regex(/\bwithUnsafe(Throwing)?Continuation\b/)
        }
    }
}
