import CopperBytes
import CopperNet
import CopperRESP

/// A command whose reply, one string, is handed on in pieces as it comes. See
/// ``ConnectionRequest`` for who may touch what.
final class RedisValueRequest: ConnectionRequest, @unchecked Sendable {
    /// Bytes that may wait to be taken before the socket is left alone.
    static let window = 256 << 10

    struct Piece {
        var chunk: ByteChunk
        var start: Int
        var count: Int

        var bytes: [UInt8] { chunk.bytes(from: start, length: count).withUnsafeBytes { Array($0) } }
    }

    // Loop only.
    @exclusivity(unchecked) private var gathered: [Piece] = []

    // Under the core's lock.
    @exclusivity(unchecked) private var ready: [Piece] = []
    @exclusivity(unchecked) private var heldBytes = 0

    // Loop only, until the reply is complete; then the waiting task's.
    /// What came instead of a string in one piece: an error, null, a streamed string.
    @exclusivity(unchecked) private(set) var reply: RedisReply?
    /// Of the waiting task alone.
    @exclusivity(unchecked) var hasGivenReply = false

    func gather(_ piece: Piece) { gathered.append(piece) }

    func take(_ reply: RedisReply) { self.reply = reply }

    override func publish() -> Bool {
        guard !gathered.isEmpty else { return false }
        if !isAbandoned {
            for piece in gathered { heldBytes += piece.count }
            ready += gathered
        }
        gathered.removeAll(keepingCapacity: true)
        return true
    }

    override var hasNews: Bool { !ready.isEmpty }
    override var isFull: Bool { heldBytes > Self.window }

    override func discard() {
        ready = []
        heldBytes = 0
    }

    /// What has been published; under the core's lock.
    func takePieces() -> [Piece] {
        defer { discard() }
        return ready
    }
}

/// Reads one string from the wire as it comes. On the loop.
struct RedisValueReader {
    let request: RedisValueRequest
    /// Bytes of the string, and of the end of its line, that are to come; `nil` in front of it.
    private var missing: Int?

    enum Step {
        /// It is not such a string, or not yet: the frame that begins here is read as usual.
        case whole
        case more(RedisValueRequest)
        case end(RedisValueRequest)
    }

    init(_ request: RedisValueRequest) { self.request = request }

    mutating func read(_ input: inout ReceiveBuffer) throws(RESPProtocolError) -> Step {
        if missing == nil {
            switch try head(input.bytes) {
            case .whole: return .whole
            case .incomplete: return .more(request)
            case .string(let length, let bytes):
                input.consume(bytes)
                missing = length + 2
                // Of an empty string too: it is told apart from none by its piece.
                if length == 0 { request.gather(piece(of: input, count: 0)) }
            }
        }
        guard var rest = missing else { return .whole }
        let content = min(rest - 2, input.count)
        if content > 0 {
            request.gather(piece(of: input, count: content))
            input.consume(content)
            rest -= content
        }
        if rest <= 2 { try end(of: &input, &rest) }
        missing = rest
        return rest == 0 ? .end(request) : .more(request)
    }

    private func piece(of input: borrowing ReceiveBuffer, count: Int) -> RedisValueRequest.Piece {
        let (chunk, start) = input.share(offset: 0)
        return RedisValueRequest.Piece(chunk: chunk, start: start, count: count)
    }

    /// The CR and LF behind the string, which may come apart.
    private func end(
        of input: inout ReceiveBuffer, _ rest: inout Int
    ) throws(RESPProtocolError) {
        while rest > 0, input.count > 0 {
            let expected = rest == 2 ? UInt8(ascii: "\r") : UInt8(ascii: "\n")
            guard input.bytes.unsafeLoad(fromByteOffset: 0, as: UInt8.self) == expected else {
                throw RESPProtocolError(.brokenLineEnd(.bulkString), offset: 0)
            }
            input.consume(1)
            rest -= 1
        }
    }

    private enum Head {
        case whole
        case incomplete
        case string(length: Int, bytes: Int)
    }

    /// `$`, digits, CR and LF; whatever else comes is left to the scanner, and its complaints.
    private func head(_ bytes: RawSpan) throws(RESPProtocolError) -> Head {
        guard bytes.byteCount > 0, byte(bytes, 0) == RESPType.bulkString.rawValue else {
            return .whole
        }
        var (length, index) = (0, 1)
        while index < bytes.byteCount {
            let digit = byte(bytes, index) &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            guard index <= 18, index == 1 || length > 0 else { return .whole }
            length = length * 10 + Int(digit)
            index += 1
        }
        guard index + 1 < bytes.byteCount else { return .incomplete }
        guard index > 1, byte(bytes, index) == UInt8(ascii: "\r"),
            byte(bytes, index + 1) == UInt8(ascii: "\n")
        else { return .whole }
        return .string(length: length, bytes: index + 2)
    }

    private func byte(_ bytes: RawSpan, _ index: Int) -> UInt8 {
        bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
    }
}
