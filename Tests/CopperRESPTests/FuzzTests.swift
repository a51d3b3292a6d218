import CopperBytes
import CopperRESP
import CopperTestSupport
import Testing

/// Valid streams, altered: what comes of them is the same however they are cut, values or a
/// typed error, and never a trap.
@Suite("Fuzzing RESP")
struct FuzzTests {
    private static let samples: [[UInt8]] =
        (ConformanceTests.accepted + ConformanceTests.streamed).map { Array($0.0.utf8) }
        + ConformanceTests.attributed.map { Array($0.0.utf8) }
        + ConformanceTests.refused.map { Array($0.0.utf8) }
        + ["*3\r\n:1\r\n>2\r\n$10\r\ninvalidate\r\n_\r\n|1\r\n+a\r\n%1\r\n+b\r\n#t\r\n(12\r\n_\r\n"]
        .map { Array($0.utf8) }

    private static let signs = Array("+-:$*_#,(!=%|~>;.?\r\n0129te".utf8)

    @Test("any bytes, however they are cut")
    func scanning() {
        var limits = RESPLimits()
        limits.depth = 16
        limits.line = 64
        limits.string = 9_999
        limits.frame = 1 << 16
        Fuzzing.run("RESP", short: 4_000, long: 2_000_000) { seed in
            var mutator = Mutator(seed: seed, interesting: Self.signs)
            let samples = Self.samples
            let base = samples[mutator.below(samples.count)] + samples[mutator.below(samples.count)]
            let bytes = mutator.mutate(base, with: samples)
            let whole = feed([bytes[...]], limits: limits)
            let pieces = mutator.pieces(bytes).map { $0[...] }
            // By their text: a NaN is not equal to itself.
            let inPieces = feed(pieces, limits: limits)
            #expect("\(inPieces)" == "\(whole)", "seed \(seed)")
            // From this limit on, plain strings are passed over in a short way.
            var shortLimits = limits
            shortLimits.string = 10_000
            let short = feed(pieces, limits: shortLimits)
            let isTooLarge = short.error.map { "\($0)".contains("10000") } ?? false
            if !isTooLarge, !("\(whole)".contains("9999")) {
                #expect("\(short)" == "\(whole)", "seed \(seed)")
            }
        }
    }

    @Test("values are read as they were written, in RESP3 and as far as it goes in RESP2")
    func writing() {
        Fuzzing.run("RESP values", short: 2_000, long: 500_000) { seed in
            var mutator = Mutator(seed: seed)
            let value = Self.value(&mutator, depth: 4)
            var buffer = ByteBuffer()
            buffer.append(resp: value, as: .resp3)
            #expect(feed([buffer.toArray()[...]]).values == [value], "seed \(seed)")
            buffer.removeAll()
            buffer.append(resp: value, as: .resp2)
            let old = feed([buffer.toArray()[...]])
            #expect(old.error == nil && old.values.count == 1 && !old.isUnfinished, "seed \(seed)")
        }
    }

    private static func value(_ mutator: inout Mutator, depth: Int) -> RESPValue {
        func text(_ mutator: inout Mutator) -> String { "word \(mutator.below(1000))" }
        func values(_ mutator: inout Mutator) -> [RESPValue] {
            (0..<mutator.below(4)).map { _ in value(&mutator, depth: depth - 1) }
        }
        func entries(_ mutator: inout Mutator) -> [RESPEntry] {
            (0..<mutator.below(3)).map { _ in
                RESPEntry(value(&mutator, depth: depth - 1), value(&mutator, depth: depth - 1))
            }
        }
        switch mutator.below(depth > 0 ? 14 : 10) {
        case 0: return .null
        case 1: return .simpleString(text(&mutator))
        case 2: return .simpleError(RESPServerError("ERR " + text(&mutator)))
        case 3: return .integer(Int64(mutator.below(.max)) - Int64(mutator.below(.max)))
        case 4: return .bulkString((0..<mutator.below(40)).map { _ in UInt8(mutator.below(256)) })
        case 5: return .boolean(mutator.below(2) == 0)
        case 6: return .double(Double(mutator.below(.max)) / Double(1 + mutator.below(.max)))
        case 7: return .bigNumber(RESPBigNumber(Int128(mutator.below(.max)) * 1_000_000_007))
        case 8: return .bulkError(RESPServerError("SYNTAX " + text(&mutator)))
        case 9: return .verbatimString(format: "mkd", Array(text(&mutator).utf8))
        case 10: return .array(values(&mutator))
        case 11: return .map(entries(&mutator))
        case 12: return .set(values(&mutator))
        default:
            let value = value(&mutator, depth: depth - 1)
            if case .attributed = value { return value }
            return .attributed(entries(&mutator), value)
        }
    }
}
