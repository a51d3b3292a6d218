/// Bytes that are put together from the front.
///
/// The first few dozen stand in the value itself: most commands are no longer, and to take
/// memory for each and give it back costs more than all else that is done to make it.
struct RedisWordBytes: Sendable {
    private typealias Near = (
        UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64
    )

    private var near: Near = (0, 0, 0, 0, 0, 0, 0, 0, 0)
    private var nearCount: Int
    /// All of them, once they are more than stand in the value.
    private var far: [UInt8]?

    /// So many bytes of no meaning, to be written later.
    init(room: Int) {
        nearCount = min(room, MemoryLayout<Near>.size)
        if room > nearCount { far = Array(repeating: 0, count: room) }
    }

    var count: Int { far?.count ?? nearCount }

    /// Appends `added` bytes, all of which `write` writes.
    @inline(__always)
    mutating func append(_ added: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void) {
        if far == nil, added <= MemoryLayout<Near>.size - nearCount {
            withUnsafeMutableBytes(of: &near) { near in
                guard let place = near.baseAddress?.advanced(by: nearCount) else { return }
                write(place.assumingMemoryBound(to: UInt8.self))
            }
            nearCount += added
        } else {
            appendFar(added, write)
        }
    }

    @inline(never)
    private mutating func appendFar(
        _ added: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void
    ) {
        if far == nil {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(nearCount + added)
            withBytes { bytes.append(contentsOf: $0) }
            far = bytes
        }
        far?.append(addingCapacity: added) { output in
            output.withUnsafeMutableBufferPointer { buffer, filled in
                guard let place = buffer.baseAddress else { return }
                write(place + filled)
                filled += added
            }
        }
    }

    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        if let far {
            return try far.withUnsafeBufferPointer { far throws(Failure) in
                try body(UnsafeRawBufferPointer(far))
            }
        }
        return try withUnsafeBytes(of: near) { near throws(Failure) in
            try body(UnsafeRawBufferPointer(rebasing: near[..<nearCount]))
        }
    }

    /// Has bytes that are there written, from `position` on.
    @inline(__always)
    mutating func write(at position: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void) {
        if far == nil {
            withUnsafeMutableBytes(of: &near) { near in
                guard let place = near.baseAddress?.advanced(by: position) else { return }
                write(place.assumingMemoryBound(to: UInt8.self))
            }
        } else {
            far?.withUnsafeMutableBufferPointer { far in
                guard let place = far.baseAddress?.advanced(by: position) else { return }
                write(place)
            }
        }
    }
}
