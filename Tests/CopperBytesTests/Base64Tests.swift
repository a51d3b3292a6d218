import CopperBytes
import Foundation
import Testing

@Suite("Base64")
struct Base64Tests {
    @Test(
        "encodes as RFC 4648, section 10 shows",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ])
    func vectors(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(text.utf8))
    }

    @Test("agrees with Foundation for every length up to 200")
    func foundation() {
        var random = ByteSource(seed: 4)
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    @Test("uses all of the alphabet")
    func alphabet() {
        let text = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        #expect(Base64.decode(text).map { Base64.encode($0) } == text)
    }

    @Test(
        "refuses wrong lengths, other characters and padding in the wrong place",
        arguments: [
            "Z", "Zg", "Zg=", "Zm9vY", "Z===", "====", "=Zg=", "Z=g=", "Zg==Zg==", "Zm9=v",
            "Zm 9v", "Zm9v\n", "Zm-_", "Zm9é", "Zg==\0\0\0\0", "=", "==", "Zm9v=",
        ])
    func refuses(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(
        "refuses encodings whose unused bits are set", arguments: ["Zh==", "Zm9=", "ZmZ=", "/x=="])
    func nonCanonical(text: String) {
        #expect(Base64.decode(text) == nil)
    }
}
