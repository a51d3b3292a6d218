import CCopperOpenSSL

/// AES-256 in Galois/Counter Mode (NIST SP 800-38D): keeps a message secret and proves
/// that it, and data sent along in the clear, were not changed.
public enum AES256GCM {
    public static let keyCount = 32
    /// A nonce must never be used twice with one key.
    public static let nonceCount = 12
    public static let tagCount = 16

    /// The encrypted message with the tag behind it: ``tagCount`` bytes longer than
    /// `message`.
    public static func seal(
        _ message: [UInt8], key: [UInt8], nonce: [UInt8], authenticating data: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        let cipher = try Cipher()
        try cipher.start(key: key, nonce: nonce, encrypting: true)
        try cipher.authenticate(data)
        return try cipher.update(message) + cipher.finishSealing()
    }

    /// The message that ``seal(_:key:nonce:authenticating:)`` was given.
    ///
    /// - Throws: ``CryptoError/authenticationFailed`` unless key, nonce, data and every
    ///   byte of `sealed` are the same; no part of the message is given then.
    public static func open(
        _ sealed: [UInt8], key: [UInt8], nonce: [UInt8], authenticating data: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        guard sealed.count >= tagCount else {
            throw .invalidLength(
                "sealed message", actual: sealed.count, expected: "at least \(tagCount)")
        }
        let cipher = try Cipher()
        try cipher.start(key: key, nonce: nonce, encrypting: false)
        try cipher.authenticate(data)
        let message = try cipher.update(Array(sealed.dropLast(tagCount)))
        try cipher.finishOpening(tag: Array(sealed.suffix(tagCount)))
        return message
    }
}

/// One run of the cipher: the owner of OpenSSL's context.
private struct Cipher: ~Copyable {
    private let context: OpaquePointer

    init() throws(CryptoError) {
        guard let context = EVP_CIPHER_CTX_new() else {
            throw .failed(operation: "AES-256-GCM", reason: LibCrypto.takeErrors())
        }
        self.context = context
    }

    deinit { EVP_CIPHER_CTX_free(context) }

    func start(key: [UInt8], nonce: [UInt8], encrypting: Bool) throws(CryptoError) {
        try Self.check(key, "key", count: AES256GCM.keyCount)
        try Self.check(nonce, "nonce", count: AES256GCM.nonceCount)
        // 12 bytes is the nonce length that OpenSSL takes for GCM unless told otherwise.
        let result = EVP_CipherInit_ex(
            context, EVP_aes_256_gcm(), nil, key, nonce, encrypting ? 1 : 0)
        guard result == 1 else {
            throw .unavailable(algorithm: "AES-256-GCM", reason: LibCrypto.takeErrors())
        }
    }

    func authenticate(_ data: [UInt8]) throws(CryptoError) {
        let count = try LibCrypto.length(data.count, of: "associated data")
        var produced: Int32 = 0
        try check(EVP_CipherUpdate(context, nil, &produced, data, count))
    }

    func update(_ input: [UInt8]) throws(CryptoError) -> [UInt8] {
        let count = try LibCrypto.length(input.count, of: "message")
        var output = [UInt8](repeating: 0, count: input.count)
        var produced: Int32 = 0
        try check(EVP_CipherUpdate(context, &output, &produced, input, count))
        return output
    }

    func finishSealing() throws(CryptoError) -> [UInt8] {
        var rest = [UInt8](repeating: 0, count: AES256GCM.tagCount)
        var produced: Int32 = 0
        try check(EVP_CipherFinal_ex(context, &rest, &produced))
        var tag = [UInt8](repeating: 0, count: AES256GCM.tagCount)
        let result = EVP_CIPHER_CTX_ctrl(
            context, EVP_CTRL_AEAD_GET_TAG, Int32(AES256GCM.tagCount), &tag)
        try check(result)
        return tag
    }

    func finishOpening(tag: [UInt8]) throws(CryptoError) {
        var tag = tag
        let result = EVP_CIPHER_CTX_ctrl(
            context, EVP_CTRL_AEAD_SET_TAG, Int32(AES256GCM.tagCount), &tag)
        try check(result)
        var rest = [UInt8](repeating: 0, count: AES256GCM.tagCount)
        var produced: Int32 = 0
        guard EVP_CipherFinal_ex(context, &rest, &produced) == 1 else {
            _ = LibCrypto.takeErrors()
            throw .authenticationFailed
        }
    }

    private func check(_ result: Int32) throws(CryptoError) {
        guard result == 1 else {
            throw .failed(operation: "AES-256-GCM", reason: LibCrypto.takeErrors())
        }
    }

    private static func check(
        _ bytes: [UInt8], _ what: String, count: Int
    ) throws(CryptoError) {
        guard bytes.count == count else {
            throw .invalidLength(what, actual: bytes.count, expected: "exactly \(count)")
        }
    }
}
