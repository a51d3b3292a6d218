/// The slots that a cluster divides its keys into: the CRC16 of a key, modulo 16,384.
///
/// Keys that have the same text between their first `{` and the `}` behind it are in the same
/// slot, and so can be used by one command or one transaction:
///
/// ```swift
/// RedisSlot.of("{user:1}:cart") == RedisSlot.of("{user:1}:orders")
/// ```
///
/// The rule is that of the [cluster specification](https://redis.io/docs/reference/cluster-spec/).
public enum RedisSlot {
    public static let count = 16_384

    /// The slot of a key, from 0 to 16,383.
    public static func of(_ key: String) -> Int {
        var key = key
        return key.withUTF8 { of(UnsafeRawBufferPointer($0)) }
    }

    public static func of(_ key: [UInt8]) -> Int { key.withUnsafeBytes { of($0) } }

    static func of(_ key: UnsafeRawBufferPointer) -> Int {
        Int(crc16(hashed(of: key)) & UInt16(count - 1))
    }

    /// The part of a key that decides: what stands between the first `{` and the first `}`
    /// behind it, unless that is nothing; else the whole key.
    private static func hashed(of key: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
        guard let open = key.firstIndex(of: UInt8(ascii: "{")) else { return key[...] }
        let rest = key[(open + 1)...]
        guard let close = rest.firstIndex(of: UInt8(ascii: "}")), close > open + 1 else {
            return key[...]
        }
        return key[(open + 1)..<close]
    }

    /// CRC-16/XMODEM: polynomial 0x1021, nothing reflected, beginning with zero.
    private static func crc16(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt16 {
        table.withUnsafeBufferPointer { table in
            bytes.reduce(0) { crc, byte in
                crc << 8 ^ table[Int(UInt8(truncatingIfNeeded: crc >> 8) ^ byte)]
            }
        }
    }

    private static let table: [UInt16] = (0..<256).map { byte in
        (0..<8).reduce(UInt16(byte) << 8) { crc, _ in
            crc & 0x8000 == 0 ? crc << 1 : crc << 1 ^ 0x1021
        }
    }
}
