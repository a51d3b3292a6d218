import CopperBytes
import CopperNet
import CopperResilience

/// A request whose reply is a row of frames, the last of which ends it. A frame is a byte
/// that counts the bytes behind it; the first of those is 1 when more frames follow.
final class EchoRequest: ConnectionRequest, @unchecked Sendable {
    private let limit: Int
    // Loop only.
    var gathered: [[UInt8]] = []
    // Under the core's lock.
    private var frames: [[UInt8]] = []

    init(limit: Int = .max, deadline: MonotonicTime = .distantFuture) {
        self.limit = limit
        super.init(deadline: deadline)
    }

    override func publish() -> Bool {
        frames += gathered
        gathered = []
        return !frames.isEmpty
    }

    override var hasNews: Bool { !frames.isEmpty }
    override var isFull: Bool { frames.count > limit }
    override func discard() { frames = [] }

    /// The frames that have come, or `[]` at the end; `nil` when there is nothing new.
    func take() -> [[UInt8]]? {
        defer { frames = [] }
        if !frames.isEmpty { return frames }
        if case .finished = status { return [] }
        return nil
    }

    /// How many frames are held.
    var held: Int { frames.count }
}

/// Reads frames. `@unchecked Sendable`: used on the loop only.
final class EchoSession: ConnectionSession, @unchecked Sendable {
    struct Unasked: Error {}

    private var current: EchoRequest?

    func receive(_ input: inout ReceiveBuffer, _ core: ConnectionCore) throws {
        while input.count > 0 {
            let length = Int(input.bytes.unsafeLoad(fromByteOffset: 0, as: UInt8.self)) + 1
            guard input.count >= length else { return }
            if current == nil { current = core.nextRequest() as? EchoRequest }
            guard let request = current else { throw Unasked() }
            let body = input.bytes.extracting(1..<length).withUnsafeBytes { Array($0) }
            input.consume(length)
            let isLast = body.first != 1
            request.gathered.append(body)
            core.touch(request, complete: isLast)
            if isLast { current = nil }
        }
    }

    func end(_ error: any Error) {}
}

extension ConnectionCore {
    /// Submits one frame whose body is `body`.
    func submit(_ body: [UInt8], as request: EchoRequest) throws -> EchoRequest {
        guard try submit(frames: [body], as: request) else { throw Crowded() }
        return request
    }

    struct Crowded: Error {}

    /// Submits frames; returns whether they were taken.
    func submit(
        frames: [[UInt8]], as request: EchoRequest, evenIfCrowded: Bool = false
    ) throws -> Bool {
        var bytes = ByteBuffer()
        for body in frames {
            bytes.append(UInt8(body.count))
            bytes.append(body)
        }
        let transmission = try enqueue(request, bytes.bytes, evenIfCrowded: evenIfCrowded)
        guard let transmission else { return false }
        transmit(transmission)
        return true
    }

    /// Waits for the whole reply.
    func frames(of request: EchoRequest) async throws -> [[UInt8]] {
        var frames: [[UInt8]] = []
        while true {
            var more: [[UInt8]]?
            try await wait(for: request) { _ in
                more = request.take()
                return more != nil
            }
            guard let more, !more.isEmpty else { return frames }
            frames += more
        }
    }
}

/// How `body` ended, kept for after the cleaning up.
func outcome<Value>(_ body: () async throws -> Value) async -> Result<Value, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
}
