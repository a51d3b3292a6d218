import CCopperOpenSSL

/// A hash function of OpenSSL's.
public enum DigestAlgorithm: String, CaseIterable, Hashable, Sendable {
    case md5 = "MD5"
    case sha1 = "SHA1"
    case sha224 = "SHA224"
    case sha256 = "SHA256"
    case sha384 = "SHA384"
    case sha512 = "SHA512"
    case sha3_256 = "SHA3-256"
    case sha3_384 = "SHA3-384"
    case sha3_512 = "SHA3-512"

    /// The algorithm with a name as certificates, servers and OpenSSL write it, in any
    /// case: `sha256`, `SHA-256`, `SHA2-256`, `SHA3-256`; `nil` for any other.
    public init?(name: String) {
        var letters = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != "/" }
        if letters.hasPrefix("sha2"), letters.count == "sha2256".count {
            letters.removeSubrange(
                letters.startIndex..<letters.index(letters.startIndex, offsetBy: 4))
            letters = "sha" + letters
        }
        let known = Self.allCases.first {
            $0.rawValue.lowercased().filter { $0 != "-" } == letters
        }
        guard let known else { return nil }
        self = known
    }

    /// The length of the hash, in bytes.
    public var outputCount: Int {
        switch self {
        case .md5: 16
        case .sha1: 20
        case .sha224: 28
        case .sha256, .sha3_256: 32
        case .sha384, .sha3_384: 48
        case .sha512, .sha3_512: 64
        }
    }

    /// The hash of `bytes`, ``outputCount`` bytes long.
    ///
    /// - Throws: ``CryptoError/unavailable(algorithm:reason:)`` where OpenSSL's
    ///   configuration leaves the algorithm out, as FIPS does with MD5.
    public func hash(_ bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard let digest = EVP_MD_fetch(nil, rawValue, nil) else {
            throw .unavailable(algorithm: rawValue, reason: LibCrypto.takeErrors())
        }
        defer { EVP_MD_free(digest) }
        var output = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        guard EVP_Digest(bytes, bytes.count, &output, &count, digest, nil) == 1 else {
            throw .failed(operation: rawValue, reason: LibCrypto.takeErrors())
        }
        output.removeLast(max(output.count - Int(count), 0))
        return output
    }
}

/// MD5 (RFC 1321). Broken: only for protocols that ask for it.
public enum MD5 {
    public static func hash(_ bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
        try DigestAlgorithm.md5.hash(bytes)
    }
}

/// SHA-1 (FIPS 180-4). Broken: only for protocols that ask for it.
public enum SHA1 {
    public static func hash(_ bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
        try DigestAlgorithm.sha1.hash(bytes)
    }
}

/// SHA-256 (FIPS 180-4).
public enum SHA256 {
    public static func hash(_ bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
        try DigestAlgorithm.sha256.hash(bytes)
    }
}

/// SHA-384 (FIPS 180-4).
public enum SHA384 {
    public static func hash(_ bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
        try DigestAlgorithm.sha384.hash(bytes)
    }
}

/// SHA-512 (FIPS 180-4).
public enum SHA512 {
    public static func hash(_ bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
        try DigestAlgorithm.sha512.hash(bytes)
    }
}
