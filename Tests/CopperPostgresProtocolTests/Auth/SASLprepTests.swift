import CopperBytes
import CopperCrypto
import CopperPostgresServer
import Testing

@testable import CopperPostgresProtocol

@Suite("SASLprep")
struct SASLprepTests {
    @Test(
        "prepares the examples of RFC 4013",
        arguments: [
            ("I\u{AD}X", "IX"), ("user", "user"), ("USER", "USER"), ("\u{AA}", "a"),
            ("\u{2168}", "IX"),
        ])
    func examples(text: String, expected: String) throws {
        let prepared = try #require(SASLprep.prepare(text))
        #expect(Array(prepared.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(
        "gives up on what is prohibited, unassigned, mixed in direction or empty",
        arguments: [
            "\u{627}1", "\u{E000}", "\u{FFFD}é", "\u{221}", "\u{85}x", "\u{AD}", "a\u{5D0}",
            "a\u{340}", "\u{1F600}", "\u{2028}",
        ])
    func refusals(text: String) {
        #expect(SASLprep.prepare(text) == nil)
        #expect(Array(SASLprep.password(text).utf8) == Array(text.utf8))
    }

    @Test("leaves ASCII as it is, control characters included, as PostgreSQL does")
    func ascii() {
        #expect(SASLprep.prepare("a\u{7}b ") == "a\u{7}b ")
        #expect(SASLprep.prepare("") == "")
    }

    @Test("normalises the characters of Unicode 3.2 as Python's unicodedata does")
    func everyCharacter() throws {
        let tables = UnicodeTables.shared
        var text: [UInt8] = []
        text.reserveCapacity(1 << 20)
        for value in Self.various.joined() where Unicode.Scalar(value) != nil {
            if tables.unassigned.contains(value) || Self.isNoncharacter(value) { continue }
            for sample in [[value], [0x61, 0x323, value, 0x301], [0x1100, value]] {
                for scalar in NFKC.normalize(sample) {
                    let character = try #require(Unicode.Scalar(scalar))
                    text.append(contentsOf: UTF8.encode(character) ?? .init())
                }
                text.append(0x0A)
            }
        }
        // Printed by Tests/Generators/saslprep.py --digest.
        let expected = "c8bccee170e800605a2151fe91de9a2258db3d04b9ee21f0f18d29bdbe9bebe7"
        #expect(Hex.encode(try SHA256.hash(text)) == expected)
    }

    /// Without the planes that Unicode 3.2 leaves empty, and without the ideographs,
    /// syllables and private characters that are all treated alike.
    private static let various: [Range<UInt32>] = [
        0..<0x3400, 0xA000..<0xB000, 0xD7A0..<0xE000, 0xF900..<0x2_0000,
        0x2_F800..<0x3_0000, 0xE_0000..<0xE_1000,
    ]

    /// Not in table A.1, which leaves them to the prohibited ones, but not known either.
    private static func isNoncharacter(_ value: UInt32) -> Bool {
        value & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= value
    }

    @Test("the generated tables take less than 64 kB")
    func tableSize() throws {
        let tables = try #require(Base64.decode(SASLprepTables.base64.description))
        #expect(tables.count < 64 << 10)
        #expect(SASLprepTables.base64.utf8CodeUnitCount < 64 << 10)
    }

    @Test("comes to the same keys as PostgreSQL 18.6", arguments: serverVerifiers)
    func againstServer(password: String, text: String) throws {
        let verifier = try #require(ScramVerifier(text))
        let ours = try ScramVerifier(
            password: Secret(password), salt: verifier.salt, iterations: verifier.iterations)
        #expect(ours == verifier)
    }

    /// Passwords, and what `pg_authid.rolpassword` held after CREATE ROLE.
    static let serverVerifiers: [(String, String)] = [
        (
            "\u{70}\u{65}\u{6E}\u{63}\u{69}\u{6C}",
            "SCRAM-SHA-256$4096:WPj+89suhTDveJRlOMSNug==$FoV3V7GgysDbATmOKlVNJMiNQCKYt1UbXrRbGIdw8Gw=:R0nfwBPgZstFuJzO6RzbiQAGHJSEeOpk0FuUlnAgeFU="
        ),
        (
            "\u{49}\u{AD}\u{58}",
            "SCRAM-SHA-256$4096:Ye7rL8HASlQb689Q0RGWnw==$gvllR/e440rbCmxFpLwyaxRQYTvf4ZrrXXo4/NNC98M=:PIV/fV9eE4l5KFEDFolp40tQPrLPG5AxBdKpNZ0oJ90="
        ),
        (
            "\u{75}\u{73}\u{65}\u{72}",
            "SCRAM-SHA-256$4096:IMYFTL2g2CGFR1J4adXpYQ==$nVCtAYKxDA7JsPx0jLOtkTfc1YSnPV56JovvJHmnumk=:pcez/HKiDYQAjElwTxC/TmiOmrjfh+4IRQUUfcHfBss="
        ),
        (
            "\u{55}\u{53}\u{45}\u{52}",
            "SCRAM-SHA-256$4096:OZAaBs75/Ib1nOPodkWAXA==$6IodpC2EsIE4wN/r8d0kiOTCOHCQVekn8o2pCgsLmrc=:nUL8lo1Vummsf3hpYTValFmg8bPDfpg3nT0fzdR6ZiE="
        ),
        (
            "\u{AA}",
            "SCRAM-SHA-256$4096:V3hcoXVIwTHyRvr78KMWfQ==$+AliOfXgp1/c6fcUwnm3rZi6MeLhNSu8ME3Wb6YZC74=:S+GZjBWxyv45OYTsFsK180ARs7IQB5oWKShxjXpr/Kw="
        ),
        (
            "\u{2168}",
            "SCRAM-SHA-256$4096:GtWVlSaPF/3BPYh1so8G9w==$6RD9cEIyre2fNj+5MuJcOfNlHKz046alfv7gypJY/QQ=:N8tNfgAO4fyvsaUQ9NoP32rNxfetQJ2jUKps14IuJCA="
        ),
        (
            "\u{7}",
            "SCRAM-SHA-256$4096:UaDKKDxx0mHhVB4tShBSSQ==$Ur/8kYSw7ariafE/5EJfABMf1ye72b5FelLZ6il9KAQ=:RrF/QAkKlrhFr+PtqgdyiKT3XrCwbGnJDAyJx1vVaUE="
        ),
        (
            "\u{627}\u{31}",
            "SCRAM-SHA-256$4096:FlCO6m+lJw/iZAGbEtPY3g==$YH3rq7eYt6ypf5OBuEISWApJoT0QVNFxCK2eAZk7ff0=:ltxOawKPMSEPVf1X1xwzCrMwa0VB/bwzzy5zsdMtqtU="
        ),
        (
            "\u{627}\u{31}\u{628}",
            "SCRAM-SHA-256$4096:X4WnhWNnGgjHwa6eclt6+Q==$Vjiaujql1Nx7jcdoazVGornBXpb4rEHylYHRclNPXpg=:JURR/x37BKHVu0DbjDYQbwBVm8qhDyuqVcGSsve+vWM="
        ),
        (
            "\u{61}\u{340}",
            "SCRAM-SHA-256$4096:yAiM31SgxZfS7j2FOzS/DA==$QI9yF8Nu3TBJrbBlL74N/J93R2EV3OhHSZmb4DJoXcM=:D7CzFkWcgrK65fX/qEIFmkqWdhAYjg/uJ3GZ2ueQG5k="
        ),
        (
            "\u{61}\u{301}",
            "SCRAM-SHA-256$4096:gIHkKay9qS1DbjULRJQsUw==$juzoRdxxnOEM4YJne/hPjx9GD58VlTw1ralG12eR1j8=:6B2lILJsTaaFaBYhgvYKq/JEOdc9YDDm4X28DxxaG7w="
        ),
        (
            "\u{E1}",
            "SCRAM-SHA-256$4096:9uJ914AZYl0I9PbSRUJWYg==$g0xLYUP2QJTumlKei22+Fimb6/3c2fg5L0lHomJJNCs=:CDUKXFebGMdpR0uxPE/Ie0LPQCv6m+aA5WcKwGmTdu8="
        ),
        (
            "\u{FB01}\u{78}",
            "SCRAM-SHA-256$4096:A7q7Cg4EW4xBPLadEXB27w==$0g24eWq+UABSFbl1NKTG+v1Uhm6fkXaUKYVp/y89js4=:eWEIGb4+HjYXNmswljOsuNB7ZNf6EDsgfzbLpvY2Xr8="
        ),
        (
            "\u{AC01}",
            "SCRAM-SHA-256$4096:GK7izAXLuPSmDR+XbngRbA==$s8/djdJ6a7En4yLy0Uv3VQTEJujLSqOBWGvxld1bBeY=:hX09ktha0p88Cp0Ow/4METi6c29GZW4qF8V7ImzXw0Q="
        ),
        (
            "\u{1100}\u{1161}\u{11A8}",
            "SCRAM-SHA-256$4096:AD+LdNr+OiumIwVJB6SaEA==$EZyuByVxbCak4aETAxSkGYW+u66aRtd5R5XyFK8hLMk=:Y0eKS8IJfKepgI0dEjC9EurlX5uOWuf/M8t0VdUcm40="
        ),
        (
            "\u{200B}\u{78}",
            "SCRAM-SHA-256$4096:qNPE36BP3+6Lw8ar8J/q1g==$Zby9SoGyjzduD0UsIAuFnNDhZqAyIZh6UUdAP+FSXbI=:aH4Zp1Hy7FagUiANukmChVMony7shdLgmPLan490mgQ="
        ),
        (
            "\u{A0}\u{78}\u{3000}\u{79}",
            "SCRAM-SHA-256$4096:Iseb0kgYX8qz4pYUouA+Lg==$5b0yVe1Hd440wy+OP9EyhntSbo5TayqwlMeiUIidEB4=:AYXOV6eRN7OG43sHpa1EIdySI3yttEPVM8pBRIK8hOo="
        ),
        (
            "\u{AD}",
            "SCRAM-SHA-256$4096:zFk2/aMb0EbONsZpX8lMlQ==$+uOOOkPFkSYQYjpIscqjaHk1a0im+oUI5f9DfG6+cRk=:1jrzse6Xrf997wfKEOFuB5dy/H5WI3k8zetSiDhFiF8="
        ),
        (
            "\u{78}\u{221}",
            "SCRAM-SHA-256$4096:wc2yLanUgnas5u8wLhoqOw==$vtPTd+NjLNvzpKYsA2alGL4erVr7+n+t/dU89tdWchM=:J+7nTqoVr+mquEOn7LpTyeGspMCaaF1dh+6UdR+u2Sw="
        ),
        (
            "\u{1F600}",
            "SCRAM-SHA-256$4096:rt1sSzOztntpYdH5QJNgmA==$EIRkC0jLJ0xzKj0l8xVGH6/ebMQPyXsXLkofXG6yUeU=:iJfKKxbGKHJBPx5tW/BrdJgBhuMcHhzZO2Ml5pTZkdQ="
        ),
        (
            "\u{D7A4}",
            "SCRAM-SHA-256$4096:YhJFgaoWlT9+hkTe1PLMYQ==$0kdB6/M2YUIZ3TblbVRJuUWlpBX2+GRgGyV43mktdFI=:oO2dqCC0asKW2XIvjaOVMjnZ9Hng8Q6O9s/r53JtZys="
        ),
        (
            "\u{1E9B}\u{323}",
            "SCRAM-SHA-256$4096:VREoDNvcq/Bqw6EjFmrrsg==$PEM5grxJ5fm739dv+ojWGgqbuwqDSeYDSBJFLXMMLoE=:4huXpkbaSnuB2Ebnr1MAKMXlJUvYIaj+21HfqhEI28o="
        ),
        (
            "\u{61}\u{323}\u{302}",
            "SCRAM-SHA-256$4096:R52KYb58JzTaYEY9V8IO3w==$MfhrYV9wtoFnLzsFMQTdANhUmvgRG4Ts33OlatnK2+I=:L06mvHMRdrDg9H5XDrDbp8T3NRkWFHJk7O5zo/n9XSE="
        ),
        (
            "\u{344}",
            "SCRAM-SHA-256$4096:kXUIEUu/PDF/PZ+vZtUfCA==$mGi6jWsUCpBaylDqKqneZD2Yz1u5+U2+L6yg2h6cXUo=:Z/Wa+KO+Ssl+65UM8k9oAxdAV3Y/Ut11z6DAkxeMbBk="
        ),
        (
            "\u{2126}",
            "SCRAM-SHA-256$4096:M84vtdxMZ5za6N46rhT1ig==$BfBt+Xo2NK73oBSQ+yOlfwtxpVh+ifcVKb+VUzDNM40=:46faMcG5zmLiyOCTi4z1mIKxmXsIwjpqf5bWxZW0WnA="
        ),
        (
            "\u{FF21}\u{FF22}",
            "SCRAM-SHA-256$4096:99C0qYSwDYVFuwrMsoSadg==$JJPpeKXmtzaBEgbZPQ0g38Pi7fwcn0pFxadCmqpWZIY=:/ApNPROWsgr5cEY8F0V2fmHVLtS4/Nbtb9cOfgfKgDQ="
        ),
        (
            "\u{BD}",
            "SCRAM-SHA-256$4096:iXMS1aAyIaC/C/0fJ7r5SQ==$H0aOojYhJf/QyAApYxG3EfjUqj7SF2qSEZ1LkrXlkhA=:FjFvcBjLgBZJDlDQxt2I+CrL7fpHmxzArhxNei35m44="
        ),
        (
            "\u{5D0}\u{5D1}",
            "SCRAM-SHA-256$4096:3IuCxDd4hFQiLVhzbIx9rQ==$mLGB40oozN/AY8U/nSyjMJNUnNbDrLCl9ksZpS0pOK4=:vBLNl6pXZT9MubwCu+kpq5kiW3g9SHG8pT2aYlndnDs="
        ),
        (
            "\u{5D0}\u{61}",
            "SCRAM-SHA-256$4096:F1dKzIKIVjngSZDU7ZecXQ==$gdKJRcv95ZFDNMpjVJNs15jCNQ0KDj/rCa9tALCBM/M=:JseFoNfz1lUEjUTZyjsIxbAqHxWbcumcAKZCPCUyfgg="
        ),
        (
            "\u{61}\u{5D0}",
            "SCRAM-SHA-256$4096:DRh2oLyXXuCD61jqk15Fxg==$GkQPpeH0DS9ZYKLHMhmsezrDMARHrX4kMGQKFuc6zBg=:lHdUlpe2mXfeS9ujKBB513drg9Qiv5MHTkyVz1nKm20="
        ),
        (
            "\u{5D0}\u{301}",
            "SCRAM-SHA-256$4096:2OmksiTSofzvahT9hmPI5A==$/ZHq+6N57Wmvr2ilsyb46WEzKrSZkY4yrShA02IywM0=:74LxgBJFdRfPI2bhESxuCRORaobp9hRxiEco31sh2kg="
        ),
        (
            "\u{2F868}",
            "SCRAM-SHA-256$4096:sCOdj5lXYPLdF9dKHL1B6Q==$PPyQAUQze8zaEyFM0ZRZ18CTRIUeIuOYKTiVkIHnZYw=:5fVHi3Q5OHYa0b+0kzvZphNfvVmKstejD7V1woBvBP0="
        ),
        (
            "\u{FDFA}",
            "SCRAM-SHA-256$4096:7BGFTUtgjJ7CS1ufUAUE5g==$INAFUbO8ejNssu0X90ojJ5PWXM0HWl+WrJD+WKJ74GQ=:6U/OP2EkZveodus6+FZaYD77w/iuHOm6a0ffM/MdBJQ="
        ),
        (
            "\u{958}",
            "SCRAM-SHA-256$4096:X3AdhSGyXvI7dwyQ7kZLnQ==$IF0giovKzRiSs9hkGxfdW974t76MS4uOfCybPX2TscY=:yTEFuRw8Tx3H8wgMsIFtvZ4RAkb5+BSxdfvkkne3DqI="
        ),
        (
            "\u{341}\u{62}",
            "SCRAM-SHA-256$4096:MvMkKE2raWA/IQ/zN/E6dg==$DZ2dKCuAHrQ3rOQD4BUcKdYC32Vr8kJfHWEaYr3i0fY=:PfY5wL/YYGUoUSp8KWgQAGMrz9c900MfZ8EixA5zUSg="
        ),
        (
            "\u{FFFD}\u{71}",
            "SCRAM-SHA-256$4096:jjq/4INoTqKbCmSaVlT3UQ==$rK8YWBG14scIT6mg36jtKElFWBztgzPIPmG600XPtTA=:odzrTZLsSTnA+cxSkks3nH+XdKfhf1gr3kx8XL2T3PI="
        ),
        (
            "\u{E000}",
            "SCRAM-SHA-256$4096:ajfh48r0jUnKYGnDWPluHA==$fOnaxwtozHxD+gJJDDDp+UGeey232ZVBt0wcqfUgyzo=:oEBkOfwlFQfX1yP96UYdTjK0jHofaaWrYxLVtNaIOVc="
        ),
        (
            "\u{70}\u{E4}\u{73}\u{73}\u{20}\u{77}\u{F6}\u{72}\u{64}",
            "SCRAM-SHA-256$4096:UafVtcSkRfXGHgo23GUV1A==$bXQWvRv0l8+FuRcFY9pFHfZVtlpquN8+USq5ur55PFE=:tJq8Y/8qI5HX0Cl55Chz0YNdl7WbgwPtDcINNKfPvTk="
        ),
        (
            "\u{915}\u{93C}",
            "SCRAM-SHA-256$4096:cLwwlZ6eWLIxG6h8ltD1RQ==$smZnF4590TAI+PA8PingAbSDTa9UahI+p8jzqz+o2Ms=:tGHB+9lKurK9SN48qBFyOYA7K7LC/E7LLZEV8K40JSg="
        ),
        (
            "\u{1E0A}\u{323}",
            "SCRAM-SHA-256$4096:DjcR38aINfnUB7NqRZIFXQ==$hL8Mcq2J88sbxd4MtJizA2MIbDLXC3ibxQcdQBPYUt8=:o8TvbX6e7jJInp5RhkMOEValA7/40NOpSYy7TQJrJig="
        ),
        (
            "\u{85}\u{78}",
            "SCRAM-SHA-256$4096:6YDIHfgH01rcBBG99u96yQ==$KrS/UbhR4+kdDpWYuiv/dzj3kgWkjBSpHUh259C8T9Q=:5ZnKy2MXlwfnItZo0oDWPWC/CMSxU5vrENsRXbhY3qQ="
        ),
        (
            "\u{2028}\u{78}",
            "SCRAM-SHA-256$4096:nOCIjGXkHlb9L/+Cfizc1w==$eYQkXhEoG/9JtRaXwG+HOdajahKIYZ8qYlb+pEh0Z8w=:B059134SfrGxMzOD6uUQvq97xR1T2tx8GCQ2yJUhrGQ="
        ),
        (
            "\u{78}\u{180E}\u{79}\u{FE0F}\u{7A}",
            "SCRAM-SHA-256$4096:YcCOOVP5NVlG+ogl3RSh5g==$I+VEmi+CJ3MDaQG1EAzqrIYu39MMVbffcNuy5hOllgU=:hFvysWkIuPYi8REgBcfQiLjwIDnFyWtxbVzxn5+iZQs="
        ),
    ]
}
