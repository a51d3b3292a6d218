#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A growable run of bytes with a read and a write position.
///
/// Bytes are appended at the end and consumed from the front. Memory grows with
/// what is written, never with what a length field claims, and ``shrink(to:)``
/// gives back what one large message needed.
///
/// ```swift
/// var buffer = ByteBuffer()
/// buffer.append(UInt8(ascii: "Q"))
/// let length = buffer.reserveInteger(UInt32.self)
/// buffer.append(cString: "SELECT 1")
/// buffer.set(UInt32(buffer.count - 1), at: length)
/// ```
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
    @usableFromInline var base: UnsafeMutablePointer<UInt8>
    @usableFromInline var head = 0
    @usableFromInline var tail = 0
    @usableFromInline var size: Int

    /// An empty buffer that holds `capacity` bytes before it first grows.
    public init(capacity: Int = 512) {
        size = max(capacity, 16)
        base = Self.memory(size)
    }

    deinit { free(base) }

    /// From the C library: Swift's own way to memory goes by `posix_memalign`, which is
    /// slower. Where there is none, Swift's ends the program in the usual manner.
    private static func memory(_ size: Int) -> UnsafeMutablePointer<UInt8> {
        malloc(size)?.bindMemory(to: UInt8.self, capacity: size) ?? .allocate(capacity: size)
    }

    /// The bytes of memory held, readable or not.
    @inlinable public var capacity: Int { size }

    /// The number of bytes written and not yet consumed.
    @inlinable public var count: Int { tail - head }
    @inlinable public var isEmpty: Bool { tail == head }

    /// The bytes written and not yet consumed.
    @inlinable public var bytes: Span<UInt8> {
        @_lifetime(borrow self)
        get {
            let span = Span<UInt8>(_unsafeStart: base + head, count: tail - head)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    /// A copy of the readable bytes.
    public func toArray() -> [UInt8] { withUnsafeBytes { Array($0) } }

    /// The readable bytes, for a system call or a C function.
    @inlinable
    public borrowing func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: base + head, count: tail - head))
    }

    // MARK: Writing

    @inlinable
    public mutating func append(_ byte: UInt8) {
        reserve(1)
        base[tail] = byte
        tail += 1
    }

    /// Appends `value` in network byte order.
    @inlinable
    public mutating func append<Integer: FixedWidthInteger>(bigEndian value: Integer) {
        reserve(MemoryLayout<Integer>.size)
        UnsafeMutableRawPointer(base + tail).storeBytes(of: value.bigEndian, as: Integer.self)
        tail += MemoryLayout<Integer>.size
    }

    @inlinable
    public mutating func append(_ bytes: borrowing Span<UInt8>) {
        bytes.withUnsafeBytes { append(unsafe: $0) }
    }

    @inlinable
    public mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append(unsafe: $0) }
    }

    /// Appends the UTF-8 of `string`, without a terminator.
    @inlinable
    public mutating func append(utf8 string: String) {
        var string = string
        string.withUTF8 { append(unsafe: UnsafeRawBufferPointer($0)) }
    }

    /// Appends the UTF-8 of `string` and a zero byte. A zero byte inside `string`
    /// would end it early: callers refuse such strings first.
    @inlinable
    public mutating func append(cString string: String) {
        append(utf8: string)
        append(0 as UInt8)
    }

    @inlinable
    public mutating func append(unsafe bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress, bytes.count > 0 else { return }
        reserve(bytes.count)
        UnsafeMutableRawPointer(base + tail).copyMemory(from: source, byteCount: bytes.count)
        tail += bytes.count
    }

    /// Leaves room for an integer that is known only later, and returns the place
    /// of it for ``set(_:at:)``.
    @inlinable
    public mutating func reserveInteger<Integer: FixedWidthInteger>(_: Integer.Type) -> Int {
        let place = count
        append(bigEndian: 0 as Integer)
        return place
    }

    /// Writes `value` in network byte order over the bytes at `place`, counted from
    /// the first readable byte. Places outside of the readable bytes are ignored.
    @inlinable
    public mutating func set<Integer: FixedWidthInteger>(_ value: Integer, at place: Int) {
        guard place >= 0, place <= count - MemoryLayout<Integer>.size else { return }
        UnsafeMutableRawPointer(base + head + place)
            .storeBytes(of: value.bigEndian, as: Integer.self)
    }

    /// Drops everything after the first `count` readable bytes: the way back when a
    /// message could not be encoded.
    @inlinable
    public mutating func truncate(to count: Int) {
        guard count >= 0, count < self.count else { return }
        tail = head + count
    }

    /// Lets `body` fill at least `minimum` bytes of free space; it returns how many
    /// it filled.
    @inlinable
    public mutating func fill<Failure: Error>(
        minimum: Int, _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) -> Int {
        reserve(minimum)
        let space = UnsafeMutableRawBufferPointer(start: base + tail, count: capacity - tail)
        let filled = min(max(try body(space), 0), space.count)
        tail += filled
        return filled
    }

    // MARK: Reading

    /// Drops the first `count` readable bytes, or all when there are fewer.
    @inlinable
    public mutating func consume(_ count: Int) {
        head += min(max(count, 0), tail - head)
        if head == tail {
            head = 0
            tail = 0
        }
    }

    @inlinable
    public mutating func removeAll() {
        head = 0
        tail = 0
    }

    // MARK: Memory

    /// Makes room for `count` more bytes: moves the readable bytes to the front when
    /// that suffices and costs less than was consumed, else doubles the memory.
    @inlinable
    public mutating func reserve(_ count: Int) {
        if capacity - tail < count { grow(count) }
    }

    @usableFromInline
    mutating func grow(_ count: Int) {
        let readable = tail - head
        if head >= readable, capacity - readable >= count {
            base.update(from: base + head, count: readable)
        } else {
            move(to: max(size * 2, readable + count))
        }
        head = 0
        tail = readable
    }

    /// Gives memory beyond `capacity` back when the readable bytes fit in it.
    public mutating func shrink(to capacity: Int) {
        guard self.capacity > capacity, count <= capacity else { return }
        let readable = count
        move(to: max(capacity, 16))
        head = 0
        tail = readable
    }

    private mutating func move(to newSize: Int) {
        let fresh = Self.memory(newSize)
        fresh.update(from: base + head, count: tail - head)
        free(base)
        base = fresh
        size = newSize
    }
}
