public import CopperBytes
public import CopperNet
import CopperResilience

/// A stream on which something goes wrong at planned frames.
///
/// Frames are counted for each side from 0; once bytes are no frames any more (because
/// they were corrupted, say) they pass as they are.
public final class FaultStream: ByteStream, StreamHandler, @unchecked Sendable {
    // `@unchecked`: everything that changes is touched on the loop only.

    public let base: any ByteStream
    private let plan: FaultPlan
    private let connection: Int
    private var handler: (any StreamHandler)?

    private var cutter: any WireCutter
    private var isFramed = true
    private var incoming = Lane(side: .server)
    private var outgoing = Lane(side: .client)
    private var mayGiveByte = true

    /// One direction: how many frames passed, what may go on, what is held back.
    private struct Lane: Sendable {
        let side: WireSide
        var count = 0
        var passed: [UInt8] = []
        var held: [WireFrame] = []
        var timer: LoopTimer?
        var ending: Ending?
    }

    private enum Ending: Sendable {
        case closed, reset
    }

    public init(
        _ base: any ByteStream, _ plan: FaultPlan, _ dialect: any WireDialect, connection: Int = 1
    ) {
        self.base = base
        self.plan = plan
        self.connection = connection
        cutter = dialect.makeCutter()
    }

    private init(_ base: any ByteStream, after other: FaultStream) {
        self.base = base
        plan = other.plan
        connection = other.connection
        cutter = other.cutter
        isFramed = other.isFramed
        incoming.count = other.incoming.count
        outgoing.count = other.outgoing.count
    }

    /// The same plan, further on, over another stream: TLS over this one's.
    func continued(on stream: any ByteStream) -> FaultStream { FaultStream(stream, after: self) }

    public var loop: EventLoop { base.loop }
    public var info: StreamInfo { base.info }
    public var sendsFromAnyThread: Bool { false }

    public func setHandler(_ handler: (any StreamHandler)?) {
        self.handler = handler
        base.setHandler(handler == nil ? nil : WeakStreamHandler(self))
    }

    public func streamIsReady(_ readiness: Readiness) {
        if readiness.contains(.writable) { try? flush() }
        handler?.streamIsReady(readiness)
    }

    // MARK: Receiving

    public func receive(
        into space: UnsafeMutableRawBufferPointer
    ) throws(NetError) -> ReceiveResult {
        if incoming.passed.isEmpty, incoming.ending == nil, incoming.held.isEmpty {
            switch try base.receive(into: space) {
            case .received(let count): take(Array(space[..<count]), \.incoming)
            case .wouldBlock: return .wouldBlock
            case .end:
                incoming.passed += cutter.pending(from: .server)
                incoming.ending = .closed
            }
        }
        guard !incoming.passed.isEmpty else {
            switch incoming.ending {
            case .closed: return .end
            case .reset: throw Self.resetError
            case nil:
                // A part of a frame: perhaps there is more.
                return incoming.held.isEmpty ? try receive(into: space) : .wouldBlock
            }
        }
        return give(to: space)
    }

    private func give(to space: UnsafeMutableRawBufferPointer) -> ReceiveResult {
        guard plan.splitsEveryByte else {
            let count = min(incoming.passed.count, space.count)
            space.copyBytes(from: incoming.passed[..<count])
            incoming.passed.removeFirst(count)
            return .received(count)
        }
        // Every byte comes alone: after each one there is nothing until the next turn.
        mayGiveByte.toggle()
        if mayGiveByte {
            report(.readable)
            return .wouldBlock
        }
        space[0] = incoming.passed.removeFirst()
        return .received(1)
    }

    // MARK: Sending

    public func send(_ bytes: UnsafeRawBufferPointer) throws(NetError) -> SendResult {
        if outgoing.ending != nil { throw Self.resetError }
        take(Array(bytes), \.outgoing)
        try flush()
        return .sent(bytes.count)
    }

    /// What passed goes to the stream below; the rest when it takes more.
    private func flush() throws(NetError) {
        while !outgoing.passed.isEmpty {
            let result = outgoing.passed.withUnsafeBytes { bytes in
                Result { () throws(NetError) in try base.send(bytes) }
            }
            guard case .sent(let count) = try result.get() else { return }
            outgoing.passed.removeFirst(count)
        }
        guard let ending = outgoing.ending else { return }
        incoming.ending = ending
        incoming.passed = []
        base.close()
        report(.readable)
    }

    public func closeSending() { base.closeSending() }

    public func close() {
        base.close()
        if loop.isCurrent { handler = nil } else { loop.execute { self.handler = nil } }
    }

    // MARK: Faults

    private func take(_ bytes: [UInt8], _ lane: ReferenceWritableKeyPath<FaultStream, Lane>) {
        guard self[keyPath: lane].ending == nil else { return }
        guard isFramed else { return self[keyPath: lane].passed += bytes }
        let side = self[keyPath: lane].side
        cutter.append(bytes, from: side)
        do throws(WireError) {
            while let frame = try cutter.next(from: side) { pass(frame, lane) }
        } catch {
            isFramed = false
            self[keyPath: lane].passed += cutter.pending(from: side)
        }
    }

    private func pass(_ frame: WireFrame, _ lane: ReferenceWritableKeyPath<FaultStream, Lane>) {
        guard self[keyPath: lane].held.isEmpty else {
            return self[keyPath: lane].held.append(frame)
        }
        guard self[keyPath: lane].ending == nil else { return }
        let number = self[keyPath: lane].count
        self[keyPath: lane].count += 1
        switch plan.fault(at: number, from: frame.side, on: connection) {
        case nil: self[keyPath: lane].passed += frame.bytes
        case .close(let count): end(.closed, frame, count, lane)
        case .reset(let count): end(.reset, frame, count, lane)
        case .delay(let duration): hold(frame, for: duration, lane)
        case .corrupt(let place, let mask):
            var bytes = frame.bytes
            if bytes.indices.contains(place) { bytes[place] ^= mask }
            self[keyPath: lane].passed += bytes
        }
    }

    private func end(
        _ ending: Ending, _ frame: WireFrame, _ count: Int,
        _ lane: ReferenceWritableKeyPath<FaultStream, Lane>
    ) {
        self[keyPath: lane].passed += frame.bytes.prefix(count)
        self[keyPath: lane].ending = ending
    }

    private func hold(
        _ frame: WireFrame, for duration: Duration,
        _ lane: ReferenceWritableKeyPath<FaultStream, Lane>
    ) {
        self[keyPath: lane].held = [frame]
        let side = frame.side
        let timer = LoopTimer(on: loop) { [weak self] in self?.release(side) }
        self[keyPath: lane].timer = timer
        timer.schedule(at: loop.now + duration)
    }

    private func release(_ side: WireSide) {
        let lane: ReferenceWritableKeyPath<FaultStream, Lane> =
            side == .server ? \.incoming : \.outgoing
        let frames = self[keyPath: lane].held
        self[keyPath: lane].held = []
        self[keyPath: lane].timer = nil
        if let first = frames.first { self[keyPath: lane].passed += first.bytes }
        for frame in frames.dropFirst() { pass(frame, lane) }
        if side == .server { report(.readable) } else { try? flush() }
    }

    private func report(_ readiness: Readiness) {
        loop.execute { [weak self] in self?.handler?.streamIsReady(readiness) }
    }

    private static var resetError: NetError { NetError(.reset, "an injected fault") }
}
