public import CopperBytes
import CopperCrypto

/// The answer to AuthenticationMD5Password. Broken as a hash; servers still ask for it.
public enum MD5Password {
    /// `md5` and 32 hexadecimal digits.
    ///
    /// - Parameter salt: The server's 4 bytes, which are bytes and no text.
    /// - Throws: `.authentication(.cryptography)` where MD5 is not available.
    public static func response(
        user: String, password: Secret, salt: [UInt8]
    ) throws(PostgresProtocolError) -> String {
        let inner = try stored(user: user, password: password)
        return try "md5" + digest(Array(inner.dropFirst(3).utf8) + salt)
    }

    /// What the server keeps: `md5` and the digest of password and user.
    public static func stored(
        user: String, password: Secret
    ) throws(PostgresProtocolError) -> String {
        try "md5" + digest(Array(password.revealed.utf8) + Array(user.utf8))
    }

    private static func digest(_ bytes: [UInt8]) throws(PostgresProtocolError) -> String {
        do { return Hex.encode(try MD5.hash(bytes)) } catch {
            throw .authentication(.cryptography("\(error)"))
        }
    }
}
