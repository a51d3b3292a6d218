import CopperBytes
import CopperCrypto
import Testing

@Suite("AES-256-GCM")
struct AES256GCMTests {
    /// Test case 16 of "The Galois/Counter Mode of Operation" (McGrew, Viega), appendix B.
    let key = Hex.decode("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308") ?? []
    let nonce = Hex.decode("cafebabefacedbaddecaf888") ?? []
    let data = Hex.decode("feedfacedeadbeeffeedfacedeadbeefabaddad2") ?? []
    let message =
        Hex.decode(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39") ?? []
    let sealed =
        Hex.decode(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b") ?? []

    @Test("seals and opens the published example")
    func vector() throws {
        let made = try AES256GCM.seal(message, key: key, nonce: nonce, authenticating: data)
        #expect(Hex.encode(made) == Hex.encode(sealed))
        let opened = try AES256GCM.open(sealed, key: key, nonce: nonce, authenticating: data)
        #expect(opened == message)
    }

    @Test("opens what it sealed, whatever the length", arguments: [0, 1, 15, 16, 17, 1000])
    func lengths(count: Int) throws {
        let message = try SecureRandom.bytes(count)
        let sealed = try AES256GCM.seal(message, key: key, nonce: nonce)
        #expect(sealed.count == count + AES256GCM.tagCount)
        #expect(try AES256GCM.open(sealed, key: key, nonce: nonce) == message)
    }

    @Test("notices a change of any byte")
    func changed() {
        for index in sealed.indices {
            var forged = sealed
            forged[index] ^= 1
            #expect(throws: CryptoError.authenticationFailed) {
                try AES256GCM.open(forged, key: key, nonce: nonce, authenticating: data)
            }
        }
    }

    @Test("notices another key, nonce or associated data")
    func otherInputs() {
        let otherKey = [UInt8](repeating: 1, count: 32)
        let otherNonce = [UInt8](repeating: 1, count: 12)
        #expect(throws: CryptoError.authenticationFailed) {
            try AES256GCM.open(sealed, key: otherKey, nonce: nonce, authenticating: data)
        }
        #expect(throws: CryptoError.authenticationFailed) {
            try AES256GCM.open(sealed, key: key, nonce: otherNonce, authenticating: data)
        }
        #expect(throws: CryptoError.authenticationFailed) {
            try AES256GCM.open(sealed, key: key, nonce: nonce)
        }
    }

    @Test("refuses keys and nonces of another length", arguments: [0, 11, 13, 16, 31, 33])
    func wrongLengths(count: Int) {
        let bytes = [UInt8](repeating: 0, count: count)
        #expect(throws: CryptoError.self) { try AES256GCM.seal([], key: bytes, nonce: nonce) }
        #expect(throws: CryptoError.self) { try AES256GCM.seal([], key: key, nonce: bytes) }
    }

    @Test("refuses what is too short to hold a tag", arguments: 0..<16)
    func tooShort(count: Int) {
        #expect(throws: CryptoError.self) {
            try AES256GCM.open(Array(sealed[..<count]), key: key, nonce: nonce)
        }
    }
}
