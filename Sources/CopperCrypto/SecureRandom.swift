import CCopperOpenSSL

/// Bytes that nobody can predict, from OpenSSL's generator.
public enum SecureRandom {
    /// - Throws: ``CryptoError/failed(operation:reason:)`` when the system gives no
    ///   entropy, ``CryptoError/invalidLength(_:actual:expected:)`` for a negative count.
    public static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
        guard count >= 0 else {
            throw .invalidLength("random", actual: count, expected: "at least 0")
        }
        let length = try LibCrypto.length(count, of: "random")
        var bytes = [UInt8](repeating: 0, count: count)
        guard count == 0 || RAND_bytes(&bytes, length) == 1 else {
            throw .failed(operation: "random bytes", reason: LibCrypto.takeErrors())
        }
        return bytes
    }
}
