#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension UnsafeRawBufferPointer {
    /// The text of a bulk string as servers send it, without the general decoder's calls; `nil`
    /// of anything else.
    var bulkText: String? {
        // `$` and at least one digit: neither null nor streamed, and without attributes.
        guard count > 5, self[0] == UInt8(ascii: "$"), self[1] &- 0x30 < 10 else { return nil }
        var start = 2
        while start < count - 2, self[start] != UInt8(ascii: "\n") { start += 1 }
        start += 1
        guard start <= count - 2 else { return nil }
        return String(decoding: self[start..<count - 2], as: UTF8.self)
    }

    /// Whether the bytes of `part` stand at that place.
    @inline(__always)
    func holds(_ part: UnsafeRawBufferPointer, at place: Int) -> Bool {
        guard place >= 0, part.count <= count - place else { return false }
        guard part.count > 0, let own = baseAddress, let other = part.baseAddress else {
            return true
        }
        return memcmp(own + place, other, part.count) == 0
    }
}
