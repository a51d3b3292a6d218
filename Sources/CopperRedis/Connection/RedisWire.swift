import CopperBytes
import CopperNet
import CopperRESP
import Synchronization

/// The loop's side of a connection: finds the ends of replies and gives them to the requests
/// that they answer, in order. A push answers nothing.
///
/// `@unchecked Sendable`: every variable is used on the connection's loop only.
final class RedisWire: ConnectionSession, @unchecked Sendable {
    @exclusivity(unchecked) private var scanner: RESPScanner
    @exclusivity(unchecked) private var current: RedisRequest?
    /// A value that is handed on piece by piece; nothing else comes before its end.
    @exclusivity(unchecked) private var value: RedisValueReader?
    /// Set before such a value is asked for.
    let streamsValues = Atomic(false)
    private let onPush: @Sendable (RESPValue) -> Void
    private let isRedacted: Bool
    /// How often something came; told to other threads.
    private let arrivals = Atomic(0)

    /// - Parameter onPush: Called on the loop.
    init(
        limits: RESPLimits, isRedacted: Bool, onPush: @escaping @Sendable (RESPValue) -> Void
    ) {
        self.isRedacted = isRedacted
        scanner = RESPScanner(limits: limits)
        self.onPush = onPush
    }

    /// A number that is another one when something has come since.
    var pulse: Int { arrivals.load(ordering: .relaxed) }

    func receive(_ input: inout ReceiveBuffer, _ core: ConnectionCore) throws {
        // The loop alone writes it.
        arrivals.store(arrivals.load(ordering: .relaxed) &+ 1, ordering: .relaxed)
        if streamsValues.load(ordering: .acquiring), try !stream(&input, core) { return }
        while let frame = try scanner.next(in: input.bytes) {
            let (chunk, start) = input.share(offset: 0)
            let reply = RedisReply(chunk, at: start, frame, isRedacted: isRedacted)
            if frame.hasNestedPushes { try tellNestedPushes(of: reply) }
            if frame.type == .push {
                onPush(try reply.value)
            } else {
                try answer(consume reply, core)
            }
            input.consume(frame.length)
            if value != nil, try !stream(&input, core) { return }
        }
    }

    private func tellNestedPushes(of reply: RedisReply) throws {
        for place in reply.frame.nestedPushes {
            var reader = RESPReader(reply.bytes, push: place, of: reply.frame)
            onPush(try RESPValue(&reader))
        }
    }

    /// Reads of a value that is handed on piece by piece; false while more of it is to come, true
    /// when what comes next is read as usual.
    private func stream(_ input: inout ReceiveBuffer, _ core: ConnectionCore) throws -> Bool {
        guard input.count > 0 else { return false }
        if value == nil, current == nil { take(core.nextRequest()) }
        guard value != nil else { return true }
        switch try value?.read(&input) {
        case .whole, nil: return true
        case .more(let request):
            core.touch(request, complete: false)
            return false
        case .end(let request):
            value = nil
            streamsValues.store(false, ordering: .releasing)
            core.touch(request, complete: true)
            return true
        }
    }

    private func take(_ request: ConnectionRequest?) {
        if let request = request as? RedisValueRequest {
            value = RedisValueReader(request)
        } else {
            current = request as? RedisRequest
        }
    }

    private func answer(_ reply: consuming RedisReply, _ core: ConnectionCore) throws {
        if value == nil, current == nil { take(core.nextRequest()) }
        if let request = value?.request {
            // An error, or null.
            value = nil
            streamsValues.store(false, ordering: .releasing)
            request.take(consume reply)
            return core.touch(request, complete: true)
        }
        guard let request = current else {
            throw RedisError(.protocolViolation, "The server answered what nobody had asked")
        }
        guard try request.take(consume reply) else { return }
        current = nil
        core.touch(request, complete: true)
    }

    func end(_ error: any Error) {
        current = nil
        value = nil
    }
}
