import CopperBytes
import CopperCrypto
import Testing

@Suite("Digests")
struct DigestTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        var algorithm: DigestAlgorithm
        var message: String
        var hash: String
        var testDescription: String { "\(algorithm.rawValue) of '\(message.prefix(8))'" }
    }

    /// FIPS 180-4 and FIPS 202 examples, RFC 1321 appendix A.5.
    static let published: [Vector] = [
        Vector(algorithm: .md5, message: "", hash: "d41d8cd98f00b204e9800998ecf8427e"),
        Vector(algorithm: .md5, message: "abc", hash: "900150983cd24fb0d6963f7d28e17f72"),
        Vector(
            algorithm: .md5, message: "message digest", hash: "f96b697d7cb7938d525a2f31aaf161d0"),
        Vector(
            algorithm: .sha1, message: "abc", hash: "a9993e364706816aba3e25717850c26c9cd0d89d"),
        Vector(
            algorithm: .sha224, message: "abc",
            hash: "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
        Vector(
            algorithm: .sha256, message: "",
            hash: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        Vector(
            algorithm: .sha256, message: "abc",
            hash: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        Vector(
            algorithm: .sha256,
            message: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            hash: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
        Vector(
            algorithm: .sha384, message: "abc",
            hash: "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163"
                + "1a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"),
        Vector(
            algorithm: .sha512, message: "abc",
            hash: "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
        Vector(
            algorithm: .sha3_256, message: "abc",
            hash: "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"),
    ]

    @Test("give the published hashes", arguments: published)
    func vectors(_ vector: Vector) throws {
        let hash = try vector.algorithm.hash(Array(vector.message.utf8))
        #expect(Hex.encode(hash) == vector.hash)
        #expect(hash.count == vector.algorithm.outputCount)
    }

    @Test("hash a million letters")
    func long() throws {
        let hash = try SHA256.hash([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(Hex.encode(hash) == expected)
    }

    @Test("have a type for each common one")
    func types() throws {
        let message = Array("abc".utf8)
        #expect(try MD5.hash(message) == DigestAlgorithm.md5.hash(message))
        #expect(try SHA1.hash(message) == DigestAlgorithm.sha1.hash(message))
        #expect(try SHA256.hash(message) == DigestAlgorithm.sha256.hash(message))
        #expect(try SHA384.hash(message) == DigestAlgorithm.sha384.hash(message))
        #expect(try SHA512.hash(message) == DigestAlgorithm.sha512.hash(message))
    }

    @Test(
        "are found by the names that certificates and servers use",
        arguments: [
            ("MD5", DigestAlgorithm.md5), ("sha1", .sha1), ("SHA-1", .sha1), ("sha256", .sha256),
            ("SHA2-256", .sha256), ("SHA-224", .sha224), ("SHA2-384", .sha384),
            ("SHA512", .sha512), ("SHA3-256", .sha3_256), ("sha3-512", .sha3_512),
        ])
    func names(name: String, algorithm: DigestAlgorithm) {
        #expect(DigestAlgorithm(name: name) == algorithm)
    }

    @Test(
        "are not guessed from other names",
        arguments: ["", "sha", "sha2", "sha-255", "md4", "RSA-SHA256", "SHA256 ", "sha2-1"])
    func unknownNames(name: String) {
        #expect(DigestAlgorithm(name: name) == nil)
    }
}
