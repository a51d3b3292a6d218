import CCopperOpenSSL

/// PBKDF2 (RFC 8018, section 5.2): makes a key from a password, slowly on purpose.
public enum PBKDF2 {
    /// The first `outputCount` bytes of the key that HMAC-SHA-256 derives.
    ///
    /// 4096 iterations take about a millisecond, 600,000 about 140: limit the count
    /// that a server may ask for, and derive off the event loop.
    ///
    /// - Throws: ``CryptoError/invalidIterations(_:)`` below 1 or above `Int32.max`,
    ///   ``CryptoError/invalidLength(_:actual:expected:)`` for no output.
    public static func sha256(
        password: [UInt8], salt: [UInt8], iterations: Int, outputCount: Int = 32
    ) throws(CryptoError) -> [UInt8] {
        guard iterations >= 1, let rounds = Int32(exactly: iterations) else {
            throw .invalidIterations(iterations)
        }
        guard outputCount >= 1 else {
            throw .invalidLength("derived key", actual: outputCount, expected: "at least 1")
        }
        let passwordCount = try LibCrypto.length(password.count, of: "password")
        let saltCount = try LibCrypto.length(salt.count, of: "salt")
        let keyCount = try LibCrypto.length(outputCount, of: "derived key")
        var key = [UInt8](repeating: 0, count: outputCount)
        let derived = password.withUnsafeBytes { bytes in
            // An array's memory is bound to UInt8, which is as large as CChar.
            PKCS5_PBKDF2_HMAC(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), passwordCount,
                salt, saltCount, rounds, EVP_sha256(), keyCount, &key)
        }
        guard derived == 1 else {
            throw .failed(operation: "PBKDF2-HMAC-SHA256", reason: LibCrypto.takeErrors())
        }
        return key
    }
}
