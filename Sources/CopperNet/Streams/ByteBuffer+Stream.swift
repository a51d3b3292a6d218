public import CopperBytes

extension ByteBuffer {
    /// Appends what `stream` has, at most `limit` bytes, in one call of its
    /// ``ByteStream/receive(into:)``. On the stream's loop.
    public mutating func receive(
        from stream: any ByteStream, atMost limit: Int = .max
    ) throws(NetError) -> ReceiveResult {
        var result = ReceiveResult.wouldBlock
        _ = try fill(minimum: min(max(limit, 1), Self.receiveSpace)) { space throws(NetError) in
            let part = UnsafeMutableRawBufferPointer(rebasing: space.prefix(max(limit, 1)))
            result = try stream.receive(into: part)
            return if case .received(let count) = result { count } else { 0 }
        }
        return result
    }

    private static var receiveSpace: Int { 8 << 10 }
}
