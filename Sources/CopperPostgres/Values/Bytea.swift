import CopperBytes

/// `bytea`: raw bytes in the binary format; in the text format `\x` and hexadecimal
/// digits, or the older escape form (PostgreSQL manual, section 8.4).
enum Bytea {
    static func decode<Bytes>(
        _ value: borrowing PostgresValue, as type: Bytes.Type,
        _ make: (UnsafeRawBufferPointer) -> Bytes
    ) throws(PostgresDecodingError) -> Bytes {
        guard value.type == .bytea else { throw value.error(.typeMismatch, as: type) }
        guard value.format == .text else { return value.bytes.withUnsafeBytes(make) }
        var scanner = TextScanner(value.bytes)
        let decoded = scanner.skip("\\x") ? hex(&scanner) : escaped(&scanner)
        guard let decoded else {
            throw value.error(
                .malformed("the text is neither the hex nor the escape form of bytea"), as: type)
        }
        return decoded.withUnsafeBytes(make)
    }

    @_lifetime(scanner: copy scanner)
    private static func hex(_ scanner: inout TextScanner) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity((scanner.bytes.byteCount - scanner.position) / 2)
        while let first = scanner.next() {
            guard let high = Hex.value(first), let low = scanner.next().flatMap(Hex.value) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    @_lifetime(scanner: copy scanner)
    private static func escaped(_ scanner: inout TextScanner) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scanner.bytes.byteCount - scanner.position)
        let backslash = UInt8(ascii: "\\")
        while let byte = scanner.next() {
            if byte != backslash {
                bytes.append(byte)
            } else if scanner.skip(backslash) {
                bytes.append(backslash)
            } else {
                var number = 0
                for _ in 0..<3 {
                    guard let digit = scanner.digit(), digit < 8 else { return nil }
                    number = number * 8 + Int(digit)
                }
                guard let byte = UInt8(exactly: number) else { return nil }
                bytes.append(byte)
            }
        }
        return bytes
    }
}
