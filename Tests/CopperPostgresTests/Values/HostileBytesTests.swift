import CopperBytes
import CopperPostgres
import CopperResilience
import CopperTestSupport
import Foundation
import Testing

@Suite("Hostile bytes")
struct HostileBytesTests {
    static let types: [PostgresType] = [
        .bool, .bytea, .int2, .int4, .int8, .oid, .text, .float4, .float8, .uuid, .json, .jsonb,
        .date, .time, .timestamp, .timestamptz, .numeric, .int4Array, .textArray, .numericArray,
        .byteaArray, PostgresType(rawValue: 99_999),
    ]

    @Test("no decoder traps, whatever the bytes; what decodes encodes, prints and compares")
    func random() throws {
        Fuzzing.run("values", short: 2_000, long: 2_000_000) { seed in
            var random = SeededRandom(seed: seed)
            let bytes = random.bytes()
            let type = Self.types[Int(random.next() % UInt64(Self.types.count))]
            let format: PostgresFormat = random.next() & 1 == 0 ? .binary : .text
            exercise(Int.self, bytes, type, format)
            exercise(UInt8.self, bytes, type, format)
            exercise(Double.self, bytes, type, format)
            exercise(Bool.self, bytes, type, format)
            exercise(String.self, bytes, type, format)
            exercise([UInt8].self, bytes, type, format)
            exercise(UUID.self, bytes, type, format)
            exercise(Date.self, bytes, type, format)
            exercise(PostgresTimestamp.self, bytes, type, format)
            exercise(PostgresDate.self, bytes, type, format)
            exercise(PostgresTime.self, bytes, type, format)
            exercise(PostgresNumeric.self, bytes, type, format)
            exercise(Decimal.self, bytes, type, format)
            exercise([Int32?].self, bytes, type, format)
            exercise([String].self, bytes, type, format)
            exercise([[UInt8]?].self, bytes, type, format)
            exercise(PostgresJSON<[Int]>.self, bytes, type, format)
        }
    }

    private func exercise<Value: PostgresDecodable & PostgresEncodable & Hashable>(
        _: Value.Type, _ bytes: [UInt8], _ type: PostgresType, _ format: PostgresFormat
    ) {
        guard let value = try? decode(Value.self, bytes, type, format) else { return }
        _ = (try? encode(value), "\(value)", value.hashValue)
        // NaN, in any of its forms, is the one value that differs from itself.
        let isItself = value == value
        let again = try? decode(Value.self, bytes, type, format)
        if again != value, isItself {
            Issue.record("\(Value.self) from \(bytes) as \(type) is not the same twice")
        }
    }

    @Test("no row decoder traps, whatever the body")
    func rows() throws {
        let columns = PostgresColumns([
            PostgresColumn(name: "a", type: .int8), PostgresColumn(name: "b", type: .text),
        ])
        let tuples = try PostgresTupleDecoder<Int, String?>(columns: columns)
        let dictionaries = try PostgresRowDecoder<[String: String]>(columns: columns)
        Fuzzing.run("rows", short: 2_000, long: 2_000_000) { seed in
            var random = SeededRandom(seed: seed)
            let bytes = [0, 2] + random.bytes()
            let chunk = chunk(bytes)
            _ = try? tuples.decode(chunk)
            _ = try? dictionaries.decode(chunk)
            guard let row = try? PostgresPlainRowDecoder(columns: columns).decode(chunk) else {
                return
            }
            _ = (row["a"].bytes, row[1].bytes, try? row.get("b", as: String?.self))
        }
    }
}

extension SeededRandom {
    /// Bytes of which many are the small numbers, signs and digits that parsers look for.
    fileprivate mutating func bytes() -> [UInt8] {
        let likely: [UInt8] = [0, 0, 0, 0, 1, 2, 4, 8, 23, 25, 0x40, 0x7F, 0x80, 0xC0, 0xFF]
        let signs = Array("0123456789-+.:eE{}[]\",\\ NULBCinfy".utf8)
        let style = next() % 3
        return (0..<(next() % 40)).map { _ in
            let number = next()
            return switch style {
            case 0: likely[Int(number % UInt64(likely.count))]
            case 1: signs[Int(number % UInt64(signs.count))]
            default: UInt8(truncatingIfNeeded: number)
            }
        }
    }
}
