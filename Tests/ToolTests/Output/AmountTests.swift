import Testing

@testable import copper

@Suite("Amounts")
struct AmountTests {
    @Test(
        "of time have three digits and a fitting unit",
        arguments: [
            (.zero, "0 ns"), (.nanoseconds(850), "850 ns"), (.nanoseconds(12_340), "12.3 µs"),
            (.nanoseconds(999_700), "1.00 ms"), (.microseconds(4_560), "4.56 ms"),
            (.milliseconds(45), "45.0 ms"), (.milliseconds(456), "456 ms"),
            (.milliseconds(7_890), "7.89 s"), (.seconds(125), "2 min 5 s"),
        ] as [(Duration, String)])
    func time(duration: Duration, text: String) {
        #expect(Amount.time(duration) == text)
    }

    @Test(
        "of bytes are powers of 1000",
        arguments: [
            (0, "0 B"), (512, "512 B"), (1_500, "1.50 kB"), (20_100_000, "20.1 MB"),
            (3_000_000_000, "3.00 GB"), (7_000_000_000_000, "7.00 TB"),
        ])
    func bytes(count: Int, text: String) {
        #expect(Amount.bytes(count) == text)
    }

    @Test("of things have grouped digits and a plural")
    func counts() {
        #expect(Amount.count(1, "row") == "1 row")
        #expect(Amount.count(0, "row") == "0 rows")
        #expect(Amount.count(1_234_567, "row") == "1,234,567 rows")
        #expect(Amount.grouped(-1000) == "-1,000")
        #expect(Amount.grouped(100) == "100")
    }

    @Test("of columns are cut with an ellipsis")
    func truncation() {
        #expect(DisplayText.truncated("abcdef", to: 4) == "abc…")
        #expect(DisplayText.truncated("abcd", to: 4) == "abcd")
        #expect(DisplayText.truncated("日本語", to: 4) == "日…")
    }
}
