import CopperBytes
import CopperCrypto
import Testing

@Suite("PBKDF2-HMAC-SHA-256")
struct PBKDF2Tests {
    struct Vector: Sendable {
        var password: String
        var salt: String
        var iterations: Int
        var key: String
    }

    /// The inputs of RFC 6070 with SHA-256, and RFC 7914, section 11.
    static let published: [Vector] = [
        Vector(
            password: "password", salt: "salt", iterations: 1,
            key: "120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b"),
        Vector(
            password: "password", salt: "salt", iterations: 2,
            key: "ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43"),
        Vector(
            password: "password", salt: "salt", iterations: 4096,
            key: "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a"),
        Vector(
            password: "passwordPASSWORDpassword",
            salt: "saltSALTsaltSALTsaltSALTsaltSALTsalt", iterations: 4096,
            key: "348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c4e2a1fb8dd53e1"
                + "c635518c7dac47e9"),
        Vector(
            password: "pass\0word", salt: "sa\0lt", iterations: 4096,
            key: "89b69d0516f829893c696226650a8687"),
        Vector(
            password: "passwd", salt: "salt", iterations: 1,
            key: "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"),
    ]

    @Test("derives the published keys", arguments: published)
    func vectors(_ vector: Vector) throws {
        let key = try PBKDF2.sha256(
            password: Array(vector.password.utf8), salt: Array(vector.salt.utf8),
            iterations: vector.iterations, outputCount: vector.key.utf8.count / 2)
        #expect(Hex.encode(key) == vector.key)
    }

    /// RFC 7677, section 3: the exchange of user "user" with password "pencil".
    @Test("salts the password of the SCRAM example so that both proofs come out")
    func scram() throws {
        let salt = try #require(Base64.decode("W22ZaJ0SNY7soEsUEjb6gQ=="))
        let salted = try PBKDF2.sha256(
            password: Array("pencil".utf8), salt: salt, iterations: 4096)
        let message = Array(
            ("n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,"
                + "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0").utf8)
        let clientKey = try HMACSHA256.authenticate(Array("Client Key".utf8), key: salted)
        let signature = try HMACSHA256.authenticate(message, key: SHA256.hash(clientKey))
        let proof = zip(clientKey, signature).map { $0 ^ $1 }
        #expect(Base64.encode(proof) == "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")

        let serverKey = try HMACSHA256.authenticate(Array("Server Key".utf8), key: salted)
        let verifier = try HMACSHA256.authenticate(message, key: serverKey)
        #expect(Base64.encode(verifier) == "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")
    }

    @Test("takes an empty password and an empty salt")
    func empty() throws {
        #expect(try PBKDF2.sha256(password: [], salt: [], iterations: 1).count == 32)
    }

    @Test("refuses iteration counts that mean nothing", arguments: [0, -1, .min, 1 << 31, .max])
    func iterations(count: Int) {
        #expect(throws: CryptoError.invalidIterations(count)) {
            try PBKDF2.sha256(password: [1], salt: [2], iterations: count)
        }
    }

    @Test("refuses to derive nothing", arguments: [0, -1])
    func output(count: Int) {
        #expect(throws: CryptoError.self) {
            try PBKDF2.sha256(password: [1], salt: [2], iterations: 1, outputCount: count)
        }
    }
}
