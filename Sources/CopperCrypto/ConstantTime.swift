import CCopperOpenSSL

/// Whether two secrets are equal, in a time that tells nothing about where they differ.
/// Only their lengths are not hidden.
public func constantTimeEquals(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}
