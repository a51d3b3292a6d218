import CopperBytes
import Testing

@Suite("Hex")
struct HexTests {
    @Test("every byte comes back, in lower case")
    func roundTrip() {
        let bytes = Array(UInt8.min...UInt8.max)
        let text = Hex.encode(bytes)
        #expect(text.hasPrefix("000102030405060708090a0b0c0d0e0f10"))
        #expect(text.hasSuffix("fcfdfeff"))
        #expect(Hex.decode(text) == bytes)
        #expect(Hex.decode(text.uppercased()) == bytes)
        #expect(Hex.encode([]) == "")
        #expect(Hex.decode("") == [])
    }

    @Test(
        "refuses half a byte and every other character",
        arguments: [
            "0", "abc", "0g", "g0", "0x00", " 00", "00 ", "-1", "é", "０0", "@`", "/:", "G0",
        ])
    func refuses(text: String) {
        #expect(Hex.decode(text) == nil)
    }
}
