import CCopperOpenSSL

/// HMAC with SHA-256 (RFC 2104, RFC 4231).
public enum HMACSHA256 {
    /// The 32 bytes that prove knowledge of `key` over `message`. Compare them with
    /// ``constantTimeEquals(_:_:)`` only.
    public static func authenticate(
        _ message: [UInt8], key: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        let keyCount = try LibCrypto.length(key.count, of: "key")
        var output = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        let result = HMAC(
            EVP_sha256(), key, keyCount, message, message.count, &output, &count)
        guard result != nil else {
            throw .failed(operation: "HMAC-SHA256", reason: LibCrypto.takeErrors())
        }
        output.removeLast(max(output.count - Int(count), 0))
        return output
    }
}
