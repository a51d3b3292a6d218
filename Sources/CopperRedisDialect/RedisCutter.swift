import CopperBytes

/// How the bytes of a recorded frame are to be read.
enum RedisFrameForm: UInt8 {
    /// A RESP value.
    case resp
    /// A command as a line of words, as people type it.
    case inline
}

extension WireFrame {
    var redisForm: RedisFrameForm { RedisFrameForm(rawValue: form) ?? .resp }

    /// The value of a frame that is one.
    var item: RESPItem? { redisForm == .resp ? RESPItem(bytes) : nil }

    func with(bytes: [UInt8]) -> WireFrame { WireFrame(side: side, form: form, bytes: bytes) }
}

/// Cuts a Redis connection into commands, replies and pushes. Each side's bytes tell where
/// their frames end by themselves.
///
/// What follows PSYNC or SYNC is no RESP, and fails.
struct RedisCutter: WireCutter {
    private var client = RedisDirection()
    private var server = RedisDirection()
    private var failure: WireError?

    mutating func append(_ bytes: [UInt8], from side: WireSide) {
        switch side {
        case .client: client.append(bytes)
        case .server: server.append(bytes)
        }
    }

    mutating func next(from side: WireSide) throws(WireError) -> WireFrame? {
        if let failure { throw failure }
        do throws(WireError) {
            switch side {
            case .client: return try client.next(side, mayBeInline: true)
            case .server: return try server.next(side, mayBeInline: false)
            }
        } catch {
            failure = error
            throw error
        }
    }

    func pending(from side: WireSide) -> [UInt8] {
        Array(side == .client ? client.rest : server.rest)
    }
}

/// The bytes of one direction that were not cut yet.
private struct RedisDirection {
    private var bytes: [UInt8] = []
    private var head = 0
    private var scan = RESPScan()
    /// How far an inline command was searched for its end.
    private var searched = 0

    /// PROTO_INLINE_MAX_SIZE of the servers.
    private static let longestInline = 64 << 10

    var rest: ArraySlice<UInt8> { bytes[head...] }

    mutating func append(_ more: [UInt8]) {
        if head > bytes.count / 2 {
            bytes.removeFirst(head)
            head = 0
        }
        bytes += more
    }

    mutating func next(
        _ side: WireSide, mayBeInline: Bool
    ) throws(WireError) -> WireFrame? {
        guard let first = rest.first else { return nil }
        if mayBeInline, first != RESPKind.array { return try nextInline() }
        guard let length = try scan.length(in: rest) else { return nil }
        return take(length, side, .resp)
    }

    private mutating func nextInline() throws(WireError) -> WireFrame? {
        guard let end = bytes[(head + searched)...].firstIndex(of: 0x0A) else {
            searched = bytes.count - head
            guard searched <= Self.longestInline else {
                throw WireError("not Redis: an inline command over 64 KiB")
            }
            return nil
        }
        searched = 0
        return take(end + 1 - head, .client, .inline)
    }

    private mutating func take(
        _ length: Int, _ side: WireSide, _ form: RedisFrameForm
    ) -> WireFrame {
        defer { head += length }
        return WireFrame(
            side: side, form: form.rawValue, bytes: Array(bytes[head..<(head + length)]))
    }
}
